import type { TSESTree } from '@typescript-eslint/types';
import type { IamObstacle } from '../iam-mending.js';
import { isFunctionNode } from '../syntax/nodes.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey } from '../syntax/unwrap.js';

/** Who waits for a promise: an `await`, or the callers of the function that returns it. */
export interface PromiseFate {
  readonly kind: 'awaited' | 'returned';
  /** The `await`, or what is returned. */
  readonly end: TSESTree.Node;
  /** From the promise itself outwards: the calls of `then` and its like, and the lists that it stands in. */
  readonly steps: readonly TSESTree.Node[];
}

/** Calls that throw away what their callback returns. */
const HEEDLESS =
  /^(?:forEach|setTimeout|setInterval|setImmediate|queueMicrotask|nextTick|on|once|addListener|addEventListener|subscribe)$/;

/** Follows a promise to where somebody waits for it, or says why nobody is shown to. */
export function getPromiseFate(module: SourceModule, promise: TSESTree.Node): PromiseFate | IamObstacle {
  const steps: TSESTree.Node[] = [];
  for (let node = promise; ;) {
    const parent = module.getParent(node);
    if (!parent) return 'notAwaited';
    if (parent.type === 'AwaitExpression') return { kind: 'awaited', end: parent, steps };
    if (parent.type === 'YieldExpression') return 'generator';
    if (isReturn(parent, node)) return getReturnedFate(module, node, steps);
    const next = getOuterPromise(module, node, parent);
    if (!next) return 'notAwaited';
    steps.push(next);
    node = next;
  }
}

function isReturn(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  return (
    parent.type === 'ReturnStatement' || (parent.type === 'ArrowFunctionExpression' && parent.body === node)
  );
}

function getReturnedFate(
  module: SourceModule,
  end: TSESTree.Node,
  steps: readonly TSESTree.Node[],
): PromiseFate | IamObstacle {
  const owner = [...module.ancestors(end)].find(isFunctionNode);
  if (!owner) return 'notAwaited';
  if (owner.generator) return 'generator';
  const call = module.getParent(owner);
  const isGiven = call?.type === 'CallExpression' && call.callee !== owner;
  return isGiven && HEEDLESS.test(getCalleeName(call)) ? 'notAwaited' : { kind: 'returned', end, steps };
}

/** The expression whose own promise waits for this one. */
function getOuterPromise(
  module: SourceModule,
  node: TSESTree.Node,
  parent: TSESTree.Node,
): TSESTree.Node | undefined {
  switch (parent.type) {
    case 'TSNonNullExpression':
      return parent;
    case 'ConditionalExpression':
      return parent.test === node ? undefined : parent;
    case 'LogicalExpression':
      return parent.right === node ? parent : undefined;
    case 'MemberExpression':
      return parent.object === node ? getChained(module, parent) : undefined;
    case 'ArrayExpression':
      return getCombined(module, parent);
    default:
      return undefined;
  }
}

/** `promise.then(…)` */
function getChained(module: SourceModule, member: TSESTree.MemberExpression): TSESTree.Node | undefined {
  const call = module.getParent(member);
  const isChained = /^(?:then|catch|finally)$/.test(getStaticKey(member) ?? '') && !member.optional;
  return isChained && call?.type === 'CallExpression' && call.callee === member ? call : undefined;
}

/** `Promise.all([promise, …])` */
function getCombined(module: SourceModule, list: TSESTree.ArrayExpression): TSESTree.Node | undefined {
  const call = module.getParent(list);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== list) return undefined;
  return /^Promise\.(?:all|allSettled|any|race)$/.test(module.textOf(call.callee)) ? call : undefined;
}

function getCalleeName({ callee }: TSESTree.CallExpression): string {
  if (callee.type === 'Identifier') return callee.name;
  return (callee.type === 'MemberExpression' && getStaticKey(callee)) || '';
}
