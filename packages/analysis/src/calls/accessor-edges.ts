import type { TSESTree } from '@typescript-eslint/types';
import type { IamWrite } from '../iam/find-writes.js';
import { isMended } from '../iam/mended-writes.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey } from '../syntax/unwrap.js';
import { findAlternatives, type ClassNode, type FunctionNode, type Value } from '../syntax/values.js';
import { getOwner, type CallGraph } from './call-graph.js';
import { findLeading } from './find-chains.js';

/** What the search for properties that run a function goes by. */
export interface AccessorQuestion {
  readonly evaluator: Evaluator;
  readonly modules: readonly SourceModule[];
  readonly fallbacks: readonly string[];
  readonly writes: readonly IamWrite[];
}

const MOST_ROUNDS = 4;

/** Links the places that read or write a property with its accessor, where that leads to one of the writes. */
export function addAccessorEdges(graph: CallGraph, question: AccessorQuestion): void {
  const linked = new Set<FunctionNode>();
  // An accessor may be run by another.
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = [...findLeading(question.writes, graph)].flatMap(([node, module]) => {
      const key = linked.has(node) ? undefined : getAccessorKey(module, node);
      return key === undefined ? [] : [{ node, key }];
    });
    if (found.length === 0) return;
    for (const { node } of found) linked.add(node);
    const keys = new Set(found.map(({ key }) => key));
    for (const module of question.modules) addEdgesOf(graph, question, module, { keys, linked });
  }
}

function getAccessorKey(module: SourceModule, node: FunctionNode): string | undefined {
  const holder = module.getParent(node);
  const isAccessor = holder?.type === 'MethodDefinition' && (holder.kind === 'get' || holder.kind === 'set');
  return isAccessor ? getStaticKey(holder) : undefined;
}

interface Wanted {
  readonly keys: ReadonlySet<string>;
  readonly linked: ReadonlySet<FunctionNode>;
}

function addEdgesOf(
  graph: CallGraph,
  { evaluator, fallbacks }: AccessorQuestion,
  module: SourceModule,
  { keys, linked }: Wanted,
): void {
  if (![...keys].some((key) => module.text.includes(key.replace('#', '')))) return;
  evaluator.renew();
  for (const node of module.nodes) {
    const key = node.type === 'MemberExpression' ? getStaticKey(node) : undefined;
    if (node.type !== 'MemberExpression' || key === undefined || !keys.has(key)) continue;
    const caller = getOwner(module, node);
    if (!caller || isMended(evaluator, { module, node }, fallbacks)) continue;
    const kind = isAssigned(module, node) ? 'set' : 'get';
    const object = evaluator.evaluate(node.object, module);
    for (const target of findAccessors(evaluator, object, { key, kind })) {
      if (linked.has(target)) graph.addEdge(target, { caller, call: node });
    }
  }
}

/** `tenant.role = …`; `tenant.role += …` reads as well and counts as that. */
function isAssigned(module: SourceModule, node: TSESTree.Node): boolean {
  const parent = module.getParent(node);
  return parent?.type === 'AssignmentExpression' && parent.left === node && parent.operator === '=';
}

interface Access {
  readonly key: string;
  readonly kind: 'get' | 'set';
}

function findAccessors(evaluator: Evaluator, object: Value, access: Access): readonly FunctionNode[] {
  return findAlternatives(object).flatMap((option) => {
    const isStatic = option.kind === 'class';
    const owner = option.kind === 'instance' ? option.callee : option;
    return findAccessorsOf(evaluator, owner, { ...access, isStatic }, 0);
  });
}

const MOST_SUPERCLASSES = 8;

function findAccessorsOf(
  evaluator: Evaluator,
  owner: Value,
  access: Access & { readonly isStatic: boolean },
  depth: number,
): readonly FunctionNode[] {
  if (owner.kind !== 'class' || depth > MOST_SUPERCLASSES) return [];
  const { node, module, frame } = owner.at;
  const own = getOwnAccessor(node, access);
  if (own || !node.superClass) return own ? [own] : [];
  return findAccessorsOf(evaluator, evaluator.evaluate(node.superClass, module, frame), access, depth + 1);
}

function getOwnAccessor(
  owner: ClassNode,
  { key, kind, isStatic }: Access & { readonly isStatic: boolean },
): FunctionNode | undefined {
  for (const element of owner.body.body) {
    if (element.type !== 'MethodDefinition' || element.kind !== kind || element.static !== isStatic) continue;
    if (getStaticKey(element) === key && element.value.type === 'FunctionExpression') return element.value;
  }
  return undefined;
}
