import { expect, it } from 'vitest';
import { targetsOf } from '../../src/modules/package-targets.js';

it.each([
  ['a string', './a.js', '.', ['./a.js']],
  ['a string and a subpath', './a.js', './b', []],
  [
    'conditions',
    { import: './a.mjs', require: { types: './a.d.cts', default: './a.cjs' } },
    '.',
    ['./a.mjs', './a.d.cts', './a.cjs'],
  ],
  ['alternatives', ['./a.js', { default: './b.js' }], '.', ['./a.js', './b.js']],
  ['keys', { '.': './a.js', './b': './b.js' }, './b', ['./b.js']],
  ['a key that is absent', { '.': './a.js' }, './b', []],
  ['a pattern', { './*': './dist/*.js' }, './a/b', ['./dist/a/b.js']],
  ['a pattern with an extension', { './*.js': './dist/*.js' }, './a.js', ['./dist/a.js']],
  ['a pattern with nothing for its star', { './a*b': './x.js' }, './ab', []],
  ['a pattern whose ends overlap', { './aba*aba': './x.js' }, './ababa', []],
  ['the closer of two patterns', { './*': './x/*.js', './a/*': './y/*.js' }, './a/b', ['./y/b.js']],
  ['a star used twice', { './*': './*/*.js' }, './a', ['./a/a.js']],
  ['a key before a pattern', { './*': './x/*.js', './a': './a.js' }, './a', ['./a.js']],
  ['null', { './*': './x/*.js', './a': null }, './a', []],
  ['imports', { '#a': './a.js', '#lib/*': { default: './lib/*.js' } }, '#lib/b', ['./lib/b.js']],
  ['nothing', undefined, '.', []],
  ['numbers', { '.': 1, './a': [2] }, '.', []],
])('%s', (_, map, key, expected) => {
  expect(targetsOf(map, key)).toEqual(expected);
});
