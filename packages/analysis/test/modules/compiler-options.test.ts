import { describe, expect, it } from 'vitest';
import type { GoverningOptions } from '../../src/modules/compiler-options.js';
import { createModuleHost } from '../../src/modules/module-host.js';
import { temporaryProject, type TemporaryProject } from './temporary-project.js';

const strict = { compilerOptions: { strict: true } };
const exact = { compilerOptions: { strict: true, exactOptionalPropertyTypes: true } };

function optionsIn(project: TemporaryProject, file: string): GoverningOptions {
  return createModuleHost().compilerOptionsFor(project.at(file));
}

describe('the tsconfig that governs a file', () => {
  it('is the nearest one, where it takes the file', () => {
    const project = temporaryProject({ 'tsconfig.json': exact, 'a/tsconfig.json': strict });
    expect(optionsIn(project, 'a/src/x.ts')).toMatchObject({
      strict: true,
      exactOptionalPropertyTypes: false,
    });
    expect(optionsIn(project, 'b/x.ts').exactOptionalPropertyTypes).toBe(true);
  });

  it('is one further up, where the nearest does not take the file', () => {
    const project = temporaryProject({
      'tsconfig.json': exact,
      'a/tsconfig.json': { ...strict, include: ['src'], exclude: ['src/old'] },
    });
    expect(optionsIn(project, 'a/src/x.ts').exactOptionalPropertyTypes).toBe(false);
    expect(optionsIn(project, 'a/src/old/x.ts').exactOptionalPropertyTypes).toBe(true);
    expect(optionsIn(project, 'a/test/x.ts').exactOptionalPropertyTypes).toBe(true);
  });

  it('is one that the nearest references', () => {
    const project = temporaryProject({
      'tsconfig.json': {
        files: [],
        references: [{ path: './tsconfig.app.json' }, { path: 'lib' }, {}, null],
      },
      'tsconfig.app.json': { ...strict, include: ['src'], references: [{ path: '.' }] },
      'lib/tsconfig.json': { ...exact, include: ['../shared'] },
    });
    expect(optionsIn(project, 'src/x.ts')).toMatchObject({ strict: true, exactOptionalPropertyTypes: false });
    expect(optionsIn(project, 'shared/x.ts').exactOptionalPropertyTypes).toBe(true);
    expect(optionsIn(project, 'other/x.ts').strict).toBe(false);
  });

  it('is the nearest one all the same, where none takes the file', () => {
    const project = temporaryProject({
      'tsconfig.json': { ...strict, include: ['src'] },
      'a/tsconfig.json': { ...exact, include: ['src'] },
    });
    expect(optionsIn(project, 'a/vite.config.ts').exactOptionalPropertyTypes).toBe(true);
    expect(optionsIn(project, 'a/src/x.js').exactOptionalPropertyTypes).toBe(true);
  });

  it('is a jsconfig.json where there is no tsconfig.json', () => {
    const project = temporaryProject({ 'tsconfig.json': exact, 'a/jsconfig.json': strict });
    expect(optionsIn(project, 'a/x.js')).toMatchObject({ strict: true, exactOptionalPropertyTypes: false });
  });

  it('is a jsconfig.json that takes JavaScript without saying so', () => {
    const project = temporaryProject({
      'tsconfig.json': { compilerOptions: { strict: true, allowJs: true } },
      'a/jsconfig.json': {},
    });
    expect(optionsIn(project, 'a/x.js').strict).toBe(false);
    expect(optionsIn(project, 'b/x.js').strict).toBe(true);
  });

  it('extends others: files, lists, packages', () => {
    const project = temporaryProject({
      'tsconfig.json': { extends: ['./base.json', '@acme/tsconfig/strictest'] },
      'base.json': '// base\n{ "compilerOptions": { "noPropertyAccessFromIndexSignature": true, }, }',
      'node_modules/@acme/tsconfig/package.json': { name: '@acme/tsconfig' },
      'node_modules/@acme/tsconfig/strictest.json': exact,
    });
    expect(optionsIn(project, 'x.ts')).toMatchObject({
      strict: true,
      exactOptionalPropertyTypes: true,
      noPropertyAccessFromIndexSignature: true,
    });
  });

  it('may switch strictNullChecks on or off by itself', () => {
    const project = temporaryProject({
      'a/tsconfig.json': { compilerOptions: { strict: true, strictNullChecks: false } },
      'b/tsconfig.json': { compilerOptions: { strictNullChecks: true } },
    });
    expect(optionsIn(project, 'a/x.ts').strict).toBe(false);
    expect(optionsIn(project, 'b/x.ts').strict).toBe(true);
  });

  it.each([
    ['no JSON', 'strict'],
    ['empty', ''],
    ['a string', '"strict"'],
    ['a list', '[]'],
    ['a base that is missing', { ...exact, extends: './missing.json' }],
    ['a package that is missing', { ...exact, extends: '@acme/missing' }],
    ['a circle', { ...exact, extends: './tsconfig.json' }],
    ['fields of wrong types', { compilerOptions: { strict: 'yes', paths: 1 }, include: 1, extends: 3 }],
    ['wrong lists', { compilerOptions: 'strict', files: [1], references: 'all' }],
  ])('sets nothing when it is broken: %s', (_, broken) => {
    const project = temporaryProject({ 'tsconfig.json': exact, 'a/tsconfig.json': broken });
    expect(optionsIn(project, 'a/x.ts')).toMatchObject({
      strict: false,
      exactOptionalPropertyTypes: false,
      noPropertyAccessFromIndexSignature: false,
    });
  });

  it('is passed over when it is a directory', () => {
    const project = temporaryProject({ 'tsconfig.json': exact, 'a/tsconfig.json/x': '' });
    expect(optionsIn(project, 'a/x.ts').exactOptionalPropertyTypes).toBe(true);
  });
});

