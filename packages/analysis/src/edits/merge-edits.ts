import type { TextEdit } from '../judgement.js';

/** Edits that can be made together, and the groups that must wait for another pass. */
export interface MergedGroups {
  readonly edits: readonly TextEdit[];
  readonly deferred: readonly (readonly TextEdit[])[];
}

/** Sorts edits and makes equal ones one; undefined when two overlap or insert different texts at one place. */
export function mergeEdits(edits: readonly TextEdit[]): TextEdit[] | undefined {
  const sorted = sortEdits(edits);
  const merged = sorted.filter((edit, index) => !isSameEdit(edit, sorted[index - 1]));
  return merged.some((edit, index) => isOverlap(merged[index - 1], edit)) ? undefined : merged;
}

/**
 * Takes groups of edits whole, in the order given, as long as they keep clear of what was taken before: no overlap and
 * no common end, as ESLint asks of fixes. An edit that several groups share, such as an import, is made once.
 */
export function mergeEditGroups(groups: readonly (readonly TextEdit[])[]): MergedGroups {
  let taken: TextEdit[] = [];
  const deferred: (readonly TextEdit[])[] = [];
  for (const group of groups) {
    const isClear = group.every((edit) =>
      taken.every((other) => isSameEdit(edit, other) || isApart(edit, other)),
    );
    const merged = isClear ? mergeEdits([...taken, ...group]) : undefined;
    if (merged) taken = merged;
    else deferred.push(group);
  }
  return { edits: taken, deferred };
}

/** Writes edits into a text; throws a RangeError where they overlap or leave the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const { range, text: replacement } of sortEdits(edits)) {
    const [start, end] = range;
    if (start < position || end < start || end > text.length) {
      throw new RangeError(
        `The edit of [${String(start)}, ${String(end)}] overlaps another or leaves the text.`,
      );
    }
    result += text.slice(position, start) + replacement;
    position = end;
  }
  return result + text.slice(position);
}

function sortEdits(edits: readonly TextEdit[]): TextEdit[] {
  return edits.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}

function isSameEdit(edit: TextEdit, other: TextEdit | undefined): boolean {
  return (
    other !== undefined &&
    edit.text === other.text &&
    edit.range[0] === other.range[0] &&
    edit.range[1] === other.range[1]
  );
}

function isOverlap(previous: TextEdit | undefined, edit: TextEdit): boolean {
  if (!previous) return false;
  const isSamePlace = previous.range[0] === edit.range[0] && previous.range[1] === edit.range[1];
  return isSamePlace || edit.range[0] < previous.range[1];
}

function isApart(edit: TextEdit, other: TextEdit): boolean {
  return edit.range[1] < other.range[0] || other.range[1] < edit.range[0];
}
