import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/edits/merge-edits.js';
import { removeProperty } from '../../src/edits/property-removal.js';
import { findComments, findParsers, typescript, walk, type TestParser } from './parsers.js';

const MARK = '▶';

function remove(parser: TestParser, before: string) {
  const offset = before.indexOf(MARK);
  const text = before.replace(MARK, '');
  const ast = parser.parse(text);
  for (const node of walk(ast)) {
    if (node.type !== 'ObjectExpression') continue;
    const property = node.properties.find(({ range }) => range[0] === offset);
    if (property?.type === 'Property')
      return { ast, text, edits: removeProperty({ text, ast }, node, property) };
  }
  throw new Error('The case marks no property.');
}

describe('removeProperty', () => {
  it.each([
    [
      "AWS.config.update({ region: 'a', ▶stsRegionalEndpoints: 'regional' });",
      "AWS.config.update({ region: 'a' });",
    ],
    ["AWS.config.update({ ▶stsRegionalEndpoints: 'regional' });", 'AWS.config.update({});'],
    [
      "AWS.config.update({\n  ▶stsRegionalEndpoints: 'regional',\n  region,\n});",
      'AWS.config.update({\n  region,\n});',
    ],
    [
      "AWS.config.update({\n  region,\n  ▶stsRegionalEndpoints: 'regional' // c\n});",
      'AWS.config.update({\n  region\n  // c\n});',
    ],
    [
      'AWS.config.update({\r\n\tregion,\r\n\t▶sts: {\r\n\t\ta: 1\r\n\t}\r\n});',
      'AWS.config.update({\r\n\tregion\r\n});',
    ],
    ["x = { sts: { ▶region: 'a', b: 1 }, c: 2 }", 'x = { sts: { b: 1 }, c: 2 }'],
    ['x = { a: 1, ▶a: 2 }', 'x = { a: 1 }'],
    ['x = { ▶a: 1, a: 2 }', 'x = { a: 2 }'],
    ['x = { ...a, ▶[b]: 1, ...c }', 'x = { ...a, ...c }'],
    ['x = { ▶get a() { return 1 }, b }', 'x = { b }'],
    ['x = { ▶a: 1 as const, b } as const', 'x = { b } as const'],
  ])('%s', (before, after) => {
    for (const parser of findParsers(before.replace(MARK, ''))) {
      const { ast, text, edits } = remove(parser, before);
      const result = applyEdits(text, edits ?? []);
      expect(result, parser.name).toBe(after);
      expect(findComments(parser.parse(result))).toEqual(findComments(ast));
    }
  });

  it('finds no edit without tokens', () => {
    const bare: TestParser = {
      name: 'bare',
      parse: (text) => ({ ...typescript.parse(text), tokens: undefined }),
    };
    expect(remove(bare, 'x = { ▶a: 1 }').edits).toBeUndefined();
  });
});
