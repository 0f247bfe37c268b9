import { basename, relative, sep } from 'node:path';
import { isTestPath } from '../facts/test-files.js';
import type { IamWrite } from '../iam/find-writes.js';
import { Evaluator, type EvaluatorHost } from '../syntax/evaluator.js';
import { isClassNode } from '../syntax/nodes.js';
import type { SourceModule } from '../syntax/source-module.js';
import { findAlternatives, type Located } from '../syntax/values.js';
import { CallGraph, isCall, type Call } from './call-graph.js';
import { Carriers } from './carriers.js';
import { findEmissions, findListeners, mayEmit, type Emission } from './emitters.js';
import { findLeading, type LeadingFunctions } from './find-chains.js';
import { findImportersIn, followImports } from './forward-imports.js';
import type { HotQuestion } from './hot-writes.js';

/** What a second search looks at. */
export interface WiderView {
  readonly near: Evaluator;
  readonly graph: CallGraph;
  /** The graph is an empty one, for files are looked at that the first search could not see. */
  readonly isFresh: boolean;
  /** Every file of the view that is known so far: following calls may open more. */
  readonly findModules: () => readonly SourceModule[];
  /** Calls that hand over what leads to a write. */
  readonly handovers: readonly Located<Call>[];
  readonly isHandover: (call: Located<Call>) => boolean;
  /** Calls that run listeners. */
  readonly emissions: readonly Emission[];
}

/** So many files are opened at most beyond those that import towards a write. */
const MOST_OPENED = 150;
/** So long may following values through them take. */
const MOST_MILLISECONDS = 4_000;

/**
 * Opens the files through which writes may be reached that nothing was seen to reach: code that is handed an object or
 * a function which leads to one, base classes of such objects, and whoever tells an emitter of an event that they
 * listen to. Undefined where there is nothing of the kind.
 */
export function widen(
  question: HotQuestion,
  writes: readonly IamWrite[],
  graph: CallGraph,
): WiderView | undefined {
  const leading = findLeading(writes, graph);
  if (leading.size === 0) return undefined;
  const carriers = new Carriers(question.near, leading);
  const handovers = findHandovers(question, carriers);
  const emissions = findAllEmissions(question, leading);
  const opened = new Map<string, SourceModule>();
  const met = [...handovers.map(({ to }) => to), ...findBases(question, carriers), ...emissions.modules];
  for (const module of met) {
    if (opened.size < MOST_OPENED && !question.modules.includes(module)) opened.set(module.path, module);
  }
  if (handovers.length === 0 && opened.size === 0 && emissions.found.length === 0) return undefined;
  const isFresh = opened.size > 0;
  const near = isFresh ? new Evaluator(openHost(question, opened), MOST_MILLISECONDS) : question.near;
  const wider = isFresh ? new Carriers(near, leading) : carriers;
  return {
    near,
    graph: isFresh ? new CallGraph(near, question.fallbacks) : graph,
    isFresh,
    findModules: () => [...new Set([...question.modules, ...opened.values()])],
    handovers: handovers.map(({ call }) => call),
    isHandover: (call) => wider.isHandedOver(call),
    emissions: emissions.found,
  };
}

interface Handover {
  readonly call: Located<Call>;
  /** The file of the function or class that is called. */
  readonly to: SourceModule;
}

/** The calls of the project's own functions and classes that hand them something which leads to a write. */
function findHandovers({ near, evaluator, modules }: HotQuestion, carriers: Carriers): readonly Handover[] {
  return modules.flatMap((module) => {
    near.renew();
    evaluator.renew();
    return module.nodes.flatMap((node) => {
      if (!isCall(node) || node.callee.type === 'Super' || node.arguments.length === 0) return [];
      if (near.evaluate(node.callee, module).kind === 'external') return [];
      const call = { node, module, frame: undefined };
      if (!carriers.isHandedOver(call)) return [];
      return findAlternatives(evaluator.evaluate(node.callee, module)).flatMap((callee) =>
        callee.kind === 'class' || callee.kind === 'function' ? [{ call, to: callee.at.module }] : [],
      );
    });
  });
}

/** The files of base classes that the first search could not see, of classes with functions that lead to a write. */
function findBases({ near, evaluator, modules }: HotQuestion, carriers: Carriers): readonly SourceModule[] {
  return modules.flatMap((module) =>
    module.nodes.filter(isClassNode).flatMap((owner) => {
      const { superClass } = owner;
      if (!superClass || !carriers.isHolder(owner)) return [];
      if (near.evaluate(superClass, module).kind !== 'unknown') return [];
      const base = evaluator.evaluate(superClass, module);
      return base.kind === 'class' ? [base.at.module] : [];
    }),
  );
}

interface Emissions {
  readonly found: readonly Emission[];
  /** The files that hold them, and those that lead to these by imports. */
  readonly modules: readonly SourceModule[];
}

/** An emitter and its listeners meet in one program: whoever tells it is imported from a file that leads to both. */
function findAllEmissions(
  { evaluator, host, root, modules }: HotQuestion,
  leading: LeadingFunctions,
): Emissions {
  const listeners = findListeners(evaluator, modules, leading);
  if (listeners.length === 0) return { found: [], modules: [] };
  const known = new Map(modules.map((module) => [module.path, module]));
  const load = (path: string): SourceModule | undefined =>
    known.get(path) ?? evaluator.host.loadModule(`./${basename(path)}`, path);
  const imports = followImports(host, known.keys());
  const found = [...imports.keys()].flatMap((path) => {
    const isTest = isTestPath(relative(root, path).split(sep).join('/'));
    const module = !isTest && mayEmit(host.files.read(path)?.text ?? '') ? load(path) : undefined;
    return module ? findEmissions(evaluator, module, listeners) : [];
  });
  const paths = findImportersIn(
    imports,
    found.map(({ module }) => module.path),
  );
  return { found, modules: [...paths].slice(0, MOST_OPENED).flatMap((path) => load(path) ?? []) };
}

/** What the first search saw, what has been opened, and what that imports when it is asked for. */
function openHost({ near, evaluator, host }: HotQuestion, opened: Map<string, SourceModule>): EvaluatorHost {
  return {
    ...near.host,
    loadModule(specifier, fromPath) {
      const seen = near.host.loadModule(specifier, fromPath);
      const path = seen ? undefined : host.resolveSpecifier(specifier, fromPath);
      if (path === undefined) return seen;
      const isOpen = opened.has(path) || (opened.has(fromPath) && opened.size < MOST_OPENED);
      const module = isOpen ? evaluator.host.loadModule(specifier, fromPath) : undefined;
      if (module) opened.set(path, module);
      return module;
    },
  };
}
