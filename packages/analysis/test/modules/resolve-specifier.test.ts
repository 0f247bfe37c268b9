import { describe, expect, it } from 'vitest';
import { createModuleHost, type ModuleHost } from '../../src/modules/module-host.js';
import { temporaryProject, type TemporaryProject } from './temporary-project.js';

/** What a specifier in a file means, as a path within the project. */
function resolveIn(
  project: TemporaryProject,
  specifier: string,
  file: string,
  host = createModuleHost(),
): string | undefined {
  const path = host.resolveSpecifier(specifier, project.at(file));
  return path?.startsWith(`${project.root}/`) ? path.slice(project.root.length + 1) : path;
}

describe('paths', () => {
  const files = {
    'src/a.ts': '',
    'src/both.ts': '',
    'src/both.js': '',
    'src/view.tsx': '',
    'src/m.mts': '',
    'src/c.cts': '',
    'src/plain.js': '',
    'src/widget.jsx': '',
    'src/esm.mjs': '',
    'src/common.cjs': '',
    'src/data.json': '{}',
    'src/typed.d.ts': '',
    'src/typed.js': '',
    'src/only.d.ts': '',
    'src/style.css': '',
    'src/foo.service.ts': '',
    'src/lib/index.ts': '',
    'src/lib.ts': '',
    'src/folder/index.js': '',
    'src/main/package.json': { main: './entry' },
    'src/main/entry.ts': '',
    'index.ts': '',
  };

  it.each([
    ['./a', 'src/a.ts'],
    ['./a.ts', 'src/a.ts'],
    ['./a.js', 'src/a.ts'],
    ['./both', 'src/both.ts'],
    ['./both.js', 'src/both.ts'],
    ['./view', 'src/view.tsx'],
    ['./view.js', 'src/view.tsx'],
    ['./view.jsx', 'src/view.tsx'],
    ['./m', 'src/m.mts'],
    ['./m.mjs', 'src/m.mts'],
    ['./c.cjs', 'src/c.cts'],
    ['./plain', 'src/plain.js'],
    ['./widget.jsx', 'src/widget.jsx'],
    ['./esm.mjs', 'src/esm.mjs'],
    ['./common.cjs', 'src/common.cjs'],
    ['./data.json', 'src/data.json'],
    ['./data', 'src/data.json'],
    ['./typed', 'src/typed.js'],
    ['./foo.service', 'src/foo.service.ts'],
    ['./lib', 'src/lib.ts'],
    ['./lib/', 'src/lib/index.ts'],
    ['./folder', 'src/folder/index.js'],
    ['./main', 'src/main/entry.ts'],
    ['..', 'index.ts'],
    ['../src/a', 'src/a.ts'],
    ['./only', undefined],
    ['./only.d.ts', undefined],
    ['./style.css', undefined],
    ['./missing', undefined],
    ['./a.ts/b', undefined],
    ['./a?raw', undefined],
    ['./a#part', undefined],
    ['.\\a', undefined],
    ['.', undefined],
  ])('%s -> %s', (specifier, expected) => {
    expect(resolveIn(temporaryProject(files), specifier, 'src/x.ts')).toBe(expected);
  });

  it('may be absolute', () => {
    const project = temporaryProject(files);
    expect(resolveIn(project, project.at('src/a'), 'x.ts')).toBe('src/a.ts');
  });

  it('are followed to the real file, but never into node_modules', () => {
    const project = temporaryProject({ 'shared/a.ts': '', 'node_modules/b/index.ts': '' });
    project.link('src/a.ts', 'shared/a.ts');
    project.link('src/b', 'node_modules/b');
    expect(resolveIn(project, './a', 'src/x.ts')).toBe('shared/a.ts');
    expect(resolveIn(project, './b', 'src/x.ts')).toBeUndefined();
    expect(resolveIn(project, '../node_modules/b', 'src/x.ts')).toBeUndefined();
  });

  it('in a part of a document start from the document', () => {
    const project = temporaryProject({ 'docs/page.md': '', 'docs/a.ts': '' });
    expect(resolveIn(project, './a', 'docs/page.md/0_0.ts')).toBe('docs/a.ts');
  });
});

