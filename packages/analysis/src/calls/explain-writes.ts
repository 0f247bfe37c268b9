import type { TSESTree } from '@typescript-eslint/types';
import type { Way, WayPlace } from '../iam-finding.js';
import { findBoundWrites } from '../iam/bound-writes.js';
import { findWrites, type IamWrite } from '../iam/find-writes.js';
import { isMended } from '../iam/mended-writes.js';
import { getFunctionName } from '../syntax/function-name.js';
import { isAccepted } from './accepted.js';
import { CallGraph } from './call-graph.js';
import { toWaySteps } from './describe-chain.js';
import { findLeading, type Chain } from './find-chains.js';
import { RULE, type HotQuestion } from './hot-writes.js';
import { searchChains } from './search-chains.js';

/** A function from which a write is reached, and which nothing in sight calls. */
export interface OuterFunction {
  /** Undefined for a function without a name. */
  readonly name: string | undefined;
  readonly path: string;
  readonly line: number;
}

/** What is known of one write to IAM, and why it is reported or not. */
export interface WriteExplanation {
  readonly operation: string;
  readonly at: WayPlace;
  /** A wrapper or a function that the user names stands around it. */
  readonly isMended: boolean;
  /** A disable comment with a reason covers it. */
  readonly isAccepted: boolean;
  /** How an entry point reaches it; undefined where none does. */
  readonly way?: Way & { readonly kind: string; readonly entry: string };
  /** Where the search for an entry point ended without one; empty where the write stands outside of functions. */
  readonly outerFunctions: readonly OuterFunction[];
}

/** Says of every write of the given files what became of it. */
export function explainWrites(question: HotQuestion): readonly WriteExplanation[] {
  const { evaluator, near, modules, rules, fallbacks } = question;
  const direct = modules.flatMap((module) => findWrites(evaluator, module, rules));
  const known = new Set<TSESTree.Node>(direct.map(({ node }) => node));
  const writes = [...direct, ...findBoundWrites(near, modules, rules).filter(({ node }) => !known.has(node))];
  const open = writes.filter((write) => !isMended(evaluator, write, fallbacks));
  const chains = open.length > 0 ? searchChains(question, open) : [];
  const graph = new CallGraph(near, fallbacks);
  for (const module of modules) graph.addModule(module);
  return writes.map((write) => {
    const chain = chains.find((found) => found.write === write);
    return {
      ...describeWrite(write, !open.includes(write)),
      ...(chain && { way: toWay(chain) }),
      outerFunctions: chain ? [] : findOuterFunctions(write, graph),
    };
  });
}

function describeWrite({ operation, module, node }: IamWrite, isMended: boolean) {
  const { service, name } = operation;
  return {
    operation: service === 'iam' ? name : `${service}:${name}`,
    at: {
      path: module.path,
      range: [node.range[0], node.range[1]] as const,
      line: module.lineAt(node.range[0]),
    },
    isMended,
    isAccepted: isAccepted({ operation, module, node }, RULE),
  };
}

function toWay(chain: Chain): NonNullable<WriteExplanation['way']> {
  const { entry } = chain;
  return { evidence: entry.evidence, kind: entry.kind, entry: entry.label, steps: toWaySteps(chain) };
}

function findOuterFunctions(write: IamWrite, graph: CallGraph): readonly OuterFunction[] {
  return [...findLeading([write], graph)]
    .filter(([node]) => [...graph.findEdges(node)].length === 0)
    .map(([node, module]) => ({
      name: getFunctionName(module, node),
      path: module.path,
      line: module.lineAt(node.range[0]),
    }));
}
