import { describe, expect, it } from 'vitest';
import { createModuleHost } from '../../src/modules/module-host.js';
import { isAtLeast } from '../../src/modules/sdk-version.js';
import { temporaryProject } from './temporary-project.js';

const sts = '@aws-sdk/client-sts';

describe('sdkVersion', () => {
  it('is the installed one, nearest first, whatever is declared', () => {
    const project = temporaryProject({
      'package.json': { dependencies: { [sts]: '^3.1.0' } },
      'node_modules/@aws-sdk/client-sts/package.json': { name: sts, version: '3.900.0' },
      'packages/a/node_modules/@aws-sdk/client-sts/package.json': { name: sts, version: '3.50.0' },
    });
    const host = createModuleHost();
    expect(host.sdkVersion(sts, project.at('src/x.ts'))).toEqual({ version: '3.900.0', source: 'installed' });
    expect(host.sdkVersion(sts, project.at('packages/a/src/x.ts'))).toEqual({
      version: '3.50.0',
      source: 'installed',
    });
  });

  it('follows the links of a pnpm install', () => {
    const project = temporaryProject({
      'node_modules/.pnpm/aws-sdk@2.1693.0/node_modules/aws-sdk/package.json': { version: '2.1693.0' },
    });
    project.link(
      'packages/a/node_modules/aws-sdk',
      'node_modules/.pnpm/aws-sdk@2.1693.0/node_modules/aws-sdk',
    );
    expect(createModuleHost().sdkVersion('aws-sdk', project.at('packages/a/x.js'))?.version).toBe('2.1693.0');
  });

  it.each([
    ['^3.540.0', '3.540.0'],
    ['3', '3.0.0'],
    ['3.x', '3.0.0'],
    ['>=3.100 <4', '3.100.0'],
    ['>3.100.0', '3.100.1'],
    ['^2.1000.0 || ^3.0.0', '2.1000.0'],
    [`npm:${sts}@^3.200.0`, '3.200.0'],
  ])('declared as %s is at least %s', (range, version) => {
    const project = temporaryProject({ 'package.json': { dependencies: { [sts]: range } } });
    expect(createModuleHost().sdkVersion(sts, project.at('x.ts'))).toEqual({ version, source: 'least' });
  });

  it.each([
    ['~3.540.0', '3.540.0'],
    ['3.540.0', '3.540.0'],
    ['v3.1.0', '3.1.0'],
    ['>=3.100 <3.200', '3.100.0'],
    [`npm:${sts}@3.200.0`, '3.200.0'],
  ])('declared as %s is %s', (range, version) => {
    const project = temporaryProject({ 'package.json': { dependencies: { [sts]: range } } });
    expect(createModuleHost().sdkVersion(sts, project.at('x.ts'))).toEqual({ version, source: 'declared' });
  });

  it.each([
    '*',
    '',
    'x',
    'latest',
    'workspace:*',
    'workspace:^3.1.0',
    'catalog:',
    'catalog:aws',
    'npm:@acme/client-sts@3.1.0',
    `npm:${sts}`,
    'file:../sts',
    'github:aws/aws-sdk-js-v3',
    'https://example.com/sts.tgz',
    '<3.0.0 >4.0.0',
  ])('declared as %j is not known', (range) => {
    const project = temporaryProject({ 'package.json': { dependencies: { [sts]: range } } });
    expect(createModuleHost().sdkVersion(sts, project.at('x.ts'))).toBeUndefined();
  });

  it.each(['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'])(
    'is read from %s',
    (field) => {
      const project = temporaryProject({ 'package.json': { [field]: { 'aws-sdk': '^2.7.0' } } });
      expect(createModuleHost().sdkVersion('aws-sdk', project.at('x.js'))?.version).toBe('2.7.0');
    },
  );

  it('is read from the nearest package.json that names the package', () => {
    const project = temporaryProject({
      'package.json': { dependencies: { 'aws-sdk': '^2.7.0', [sts]: '^3.1.0' } },
      'a/package.json': { dependencies: { 'aws-sdk': '^2.9.0' } },
      'a/b/package.json': '{ broken',
    });
    const host = createModuleHost();
    expect(host.sdkVersion('aws-sdk', project.at('a/b/x.js'))?.version).toBe('2.9.0');
    expect(host.sdkVersion(sts, project.at('a/b/x.js'))?.version).toBe('3.1.0');
  });

  it('is declared where what is installed has no version', () => {
    const project = temporaryProject({
      'package.json': { dependencies: { 'aws-sdk': '2.7.0' } },
      'node_modules/aws-sdk/package.json': { version: 'next' },
    });
    expect(createModuleHost().sdkVersion('aws-sdk', project.at('x.js'))?.source).toBe('declared');
  });

  it('sees edits, an installation and its removal', () => {
    const project = temporaryProject({ 'package.json': { dependencies: { 'aws-sdk': '^2.7.0' } } });
    const host = createModuleHost();
    const versionNow = (): string | undefined => host.sdkVersion('aws-sdk', project.at('src/x.js'))?.version;
    expect(versionNow()).toBe('2.7.0');
    const before = host.files.track(versionNow).stamps;
    project.write('package.json', { dependencies: { 'aws-sdk': '^2.8.0' } });
    expect(host.files.isFresh(before)).toBe(false);
    expect(versionNow()).toBe('2.8.0');
    const declared = host.files.track(versionNow).stamps;
    project.write('node_modules/aws-sdk/package.json', { version: '2.1000.0' });
    expect(host.files.isFresh(declared)).toBe(false);
    expect(versionNow()).toBe('2.1000.0');
    project.remove('node_modules');
    expect(versionNow()).toBe('2.8.0');
  });
});

describe('isAtLeast', () => {
  it.each([
    ['3.100.0', '3.100.0', true],
    ['3.1000.0', '3.100.0', true],
    ['3.99.0', '3.100.0', false],
    ['3.100.0-beta.1', '3.100.0', false],
    ['next', '3.100.0', false],
    ['3.100.0', 'next', false],
  ])('%s against %s is %s', (version, least, expected) => {
    expect(isAtLeast(version, least)).toBe(expected);
  });
});
