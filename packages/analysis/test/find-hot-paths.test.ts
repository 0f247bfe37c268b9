import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Project } from '../src/index.js';
import { temporaryProject, type TemporaryProject } from './modules/temporary-project.js';

const MANIFEST = { name: 'service', dependencies: { '@aws-sdk/client-iam': '3' } };
const ROLES = `import { IAM } from '@aws-sdk/client-iam';
export const provision = (RoleName) => new IAM({}).createRole({ RoleName });
`;
const API = `import { provision } from './roles';
export const handler = (event) => provision(event.name);
`;
const NOTHING = 'export const one = 1;\n';

let elapsed = 0;

/** The index looks again after a rest. */
function letIndexRest(): void {
  elapsed += 600_000;
}

beforeEach(() => {
  const now = Date.now.bind(Date);
  const spy = vi.spyOn(Date, 'now').mockImplementation(() => now() + elapsed);
  return () => spy.mockRestore();
});

/** The reasons that a file is reported for, with a text of an editor or as it was written. */
function createAsker(files: TemporaryProject, texts: Record<string, string>) {
  const project = new Project();
  return (name: string, text = texts[name] ?? '') =>
    project.findHotPaths({ path: files.at(name), text }).map(({ reason }) => reason);
}

describe('a project in which nothing writes', () => {
  it.each([
    ['a package.json that changes', 'package.json'],
    ['a new package.json', 'packages/new/package.json'],
  ])('is seen to do so by %s', (_, path) => {
    const texts = { 'src/api.ts': API, 'src/roles.ts': ROLES };
    const files = temporaryProject({ 'package.json': { name: 'service' }, ...texts });
    const ask = createAsker(files, texts);
    expect(ask('src/api.ts')).toEqual([]);
    files.write(path, MANIFEST);
    letIndexRest();
    expect(ask('src/api.ts')).toEqual(['hotCall']);
    files.write(path, { name: 'service' });
    letIndexRest();
    expect(ask('src/api.ts')).toEqual([]);
  });

  it('is seen to do so by a new file, and by many that change', () => {
    const texts = { 'src/api.ts': API, 'src/roles.ts': NOTHING };
    const files = temporaryProject({ 'package.json': MANIFEST, ...texts });
    const ask = createAsker(files, texts);
    expect(ask('src/api.ts')).toEqual([]);
    files.write('src/roles.ts', ROLES);
    letIndexRest();
    expect(ask('src/api.ts')).toEqual(['hotCall']);
    files.remove('src');
    letIndexRest();
    expect(ask('src/api.ts')).toEqual([]);
    files.write('lib/deep/roles.ts', ROLES);
    files.write('lib/deep/api.ts', API);
    letIndexRest();
    expect(ask('lib/deep/api.ts', API)).toEqual(['hotCall']);
  });

  it('remembers unsaved texts until one of them writes', () => {
    const texts = { 'src/api.ts': NOTHING, 'src/roles.ts': NOTHING };
    const files = temporaryProject({ 'package.json': MANIFEST, ...texts });
    const ask = createAsker(files, texts);
    letIndexRest();
    expect(ask('src/api.ts', API)).toEqual([]);
    expect(ask('src/roles.ts', ROLES)).toEqual(['hotWrite']);
    expect(ask('src/api.ts', API)).toEqual(['hotCall']);
  });

  it('forgets an unsaved text that the disk has overtaken', () => {
    const texts = { 'src/api.ts': NOTHING, 'src/roles.ts': NOTHING };
    const files = temporaryProject({ 'package.json': MANIFEST, ...texts });
    const ask = createAsker(files, texts);
    expect(ask('src/api.ts', API)).toEqual([]);
    vi.mocked(Date.now).mockReturnValue(0);
    expect(ask('src/api.ts', API)).toEqual([]);
    vi.mocked(Date.now).mockReturnValue(Infinity);
    expect(ask('src/roles.ts', ROLES)).toEqual([]);
  });

  it('takes an unsaved new file alone', () => {
    const files = temporaryProject({ 'package.json': { name: 'service' }, 'src/one.ts': NOTHING });
    const ask = createAsker(files, {});
    expect(ask('src/new.ts', ROLES.replace('provision', 'handler'))).toEqual(['hotWrite']);
  });
});

describe('an importer of a file that writes is found', () => {
  const alias = (specifier: string) => API.replace('./roles', specifier);

  it.each([
    [
      'by the paths of compiler options',
      '@app/roles',
      { 'tsconfig.json': { compilerOptions: { paths: { '@app/*': ['./lib/*'] } } }, 'lib/roles.ts': ROLES },
    ],
    [
      'by a path of another name',
      'iam',
      { 'tsconfig.json': { compilerOptions: { paths: { iam: ['./lib/roles'] } } }, 'lib/roles.ts': ROLES },
    ],
    [
      'by a path to the folder of a package',
      'iam',
      {
        'tsconfig.json': { compilerOptions: { paths: { iam: ['./lib'] } } },
        'lib/package.json': { main: 'source/roles.ts' },
        'lib/source/roles.ts': ROLES,
      },
    ],
    [
      'by options that another file references',
      'iam',
      {
        'tsconfig.json': { files: [], references: [{ path: './tsconfig.src.json' }] },
        'tsconfig.src.json': { include: ['src'], compilerOptions: { paths: { iam: ['./lib/roles'] } } },
        'lib/roles.ts': ROLES,
      },
    ],
    [
      'by the imports of its package',
      '#iam',
      { 'package.json': { ...MANIFEST, imports: { '#iam': './lib/roles.ts' } }, 'lib/roles.ts': ROLES },
    ],
    [
      'by the name of its own package',
      'service/iam',
      {
        'package.json': { ...MANIFEST, exports: { './iam': './lib/roles.ts' } },
        'lib/roles.ts': ROLES,
      },
    ],
  ])('%s', (_, specifier, others) => {
    const files = temporaryProject({ 'package.json': MANIFEST, 'src/api.ts': alias(specifier), ...others });
    const ask = createAsker(files, {});
    expect(ask('src/api.ts', alias(specifier))).toEqual(['hotCall']);
  });

  it.each([
    ['by the name of a package of the workspace', '@acme/iam', '@acme/iam', '*'],
    ['by a name of its own for a package of the workspace', 'roles', '@acme/iam', 'workspace:@acme/iam@*'],
  ])('%s', (_, specifier, name, range) => {
    const files = temporaryProject({
      'package.json': { ...MANIFEST, dependencies: { ...MANIFEST.dependencies, [specifier]: range } },
      'src/api.ts': alias(specifier),
      'packages/iam/package.json': { name, main: 'dist/index.js' },
      'packages/iam/src/index.ts': ROLES,
    });
    files.link(`node_modules/${specifier}`, 'packages/iam');
    expect(createAsker(files, {})('src/api.ts', alias(specifier))).toEqual(['hotCall']);
  });
});
