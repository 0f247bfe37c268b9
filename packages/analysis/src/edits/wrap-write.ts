import type { TSESTree } from '@typescript-eslint/types';
import type { SentWrite } from '../iam/sent-write.js';
import type { TextEdit } from '../judgement.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getListEdits, getPieces } from './bracketed-list.js';
import { addItems } from './list-addition.js';
import { applyEdits } from './merge-edits.js';
import { getIndentationUnit, getLineBreakAt, hasLineBreak } from './source-text.js';

/** What a write is wrapped in. */
export interface Wrapper {
  /** As the file calls it: `withIamGuard`, `runtime.withIamFallback`. */
  readonly name: string;
  /** As the file calls `sendV2`; absent for SDK v3. */
  readonly sendV2?: string;
  /** `'CreateRole'`, in the file's quotes. */
  readonly operation: string;
  /** `{ arn: process.env.EXISTING_ROLE_ARN }`, for a fallback. */
  readonly existing?: string;
}

const LONGEST_LINE = 100;

/** The write in its wrapper; undefined where the arguments of the call cannot be read. */
export function wrapWrite(module: SourceModule, write: SentWrite, wrapper: Wrapper): TextEdit | undefined {
  const options = pickName(module, write.promise);
  const unit = getIndentationUnit(module);
  const handed = write.sdk === 3 ? handOn(module, write.call, options) : [];
  if (!handed) return undefined;
  const joint = getJoint(module, write.call, unit);
  const edits = joint ? [joint, ...handed] : handed;
  const [start, end] = write.sdk === 3 ? write.promise.range : write.call.range;
  const lineBreak = getLineBreakAt(module, write.promise.range[0]);
  const property = lineBreak + unit;
  const isLong = hasLineBreak(module.text.slice(joint?.range[1] ?? start, end));
  const inner = property + unit;
  const depth = (wrapper.sendV2 === undefined ? 2 : 3) - (joint ? 1 : 0);
  const request = indent(module, [start, end], edits, isLong ? unit.repeat(depth) : '');
  const call = getCall(wrapper, request, options, isLong ? { inner: inner + unit, outer: inner } : undefined);
  const isWide = property.length + call.length > LONGEST_LINE - 20;
  const body = isLong || isWide ? `${inner}${call}` : ` ${call}`;
  const lines = [
    `operation: ${wrapper.operation},`,
    `write: (${options}) =>${body},`,
    ...(wrapper.existing === undefined ? [] : [`existing: ${wrapper.existing},`]),
  ];
  const text = `${wrapper.name}({${lines.map((line) => property + line).join('')}${lineBreak}})`;
  return { range: [write.promise.range[0], write.promise.range[1]], text };
}

/** A chain of several lines, `iam⏎.createRole(…)⏎.promise()`, is one no longer: its first line break goes. */
function getJoint(module: SourceModule, call: TSESTree.CallExpression, unit: string): TextEdit | undefined {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || callee.computed) return undefined;
  const { object, property } = callee;
  const gap = module.text.slice(object.range[1], property.range[0]);
  const lineBreak = getLineBreakAt(module, object.range[0]);
  const isStep = gap === `${lineBreak}${unit}.` && !hasLineBreak(module.textOf(object));
  return isStep ? { range: [object.range[1], property.range[0]], text: '.' } : undefined;
}

/** `sendV2(request, options)`, its arguments on lines of their own where the request has several. */
function getCall(
  { sendV2 }: Wrapper,
  request: string,
  options: string,
  lineBreaks: { readonly inner: string; readonly outer: string } | undefined,
): string {
  if (sendV2 === undefined) return request;
  if (!lineBreaks) return `${sendV2}(${request}, ${options})`;
  const { inner, outer } = lineBreaks;
  return `${sendV2}(${inner}${request},${inner}${options},${outer})`;
}

const NAMES = ['options', 'writeOptions', 'requestOptions'];

/** A name for the options that hides nothing which the write speaks of. */
function pickName(module: SourceModule, node: TSESTree.Node): string {
  const used = new Set(
    module.findInside(node).flatMap((inner) => (inner.type === 'Identifier' ? [inner.name] : [])),
  );
  const free = NAMES.find((name) => !used.has(name));
  if (free !== undefined) return free;
  for (let number = 2; ; number += 1) {
    if (!used.has(`options${String(number)}`)) return `options${String(number)}`;
  }
}

/** Adds the options to the call: as its second argument, or in front of what is in it. */
function handOn(
  module: SourceModule,
  call: TSESTree.CallExpression,
  options: string,
): readonly TextEdit[] | undefined {
  const [, given] = call.arguments;
  const lineBreak = getLineBreakAt(module, call.range[0]);
  if (given?.type === 'ObjectExpression') {
    const pieces = getPieces(module, given.range, given.properties);
    return pieces && getListEdits(addItems(module, pieces, [`...${options}`]), lineBreak);
  }
  const callee = call.typeArguments ?? call.callee;
  const open = module.text.indexOf('(', callee.range[1]);
  const pieces = getPieces(module, [open, call.range[1]], call.arguments);
  const added = call.arguments.length === 0 ? ['{}', options] : [options];
  return pieces && getListEdits(addItems(module, pieces, added), lineBreak);
}

/** The text of a range after its edits, each line but the first one step further in; lines of strings stay. */
function indent(
  module: SourceModule,
  [start, end]: TextEdit['range'],
  edits: readonly TextEdit[],
  unit: string,
): string {
  const text = module.text.slice(start, end);
  const strings = module.nodes.filter(
    ({ type, range }) =>
      /^(?:TemplateElement|Literal|JSXText)$/.test(type) && range[0] >= start && range[1] <= end,
  );
  const isInString = (offset: number) => strings.some(({ range }) => range[0] < offset && offset < range[1]);
  const lines = [...text.matchAll(/(?:\r\n|[\n\r])(?=[^\n\r])/g)]
    .map(({ index, 0: lineEnd }) => start + index + lineEnd.length)
    .filter(
      (offset) => !isInString(offset) && !edits.some(({ range }) => range[0] < offset && offset < range[1]),
    )
    .map((offset): TextEdit => ({ range: [offset, offset], text: unit }));
  const inserted = edits.map((edit) => ({
    ...edit,
    text: edit.text.replace(/(\r\n|[\n\r])(?=[^\n\r])/g, `$1${unit}`),
  }));
  const moved = [...lines, ...inserted].map(({ range, text: added }): TextEdit => ({
    range: [range[0] - start, range[1] - start],
    text: added,
  }));
  return applyEdits(text, moved);
}
