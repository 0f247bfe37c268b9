import { describe, expect, it } from 'vitest';
import { changeConfiguration } from '../../src/edits/change-configuration.js';
import { expectCase, remove, set, type ConfigurationCase } from './configuration-case.js';
import { getConstructionAt, typescript } from './parsers.js';

const R = [set('region', 'R')];
const RF = [set('region', 'R'), set('flag', "'on'")];

const missing: ConfigurationCase[] = [
  { title: 'no parentheses', before: 'x = ▶new X;', changes: R, after: 'x = new X({ region: R });' },
  { title: 'empty parentheses', before: 'x = ▶new X();', changes: R, after: 'x = new X({ region: R });' },
  {
    title: 'member callee',
    before: '▶new AWS.STS',
    changes: RF,
    after: "new AWS.STS({ region: R, flag: 'on' })",
  },
  { title: 'space inside', before: '▶new X( )', changes: R, after: 'new X({ region: R })' },
  { title: 'line break inside', before: '▶new X(\n)', changes: R, after: 'new X({ region: R })' },
  { title: 'space before', before: '▶new X ()', changes: R, after: 'new X ({ region: R })' },
  { title: 'type arguments', before: '▶new X<T>()', changes: R, after: 'new X<T>({ region: R })' },
  {
    title: 'type arguments with parentheses',
    before: '▶new X<(a: A) => B>()',
    changes: R,
    after: 'new X<(a: A) => B>({ region: R })',
  },
  {
    title: 'type arguments only',
    before: 'x = ▶new X<T>;',
    changes: R,
    after: 'x = new X<T>({ region: R });',
  },
  {
    title: 'callee in parentheses',
    before: '▶new (get(a))',
    changes: R,
    after: 'new (get(a))({ region: R })',
  },
  { title: 'callee and call', before: '▶new (get(a))()', changes: R, after: 'new (get(a))({ region: R })' },
  {
    title: 'required inline',
    before: "▶new (require('x').STS)()",
    changes: R,
    after: "new (require('x').STS)({ region: R })",
  },
  { title: 'chained', before: '▶new X().send(c)', changes: R, after: 'new X({ region: R }).send(c)' },
  { title: 'block comment', before: '▶new X(/* c */)', changes: R, after: 'new X(/* c */ { region: R })' },
  {
    title: 'spaced block comment',
    before: '▶new X( /* c */ )',
    changes: R,
    after: 'new X( /* c */ { region: R } )',
  },
  {
    title: 'line comment',
    before: '  x = ▶new X( // c\n  );\n',
    changes: R,
    after: '  x = new X( // c\n    { region: R }\n  );\n',
  },
  {
    title: 'line comment among tabs',
    before: 'if (a) {\n\tx = ▶new X( // c\n\t);\n}',
    changes: R,
    after: 'if (a) {\n\tx = new X( // c\n\t\t{ region: R }\n\t);\n}',
  },
  {
    title: 'line comment of its own',
    before: 'x = ▶new X(\r\n\t// c\r\n);',
    changes: R,
    after: 'x = new X(\r\n\t// c\r\n\t{ region: R }\r\n);',
  },
  {
    title: 'super()',
    before: 'class A extends X { constructor() { ▶super(); } }',
    changes: R,
    after: 'class A extends X { constructor() { super({ region: R }); } }',
  },
  { title: 'optional call', before: '▶make?.()', changes: R, after: 'make?.({ region: R })' },
  { title: 'second argument', before: '▶make(a)', changes: R, argument: 1, after: 'make(a, { region: R })' },
  { title: 'second, comma', before: '▶make(a,)', changes: R, argument: 1, after: 'make(a, { region: R },)' },
  {
    title: 'second, parentheses',
    before: '▶make((a), (b))',
    changes: R,
    argument: 2,
    after: 'make((a), (b), { region: R })',
  },
  {
    title: 'second on its own line',
    before: '▶make(\n  a, // c\n)',
    changes: R,
    argument: 1,
    after: 'make(\n  a, // c\n  { region: R },\n)',
  },
  { title: 'an earlier one missing too', before: '▶make()', changes: R, argument: 1, after: 'impossible' },
  { title: 'arguments spread', before: '▶new X(...args)', changes: R, after: 'impossible' },
  {
    title: 'earlier arguments spread',
    before: '▶make(...args, {})',
    changes: R,
    argument: 1,
    after: 'impossible',
  },
  {
    title: 'a later spread is no matter',
    before: '▶new X({}, ...args)',
    changes: R,
    after: 'new X({ region: R }, ...args)',
  },
  { title: 'nothing to remove', before: '▶new X()', changes: [remove('region')], after: 'unchanged' },
  {
    title: 'remove and set',
    before: '▶new X()',
    changes: [remove('endpoint'), ...R],
    after: 'new X({ region: R })',
  },
  {
    title: 'the last change of a key counts',
    before: '▶new X()',
    changes: [...R, set('flag', '1'), set('region', 'S')],
    after: 'new X({ flag: 1, region: S })',
  },
  {
    title: 'key that needs quotes',
    before: '▶new X()',
    changes: [set('a-b', '1')],
    after: "new X({ 'a-b': 1 })",
  },
  { title: 'prototype', before: '▶new X()', changes: [set('__proto__', 'R')], after: 'impossible' },
];

