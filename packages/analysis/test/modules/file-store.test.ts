import { chmodSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FileStore } from '../../src/modules/file-store.js';
import { temporaryProject } from './temporary-project.js';

/** Longer than any window in which a stamp carries content. */
const settling = 150;

describe('reading', () => {
  it('gives the text and its stamp', () => {
    const project = temporaryProject({ 'a.ts': 'let a;' });
    const files = new FileStore();
    expect(files.read(project.at('a.ts'))).toEqual({
      text: 'let a;',
      stamp: files.stampOf(project.at('a.ts')),
    });
  });

  it('keeps a byte order mark', () => {
    const project = temporaryProject({ 'a.ts': '\uFEFFlet a;' });
    expect(new FileStore().read(project.at('a.ts'))?.text).toBe('\uFEFFlet a;');
  });

  it.each([
    ['a missing file', 'missing.ts'],
    ['a directory', 'folder'],
    ['a path below a file', 'a.md/0_0.ts'],
    ['a binary file', 'binary.ts'],
    ['a file over 2 MB', 'large.ts'],
    ['a loop of links', 'loop'],
  ])('gives nothing for %s', (_, path) => {
    const project = temporaryProject({
      'a.md': '',
      'folder/x.ts': '',
      'binary.ts': 'a\0b',
      'large.ts': ' '.repeat(2 * 1024 * 1024 + 1),
    });
    symlinkSync(project.at('loop'), project.at('loop'));
    expect(new FileStore().read(project.at(path))).toBeUndefined();
  });

  it('gives nothing for a file that it may not read', () => {
    const project = temporaryProject({ 'a.ts': 'let a;' });
    chmodSync(project.at('a.ts'), 0);
    const files = new FileStore();
    // The superuser may read everything.
    expect(files.read(project.at('a.ts'))?.text).toBe(process.getuid?.() === 0 ? 'let a;' : undefined);
  });

  it.each(['<input>', '<text>', 'package.json', '', 'C:\\a\\b.ts', '\0', `/${'a'.repeat(10_000)}`])(
    'takes %j for missing',
    (path) => {
      const files = new FileStore();
      expect(files.read(path)).toBeUndefined();
      expect(files.stampOf(path)).toBe('missing');
      expect(files.kindOf(path)).toBe('missing');
    },
  );

  it('reads the new text after the cache has given up the old one, and after it has not', () => {
    const project = temporaryProject({ 'a.ts': 'let a;', 'b.ts': 'let b;' });
    const files = new FileStore({ characters: 110 });
    for (const path of ['a.ts', 'b.ts', 'a.ts']) {
      expect(files.read(project.at(path))?.text).toBe(`let ${path[0]};`);
    }
    project.write('a.ts', 'let A;');
    expect(files.read(project.at('a.ts'))?.text).toBe('let A;');
  });
});

