import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { diskStateOf, isSameContent, type PathState } from '../../src/modules/stamps.js';
import { temporaryProject } from './temporary-project.js';

/** What a file system would say of an edited path if its clock stood still. */
function asIfTheClockStoodStill(state: PathState): PathState {
  return { ...state, stamp: state.stamp.replace(/#.*/, '') };
}

describe('where the clock of the file system stands still', () => {
  it('an edit of a file is seen by its content', () => {
    const project = temporaryProject({ 'a.ts': 'let a;' });
    const path = project.at('a.ts');
    const state = diskStateOf(path);
    const later = asIfTheClockStoodStill(state);
    expect(isSameContent(path, state.stamp, later)).toBe(true);
    project.write('a.ts', 'let b;');
    expect(isSameContent(path, state.stamp, later)).toBe(false);
  });

  it('a new entry of a directory is seen by the list of its entries', () => {
    const project = temporaryProject({ 'src/a.ts': '' });
    const path = project.at('src');
    const state = diskStateOf(path);
    const later = asIfTheClockStoodStill(state);
    expect(isSameContent(path, state.stamp, later)).toBe(true);
    project.write('src/b.ts', '');
    expect(isSameContent(path, state.stamp, later)).toBe(false);
  });

  it('what is gone is seen', () => {
    const project = temporaryProject({ 'a.ts': '' });
    const path = project.at('a.ts');
    const state = diskStateOf(path);
    project.remove('a.ts');
    expect(isSameContent(path, state.stamp, asIfTheClockStoodStill(state))).toBe(false);
    expect(isSameContent(path, state.stamp, diskStateOf(path))).toBe(false);
  });
});

it('content is read only while a path is young', async () => {
  const project = temporaryProject({ 'a.ts': '' });
  expect(diskStateOf(project.at('a.ts')).stamp).toContain('#');
  await sleep(150);
  const { stamp } = diskStateOf(project.at('a.ts'));
  expect(stamp).not.toContain('#');
  expect(isSameContent(project.at('a.ts'), stamp, { kind: 'file', stamp: 'file:1:1:0:1' })).toBe(false);
});
