import type { TSESTree } from '@typescript-eslint/types';
import type { Origin } from '../facts/entry-points/origin.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type FunctionNode, type Value } from '../syntax/values.js';

/** How a value came about: a package's module object (`''`: a global), and the steps from there. */
export interface Trace {
  readonly package: string;
  readonly steps: readonly string[];
  /** The value is known by its annotation alone, with the type's name as its only step. */
  readonly isType?: boolean;
}

const MOST_STEPS = 24;

/** Every way in which an expression is shown to come from a package. */
export function findTraces(
  evaluator: Evaluator,
  node: TSESTree.Node,
  module: SourceModule,
  depth = 0,
): readonly Trace[] {
  if (depth > MOST_STEPS) return [];
  const inner = unwrap(node);
  const trace = (of: TSESTree.Node): readonly Trace[] => findTraces(evaluator, of, module, depth + 1);
  switch (inner.type) {
    case 'AwaitExpression':
      return trace(inner.argument);
    case 'NewExpression':
      return addStep(findClassTraces(evaluator, evaluator.evaluate(inner.callee, module), depth + 1), 'new');
    case 'MemberExpression': {
      const own = findValueTraces(evaluator, evaluator.evaluate(inner, module), depth);
      const key = getStaticKey(inner);
      return own.length > 0 || key === undefined ? own : addStep(trace(inner.object), `.${key}`);
    }
    case 'CallExpression':
      return inner.callee.type === 'Super' ? [] : addStep(trace(inner.callee), '()');
    case 'Identifier':
      return findNameTraces(evaluator, inner, module, depth);
    default:
      return findValueTraces(evaluator, evaluator.evaluate(inner, module), depth);
  }
}

function findNameTraces(
  evaluator: Evaluator,
  node: TSESTree.Identifier,
  module: SourceModule,
  depth: number,
): readonly Trace[] {
  const own = findValueTraces(evaluator, evaluator.evaluate(node, module), depth);
  const definition = module.getVariable(node)?.defs[0];
  if (own.length > 0 || !definition) return own;
  if (definition.type === 'Variable' && definition.node.id.type === 'Identifier' && definition.node.init) {
    return findTraces(evaluator, definition.node.init, module, depth + 1);
  }
  if (definition.type !== 'Parameter') return [];
  return findParameterTraces(evaluator, {
    owner: definition.node as FunctionNode,
    node: definition.name,
    module,
    depth,
  });
}

interface ParameterQuestion {
  readonly owner: FunctionNode;
  readonly node: TSESTree.Node;
  readonly module: SourceModule;
  readonly depth: number;
}

/** `app.register(async (instance) => …)`: the parameter of a function that is given to a call. */
function findParameterTraces(
  evaluator: Evaluator,
  { owner, node, module, depth }: ParameterQuestion,
): readonly Trace[] {
  const index = owner.params.findIndex(
    (parameter) => parameter === node || unwrapDefault(parameter) === node,
  );
  const call = module.getParent(owner);
  if (index === -1 || (call?.type !== 'CallExpression' && call?.type !== 'NewExpression')) return [];
  const position = call.arguments.findIndex((argument) => argument === owner);
  if (position === -1 || call.callee.type === 'Super') return [];
  const isLast = position === call.arguments.length - 1;
  const callee = findTraces(evaluator, call.callee, module, depth + 1);
  const exact = addStep(callee, `(${String(position)}:${String(index)})`);
  return isLast ? [...exact, ...addStep(callee, `(last:${String(index)})`)] : exact;
}

function unwrapDefault(parameter: TSESTree.Parameter): TSESTree.Node {
  return parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
}

function findValueTraces(evaluator: Evaluator, value: Value, depth: number): readonly Trace[] {
  return findAlternatives(value).flatMap((option): readonly Trace[] => {
    if (option.kind === 'external')
      return [{ package: option.package, steps: option.path.map((name) => `.${name}`) }];
    if (option.kind === 'result') return findTraces(evaluator, option.at.node, option.at.module, depth + 1);
    if (option.kind !== 'instance') return [];
    const traces = findClassTraces(evaluator, option.callee, depth + 1);
    // Without a construction the class is what an annotation names, which may be an interface.
    const typed = option.construction ? [] : traces.map((trace) => ({ ...trace, isType: true }));
    return [...addStep(traces, 'new'), ...typed];
  });
}

/** A class of a package, or a class of the project that extends one. */
function findClassTraces(evaluator: Evaluator, callee: Value, depth: number): readonly Trace[] {
  if (depth > MOST_STEPS) return [];
  return findAlternatives(callee).flatMap((option) => {
    if (option.kind !== 'class') return findValueTraces(evaluator, option, depth);
    const { superClass } = option.at.node;
    return superClass
      ? findClassTraces(evaluator, evaluator.evaluate(superClass, option.at.module), depth + 1)
      : [];
  });
}

function addStep(traces: readonly Trace[], step: string): readonly Trace[] {
  return traces.filter(({ isType }) => !isType).map((trace) => ({ ...trace, steps: [...trace.steps, step] }));
}

/** Tells whether a package's name is one of those listed; `*` at the end stands for any rest. */
export function isListedPackage(name: string, packages: readonly string[]): boolean {
  const plain = name.replace(/^node:/, '');
  return packages.some((listed) => {
    const pattern = listed.replace(/^node:/, '');
    return pattern.endsWith('*') ? plain.startsWith(pattern.slice(0, -1)) : plain === pattern;
  });
}

/** Tells whether a trace leads to what an origin describes. */
export function isFrom(trace: Trace, origin: Origin): boolean {
  if (!isListedPackage(trace.package, origin.packages)) return false;
  if (trace.isType) return origin.types.includes(trace.steps.at(-1)?.slice(1) ?? '');
  return matches(trace.steps, [...origin.path.map((name) => `.${name}`), ...origin.steps]);
}

function matches(steps: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return steps.length === 0;
  if (first === '.*') return steps.some((_, index) => matches(steps.slice(index), rest)) || matches([], rest);
  return steps[0] === first && matches(steps.slice(1), rest);
}