const expressions: ConfigurationCase[] = [
  { title: 'name', before: '▶new X(config)', changes: R, after: 'new X({ ...config, region: R })' },
  {
    title: 'two properties',
    before: '▶new X(config)',
    changes: RF,
    after: "new X({ ...config, region: R, flag: 'on' })",
  },
  {
    title: 'member',
    before: '▶new X(this.options.sts)',
    changes: R,
    after: 'new X({ ...this.options.sts, region: R })',
  },
  { title: 'optional member', before: '▶new X(a?.b)', changes: R, after: 'new X({ ...a?.b, region: R })' },
  {
    title: 'call',
    before: '▶new X(get({ a: 1 }))',
    changes: R,
    after: 'new X({ ...get({ a: 1 }), region: R })',
  },
  {
    title: 'conditional',
    before: '▶new X(a ? b : c)',
    changes: R,
    after: 'new X({ ...(a ? b : c), region: R })',
  },
  { title: 'logical', before: '▶new X(a || {})', changes: R, after: 'new X({ ...(a || {}), region: R })' },
  { title: 'nullish', before: '▶new X(a ?? {})', changes: R, after: 'new X({ ...(a ?? {}), region: R })' },
  { title: 'assignment', before: '▶new X(a = b)', changes: R, after: 'new X({ ...(a = b), region: R })' },
  { title: 'sequence', before: '▶new X((a, b))', changes: R, after: 'new X({ ...(a, b), region: R })' },
  { title: 'arrow', before: '▶new X(() => a)', changes: R, after: 'new X({ ...(() => a), region: R })' },
  {
    title: 'await',
    before: 'async () => ▶new X(await a)',
    changes: R,
    after: 'async () => new X({ ...(await a), region: R })',
  },
  {
    title: 'yield',
    before: 'function* f() { ▶new X(yield a) }',
    changes: R,
    after: 'function* f() { new X({ ...(yield a), region: R }) }',
  },
  {
    title: 'parentheses are kept',
    before: '▶new X((a ? b : c))',
    changes: R,
    after: 'new X({ ...(a ? b : c), region: R })',
  },
  {
    title: 'starts with parentheses',
    before: '▶new X((a).b || c)',
    changes: R,
    after: 'new X({ ...((a).b || c), region: R })',
  },
  { title: 'as', before: '▶new X(a as T)', changes: R, after: 'new X({ ...(a as T), region: R })' },
  {
    title: 'satisfies',
    before: '▶new X(a satisfies T)',
    changes: R,
    after: 'new X({ ...(a satisfies T), region: R })',
  },
  { title: 'angle brackets', before: '▶new X(<T>a)', changes: R, after: 'new X({ ...(<T>a), region: R })' },
  { title: 'non-null', before: '▶new X(a!)', changes: R, after: 'new X({ ...a!, region: R })' },
  {
    title: 'comment behind',
    before: '▶new X(a // c\n)',
    changes: R,
    after: 'new X({ ...a, region: R } // c\n)',
  },
  {
    title: 'comment in front',
    before: '▶new X(/* c */ a)',
    changes: R,
    after: 'new X(/* c */ { ...a, region: R })',
  },
  {
    title: 'comment in parentheses',
    before: '▶new X((a // c\n))',
    changes: R,
    after: 'new X({ ...(a // c\n), region: R })',
  },
  {
    title: 'on its own line',
    before: '▶new X(\n  config,\n)',
    changes: R,
    after: 'new X(\n  { ...config, region: R },\n)',
  },
  {
    title: 'Object.assign',
    before: '▶new X(Object.assign({}, a, b))',
    changes: R,
    after: 'new X({ ...Object.assign({}, a, b), region: R })',
  },
  {
    title: 'super(config)',
    before: 'class A extends X { constructor(c) { ▶super(c) } }',
    changes: R,
    after: 'class A extends X { constructor(c) { super({ ...c, region: R }) } }',
  },
  {
    title: 'second argument',
    before: '▶make(a, b)',
    changes: R,
    argument: 1,
    after: 'make(a, { ...b, region: R })',
  },
  { title: 'undefined', before: '▶new X(undefined)', changes: R, after: 'new X({ region: R })' },
  { title: 'void 0', before: '▶new X(void 0)', changes: R, after: 'new X({ region: R })' },
  { title: 'null', before: '▶new X(null)', changes: R, after: 'new X({ region: R })' },
  {
    title: 'undefined as T',
    before: '▶new X(undefined as any)',
    changes: R,
    after: 'new X({ region: R } as any)',
  },
  {
    title: 'remove from undefined',
    before: '▶new X(undefined)',
    changes: [remove('region')],
    after: 'unchanged',
  },
  {
    title: 'remove from a name',
    before: '▶new X(config)',
    changes: [remove('endpoint'), ...R],
    after: 'impossible',
  },
  { title: 'string', before: "▶new X('config')", changes: R, after: 'impossible' },
  { title: 'number', before: '▶new X(1)', changes: R, after: 'impossible' },
  { title: 'template', before: '▶new X(`config`)', changes: R, after: 'impossible' },
  { title: 'array', before: '▶new X([])', changes: R, after: 'impossible' },
  { title: 'prototype', before: '▶new X(config)', changes: [set('__proto__', 'R')], after: 'impossible' },
];

describe('a configuration that is missing', () => {
  it.each(missing)('$title: $before', expectCase);
});

describe('a configuration that is another expression', () => {
  it.each(expressions)('$title: $before', expectCase);
});

describe('a tree without tokens', () => {
  it.each(['new X()', 'new X({})', 'new X(config)', 'new X({ region: 1 })'])('is left alone: %s', (text) => {
    const full = typescript.parse(text);
    for (const absent of ['tokens', 'comments']) {
      const ast = { ...full, [absent]: undefined };
      const node = getConstructionAt(ast, 0);
      expect(changeConfiguration({ text, ast }, { node, argument: 0 }, R)).toBeUndefined();
    }
  });
});