describe('tsconfig paths', () => {
  it('map a specifier, the first that exists', () => {
    const project = temporaryProject({
      'tsconfig.json': {
        compilerOptions: { paths: { '@/*': ['./generated/*', './src/*'], config: ['./src/config.ts'] } },
      },
      'src/a.ts': '',
      'src/config.ts': '',
    });
    expect(resolveIn(project, '@/a', 'src/deep/x.ts')).toBe('src/a.ts');
    expect(resolveIn(project, '@/a.js', 'src/deep/x.ts')).toBe('src/a.ts');
    expect(resolveIn(project, 'config', 'src/deep/x.ts')).toBe('src/config.ts');
    expect(resolveIn(project, '@/b', 'src/deep/x.ts')).toBeUndefined();
  });

  it('come from a base, relative to the base', () => {
    const project = temporaryProject({
      'base/tsconfig.json': { compilerOptions: { paths: { '~/*': ['../src/*'] } } },
      'tsconfig.json': { extends: './base/tsconfig.json' },
      'src/a.ts': '',
    });
    expect(resolveIn(project, '~/a', 'src/x.ts')).toBe('src/a.ts');
  });

  it('come from a referenced configuration that takes the file', () => {
    const project = temporaryProject({
      'tsconfig.json': {
        files: [],
        references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.test.json' }],
      },
      'tsconfig.app.json': { include: ['src'], compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      'tsconfig.test.json': { include: ['test'], compilerOptions: { paths: { '@/*': ['./test/*'] } } },
      'src/a.ts': '',
      'test/a.ts': '',
    });
    expect(resolveIn(project, '@/a', 'src/x.ts')).toBe('src/a.ts');
    expect(resolveIn(project, '@/a', 'test/x.ts')).toBe('test/a.ts');
  });

  it('work for JavaScript by a jsconfig.json', () => {
    const project = temporaryProject({
      'jsconfig.json': { compilerOptions: { baseUrl: 'src' } },
      'src/lib/a.js': '',
    });
    expect(resolveIn(project, 'lib/a', 'src/x.js')).toBe('src/lib/a.js');
  });

  it('give way to node_modules where nothing is mapped, and never lead into it', () => {
    const project = temporaryProject({
      'tsconfig.json': {
        compilerOptions: { baseUrl: '.', paths: { lodash: ['./node_modules/lodash/index.js'] } },
      },
      'node_modules/lodash/index.js': '',
      'node_modules/lodash/package.json': {},
    });
    expect(resolveIn(project, 'lodash', 'src/x.ts')).toBeUndefined();
    expect(resolveIn(project, 'express', 'src/x.ts')).toBeUndefined();
  });

  it('that are broken leave other imports alone', () => {
    const project = temporaryProject({
      'tsconfig.json': { extends: './missing.json', compilerOptions: { paths: 1, customConditions: 1 } },
      'a/tsconfig.json': { compilerOptions: { paths: { '*/*/*': ['*'] }, customConditions: 1 } },
      'src/a.ts': '',
      'a/a.ts': '',
      'a/package.json': { name: 'a', exports: './a.ts' },
    });
    expect(resolveIn(project, './a', 'src/x.ts')).toBe('src/a.ts');
    expect(resolveIn(project, './a', 'a/x.ts')).toBe('a/a.ts');
    expect(resolveIn(project, 'a', 'a/x.ts')).toBe('a/a.ts');
  });
});

describe('package imports', () => {
  it('are those of the nearest package.json', () => {
    const project = temporaryProject({
      'package.json': {
        imports: {
          '#config': './src/config.ts',
          '#lib/*': { types: './types/*.d.ts', default: './src/lib/*.js' },
          '#built': './dist/built.js',
          '#dep': 'lodash',
          '#shim': { node: 'lodash', default: './src/config.ts' },
        },
      },
      'src/config.ts': '',
      'src/lib/a.ts': '',
      'src/built.ts': '',
      'node_modules/lodash/package.json': { main: 'index.js' },
      'node_modules/lodash/index.js': '',
    });
    expect(resolveIn(project, '#config', 'src/deep/x.ts')).toBe('src/config.ts');
    expect(resolveIn(project, '#lib/a', 'src/deep/x.ts')).toBe('src/lib/a.ts');
    expect(resolveIn(project, '#built', 'src/deep/x.ts')).toBe('src/built.ts');
    expect(resolveIn(project, '#dep', 'src/deep/x.ts')).toBeUndefined();
    expect(resolveIn(project, '#shim', 'src/deep/x.ts')).toBeUndefined();
    expect(resolveIn(project, '#missing', 'src/deep/x.ts')).toBeUndefined();
    expect(resolveIn(project, '#', 'src/deep/x.ts')).toBeUndefined();
  });
});

describe('workspace packages', () => {
  const app = {
    'packages/app/package.json': { name: 'app', dependencies: { '@acme/config': 'workspace:*' } },
  };

  /** A pnpm workspace in which `app` depends on `@acme/config`. */
  function workspace(manifest: object, files: readonly string[]): TemporaryProject {
    const project = temporaryProject({
      ...app,
      'packages/config/package.json': { name: '@acme/config', ...manifest },
    });
    for (const file of files) project.write(`packages/config/${file}`, '');
    project.link('packages/app/node_modules/@acme/config', 'packages/config');
    return project;
  }

  const built = ['dist/index.js', 'dist/index.d.ts', 'dist/aws.js', 'dist/aws.d.ts'];
  const exported = {
    exports: { '.': './dist/index.js', './*': { types: './dist/*.d.ts', default: './dist/*.js' } },
  };

  it.each<[string, object, string[], string | undefined, string | undefined]>([
    [
      'main is the source',
      { main: './src/index.ts' },
      ['src/index.ts', 'src/aws.ts'],
      'src/index.ts',
      'src/aws.ts',
    ],
    [
      'main is not built',
      { main: 'dist/index.js' },
      ['src/index.ts', 'src/aws.ts'],
      'src/index.ts',
      'src/aws.ts',
    ],
    [
      'main is built',
      { main: 'dist/index.js' },
      [...built, 'src/index.ts', 'src/aws.ts'],
      'src/index.ts',
      'src/aws.ts',
    ],
    ['main is nested', { main: 'dist/cjs/index.cjs' }, ['src/index.mts'], 'src/index.mts', undefined],
    [
      'main is built outside the package',
      { main: '../../dist/config/index.js' },
      ['config/index.ts', 'src/index.ts'],
      'src/index.ts',
      undefined,
    ],
    ['main keeps src', { main: 'dist/src/index.js' }, ['src/index.ts'], 'src/index.ts', undefined],
    ['exports are not built', exported, ['src/index.ts', 'src/aws.ts'], 'src/index.ts', 'src/aws.ts'],
    ['exports are built', exported, [...built, 'src/index.ts', 'src/aws.ts'], 'src/index.ts', 'src/aws.ts'],
    [
      'exports are built, sources are elsewhere',
      exported,
      [...built, 'lib/index.ts'],
      'dist/index.js',
      'dist/aws.js',
    ],
    [
      'sources stand beside the package.json',
      exported,
      [...built, 'index.ts', 'aws.ts'],
      'index.ts',
      'aws.ts',
    ],
    ['plain JavaScript', { main: 'lib/index.js' }, ['lib/index.js', 'aws.js'], 'lib/index.js', 'aws.js'],
    [
      'JavaScript built from JavaScript',
      { main: 'lib/index.js' },
      ['lib/index.js', 'src/index.js', 'aws.js'],
      'lib/index.js',
      'aws.js',
    ],
    [
      'the source field',
      { source: 'code/main.ts', main: 'dist/x.js' },
      ['code/main.ts'],
      'code/main.ts',
      undefined,
    ],
    [
      'types are the source',
      { main: 'dist/x.js', types: './code/main.ts' },
      ['code/main.ts'],
      'code/main.ts',
      undefined,
    ],
    [
      'a source condition',
      { exports: { source: './code/a.ts', default: './dist/a.js' } },
      ['code/a.ts', 'dist/a.js'],
      'code/a.ts',
      undefined,
    ],
    ['nothing said', {}, ['index.js', 'aws.js'], 'index.js', 'aws.js'],
    ['nothing said, src', {}, ['src/index.ts', 'src/aws.ts'], 'src/index.ts', 'src/aws.ts'],
    ['only declarations', { types: 'index.d.ts' }, ['index.d.ts'], undefined, undefined],
  ])('%s', (_, manifest, files, main, subpath) => {
    const project = workspace(manifest, files);
    const within = (path: string | undefined): string | undefined => path && `packages/config/${path}`;
    expect(resolveIn(project, '@acme/config', 'packages/app/src/x.ts')).toBe(within(main));
    expect(resolveIn(project, '@acme/config/aws', 'packages/app/src/x.ts')).toBe(within(subpath));
  });

  it('are read by the custom conditions of the tsconfig', () => {
    const project = workspace({ exports: { '@acme/source': './code/main.ts', default: './dist/index.js' } }, [
      'code/main.ts',
      'dist/index.js',
    ]);
    const host = createModuleHost();
    const entry = (): string | undefined => resolveIn(project, '@acme/config', 'packages/app/x.ts', host);
    expect(entry()).toBe('packages/config/dist/index.js');
    project.write('packages/app/tsconfig.json', { compilerOptions: { customConditions: ['@acme/source'] } });
    expect(entry()).toBe('packages/config/code/main.ts');
    project.write('packages/config/package.json', {
      name: '@acme/config',
      exports: { '@acme/source': './code/other.ts' },
    });
    expect(entry()).toBeUndefined();
    project.write('packages/config/code/other.ts', '');
    expect(entry()).toBe('packages/config/code/other.ts');
  });

  it('may refer to themselves by name', () => {
    const project = temporaryProject({
      'package.json': { name: '@acme/config', exports: { '.': './dist/index.js', './aws': './dist/aws.js' } },
      'src/index.ts': '',
      'src/aws.ts': '',
    });
    expect(resolveIn(project, '@acme/config', 'src/x.ts')).toBe('src/index.ts');
    expect(resolveIn(project, '@acme/config/aws', 'src/x.ts')).toBe('src/aws.ts');
    expect(resolveIn(project, '@acme/config/other', 'src/x.ts')).toBeUndefined();
    project.write('package.json', { name: '@acme/config' });
    expect(resolveIn(project, '@acme/config', 'src/x.ts')).toBeUndefined();
  });

  it('with a broken package.json give nothing', () => {
    const project = workspace({}, ['src/index.ts']);
    project.write('packages/config/package.json', '{ "name": ');
    expect(resolveIn(project, '@acme/config', 'packages/app/x.ts')).toBeUndefined();
  });

  it('are not those that node_modules holds itself', () => {
    const project = temporaryProject({
      'node_modules/.pnpm/lodash@4/node_modules/lodash/package.json': { main: 'index.ts' },
      'node_modules/.pnpm/lodash@4/node_modules/lodash/index.ts': '',
      'node_modules/plain/package.json': { main: 'index.ts' },
      'node_modules/plain/index.ts': '',
    });
    project.link('node_modules/lodash', 'node_modules/.pnpm/lodash@4/node_modules/lodash');
    for (const name of ['lodash', 'plain', 'missing', '@acme', '@/x']) {
      expect(resolveIn(project, name, 'src/x.ts')).toBeUndefined();
    }
  });
});

describe('workspace packages that nothing is installed for', () => {
  const config = {
    'packages/config/package.json': { name: '@acme/config' },
    'packages/config/src/index.ts': '',
  };
  const app = { 'apps/web/package.json': { name: 'web' }, 'apps/web/src/a.ts': '' };

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['npm and Yarn', { 'package.json': { workspaces: ['packages/*', 'apps/*'] } }],
    ['Yarn 1', { 'package.json': { workspaces: { packages: ['packages/**'], nohoist: [] } } }],
    ['a folder by its name', { 'package.json': { workspaces: ['./packages/config/'] } }],
    [
      'pnpm',
      { 'package.json': {}, 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - "!packages/old"\n' },
    ],
    ['Lerna', { 'package.json': {}, 'lerna.json': { packages: ['packages/*'] } }],
    [
      'Rush',
      {
        'rush.json': '{ // all\n "projects": [{ "packageName": "x", "projectFolder": "packages/config" },] }',
      },
    ],
  ])('are found by name: %s', (_, root) => {
    const project = temporaryProject({ ...root, ...config, ...app });
    expect(resolveIn(project, '@acme/config', 'apps/web/src/a.ts')).toBe('packages/config/src/index.ts');
    expect(resolveIn(project, '@acme/other', 'apps/web/src/a.ts')).toBeUndefined();
  });

  it('are left out by a pattern, and where the project is installed', () => {
    const without = temporaryProject({
      'package.json': { workspaces: ['packages/*', '!packages/config'] },
      ...config,
      ...app,
    });
    expect(resolveIn(without, '@acme/config', 'apps/web/src/a.ts')).toBeUndefined();
    const installed = temporaryProject({
      'package.json': { workspaces: ['packages/*'] },
      'node_modules/express/package.json': { name: 'express' },
      ...config,
      ...app,
    });
    expect(resolveIn(installed, '@acme/config', 'apps/web/src/a.ts')).toBeUndefined();
  });

  it('come and go', () => {
    const project = temporaryProject({ 'package.json': { workspaces: ['packages/*'] }, ...app });
    const host = createModuleHost();
    const ask = () => resolveIn(project, '@acme/config', 'apps/web/src/a.ts', host);
    expect(ask()).toBeUndefined();
    for (const [path, content] of Object.entries(config)) project.write(path, content);
    expect(ask()).toBe('packages/config/src/index.ts');
    project.write('packages/config/package.json', { name: '@acme/settings' });
    expect(ask()).toBeUndefined();
  });

  it('are none where the list of folders cannot be read', () => {
    const project = temporaryProject({
      'package.json': {},
      'pnpm-workspace.yaml': 'packages: [',
      ...config,
      ...app,
    });
    expect(resolveIn(project, '@acme/config', 'apps/web/src/a.ts')).toBeUndefined();
  });
});

