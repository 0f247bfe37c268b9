import { chmodSync, existsSync, lstatSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../../src/migration/write-files.js';
import { createProject } from '../temporary-project.js';

test('a file that changed meanwhile, or is gone, is left alone; the others are written', () => {
  const { root, read } = createProject({ a: '1', b: 'other', c: '1' });
  const replace = (name: string) => ({ path: join(root, name), before: '1', after: '2' });
  const done: string[] = [];
  const problems = writeFiles([replace('a'), replace('b'), replace('gone'), replace('c')], () =>
    done.push('.'),
  );
  expect(problems).toEqual([
    {
      path: join(root, 'b'),
      message: 'has changed meanwhile, and was left as it is. Run the command again.',
    },
    { path: join(root, 'gone'), message: 'could not be written (ENOENT), and was left as it is.' },
  ]);
  expect([read('a'), read('b'), read('c'), existsSync(join(root, 'gone')), done.length]).toEqual([
    '2',
    'other',
    '2',
    false,
    4,
  ]);
});

test('keeps the mode of a file, and follows a link', () => {
  const { root, read } = createProject({ 'run.js': '1' });
  chmodSync(join(root, 'run.js'), 0o754);
  symlinkSync('run.js', join(root, 'link.js'));
  expect(writeFiles([{ path: join(root, 'link.js'), before: '1', after: '2' }])).toEqual([]);
  expect([read('run.js'), statSync(join(root, 'run.js')).mode & 0o777]).toEqual(['2', 0o754]);
  expect(lstatSync(join(root, 'link.js')).isSymbolicLink()).toBe(true);
});

test('removes what a killed run has begun to write, and no other file', () => {
  const files = {
    'a.ts': 'old',
    'a.ts.123': 'new te',
    'a.ts.124': '',
    'a.ts.125': 'mine',
    'a.ts.old': 'new te',
    'b.ts.126': 'new te',
  };
  const { root } = createProject(files);
  expect(writeFiles([{ path: join(root, 'a.ts'), before: 'old', after: 'new text' }])).toEqual([]);
  expect(readdirSync(root).sort()).toEqual(['a.ts', 'a.ts.125', 'a.ts.old', 'b.ts.126', 'package.json']);
});
