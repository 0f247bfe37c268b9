import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { isFunctionNode } from '../syntax/nodes.js';
import type { Chain } from './find-chains.js';

const LOOPS = new Set([
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
]);
const ITERATIONS = new Set(['map', 'forEach', 'flatMap', 'reduce', 'filter', 'some', 'every']);

/** Tells whether a chain makes its write again and again within one run. */
export function isRepeated({ links }: Chain): boolean {
  return links.some(({ of, call }) => isInLoop(of.module, call) || isIteration(call));
}

function isInLoop(module: SourceModule, node: TSESTree.Node): boolean {
  for (const ancestor of module.ancestors(node)) {
    if (isFunctionNode(ancestor)) return false;
    if (LOOPS.has(ancestor.type) && !isInHead(ancestor, node)) return true;
  }
  return false;
}

/** `for (const role of await create())`: the head runs once. */
function isInHead(loop: TSESTree.Node, node: TSESTree.Node): boolean {
  const head =
    loop.type === 'ForOfStatement' || loop.type === 'ForInStatement'
      ? loop.right
      : loop.type === 'ForStatement'
        ? loop.init
        : null;
  return head !== null && head.range[0] <= node.range[0] && node.range[1] <= head.range[1];
}

/** `tenants.map(provision)`. */
function isIteration(call: TSESTree.Node): boolean {
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return callee?.type === 'MemberExpression' && ITERATIONS.has(getStaticKey(callee) ?? '');
}
