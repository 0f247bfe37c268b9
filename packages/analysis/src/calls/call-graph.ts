import type { TSESTree } from '@typescript-eslint/types';
import { isMended } from '../iam/mended-writes.js';
import { bindArguments, toCaller } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { Frame } from '../syntax/frame.js';
import { isFunctionNode } from '../syntax/nodes.js';
import type { SourceModule } from '../syntax/source-module.js';
import { unwrap } from '../syntax/unwrap.js';
import type { FunctionNode, Located } from '../syntax/values.js';
import { findArgumentTargets, findCalleeTargets, type FunctionRef } from './find-targets.js';

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** A call in one function of another; a property that is read or written runs its accessor. */
export interface CallEdge {
  readonly caller: FunctionRef;
  readonly call: Call | TSESTree.MemberExpression;
}

const MOST_FOLLOWED = 5_000;

/** Who calls whom, asked from the called function. */
export class CallGraph {
  readonly #evaluator: Evaluator;
  readonly #fallbacks: readonly string[];
  readonly #edges = new Map<FunctionNode, CallEdge[]>();
  /** Functions that have been followed on an object, or with what they were given, already. */
  readonly #followed = new Set<string>();
  #isHandover: ((call: Located<Call>) => boolean) | undefined;

  /** Calls within the functions that the user names as `fallbacks` are left out. */
  constructor(evaluator: Evaluator, fallbacks: readonly string[]) {
    this.#evaluator = evaluator;
    this.#fallbacks = fallbacks;
  }

  /** The calls of a function. */
  findEdges(target: FunctionNode): readonly CallEdge[] {
    return this.#edges.get(target) ?? [];
  }

  /** Adds a call that the graph does not find by itself. */
  addEdge(target: FunctionNode, edge: CallEdge): void {
    if (edge.caller.node === target) return;
    const edges = this.#edges.get(target);
    if (edges) edges.push(edge);
    else this.#edges.set(target, [edge]);
  }

  /** Links every call of a file with the functions it runs, whichever file these are in. */
  addModule(module: SourceModule): void {
    this.#evaluator.renew();
    for (const node of module.nodes) {
      if (isCall(node) && getOwner(module, node)) this.#addCall({ node, module, frame: undefined });
    }
  }

  /** Follows functions with what these calls give them, and so on where a call of theirs hands it on. */
  followGiven(calls: readonly Located<Call>[], isHandover: (call: Located<Call>) => boolean): void {
    this.#isHandover = isHandover;
    for (const call of calls) {
      this.#evaluator.renew();
      this.#addCall(call);
    }
  }

  /**
   * A method called on an object whose construction is in sight knows what its fields hold, and which subclass it runs
   * in: its own calls are followed once for each such object. So are those of a function with what it is given.
   */
  follow({ node: owner, module, frame }: FunctionRef, by?: Located<Call>): void {
    const key = getFollowedKey(frame, by);
    if (key === undefined || this.#followed.size > MOST_FOLLOWED) return;
    const place = `${module.path}:${String(owner.range[0])}|${key}`;
    if (this.#followed.has(place)) return;
    this.#followed.add(place);
    for (const node of module.findInside(owner)) {
      if (isCall(node) && (by || isOnObject(node, owner, module))) this.#addCall({ node, module, frame });
    }
  }

  #addCall(call: Located<Call>): void {
    const { node, module, frame } = call;
    if (isMended(this.#evaluator, call, this.#fallbacks)) return;
    const caller = getOwner(module, node);
    const isHandover = this.#isHandover?.(call) ?? false;
    for (const target of this.#findCalled(call)) {
      if (caller) this.addEdge(target.node, { caller, call: node });
      if (isHandover) this.follow(this.#bind(target, call), call);
      else if (target.frame) this.follow(target);
    }
    for (const target of findArgumentTargets(this.#evaluator, call)) {
      if (caller) this.addEdge(target.node, { caller, call: node });
      if (target.frame && frame !== target.frame) this.follow(target);
    }
  }

  #findCalled({ node, module, frame }: Located<Call>): readonly FunctionRef[] {
    if (node.callee.type === 'Super') return [];
    return findCalleeTargets(this.#evaluator, node.callee, module, frame);
  }

  #bind({ node, module, frame }: FunctionRef, call: Located<Call>): FunctionRef {
    const caller = toCaller(this.#evaluator, call);
    const receiver = frame?.receiver ?? this.#getConstructed(call);
    const value = { kind: 'function', at: { node, module, frame } } as const;
    return { node, module, frame: bindArguments(this.#evaluator, value, caller, receiver) };
  }

  /** `new Service(store)`: what `this` is in the constructor. */
  #getConstructed({ node, module, frame }: Located<Call>): Frame['receiver'] {
    if (node.type !== 'NewExpression') return undefined;
    const value = this.#evaluator.evaluate(node, module, frame);
    if (value.kind !== 'instance' || value.callee.kind !== 'class') return undefined;
    return { of: value.callee.at.node, value };
  }
}

/** What tells apart the ways in which a function is followed; undefined where nothing more is known than its text. */
function getFollowedKey(frame: Frame | undefined, by: Located<Call> | undefined): string | undefined {
  const receiver = frame?.receiver;
  const callee = receiver?.value.callee;
  const object = receiver?.value.construction ?? (callee?.kind === 'class' ? callee.at : undefined);
  // A method of its own class, whose constructor is given nothing, does what its text says.
  const isOwn = callee?.kind === 'class' && callee.at.node === receiver?.of;
  const isPlain = isOwn && (receiver?.value.construction?.node.arguments.length ?? 0) === 0;
  const places = [isPlain ? undefined : object, by].filter((place) => place !== undefined);
  if (places.length === 0) return undefined;
  return places.map(({ module, node }) => `${module.path}:${String(node.range[0])}`).join('|');
}

/** A call in the function itself, or `this.step()` in a callback that it holds. */
function isOnObject({ type, callee }: Call, owner: FunctionNode, module: SourceModule): boolean {
  if (type !== 'CallExpression') return false;
  return getRoot(callee).type === 'ThisExpression' || getOwner(module, callee)?.node === owner;
}

function getRoot(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === 'MemberExpression' ? getRoot(inner.object) : inner;
}

/** Tells whether a node is a call or a construction. */
export function isCall(node: TSESTree.Node): node is Call {
  return node.type === 'CallExpression' || node.type === 'NewExpression';
}

/** The function whose body holds a node; undefined at the top of a file. */
export function getOwner(module: SourceModule, node: TSESTree.Node): FunctionRef | undefined {
  for (const ancestor of module.ancestors(node)) {
    if (isFunctionNode(ancestor)) return { node: ancestor, module };
  }
  return undefined;
}
