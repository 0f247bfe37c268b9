import { describe, expect, it } from 'vitest';
import { quoteLike, writeString } from '../../src/edits/quote-like.js';
import { espreeParser } from './parsers.js';

function quote(text: string): string {
  return quoteLike({ text, ast: espreeParser.parse(text) })('x');
}

describe('quoteLike', () => {
  it.each([
    ['no strings', 'a', "'x'"],
    ['single', "a('b')", "'x'"],
    ['double', 'a("b")', '"x"'],
    ['imports', 'import a from "b"; import c from "d"; e(\'f\')', '"x"'],
    ['mostly single', "a('b', 'c', \"d\")", "'x'"],
    ['mostly double', 'a("b", "c", \'d\')', '"x"'],
    ['a tie', 'a("b", \'c\')', "'x'"],
    ['strings that hold quotes', 'a("it\'s", "don\'t", \'b\')', "'x'"],
    ['templates', 'a("b", `c`, `${d}`, `e`)', '"x"'],
    ['JSX attributes', '<a b="c" d="e">f "g"</a>; h(\'i\')', "'x'"],
    ['keys and directives', '"use strict"; a({ "b": 1 })', '"x"'],
  ])('follows %s', (_, text, expected) => {
    expect(quote(text)).toBe(expected);
  });

  it('takes single quotes where the tree has no tokens', () => {
    const text = 'a("b")';
    const ast = { ...espreeParser.parse(text), tokens: undefined } as unknown as ReturnType<
      typeof espreeParser.parse
    >;
    expect(quoteLike({ text, ast })('x')).toBe("'x'");
  });
});

describe('writeString', () => {
  const texts = [
    '',
    'eu-west-1',
    "it's",
    'say "a"',
    'back\\slash',
    '\\"',
    "\\'",
    'line\nbreak\r\t',
    '\u2028\u2029',
    '\u0000',
    'ü😀',
    'a\\\\\'b"c',
  ];

  it.each(texts)('escapes %j', (text) => {
    for (const mark of ['"', "'"] as const) {
      const written = writeString(text, mark);
      expect(written.startsWith(mark) && written.endsWith(mark)).toBe(true);
      expect(written).not.toMatch(/[\n\r\u2028\u2029]/);
      const [statement] = espreeParser.parse(`(${written})`).body;
      expect(statement).toMatchObject({ expression: { value: text } });
    }
  });

  it('escapes no more than it must', () => {
    expect(writeString('say "it\'s"', "'")).toBe("'say \"it\\'s\"'");
    expect(writeString('say "it\'s"', '"')).toBe('"say \\"it\'s\\""');
  });
});
