import type { IamWrite } from '../iam/find-writes.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { addAccessorEdges } from './accessor-edges.js';
import { CallGraph, getOwner } from './call-graph.js';
import { findChain, type Chain } from './find-chains.js';
import type { HotQuestion } from './hot-writes.js';
import { recognise, type Recognised } from './recognise.js';
import { widen, type WiderView } from './widen.js';

/**
 * The shortest chain of each write that an entry point reaches. Files that import towards a write are looked at first;
 * for what is not found there, code that is handed something which leads to it.
 */
export function searchChains(question: HotQuestion, writes: readonly IamWrite[]): readonly Chain[] {
  const { near, modules, fallbacks } = question;
  const graph = new CallGraph(near, fallbacks);
  const recognised = link(question, graph, { near, modules });
  addAccessorEdges(graph, { evaluator: near, modules, fallbacks, writes });
  const found = findChains(writes, graph, [recognised]);
  const lost = writes.filter((write) => !found.some((chain) => chain.write === write));
  const view = lost.length > 0 ? widen(question, lost, graph) : undefined;
  return view ? [...found, ...searchWider(question, view, { lost, recognised })] : found;
}

interface FirstSearch {
  readonly lost: readonly IamWrite[];
  readonly recognised: Recognised;
}

function searchWider(
  question: HotQuestion,
  view: WiderView,
  { lost, recognised }: FirstSearch,
): readonly Chain[] {
  const { graph, near, emissions } = view;
  const modules = view.findModules();
  const again = view.isFresh ? link(question, graph, { near, modules }) : recognised;
  graph.followGiven(view.handovers, view.isHandover);
  for (const { target, call, module } of emissions) {
    const caller = getOwner(module, call);
    if (caller) graph.addEdge(target.node, { caller, call });
  }
  const { evaluator, root, host, declared, fallbacks } = question;
  addAccessorEdges(graph, { evaluator: near, modules: view.findModules(), fallbacks, writes: lost });
  const opened = view.findModules().filter((module) => !modules.includes(module));
  const further = recognise({ evaluator, near, root }, host, opened, declared);
  return findChains(lost, graph, [again, further]);
}

/** Finds the entry points of files, and links their calls. */
function link(
  { evaluator, host, root, declared }: HotQuestion,
  graph: CallGraph,
  { near, modules }: { readonly near: Evaluator; readonly modules: readonly SourceModule[] },
): Recognised {
  const recognised = recognise({ evaluator, near, root }, host, modules, declared);
  for (const module of modules) graph.addModule(module);
  for (const { of } of recognised.entries.byFunction.values()) graph.follow(of);
  return recognised;
}

function findChains(
  writes: readonly IamWrite[],
  graph: CallGraph,
  recognised: readonly Recognised[],
): readonly Chain[] {
  const hot = new Map(recognised.flatMap(({ entries }) => [...entries.byFunction]));
  const cold = new Set(recognised.flatMap((each) => [...each.cold]));
  return writes.flatMap((write) => findChain(write, { graph, hot, cold }) ?? []);
}