describe('hasNodeTypes', () => {
  it('says whether @types/node is within reach', () => {
    const project = temporaryProject({
      'node_modules/typescript/package.json': {},
      'a/node_modules/@types/node/package.json': { version: '20.0.0' },
    });
    expect(optionsIn(project, 'a/src/x.ts').hasNodeTypes).toBe(true);
    expect(optionsIn(project, 'b/x.ts').hasNodeTypes).toBe(false);
    expect(createModuleHost().compilerOptionsFor('/no-such-folder/x.ts').hasNodeTypes).toBeUndefined();
  });
});

describe('edits in the same process', () => {
  it('of the tsconfig, its base and its package are seen', () => {
    const project = temporaryProject({
      'tsconfig.json': { extends: './base.json' },
      'base.json': { extends: '@acme/tsconfig' },
      'node_modules/@acme/tsconfig/package.json': { name: '@acme/tsconfig' },
      'node_modules/@acme/tsconfig/tsconfig.json': strict,
    });
    const host = createModuleHost();
    const ask = () => host.files.track(() => host.compilerOptionsFor(project.at('src/x.ts')));
    const edits: [string, object, Partial<GoverningOptions>][] = [
      ['node_modules/@acme/tsconfig/tsconfig.json', exact, { exactOptionalPropertyTypes: true }],
      ['base.json', strict, { strict: true, exactOptionalPropertyTypes: false }],
      ['tsconfig.json', {}, { strict: false }],
      ['src/tsconfig.json', exact, { exactOptionalPropertyTypes: true }],
      ['node_modules/@types/node/package.json', {}, { hasNodeTypes: true }],
    ];
    for (const [path, content, expected] of edits) {
      const before = ask();
      expect(host.files.isFresh(before.stamps)).toBe(true);
      project.write(path, content);
      expect(host.files.isFresh(before.stamps)).toBe(false);
      expect(ask().value).toMatchObject(expected);
    }
  });

  it('mend a missing base', () => {
    const project = temporaryProject({ 'tsconfig.json': { extends: './base.json' } });
    const host = createModuleHost();
    expect(host.compilerOptionsFor(project.at('x.ts')).strict).toBe(false);
    project.write('base.json', strict);
    expect(host.compilerOptionsFor(project.at('x.ts')).strict).toBe(true);
  });

  it('of a reference are seen', () => {
    const project = temporaryProject({
      'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }] },
    });
    const host = createModuleHost();
    expect(host.compilerOptionsFor(project.at('x.ts')).strict).toBe(false);
    project.write('tsconfig.app.json', strict);
    expect(host.compilerOptionsFor(project.at('x.ts')).strict).toBe(true);
  });
});
