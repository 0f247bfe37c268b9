import type { TSESTree } from '@typescript-eslint/types';
import type { Range, TextEdit } from '../judgement.js';
import { unwrap } from '../syntax/unwrap.js';
import { getListEdits, getPieces, type Pieces } from './bracketed-list.js';
import { changeObject, replaceExpression, writeProperty } from './change-object.js';
import { addItems } from './list-addition.js';
import { getItemLineBreak } from './list-layout.js';
import { getLastChanges, type Change, type SetChange } from './plan-changes.js';
import { getLexemesIn, type SourceText } from './source-text.js';

/** A call or `new` and which of its arguments, counted from 0, is the configuration. */
export interface Construction {
  readonly node: TSESTree.NewExpression | TSESTree.CallExpression;
  readonly argument: number;
}

/** Expressions that are no object, so that a spread of them would hide a mistake. */
const NO_CONFIGURATION = new Set(['Literal', 'TemplateLiteral', 'ArrayExpression']);

/** Expressions that bind less tightly than a reader of `...x` would think; Prettier adds the same parentheses. */
const PARENTHESISED = new Set([
  'ArrowFunctionExpression',
  'AssignmentExpression',
  'AwaitExpression',
  'BinaryExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'SequenceExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'YieldExpression',
]);

/**
 * The edits that make a construction's configuration hold the properties asked for, written at the construction
 * itself. None are needed where it holds them already; undefined where no honest edit exists.
 */
export function changeConfiguration(
  source: SourceText,
  construction: Construction,
  changes: readonly Change[],
): TextEdit[] | undefined {
  const { node, argument } = construction;
  if (node.arguments.slice(0, argument + 1).some(({ type }) => type === 'SpreadElement')) return undefined;
  const given = node.arguments[argument];
  const value = given && unwrap(given);
  if (value?.type === 'ObjectExpression') return changeObject(source, value, changes);
  return writeObject(source, construction, getLastChanges(changes));
}

/** Brings an object literal to where there is none. */
function writeObject(
  source: SourceText,
  construction: Construction,
  changes: readonly Change[],
): TextEdit[] | undefined {
  const given = construction.node.arguments[construction.argument];
  const value = given && unwrap(given);
  const isNothing = !value || isUndefinedOrNull(value);
  const set = changes.filter((change) => change.kind === 'set');
  if (set.some(({ key }) => key === '__proto__')) return undefined;
  // What another expression holds cannot be taken out of it here.
  if (!isNothing && set.length < changes.length) return undefined;
  if (set.length === 0) return [];
  if (!isNothing) return spreadArgument(source, construction, set);
  const literal = `{ ${writeProperties(source, set)} }`;
  return value
    ? [replaceExpression(source, value.range, literal)]
    : addArgument(source, construction, literal);
}

function writeProperties(source: SourceText, changes: readonly SetChange[]): string {
  return changes.map((change) => writeProperty(source, change)).join(', ');
}

/** Tells whether an expression stands for no object at all. */
export function isUndefinedOrNull(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  if (node.type === 'Literal') return node.raw === 'null';
  return node.type === 'UnaryExpression' && node.operator === 'void' && node.argument.type === 'Literal';
}

/** `new X`, `new X()`, `f(a)`: an argument that is not there yet. */
function addArgument(
  source: SourceText,
  { node, argument }: Construction,
  literal: string,
): TextEdit[] | undefined {
  if (argument > node.arguments.length) return undefined;
  const list = getArgumentsRange(source, node);
  if (list === 'none') return [{ range: [node.range[1], node.range[1]], text: `(${literal})` }];
  const pieces = list && getPieces(source, list, node.arguments);
  if (!pieces) return undefined;
  return getListEdits(addItems(source, pieces, [literal]), getItemLineBreak(source, pieces));
}

/** `new X(config)` becomes `new X({ ...config, region })`; the expression itself is not written again. */
function spreadArgument(
  source: SourceText,
  { node, argument }: Construction,
  changes: readonly SetChange[],
): TextEdit[] | undefined {
  const given = node.arguments[argument];
  if (!given) return undefined;
  const item = getArgumentPieces(source, node)?.find((piece) => piece.node === given);
  return item?.range && spread(given, item.range, writeProperties(source, changes));
}

/** Makes `expression` of a range `{ ...expression, properties }`; undefined for what is no object. */
export function spread(expression: TSESTree.Node, range: Range, properties: string): TextEdit[] | undefined {
  if (NO_CONFIGURATION.has(unwrap(expression).type)) return undefined;
  const [start, end] = range;
  const needsParentheses = start === expression.range[0] && PARENTHESISED.has(expression.type);
  const [open, close] = needsParentheses ? ['(', ')'] : ['', ''];
  return [
    { range: [start, start], text: `{ ...${open}` },
    { range: [end, end], text: `${close}, ${properties} }` },
  ];
}

function getArgumentPieces(source: SourceText, node: Construction['node']): Pieces | undefined {
  const range = getArgumentsRange(source, node);
  return range && range !== 'none' ? getPieces(source, range, node.arguments) : undefined;
}

/** From `(` to `)`; `none` for `new X`, undefined when tokens are missing. */
function getArgumentsRange(source: SourceText, node: Construction['node']): Range | 'none' | undefined {
  // Parsers older than the types put type arguments into `typeParameters`.
  const { typeParameters } = node as { typeParameters?: TSESTree.Node };
  const callee = node.typeArguments ?? typeParameters ?? node.callee;
  const open = getLexemesIn(source, [callee.range[1], node.range[1]]);
  const parenthesis = open?.find(({ text }) => text === '(');
  if (parenthesis) return [parenthesis.range[0], node.range[1]];
  return open && 'none';
}
