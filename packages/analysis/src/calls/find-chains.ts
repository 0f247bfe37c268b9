import type { IamWrite } from '../iam/find-writes.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { FunctionNode } from '../syntax/values.js';
import { getOwner, type CallEdge, type CallGraph } from './call-graph.js';
import type { HotEntry } from './hot-entry.js';
import type { FunctionRef } from './find-targets.js';

/** A function on the way from an entry point to a write, and the call by which it goes on. */
export interface ChainLink {
  readonly of: FunctionRef;
  /** The call of the next function, or the write itself in the last link. */
  readonly call: CallEdge['call'];
}

/** The shortest way from an entry point to a write. */
export interface Chain {
  readonly write: IamWrite;
  readonly entry: HotEntry;
  /** From the entry point's function to the function that writes. */
  readonly links: readonly ChainLink[];
}

/** Functions from which a write is reached, with their files. */
export type LeadingFunctions = ReadonlyMap<FunctionNode, SourceModule>;

/** What stops a search: a chain longer than this is not one that a person would follow. */
const MOST_LINKS = 32;

interface Step {
  readonly link: ChainLink;
  readonly next: Step | undefined;
  readonly length: number;
}

/** What a search goes by: the calls, the hot entry points, and the functions declared cold. */
export interface ChainQuestion {
  readonly graph: CallGraph;
  readonly hot: ReadonlyMap<FunctionNode, HotEntry>;
  readonly cold: ReadonlySet<FunctionNode>;
}

/** Searches from a write upwards, level by level; undefined where no entry point reaches it. */
export function findChain(write: IamWrite, { graph, hot, cold }: ChainQuestion): Chain | undefined {
  const owner = getOwner(write.module, write.node);
  if (!owner) return undefined;
  const queue: Step[] = [{ link: { of: owner, call: write.node }, next: undefined, length: 1 }];
  const seen = new Set<FunctionNode>([owner.node]);
  for (const step of queue) {
    const { node } = step.link.of;
    if (cold.has(node)) continue;
    const entry = hot.get(node);
    if (entry) return { write, entry, links: toLinks(step) };
    if (step.length >= MOST_LINKS) continue;
    for (const edge of [...graph.findEdges(node), ...getEnclosing(step.link.of)]) {
      if (seen.has(edge.caller.node)) continue;
      seen.add(edge.caller.node);
      queue.push({ link: { of: edge.caller, call: edge.call }, next: step, length: step.length + 1 });
    }
  }
  return undefined;
}

/** Every function from which one of the writes is reached, with its file. */
export function findLeading(writes: readonly IamWrite[], graph: CallGraph): LeadingFunctions {
  const leading = new Map<FunctionNode, SourceModule>();
  const queue = writes.flatMap(({ module, node }) => getOwner(module, node) ?? []);
  for (const of of queue) {
    if (leading.has(of.node)) continue;
    leading.set(of.node, of.module);
    queue.push(...[...graph.findEdges(of.node), ...getEnclosing(of)].map(({ caller }) => caller));
  }
  return leading;
}

/** A function that stands in the argument of a call runs within the function that holds the call. */
function getEnclosing({ node, module }: FunctionRef): CallEdge[] {
  const parent = module.getParent(node);
  const caller = parent && getOwner(module, parent);
  const isGiven = parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
  return caller && isGiven ? [{ caller, call: parent }] : [];
}

function toLinks(first: Step): ChainLink[] {
  const links: ChainLink[] = [];
  for (let step: Step | undefined = first; step; step = step.next) links.push(step.link);
  return links;
}
