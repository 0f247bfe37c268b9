import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { FunctionNode } from '../syntax/values.js';
import { findArgumentTargets, findCalleeTargets, type FunctionRef } from './find-targets.js';

/** A call in one function of another. */
export interface CallEdge {
  readonly caller: FunctionRef;
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
}

/** Who calls whom, asked from the called function. */
export type CallGraph = ReadonlyMap<FunctionNode, readonly CallEdge[]>;

/** Links every call of the given files with the functions it runs, whichever file these are in. */
export function buildCallGraph(evaluator: Evaluator, modules: Iterable<SourceModule>): CallGraph {
  const graph = new Map<FunctionNode, CallEdge[]>();
  for (const module of modules) {
    for (const node of module.nodes) {
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
      const caller = getOwner(module, node);
      if (!caller) continue;
      for (const target of findRun(evaluator, module, node))
        addEdge(graph, target.node, { caller, call: node });
    }
  }
  return graph;
}

function findRun(evaluator: Evaluator, module: SourceModule, node: CallEdge['call']): readonly FunctionRef[] {
  const given = findArgumentTargets(evaluator, node, module);
  if (node.callee.type === 'Super' || node.callee.type === 'ImportExpression') return given;
  return [...findCalleeTargets(evaluator, node.callee, module), ...given];
}

function addEdge(graph: Map<FunctionNode, CallEdge[]>, target: FunctionNode, edge: CallEdge): void {
  if (edge.caller.node === target) return;
  const edges = graph.get(target);
  if (edges) edges.push(edge);
  else graph.set(target, [edge]);
}

/** The function whose body holds a node; undefined at the top of a file. */
export function getOwner(module: SourceModule, node: TSESTree.Node): FunctionRef | undefined {
  for (const ancestor of module.ancestors(node)) {
    if (isFunctionNode(ancestor)) return { node: ancestor, module };
  }
  return undefined;
}

/** Tells whether a node is a function. */
export function isFunctionNode(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}
