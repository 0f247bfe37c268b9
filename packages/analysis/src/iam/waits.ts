import type { TSESTree } from '@typescript-eslint/types';
import { getAwaitedFamily, type IamFamilyId } from '../facts/iam-propagation.js';
import { RETRYING_WORDS, WAITING_PACKAGES, WAITING_WORDS } from '../facts/waiting.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives } from '../syntax/values.js';
import { isFunctionNode } from '../syntax/nodes.js';
import type { FlowContext, FlowScope } from './flow-scope.js';
import { getCalledName } from '../syntax/function-name.js';

/** What a call does to resources that are still spreading. */
export interface Wait {
  /** `retry`: calls again what it is given, until it succeeds; a wait lets time pass. */
  readonly kind: 'wait' | 'retry';
  readonly family: IamFamilyId | 'all';
}

/**
 * The wait that a call is by its name, and, where a scope is given, by the package or the text of the function it
 * calls.
 */
export function getWait(
  context: FlowContext,
  call: TSESTree.CallExpression,
  scope: FlowScope | undefined,
): Wait | undefined {
  const family = getAwaited(call);
  if (family) return { kind: 'wait', family };
  const words = findWords(getCalleeName(call.callee));
  if (words.some((word) => RETRYING_WORDS.has(word))) return { kind: 'retry', family: 'all' };
  if (words.some((word) => WAITING_WORDS.has(word))) return { kind: 'wait', family: 'all' };
  return scope && isOutsideWait(context, call, scope) ? { kind: 'retry', family: 'all' } : undefined;
}

/** `waitUntilRoleExists(…)`, `iam.waitFor('roleExists', …)`. */
function getAwaited(call: TSESTree.CallExpression): IamFamilyId | undefined {
  const method = getCalleeName(call.callee).split('.').at(-1) ?? '';
  const state = call.arguments[0];
  const waiter = method === 'waitFor' && state?.type === 'Literal' ? String(state.value) : method;
  return getAwaitedFamily(waiter)?.id;
}

/** A function of a package for waiting, or one of another file that waits or calls again. */
function isOutsideWait(
  { evaluator, module }: FlowContext,
  call: TSESTree.CallExpression,
  scope: FlowScope,
): boolean {
  if (call.callee.type === 'Super') return false;
  if (isBareNumber(call)) return true;
  return findAlternatives(evaluator.evaluate(call.callee, module, scope.frame)).some((callee) => {
    if (callee.kind === 'external') return WAITING_PACKAGES.has(callee.package);
    if (callee.kind !== 'function' || callee.at.module === module) return false;
    return hasWaitingText(callee.at.module.textOf(callee.at.node));
  });
}

/** `await nap(10_000)`: a number alone is a time. */
function isBareNumber({ arguments: [only, ...others], callee }: TSESTree.CallExpression): boolean {
  const isNumber = only?.type === 'Literal' && typeof only.value === 'number' && only.value >= 100;
  return isNumber && others.length === 0 && callee.type === 'Identifier';
}

/** Tells whether code has a name in it that stands for waiting or calling again. */
export function hasWaitingText(text: string): boolean {
  return [...text.matchAll(/(?<![\w$])[\w$]+(?=\s*(?:<[^<>()]*>)?\()/g)].some(
    ([name]) => name !== 'await' && isWaitingName(name),
  );
}

/** Tells whether a name says that a function waits or calls again: `createRoleWithRetry`. */
export function isWaitingName(name: string): boolean {
  return findWords(name).some((word) => WAITING_WORDS.has(word) || RETRYING_WORDS.has(word));
}

function findWords(name: string): readonly string[] {
  return name
    .replace(/back-?off/gi, '_backoff_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

/** The names by which a call goes, up to the call before it: `this.retrier.run`; Promise's own are none. */
function getCalleeName(callee: TSESTree.Node): string {
  const node = unwrap(callee);
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'CallExpression':
      return node.callee.type === 'Super' ? '' : getCalleeName(node.callee);
    case 'MemberExpression': {
      const object = unwrap(node.object);
      if (object.type === 'Identifier' && object.name === 'Promise') return '';
      const own = getStaticKey(node) ?? '';
      return object.type === 'CallExpression' ? own : `${getCalleeName(object)}.${own}`;
    }
    default:
      return '';
  }
}

type Loop =
  | TSESTree.ForStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;

/**
 * How a loop treats what its body asks: `again` calls it until it succeeds, `pausing` goes through a list and waits
 * in between.
 */
export function getLoopKind({ module }: FlowContext, loop: Loop): 'again' | 'pausing' | 'plain' {
  const text = module.textOf(loop.body);
  const isOverList = loop.type === 'ForOfStatement' || loop.type === 'ForInStatement';
  if (hasWaitingText(text)) return isOverList ? 'pausing' : 'again';
  const catches = /\btry\s*\{|\.catch\s*\(/.test(text);
  return catches && !isOverList ? 'again' : 'plain';
}

/** Tells whether a failure leads to another try: its handler waits, or calls the function that it stands in. */
export function isRetryingHandler({ module }: FlowContext, handler: TSESTree.Node): boolean {
  const text = module.textOf(handler);
  if (handler.type === 'Identifier' ? isWaitingName(text) : hasWaitingText(text)) return true;
  const name = getEnclosingName(module, handler);
  if (name === undefined || !/^#?[\w$]+$/.test(name)) return false;
  return new RegExp(`(?:(?<![\\w$.])|\\bthis\\.)${name.replace(/\$/g, '\\$&')}\\s*\\(`).test(text);
}

function getEnclosingName(module: SourceModule, node: TSESTree.Node): string | undefined {
  for (const ancestor of module.ancestors(node)) {
    if (!isFunctionNode(ancestor)) continue;
    const name = getCalledName(module, ancestor);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Tells whether a function is called again by what stands around it: its own name, or a decorator such as `@Retryable()`. */
export function isRetriedFunction(context: FlowContext, node: TSESTree.Node): boolean {
  const name = isFunctionNode(node) ? getCalledName(context.module, node) : undefined;
  if (name !== undefined && isWaitingName(name)) return true;
  const parent = context.module.getParent(node);
  const decorators =
    parent?.type === 'MethodDefinition' ? (parent.decorators as TSESTree.Decorator[] | undefined) : [];
  return (decorators ?? []).some(({ expression }) => isWaitingName(context.module.textOf(expression)));
}
