import type { TSESTree } from '@typescript-eslint/types';
import { isRegExp } from 'node:util/types';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { changeConfiguration } from '../../src/edits/change-configuration.js';
import { applyEdits } from '../../src/edits/merge-edits.js';
import type { Change } from '../../src/edits/plan-changes.js';
import { espreeParser, findComments, getConstructionAt, typescript, type TestParser } from './parsers.js';
import { createRandomObject, type RandomElement, type RandomObject } from './random-object.js';

const SCOPE = createContext({
  f: (value: unknown) => value,
  R: 'R',
  shared: { region: 'shared', z: 1 },
  ...{ region: 'r', endpoint: 'e', flag: 'f', a: 'a', b: 'b' },
});

/** Runs an object literal; functions in it are compared by their text. */
function evaluate(object: string): Record<string, unknown> {
  const entries = Object.entries(runInContext(`(${object}\n)`, SCOPE) as object);
  return Object.fromEntries(entries.map(([key, value]) => [key, describeValue(value)]));
}

function describeValue(value: unknown): unknown {
  return typeof value === 'function' || isRegExp(value) ? String(value) : value;
}

/** What the generator knows of the elements decides whether a change can be promised. */
function isPossible(elements: readonly RandomElement[], { kind, key }: Change): boolean {
  const written = elements.filter((element) => element.key === key);
  const hides = (element: RandomElement) => element.kind === 'hidden' || element.kind === 'open spread';
  if (kind === 'remove') return written.length > 0 || !elements.some(hides);
  const last = elements.findLastIndex((element) => element.key === key);
  const isCodeFree = written.every((element) => element.kind === 'plain');
  return last === -1 || (isCodeFree && !elements.slice(last).some((element) => element.kind === 'hidden'));
}

/** The object that has to come out, run from the elements that stay. */
function expectObject({ elements, changes }: RandomObject): Record<string, unknown> {
  const removed = changes.filter(({ kind }) => kind === 'remove').map(({ key }) => key);
  const kept = elements.filter(({ key }) => key === undefined || !removed.includes(key));
  const expected = evaluate(`{${kept.map(({ text }) => text).join('\n,')}\n}`);
  for (const change of changes) {
    if (change.kind === 'set') expected[change.key] = change.value === 'R' ? 'R' : 'new';
  }
  return expected;
}

function getObject(ast: TSESTree.Program, offset: number) {
  const node = getConstructionAt(ast, offset);
  const object = node.arguments[0];
  if (object?.type !== 'ObjectExpression') throw new Error('The generator writes an object literal.');
  return { node, object };
}

function hasTrailingComma(text: string, ast: TSESTree.Program, object: TSESTree.ObjectExpression): boolean {
  const tokens = ast.tokens?.filter(({ range }) => range[1] < object.range[1] && range[0] > object.range[0]);
  const last = tokens?.at(-1);
  return last !== undefined && text.slice(...last.range) === ',';
}

function countBlankLines(text: string): number {
  return text.split(/\r?\n/).filter((line) => line.trim() === '').length;
}

function expectSeed(parser: TestParser, seed: number): boolean {
  const random = createRandomObject(seed);
  const { before, after, object, changes, elements } = random;
  const text = `${before}new X(${object}${after}`;
  const offset = before.length;
  const change = (current: string) => {
    const ast = parser.parse(current);
    const found = getObject(ast, offset);
    const edits = changeConfiguration({ text: current, ast }, { node: found.node, argument: 0 }, changes);
    return { ...found, ast, edits };
  };
  const { edits, ast } = change(text);
  const label = `seed ${String(seed)}, ${JSON.stringify(text)}, ${JSON.stringify(changes)}`;
  expect(edits !== undefined, label).toBe(changes.every((one) => isPossible(elements, one)));
  if (!edits) return false;
  const result = applyEdits(text, edits);
  const shown = `${label} -> ${JSON.stringify(result)}`;
  const again = change(result);
  const literal = result.slice(...again.object.range);
  expect(evaluate(literal), shown).toEqual(expectObject(random));
  expect(findComments(again.ast), shown).toEqual(findComments(ast));
  expect(result.slice(0, again.object.range[0]), shown).toBe(`${before}new X(`);
  expect(result.slice(again.object.range[1]), shown).toBe(after);
  expect(again.edits ?? [], shown).toEqual([]);
  expect(countBlankLines(result), shown).toBeLessThanOrEqual(countBlankLines(text));
  const otherLineBreak = random.lineBreak === '\n' ? /\r/ : /[^\r]\n/;
  expect(result, shown).not.toMatch(otherLineBreak);
  expectUntouched(random, literal, shown);
  if (elements.length > 0 && again.object.properties.length > 0) {
    expect(hasTrailingComma(result, again.ast, again.object), shown).toBe(random.hasTrailingComma);
  }
  return edits.length > 0;
}

/** Elements that no change names stand as they stood, in their order. */
function expectUntouched({ elements, changes }: RandomObject, literal: string, shown: string): void {
  const kept = elements.filter(({ key }) => !changes.some((change) => change.key === key));
  let position = 0;
  for (const { text } of kept) {
    const found = literal.indexOf(text, position);
    expect(found, `${text} in ${shown}`).toBeGreaterThanOrEqual(position);
    position = found + text.length;
  }
}

describe.each([typescript, espreeParser])('random objects under $name', (parser) => {
  it.each(Array.from({ length: 10 }, (_, index) => index * 100))('seeds from %i', (start) => {
    const seeds = Array.from({ length: 100 }, (_, index) => start + index);
    const changed = seeds.filter((seed) => expectSeed(parser, seed));
    expect(changed.length, 'most seeds lead to an edit').toBeGreaterThan(40);
  });
});
