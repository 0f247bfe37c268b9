import { describe, expect, it } from 'vitest';
import { createModuleHost } from '../../src/modules/module-host.js';
import { temporaryProject } from './temporary-project.js';

const name = '@aws-sdk/credential-providers';
const MANIFEST = { dependencies: { [name]: '^3.500.0' } };

const NPM = {
  lockfileVersion: 3,
  packages: {
    '': MANIFEST,
    [`node_modules/${name}`]: { version: '3.900.0' },
    [`packages/old/node_modules/${name}`]: { version: '3.540.0' },
  },
};

const PNPM = `lockfileVersion: '9.0'

importers:

  .:
    devDependencies:
      '${name}':
        specifier: ^3.500.0
        version: 3.900.0

  packages/old:
    dependencies:
      '${name}':
        specifier: ^3.500.0
        version: 3.540.0(aws-crt@1.21.0)

packages:

  '${name}@3.900.0':
    resolution: {integrity: sha512-a}
    this is not: [read
`;

const YARN_1 = `# yarn lockfile v1


"${name}@^3.500.0", "${name}@^3.600.0":
  version "3.900.0"
  resolved "https://registry.example/a.tgz#b"
  dependencies:
    tslib "^2.6.2"

"${name}@3.540.0":
  version "3.540.0"

tslib@^2.6.2:
  version "2.6.2"
`;

const YARN_BERRY = `__metadata:
  version: 8

"${name}@npm:^3.500.0":
  version: 3.900.0
  resolution: "${name}@npm:3.900.0"
  dependencies:
    tslib: "npm:^2.6.2"
  languageName: node

"${name}@npm:3.540.0":
  version: 3.540.0
  resolution: "${name}@npm:3.540.0"
`;

/** Where nothing is installed: the version that a file of a project runs with. */
function versionIn(files: Readonly<Record<string, unknown>>, file = 'src/x.ts') {
  const project = temporaryProject(files);
  return createModuleHost().sdkVersion(name, project.at(file));
}

const locked = (version: string) => ({ version, source: 'locked' });

describe('a lockfile', () => {
  const OLD = { dependencies: { [name]: '3.540.0' } };

  it.each([
    ['package-lock.json', NPM],
    ['npm-shrinkwrap.json', NPM],
    ['pnpm-lock.yaml', PNPM],
    ['yarn.lock', YARN_1],
    ['yarn.lock', YARN_BERRY],
    ['yarn.lock', YARN_BERRY.replaceAll('\n', '\r\n')],
  ])('%s tells the version of each package of a workspace', (lockfile, content) => {
    const files = { 'package.json': MANIFEST, 'packages/old/package.json': OLD, [lockfile]: content };
    expect(versionIn(files)).toEqual(locked('3.900.0'));
    expect(versionIn(files, 'packages/new/src/x.ts')).toEqual(locked('3.900.0'));
    expect(versionIn(files, 'packages/old/src/deep/x.ts')).toEqual(locked('3.540.0'));
  });

  it('of npm 6 knows the packages by their names', () => {
    const lock = { lockfileVersion: 1, dependencies: { [name]: { version: '3.300.0' } } };
    expect(versionIn({ 'package.json': MANIFEST, 'package-lock.json': lock })).toEqual(locked('3.300.0'));
  });

  it('of pnpm 5 has one importer, and versions by themselves', () => {
    const lock = `lockfileVersion: 5.4\n\ndependencies:\n  '${name}': 3.300.0_aws-crt@1.21.0\n`;
    expect(versionIn({ 'package.json': MANIFEST, 'pnpm-lock.yaml': lock })).toEqual(locked('3.300.0'));
  });

  it('counts beside a package.json, however large it is', () => {
    const packages = {
      ...NPM.packages,
      'node_modules/large': { version: '1.0.0', padding: 'x'.repeat(3_000_000) },
    };
    const files = { 'package.json': MANIFEST, 'package-lock.json': { ...NPM, packages } };
    expect(versionIn(files)).toEqual(locked('3.900.0'));
  });

  it('gives way to what is installed', () => {
    const files = { 'package-lock.json': NPM, [`node_modules/${name}/package.json`]: { version: '3.700.0' } };
    expect(versionIn(files)).toEqual({ version: '3.700.0', source: 'installed' });
  });

  it.each([
    ['package-lock.json', '{ "packages": '],
    ['package-lock.json', '[]'],
    ['package-lock.json', { packages: { [`node_modules/${name}`]: { version: 'next' } } }],
    [
      'package-lock.json',
      { packages: { [`node_modules/${name}`]: { resolved: 'packages/own', link: true } } },
    ],
    ['pnpm-lock.yaml', 'importers:\n  .: [\n'],
    ['pnpm-lock.yaml', `importers:\n  .:\n    dependencies:\n      '${name}': { version: 'link:../own' }\n`],
    ['yarn.lock', `"${name}@^3.1.0":\n  version "3.100.0"\n\n"${name}@^3.2.0":\n  version "3.200.0"\n`],
    ['yarn.lock', ''],
  ])('%s tells nothing where it holds %j', (lockfile, content) => {
    const files = { 'package.json': MANIFEST, [lockfile]: content };
    expect(versionIn(files)).toEqual({ version: '3.500.0', source: 'least' });
  });

  it('is read again when it has changed, or has come or gone', () => {
    const project = temporaryProject({ 'package.json': MANIFEST });
    const host = createModuleHost();
    const versionNow = () => host.sdkVersion(name, project.at('src/x.ts'))?.version;
    const none = host.files.track(versionNow);
    expect(none.value).toBe('3.500.0');
    project.write('yarn.lock', YARN_1);
    expect(host.files.isFresh(none.stamps)).toBe(false);
    const first = host.files.track(versionNow);
    expect(first.value).toBe('3.900.0');
    project.write('yarn.lock', YARN_1.replace('3.900.0', '3.901.0'));
    expect(host.files.isFresh(first.stamps)).toBe(false);
    expect(versionNow()).toBe('3.901.0');
    project.remove('yarn.lock');
    expect(versionNow()).toBe('3.500.0');
  });
});
