import { isFunctionNode } from '../syntax/nodes.js';
import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { isMended } from '../iam/mended-writes.js';
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
export function buildCallGraph(
  evaluator: Evaluator,
  modules: Iterable<SourceModule>,
  fallbacks: readonly string[],
): CallGraph {
  const graph = new Map<FunctionNode, CallEdge[]>();
  const seen = new Set<string>();
  for (const module of modules) {
    for (const node of module.nodes) {
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
      const caller = getOwner(module, node);
      if (!caller || isMended(evaluator, { module, node }, fallbacks)) continue;
      addCall({ evaluator, graph, seen }, { caller, call: node });
    }
  }
  return graph;
}

interface Building {
  readonly evaluator: Evaluator;
  readonly graph: Map<FunctionNode, CallEdge[]>;
  /** Methods that have been followed on an object already. */
  readonly seen: Set<string>;
}

function addCall(building: Building, edge: CallEdge): void {
  for (const target of findRun(building.evaluator, edge.caller.module, edge.call)) {
    addEdge(building.graph, target.node, edge);
    if (target.frame) addMethodEdges(building, target);
  }
}

const MOST_METHODS = 5_000;

/**
 * A method called on an object whose construction is in sight knows what its fields hold, and which subclass it runs
 * in: its own calls are followed once for each such object.
 */
function addMethodEdges(building: Building, { node: owner, module, frame }: FunctionRef): void {
  const { evaluator, graph, seen } = building;
  const construction = frame?.receiver?.value.construction;
  if (!frame || !construction || seen.size > MOST_METHODS) return;
  const key = [module.path, owner.range[0], construction.module.path, construction.node.range[0]].join(':');
  if (seen.has(key)) return;
  seen.add(key);
  for (const node of module.findInside(owner)) {
    if (node.type !== 'CallExpression' || getOwner(module, node)?.node !== owner) continue;
    for (const target of findCalleeTargets(evaluator, node.callee, module, frame)) {
      addEdge(graph, target.node, { caller: { node: owner, module }, call: node });
      addMethodEdges(building, target);
    }
  }
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