describe('edits in the same process', () => {
  /** Asks, edits, and asks again; the stamps of the first answer must have gone stale. */
  function answersAround(
    project: TemporaryProject,
    specifier: string,
    edit: () => void,
  ): (string | undefined)[] {
    const host = createModuleHost();
    const ask = () => host.files.track(() => resolveIn(project, specifier, 'app/src/x.ts', host));
    const before = ask();
    expect(host.files.isFresh(before.stamps)).toBe(true);
    expect(ask()).toEqual(before);
    edit();
    expect(host.files.isFresh(before.stamps)).toBe(false);
    return [before.value, ask().value];
  }

  it('bring a file that was missing', () => {
    const project = temporaryProject({ 'app/src/x.ts': '' });
    const edit = (): void => project.write('app/src/a.ts', '');
    expect(answersAround(project, './a', edit)).toEqual([undefined, 'app/src/a.ts']);
  });

  it('bring a folder that was missing', () => {
    const project = temporaryProject({ 'app/src/x.ts': '' });
    const edit = (): void => project.write('app/lib/a.ts', '');
    expect(answersAround(project, '../lib/a', edit)).toEqual([undefined, 'app/lib/a.ts']);
  });

  it('take a file away, or put another before it', () => {
    const project = temporaryProject({ 'app/src/x.ts': '', 'app/src/a.ts': '', 'app/src/a.js': '' });
    const remove = (): void => project.remove('app/src/a.ts');
    expect(answersAround(project, './a', remove)).toEqual(['app/src/a.ts', 'app/src/a.js']);
    const write = (): void => project.write('app/src/a.ts', '');
    expect(answersAround(project, './a', write)).toEqual(['app/src/a.js', 'app/src/a.ts']);
  });

  it('put an index file into a folder', () => {
    const project = temporaryProject({ 'app/src/x.ts': '', 'app/src/lib/a.ts': '' });
    const edit = (): void => project.write('app/src/lib/index.ts', '');
    expect(answersAround(project, './lib', edit)).toEqual([undefined, 'app/src/lib/index.ts']);
  });

  it('name another main file of a folder', () => {
    const project = temporaryProject({
      'app/src/lib/package.json': { main: './a' },
      'app/src/lib/a.ts': '',
      'app/src/lib/b.ts': '',
    });
    const edit = (): void => project.write('app/src/lib/package.json', { main: './b' });
    expect(answersAround(project, './lib', edit)).toEqual(['app/src/lib/a.ts', 'app/src/lib/b.ts']);
  });

  it('map by another tsconfig', () => {
    const paths = (target: string): object => ({ compilerOptions: { paths: { '@/*': [target] } } });
    const project = temporaryProject({
      'app/tsconfig.json': paths('./a/*'),
      'app/a/f.ts': '',
      'app/b/f.ts': '',
    });
    const edit = (): void => project.write('app/tsconfig.json', paths('./b/*'));
    expect(answersAround(project, '@/f', edit)).toEqual(['app/a/f.ts', 'app/b/f.ts']);
    const nearer = (): void => project.write('app/src/tsconfig.json', paths('../a/*'));
    expect(answersAround(project, '@/f', nearer)).toEqual(['app/b/f.ts', 'app/a/f.ts']);
  });

  it('point package imports elsewhere', () => {
    const imports = (target: string): object => ({ imports: { '#f': target } });
    const project = temporaryProject({
      'app/package.json': imports('./a.ts'),
      'app/a.ts': '',
      'app/b.ts': '',
    });
    const edit = (): void => project.write('app/package.json', imports('./b.ts'));
    expect(answersAround(project, '#f', edit)).toEqual(['app/a.ts', 'app/b.ts']);
  });

  it('link a workspace package, and change its entry', () => {
    const project = temporaryProject({
      'app/package.json': {},
      'config/package.json': { name: 'config', main: './src/a.ts' },
      'config/src/a.ts': '',
      'config/src/b.ts': '',
    });
    const link = (): void => project.link('app/node_modules/config', 'config');
    expect(answersAround(project, 'config', link)).toEqual([undefined, 'config/src/a.ts']);
    const edit = (): void => project.write('config/package.json', { name: 'config', main: './src/b.ts' });
    expect(answersAround(project, 'config', edit)).toEqual(['config/src/a.ts', 'config/src/b.ts']);
    const remove = (): void => project.remove('config/src/b.ts');
    expect(answersAround(project, 'config', remove)).toEqual(['config/src/b.ts', undefined]);
  });

  it('of an imported file leave the resolution as it is', () => {
    const project = temporaryProject({ 'src/a.ts': '' });
    const host = createModuleHost();
    const { stamps } = host.files.track(() => host.resolveSpecifier('./a', project.at('src/x.ts')));
    project.write('src/a.ts', 'export const a = 1;');
    expect(host.files.isFresh(stamps)).toBe(true);
  });
});

