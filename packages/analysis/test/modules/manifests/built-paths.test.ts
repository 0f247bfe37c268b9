import { describe, expect, it } from 'vitest';
import { splitHandler } from '../../../src/modules/manifests/handler-string.js';
import { findIn } from './manifest-project.js';

const HANDLER = 'export const handler = async () => {};';

/** The source that a serverless.yml's handler leads to. */
function findSource(handler: string, files: Readonly<Record<string, unknown>>): string | undefined {
  const { handlers } = findIn({
    'package.json': {},
    'serverless.yml': `functions: { f: { handler: ${handler} } }`,
    ...files,
  });
  return handlers[0]?.replace(/^f -> (.*)#.*$/, '$1');
}

describe('a path in the output of a build', () => {
  it('leads back by outDir and rootDir', () => {
    const compilerOptions = { outDir: 'built', rootDir: 'code' };
    const files = { 'tsconfig.json': { compilerOptions }, 'code/a/b.ts': HANDLER };
    expect(findSource('built/a/b.handler', files)).toBe('code/a/b.ts');
  });

  it('leads back by outDir alone, through what it extends', () => {
    const files = {
      'tsconfig.base.json': { compilerOptions: { outDir: './built' } },
      'tsconfig.json': { extends: './tsconfig.base.json' },
      'src/b.ts': HANDLER,
    };
    expect(findSource('built/b.handler', files)).toBe('src/b.ts');
    expect(findSource('built/src/b.handler', files)).toBe('src/b.ts');
  });

  it.each([
    ['esbuild src/one.ts --bundle --outfile=out/index.js', 'out/index.handler', 'src/one.ts'],
    [
      'tsc && esbuild src/one.ts src/deep/two.ts --bundle --outdir=out',
      'out/deep/two.handler',
      'src/deep/two.ts',
    ],
    ['tsup src/one.ts -d out', 'out/one.handler', 'src/one.ts'],
    ['tsup src/one.ts', 'dist/one.handler', 'src/one.ts'],
    ['ncc build src/one.ts -o out/one', 'out/one/index.handler', 'src/one.ts'],
    ['echo src/one.ts -o out/one', 'out/one/index.handler', undefined],
    ['esbuild src/missing.ts --outfile=out/index.js', 'out/index.handler', undefined],
  ])('leads back by the script %s', (build, handler, expected) => {
    const files = {
      'package.json': { scripts: { build } },
      'src/one.ts': HANDLER,
      'src/deep/two.ts': HANDLER,
    };
    expect(findSource(handler, files)).toBe(expected);
  });

  it.each([
    [
      'esbuild.config.mjs',
      "await build({ entryPoints: ['src/one.ts'], outfile: 'out/fn.js' });",
      'out/fn.handler',
    ],
    [
      'build.js',
      "require('esbuild').build({ entryPoints: { fn: 'src/one.ts' }, outdir: 'out' });",
      'out/fn.handler',
    ],
    [
      'tsup.config.ts',
      "export default defineConfig({ entry: ['src/one.ts'], outDir: 'out' });",
      'out/one.handler',
    ],
    [
      'webpack.config.js',
      "module.exports = { entry: { fn: './src/one.ts' }, output: { path: path.resolve(__dirname, 'out') } };\nconst path = require('path');",
      'out/fn.handler',
    ],
    [
      'rollup.config.js',
      "export default { input: 'src/one.ts', output: { file: 'out/fn.js' } };",
      'out/fn.handler',
    ],
  ])('leads back by %s', (name, text, handler) => {
    expect(findSource(handler, { [name]: text, 'src/one.ts': HANDLER })).toBe('src/one.ts');
  });

  it.each([
    ['dist/index.handler', 'src/index.ts'],
    ['.build/src/index.handler', 'src/index.ts'],
    ['build/index.handler', 'src/index.ts'],
    ['.webpack/service/src/index.handler', 'src/index.ts'],
    ['lib/index.handler', 'src/index.ts'],
    ['index.handler', 'src/index.ts'],
    ['dist/other.handler', undefined],
    ['distant/index.handler', undefined],
  ])('leads %s to the same place below src', (handler, expected) => {
    expect(findSource(handler, { 'src/index.ts': HANDLER })).toBe(expected);
  });

  it('is a source where a source stands there', () => {
    expect(findSource('lib/index.handler', { 'lib/index.ts': HANDLER, 'src/index.ts': HANDLER })).toBe(
      'lib/index.ts',
    );
  });

  it('is left alone where package.json is broken', () => {
    expect(findSource('made/a.handler', { 'package.json': '{', 'src/a.ts': HANDLER })).toBeUndefined();
  });

  it('is never a declaration file', () => {
    expect(
      findSource('src/a.handler', { 'src/a.d.ts': 'export declare const handler: unknown;' }),
    ).toBeUndefined();
  });
});

describe('splitHandler', () => {
  it.each([
    ['index.handler', [['index', 'handler']]],
    ['src/a.b/index.handler', [['src/a.b/index', 'handler']]],
    ['./src/index.handler', [['./src/index', 'handler']]],
    ['../index.handler', [['../index', 'handler']]],
    [
      'index.api.create',
      [
        ['index', 'api.create'],
        ['index.api', 'create'],
      ],
    ],
    ['src/index', []],
    ['handler', []],
    ['.handler', []],
    ['index.', []],
    ['index.not-a-name', []],
    ['com.example.Handler::handleRequest', []],
  ])('%s', (handler, expected) => {
    expect(splitHandler(handler).map(({ module, exportName }) => [module, exportName])).toEqual(expected);
  });

  it('takes the file name with a dot in it where only that exists', () => {
    expect(findSource('src/user.api.handler', { 'src/user.api.ts': HANDLER })).toBe('src/user.api.ts');
    expect(findSource('src/user.api.handler', { 'src/user.ts': HANDLER })).toBe('src/user.ts');
  });
});