describe('stamps', () => {
  it('see an edit of the same size at once', () => {
    const project = temporaryProject();
    const files = new FileStore();
    for (let edit = 0; edit < 300; edit += 1) {
      project.write('a.ts', String(1000 + edit));
      const stamps = files.track(() => files.read(project.at('a.ts'))).stamps;
      expect(files.isFresh(stamps)).toBe(true);
      project.write('a.ts', String(2000 + edit));
      expect(files.isFresh(stamps)).toBe(false);
      expect(files.read(project.at('a.ts'))?.text).toBe(String(2000 + edit));
    }
  });

  it('see an edit whose size and modification time are those of the text before', async () => {
    const project = temporaryProject({ 'a.ts': 'let a;' });
    const path = project.at('a.ts');
    utimesSync(path, 1_000_000, 1_000_000);
    const files = new FileStore();
    const young = files.stampOf(path);
    await sleep(settling);
    const settled = files.stampOf(path);
    writeFileSync(path, 'let b;');
    utimesSync(path, 1_000_000, 1_000_000);
    expect(files.isFresh(new Map([[path, young]]))).toBe(false);
    await sleep(settling);
    expect(files.isFresh(new Map([[path, settled]]))).toBe(false);
    expect(files.read(path)?.text).toBe('let b;');
  });

  it('taken right after an edit still hold when nothing has changed since', async () => {
    const project = temporaryProject({ 'a.ts': 'let a;', 'folder/b.ts': '' });
    const files = new FileStore();
    const { stamps } = files.track(() => [
      files.stampOf(project.at('a.ts')),
      files.stampOf(project.at('folder')),
    ]);
    await sleep(settling);
    expect(files.isFresh(stamps)).toBe(true);
    project.write('folder/c.ts', '');
    expect(files.isFresh(stamps)).toBe(false);
  });

  it('see a file appear, disappear, and turn into a directory', () => {
    const project = temporaryProject();
    const path = project.at('a.ts');
    const files = new FileStore();
    const absent = files.track(() => files.read(path)).stamps;
    expect(absent).toEqual(new Map([[path, 'missing']]));
    project.write('a.ts', '');
    expect(files.isFresh(absent)).toBe(false);
    const present = files.track(() => files.read(path)).stamps;
    project.remove('a.ts');
    expect(files.isFresh(present)).toBe(false);
    expect(files.isFresh(absent)).toBe(true);
    mkdirSync(path);
    expect(files.isFresh(absent)).toBe(false);
  });

  it('see entries come and go in a directory, but no edit below it', () => {
    const project = temporaryProject({ 'src/a.ts': 'let a;' });
    const files = new FileStore();
    const before = files.track(() => files.stampOf(project.at('src'))).stamps;
    project.write('src/a.ts', 'let b;');
    expect(files.isFresh(before)).toBe(true);
    project.write('src/b.ts', '');
    expect(files.isFresh(before)).toBe(false);
  });

  it('see a link turn to another file', () => {
    const project = temporaryProject({ 'a.ts': 'same', 'b.ts': 'same' });
    project.link('link.ts', 'a.ts');
    const files = new FileStore();
    const { stamps } = files.track(() => files.read(project.at('link.ts')));
    project.remove('link.ts');
    project.link('link.ts', 'b.ts');
    expect(files.isFresh(stamps)).toBe(false);
  });
});

describe('tracking', () => {
  it('gives an outer answer the paths of the inner ones', () => {
    const project = temporaryProject({ 'a.ts': '', 'b.ts': '' });
    const files = new FileStore();
    const outer = files.track(() => {
      files.read(project.at('a.ts'));
      return files.track(() => files.read(project.at('b.ts')));
    });
    expect([...outer.value.stamps.keys()]).toEqual([project.at('b.ts')]);
    expect([...outer.stamps.keys()]).toEqual([project.at('a.ts'), project.at('b.ts')]);
  });

  it('shows one version of a file to everything within the outermost question', () => {
    const project = temporaryProject({ 'a.ts': 'let a;' });
    const files = new FileStore();
    const { value, stamps } = files.track(() => {
      const before = files.read(project.at('a.ts'))?.text;
      project.write('a.ts', 'let b;');
      return [before, files.track(() => files.read(project.at('a.ts'))?.text).value];
    });
    expect(value).toEqual(['let a;', 'let a;']);
    expect(files.isFresh(stamps)).toBe(false);
  });

  it('goes on after a question that throws', () => {
    const project = temporaryProject({ 'a.ts': '' });
    const files = new FileStore();
    const failing = (): never => {
      throw new Error('no answer');
    };
    expect(() => files.track(failing)).toThrow('no answer');
    expect([...files.track(() => files.read(project.at('a.ts'))).stamps.keys()]).toEqual([
      project.at('a.ts'),
    ]);
  });

  it('depends on no path whose kind alone was asked', () => {
    const project = temporaryProject({ 'a.ts': '' });
    const files = new FileStore();
    expect(files.track(() => files.kindOf(project.at('a.ts')))).toEqual({ value: 'file', stamps: new Map() });
  });
});

