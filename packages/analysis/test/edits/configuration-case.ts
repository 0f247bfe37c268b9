import { expect } from 'vitest';
import { changeConfiguration } from '../../src/edits/change-configuration.js';
import { applyEdits, mergeEdits } from '../../src/edits/merge-edits.js';
import type { Change } from '../../src/edits/plan-changes.js';
import { findComments, findParsers, getConstructionAt, type TestParser } from './parsers.js';

/** Marks the start of the construction in a case's text. */
const MARK = '▶';

/** One row: the text before, with a mark in front of the construction, and the exact text after. */
export interface ConfigurationCase {
  readonly title: string;
  readonly before: string;
  readonly changes: readonly Change[];
  /** `unchanged` where no edit is needed, `impossible` where there is none. */
  readonly after: string;
  readonly argument?: number;
}

export const set = (key: string, value: string): Change => ({ kind: 'set', key, value });
export const remove = (key: string): Change => ({ kind: 'remove', key });

/** Runs a row under every parser that can read it. */
export function expectCase(row: ConfigurationCase): void {
  const text = row.before.replace(MARK, '');
  expect(row.before, 'the case marks its construction').not.toBe(text);
  for (const parser of findParsers(text)) expectUnder(parser, row);
}

function expectUnder(parser: TestParser, { before, after, changes, argument = 0 }: ConfigurationCase): void {
  const offset = before.indexOf(MARK);
  const text = before.replace(MARK, '');
  const change = (current: string) => {
    const ast = parser.parse(current);
    const node = getConstructionAt(ast, offset);
    const edits = changeConfiguration({ text: current, ast }, { node, argument }, changes);
    return { edits, node, comments: findComments(ast) };
  };
  const { edits, node, comments } = change(text);
  if (after === 'impossible') {
    expect(edits, parser.name).toBeUndefined();
    return;
  }
  if (after === 'unchanged') {
    expect(edits, parser.name).toEqual([]);
    return;
  }
  if (!edits) throw new Error(`${parser.name}: no edits`);
  const result = applyEdits(text, edits);
  expect(result, parser.name).toBe(after);
  expect(mergeEdits(edits), 'sorted and apart').toEqual(edits);
  for (const { range } of edits) {
    expect(range[0] >= node.range[0] && range[1] <= node.range[1], 'inside the construction').toBe(true);
  }
  const again = change(result);
  expect(again.comments.toSorted(), 'every comment is kept').toEqual(comments.toSorted());
  // A removal cannot be promised a second time where a spread is left.
  if (again.edits || changes.every(({ kind }) => kind === 'set')) expect(again.edits).toEqual([]);
}
