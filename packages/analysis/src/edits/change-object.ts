import type { TSESTree } from '@typescript-eslint/types';
import type { Range, TextEdit } from '../judgement.js';
import { getListEdits, getPieces, type Pieces } from './bracketed-list.js';
import { addItems } from './list-addition.js';
import { getItemLineBreak } from './list-layout.js';
import { removeItem, replaceItem } from './list-removal.js';
import { planChanges, type Change, type Plan, type Replacement, type SetChange } from './plan-changes.js';
import { getKeyQuote, isIdentifierName } from './property-keys.js';
import { quoteLike, writeString } from './quote-like.js';
import {
  getIndentationUnit,
  getLexemesIn,
  getLineBreakAt,
  isLineComment,
  type SourceText,
} from './source-text.js';

/**
 * Changes properties of an object literal. No edit is needed where it says so already; undefined where no edit can
 * promise the outcome.
 */
export function changeObject(
  source: SourceText,
  object: TSESTree.ObjectExpression,
  changes: readonly Change[],
): TextEdit[] | undefined {
  const plan = planChanges(object, changes);
  const pieces = getPieces(source, object.range, object.properties);
  if (!plan || !pieces) return undefined;
  const added = plan.added.map((change) => writeProperty(source, change, object));
  const changed = changeItems(source, pieces, { removed: plan.removed, added });
  const listEdits = getListEdits(changed, getItemLineBreak(source, pieces));
  const values = plan.replaced.flatMap((replacement) => getValueEdit(source, replacement) ?? []);
  // Values first: what is added behind `{ a }` comes after the value that `a` gets.
  return joinTouching([...values, ...listEdits].sort((a, b) => a.range[0] - b.range[0]));
}

/** `key: value`, its key quoted where it must be or where all its neighbours are; `key` alone for a variable of that name. */
export function writeProperty(
  source: SourceText,
  { key, value }: SetChange,
  object?: TSESTree.ObjectExpression,
): string {
  const quote = getKeyQuote(object?.properties ?? []);
  if (quote) return `${writeString(key, quote)}: ${value}`;
  if (key === value) return key;
  return `${isIdentifierName(key) ? key : quoteLike(source)(key)}: ${value}`;
}

/** Replaces an expression; comments inside it come to stand in front of the new one. */
export function replaceExpression(source: SourceText, range: Range, text: string): TextEdit {
  const lineBreak = getLineBreakAt(source, range[0]) + getIndentationUnit(source);
  const comments = (getLexemesIn(source, range) ?? []).filter(({ isComment }) => isComment);
  const kept = comments.map((comment) => comment.text + (isLineComment(comment.text) ? lineBreak : ' '));
  return { range, text: kept.join('') + text };
}

/** The first new property takes the place of the last one if that goes: the layout around it stays as it is. */
function changeItems(
  source: SourceText,
  pieces: Pieces,
  { removed, added }: { removed: Plan['removed']; added: readonly string[] },
): Pieces {
  const last = pieces.findLast(({ kind }) => kind === 'item')?.node;
  const [first, ...others] = added;
  const isSwap = first !== undefined && removed.some((property) => property === last);
  let changed = isSwap && last ? replaceItem(pieces, last, first) : pieces;
  for (const property of removed) changed = removeItem(changed, property);
  return addItems(source, changed, isSwap ? others : added);
}

function getValueEdit(source: SourceText, { property, value }: Replacement): TextEdit | undefined {
  const { key, shorthand, range } = property;
  if (shorthand) {
    const end = key.range[1];
    return value === source.text.slice(...key.range) ? undefined : { range: [end, end], text: `: ${value}` };
  }
  const lexemes = getLexemesIn(source, [key.range[1], range[1]]) ?? [];
  const colon = lexemes.findIndex(({ text }) => text === ':');
  // Parentheses around a value belong to no node.
  const start = lexemes.find(({ isComment }, index) => index > colon && !isComment)?.range[0];
  if (start === undefined) return undefined;
  const given = [source.text.slice(start, range[1]), source.text.slice(...property.value.range)];
  if (given.some((text) => isSameExpression(text, value))) return undefined;
  return replaceExpression(source, [start, range[1]], value);
}

function isSameExpression(text: string, other: string): boolean {
  const plain = /^(['"])([^'"\\]*)\1$/;
  const content = plain.exec(text)?.[2];
  return text === other || (content !== undefined && content === plain.exec(other)?.[2]);
}

function joinTouching(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    const previous = joined.at(-1);
    if (previous?.range[1] !== edit.range[0]) joined.push(edit);
    else joined.splice(-1, 1, { range: [previous.range[0], edit.range[1]], text: previous.text + edit.text });
  }
  return joined;
}
