import { describe, expect, it } from 'vitest';
import { applyEdits, mergeEditGroups, mergeEdits } from '../../src/edits/merge-edits.js';
import type { TextEdit } from '../../src/judgement.js';

const edit = (start: number, end: number, text = ''): TextEdit => ({ range: [start, end], text });

describe('mergeEdits', () => {
  it('sorts', () => {
    expect(mergeEdits([edit(5, 6), edit(1, 2)])).toEqual([edit(1, 2), edit(5, 6)]);
  });

  it('makes equal edits one', () => {
    expect(mergeEdits([edit(3, 3, 'a'), edit(1, 2), edit(3, 3, 'a')])).toEqual([edit(1, 2), edit(3, 3, 'a')]);
  });

  it.each([
    ['overlap', [edit(1, 4), edit(3, 6)]],
    ['one inside the other', [edit(1, 9), edit(3, 4)]],
    ['an insertion inside', [edit(1, 9), edit(3, 3, 'a')]],
    ['two texts for one range', [edit(1, 4, 'a'), edit(1, 4, 'b')]],
    ['two insertions at one place', [edit(1, 1, 'a'), edit(1, 1, 'b')]],
    ['equal edits around another', [edit(1, 1, 'a'), edit(1, 1, 'b'), edit(1, 1, 'a')]],
  ])('finds %s', (_, edits) => {
    expect(mergeEdits(edits)).toBeUndefined();
  });

  it.each([
    ['neighbours', [edit(1, 4), edit(4, 6)]],
    ['an insertion behind', [edit(1, 4), edit(4, 4, 'a')]],
    ['an insertion in front', [edit(1, 1, 'a'), edit(1, 4)]],
  ])('lets %s be', (_, edits) => {
    expect(mergeEdits(edits.toReversed())).toEqual(edits);
  });
});

describe('mergeEditGroups', () => {
  it('takes groups that are apart', () => {
    const { edits, deferred } = mergeEditGroups([[edit(5, 6)], [edit(1, 2), edit(8, 9)]]);
    expect(edits).toEqual([edit(1, 2), edit(5, 6), edit(8, 9)]);
    expect(deferred).toEqual([]);
  });

  it('makes a shared edit once', () => {
    const shared = edit(0, 0, 'import x;');
    expect(
      mergeEditGroups([
        [shared, edit(5, 6)],
        [shared, edit(8, 9)],
      ]).edits,
    ).toEqual([shared, edit(5, 6), edit(8, 9)]);
  });

  it.each([
    ['overlap', edit(5, 7)],
    ['touch', edit(6, 7)],
    ['insert at the end of another', edit(6, 6, 'a')],
  ])('defers whole groups that %s', (_, second) => {
    const group = [edit(1, 2), second];
    expect(mergeEditGroups([[edit(4, 6)], group, [edit(9, 9, 'b')]])).toEqual({
      edits: [edit(4, 6), edit(9, 9, 'b')],
      deferred: [group],
    });
  });

  it('keeps a group whose own edits touch', () => {
    const group = [edit(1, 4, 'a'), edit(4, 4, 'b')];
    expect(mergeEditGroups([group]).edits).toEqual(group);
  });

  it('defers a group that contradicts itself', () => {
    const group = [edit(1, 4), edit(2, 3)];
    expect(mergeEditGroups([group])).toEqual({ edits: [], deferred: [group] });
  });
});

describe('applyEdits', () => {
  it.each([
    ['nothing', [], 'abcdef'],
    ['any order', [edit(4, 5, 'E'), edit(1, 2, 'B')], 'aBcdEf'],
    ['insertions at both ends', [edit(6, 6, '>'), edit(0, 0, '<')], '<abcdef>'],
    ['a replacement and an insertion behind it', [edit(1, 3, 'X'), edit(3, 3, 'Y')], 'aXYdef'],
    ['removal of all', [edit(0, 6)], ''],
  ])('writes %s', (_, edits, expected) => {
    expect(applyEdits('abcdef', edits)).toBe(expected);
  });

  it.each([
    ['overlap', [edit(1, 4), edit(3, 5)]],
    ['leave the text', [edit(5, 7)]],
    ['run backwards', [edit(4, 2)]],
  ])('refuses edits that %s', (_, edits) => {
    expect(() => applyEdits('abcdef', edits)).toThrow(RangeError);
  });
});