describe('overlays', () => {
  it('stand in for the file until the disk changes', async () => {
    const project = temporaryProject({ 'a.ts': 'disk' });
    const path = project.at('a.ts');
    const files = new FileStore();
    const disk = files.track(() => files.read(path)).stamps;
    files.setOverlay(path, 'unsaved');
    const overlay = files.track(() => files.read(path)?.text);
    expect(overlay.value).toBe('unsaved');
    expect(files.isFresh(disk)).toBe(false);
    await sleep(settling);
    expect(files.isFresh(overlay.stamps)).toBe(true);
    project.write('a.ts', 'DISK');
    expect(files.isFresh(overlay.stamps)).toBe(false);
    expect(files.read(path)?.text).toBe('DISK');
  });

  it('stand in for a file that is not there yet', () => {
    const project = temporaryProject();
    const files = new FileStore();
    files.setOverlay(project.at('new.ts'), 'unsaved');
    expect(files.read(project.at('new.ts'))?.text).toBe('unsaved');
    project.write('new.ts', 'saved');
    expect(files.read(project.at('new.ts'))?.text).toBe('saved');
  });

  it('stand in for a pseudo file', () => {
    const files = new FileStore();
    files.setOverlay('<input>', 'typed');
    expect(files.read('<input>')?.text).toBe('typed');
  });

  it('are not held for a text that is saved', () => {
    const project = temporaryProject({ 'a.ts': '\uFEFFdisk' });
    const path = project.at('a.ts');
    const files = new FileStore();
    const disk = files.track(() => files.read(path)).stamps;
    files.setOverlay(path, 'unsaved');
    files.setOverlay(path, 'disk');
    expect(files.isFresh(disk)).toBe(true);
    expect(files.read(path)?.text).toBe('\uFEFFdisk');
  });

  it('keep their stamp when the same text is set again', () => {
    const project = temporaryProject({ 'a.ts': 'disk' });
    const files = new FileStore();
    files.setOverlay(project.at('a.ts'), 'unsaved');
    const stamp = files.stampOf(project.at('a.ts'));
    files.setOverlay(project.at('a.ts'), 'unsaved');
    expect(files.stampOf(project.at('a.ts'))).toBe(stamp);
  });

  it('set within a question are seen by it', () => {
    const project = temporaryProject({ 'a.ts': 'disk' });
    const path = project.at('a.ts');
    const files = new FileStore();
    const texts = files.track(() => {
      const before = files.read(path)?.text;
      files.setOverlay(path, 'unsaved');
      return [before, files.read(path)?.text];
    });
    expect(texts.value).toEqual(['disk', 'unsaved']);
  });

  it('are given up from the fifty-first on, the one used longest ago first', () => {
    const files = new FileStore();
    const path = (index: number): string => `/nowhere/${index}.ts`;
    for (let index = 0; index < 51; index += 1) files.setOverlay(path(index), `text ${index}`);
    expect(files.read(path(0))).toBeUndefined();
    expect(files.read(path(1))?.text).toBe('text 1');
    expect(files.read(path(50))?.text).toBe('text 50');
  });

  it('are forgotten with everything else', () => {
    const files = new FileStore();
    files.setOverlay('/nowhere/a.ts', 'unsaved');
    files.clear();
    expect(files.read('/nowhere/a.ts')).toBeUndefined();
  });
});

describe('renewing a stamp', () => {
  it('gives the present one while the content stays, and nothing once it changes', async () => {
    const project = temporaryProject({ 'a.ts': 'let a;' });
    const files = new FileStore();
    const young = files.stampOf(project.at('a.ts'));
    await sleep(settling);
    const settled = files.renew(project.at('a.ts'), young);
    expect(settled).toBe(files.stampOf(project.at('a.ts')));
    expect(settled).not.toBe(young);
    project.write('a.ts', 'let b;');
    expect(files.renew(project.at('a.ts'), young)).toBeUndefined();
  });
});
