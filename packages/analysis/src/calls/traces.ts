import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../syntax/evaluator.js';
import { evaluateAnnotation } from '../syntax/annotations.js';
import type { SourceModule, Variable } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type ClassNode, type FunctionNode, type Value } from '../syntax/values.js';

import type { Trace } from './origins.js';

const MOST_STEPS = 24;

/** What is known of an evaluator's expressions; an empty list stands for one that is being traced. */
const known = new WeakMap<Evaluator, Map<TSESTree.Node, readonly Trace[]>>();

/** Every way in which an expression is shown to come from a package; found once for each expression. */
export function findTraces(
  evaluator: Evaluator,
  node: TSESTree.Node,
  module: SourceModule,
  depth = 0,
): readonly Trace[] {
  const traces = known.get(evaluator) ?? new Map<TSESTree.Node, readonly Trace[]>();
  known.set(evaluator, traces);
  const found = traces.get(node);
  if (found) return found;
  if (depth > MOST_STEPS) return [];
  traces.set(node, []);
  const fresh = traceExpression(evaluator, node, module, depth);
  traces.set(node, fresh);
  return fresh;
}

function traceExpression(
  evaluator: Evaluator,
  node: TSESTree.Node,
  module: SourceModule,
  depth: number,
): readonly Trace[] {
  const inner = unwrap(node);
  const trace = (of: TSESTree.Node): readonly Trace[] => findTraces(evaluator, of, module, depth + 1);
  switch (inner.type) {
    case 'AwaitExpression':
      return trace(inner.argument);
    case 'NewExpression':
      return addStep(findClassTraces(evaluator, evaluator.evaluate(inner.callee, module), depth + 1), 'new');
    case 'MemberExpression': {
      // `new Server().on` is a member of an instance; the evaluator names it by its class alone.
      const key = getStaticKey(inner);
      const traced = key === undefined ? [] : addStep(trace(inner.object), `.${key}`);
      return traced.length > 0
        ? traced
        : findValueTraces(evaluator, evaluator.evaluate(inner, module), depth);
    }
    case 'CallExpression': {
      // `require('x')` and calls of functions in sight have values of their own.
      const value = evaluator.evaluate(inner, module);
      if (value.kind !== 'result' && value.kind !== 'unknown')
        return findValueTraces(evaluator, value, depth);
      return inner.callee.type === 'Super' ? [] : addStep(trace(inner.callee), '()');
    }
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
  if (definition.type === 'Variable')
    return findDeclaredTraces(evaluator, definition.node, node.name, module);
  if (definition.type === 'ImportBinding') return findImportTraces(evaluator, definition, module, depth);
  if (definition.type !== 'Parameter') return [];
  return findParameterTraces(evaluator, {
    owner: definition.node as FunctionNode,
    node: definition.name,
    module,
    depth,
  });
}

type Import = Extract<Variable['defs'][number], { type: 'ImportBinding' }>;

/** What another file of the project exports: the expression there is traced in its turn. */
function findImportTraces(
  evaluator: Evaluator,
  { node, parent }: Import,
  module: SourceModule,
  depth: number,
): readonly Trace[] {
  if (parent?.type !== 'ImportDeclaration' || node.type === 'ImportNamespaceSpecifier') return [];
  const source = evaluator.evaluateModule(parent.source.value, module);
  if (source.kind !== 'namespace') return [];
  const name = node.type === 'ImportSpecifier' ? nameOf(node.imported) : 'default';
  return findExportTraces(evaluator, source.module, name, depth + 1);
}

function findExportTraces(
  evaluator: Evaluator,
  module: SourceModule,
  name: string,
  depth: number,
): readonly Trace[] {
  const target = module.exports.named.get(name);
  if (!target || depth > MOST_STEPS) return [];
  if (target.kind === 'node') return findTraces(evaluator, target.node, module, depth + 1);
  if (target.kind === 'variable') {
    const declarator = target.variable.defs[0]?.node;
    return declarator?.type === 'VariableDeclarator'
      ? findDeclaredTraces(evaluator, declarator, name, module)
      : [];
  }
  const source = evaluator.evaluateModule(target.specifier, module);
  return source.kind === 'namespace'
    ? findExportTraces(evaluator, source.module, target.name, depth + 1)
    : [];
}

/** `const app = express()`, `const { router } = t`. */
function findDeclaredTraces(
  evaluator: Evaluator,
  { id, init }: TSESTree.VariableDeclarator,
  name: string,
  module: SourceModule,
): readonly Trace[] {
  if (!init) return [];
  if (id.type === 'Identifier') return findTraces(evaluator, init, module, 1);
  const property =
    id.type === 'ObjectPattern' ? id.properties.find((candidate) => bindsName(candidate, name)) : undefined;
  const key = property?.type === 'Property' ? getStaticKey(property) : undefined;
  return key === undefined ? [] : addStep(findTraces(evaluator, init, module, 1), `.${key}`);
}

function bindsName(property: TSESTree.Property | TSESTree.RestElement, name: string): boolean {
  return property.type === 'Property' && property.value.type === 'Identifier' && property.value.name === name;
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
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
  const given = index === 0 ? findGiven(evaluator, owner, module) : [];
  const call = module.getParent(owner);
  if (given.length > 0) return given;
  if (index === -1 || (call?.type !== 'CallExpression' && call?.type !== 'NewExpression')) return [];
  const position = call.arguments.findIndex((argument) => argument === owner);
  if (position === -1 || call.callee.type === 'Super') return [];
  const isLast = position === call.arguments.length - 1;
  const callee = findTraces(evaluator, call.callee, module, depth + 1);
  const exact = addStep(callee, `(${String(position)}:${String(index)})`);
  return isLast ? [...exact, ...addStep(callee, `(last:${String(index)})`)] : exact;
}

/** `const routes: FastifyPluginAsync = async (app) => …`: the type says what the first parameter is. */
function findGiven(evaluator: Evaluator, owner: FunctionNode, module: SourceModule): readonly Trace[] {
  const holder = module.getParent(owner);
  const annotation = holder?.type === 'VariableDeclarator' ? holder.id.typeAnnotation : undefined;
  if (!annotation) return [];
  return findAlternatives(evaluateAnnotation(evaluator, annotation, module)).flatMap((option) =>
    option.kind === 'instance' && option.callee.kind === 'external'
      ? [{ package: option.callee.package, steps: option.callee.path.map((name) => `.${name}`), giver: true }]
      : [],
  );
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

/** A class of a package, or a class of the project that extends one. Each is asked once: half-typed classes may extend each other. */
function findClassTraces(
  evaluator: Evaluator,
  callee: Value,
  depth: number,
  seen = new Set<ClassNode>(),
): readonly Trace[] {
  if (depth > MOST_STEPS) return [];
  return findAlternatives(callee).flatMap((option) => {
    if (option.kind !== 'class') return findValueTraces(evaluator, option, depth);
    const { superClass } = option.at.node;
    if (!superClass || seen.has(option.at.node)) return [];
    seen.add(option.at.node);
    return findClassTraces(evaluator, evaluator.evaluate(superClass, option.at.module), depth + 1, seen);
  });
}

function addStep(traces: readonly Trace[], step: string): readonly Trace[] {
  return traces
    .filter(({ isType, giver }) => !isType && !giver)
    .map((trace) => ({ ...trace, steps: [...trace.steps, step] }));
}