describe('odd input', () => {
  const files = [
    '<input>',
    '<text>',
    '',
    'x.ts',
    'C:\\a\\b.ts',
    '/no/such/folder/x.ts',
    '/\0/x.ts',
    `/${'a/'.repeat(300)}x.ts`,
  ];
  const specifiers = [
    '',
    '.',
    '..',
    '/',
    './',
    './x',
    './\0',
    '@',
    '@/',
    '#',
    '%',
    'a'.repeat(10_000),
    '\ud800',
    'x/../y',
    'C:\\x',
    '\\\\x',
    '*',
    './*',
  ];

  const answersOf = (host: ModuleHost, file: string): unknown[] => [
    ...specifiers.map((specifier) => host.resolveSpecifier(specifier, file)),
    host.sdkVersion('aws-sdk', file),
    host.sdkVersion('', file),
    host.compilerOptionsFor(file).strict || undefined,
    host.packageManifest(file),
  ];

  it.each(files)('%j has no answers, and throws nothing', (file) => {
    expect(new Set(answersOf(createModuleHost(), file))).toEqual(new Set([undefined]));
  });

  it('of links that lead to themselves throws nothing', () => {
    const project = temporaryProject({ 'package.json': {} });
    project.link('loop', 'loop');
    project.link('node_modules/loop', 'node_modules/loop');
    project.link('tsconfig.json', 'tsconfig.json');
    for (const specifier of ['./loop', './loop/x', 'loop', 'loop/x']) {
      expect(resolveIn(project, specifier, 'x.ts')).toBeUndefined();
      expect(resolveIn(project, specifier, 'loop/x.ts')).toBeUndefined();
    }
  });

  it('is answered after the caches were cleared', () => {
    const project = temporaryProject({
      'src/a.ts': '',
      'tsconfig.json': { compilerOptions: { strict: true } },
    });
    const host = createModuleHost();
    for (let round = 0; round < 2; round += 1) {
      expect(resolveIn(project, './a', 'src/x.ts', host)).toBe('src/a.ts');
      expect(host.compilerOptionsFor(project.at('src/x.ts')).strict).toBe(true);
      host.clear();
    }
  });
});
