import { describe, expect, it } from 'vitest';
import { createModuleHost } from '../../src/modules/module-host.js';
import { temporaryProject } from './temporary-project.js';

describe('packageManifest', () => {
  it('is the nearest one upwards', () => {
    const project = temporaryProject({
      'package.json': { name: 'root', version: '1.0.0' },
      'packages/a/package.json': { name: 'a', private: true },
    });
    const host = createModuleHost();
    expect(host.packageManifest(project.at('packages/a/src/deep/x.ts'))).toEqual({
      path: project.at('packages/a/package.json'),
      directory: project.at('packages/a'),
      name: 'a',
      version: undefined,
      fields: { name: 'a', private: true },
    });
    expect(host.packageManifest(project.at('packages/b/x.ts'))?.name).toBe('root');
  });

  it.each([
    ['broken JSON', '{ "name": '],
    ['a list', '[]'],
    ['a string', '"name"'],
    ['null', 'null'],
    ['nothing', ''],
  ])('is undefined for %s, not the next one upwards', (_, text) => {
    const project = temporaryProject({ 'package.json': { name: 'root' }, 'a/package.json': text });
    expect(createModuleHost().packageManifest(project.at('a/x.ts'))).toBeUndefined();
  });

  it('reads past a byte order mark and drops a name that is no string', () => {
    const project = temporaryProject({ 'package.json': '\uFEFF{ "name": 1, "version": "2.0.0" }' });
    expect(createModuleHost().packageManifest(project.at('x.ts'))).toMatchObject({
      name: undefined,
      version: '2.0.0',
    });
  });

  it('sees edits, and a nearer package.json appear and disappear', () => {
    const project = temporaryProject({ 'package.json': { name: 'root' } });
    const host = createModuleHost();
    const nameNow = (): string | undefined => host.packageManifest(project.at('a/x.ts'))?.name;
    expect(nameNow()).toBe('root');
    project.write('package.json', { name: 'ROOT' });
    expect(nameNow()).toBe('ROOT');
    project.write('a/package.json', { name: 'a' });
    expect(nameNow()).toBe('a');
    project.remove('a/package.json');
    expect(nameNow()).toBe('ROOT');
  });

  it('reads unsaved text', () => {
    const project = temporaryProject({ 'package.json': { name: 'root' } });
    const host = createModuleHost();
    host.files.setOverlay(project.at('package.json'), '{ "name": "unsaved" }');
    expect(host.packageManifest(project.at('x.ts'))?.name).toBe('unsaved');
  });

  it('is recorded with every place that was looked at', () => {
    const project = temporaryProject({ 'package.json': { name: 'root' } });
    const host = createModuleHost();
    const ask = () => host.files.track(() => host.packageManifest(project.at('a/x.ts'))).stamps;
    const stamps = ask();
    expect([...stamps.keys()]).toEqual([project.at('a/package.json'), project.at('package.json')]);
    expect(ask()).toEqual(stamps);
  });
});
