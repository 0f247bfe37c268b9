import type { TSESTree } from '@typescript-eslint/types';
import { bindArguments, toCaller } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { Frame } from '../syntax/frame.js';
import type { SourceModule, Variable } from '../syntax/source-module.js';
import { getStaticKey } from '../syntax/unwrap.js';
import { findAlternatives, type FunctionNode, type FunctionValue } from '../syntax/values.js';
import type { WriteRules } from './write-rules.js';

/** What every question about a flow needs. */
export interface FlowContext {
  readonly evaluator: Evaluator;
  readonly module: SourceModule;
  readonly rules: WriteRules;
}

/** A part of what an expression gives: `path` leads to it. */
export interface Part {
  readonly node: TSESTree.Node;
  readonly path: readonly string[];
  readonly scope: FlowScope;
}

/** A function that a flow has entered, with what its parameters are bound to. */
export interface FlowScope {
  readonly owner: TSESTree.Node;
  readonly bindings: ReadonlyMap<Variable, Part>;
  readonly frame: Frame | undefined;
  /** Where the flow came from. */
  readonly outer: FlowScope | undefined;
  /** The calls by which the flow entered functions of the file, the first one first. */
  readonly sites: readonly TSESTree.Node[];
}

/** The scope in which a flow starts. */
export function startScope(owner: TSESTree.Node): FlowScope {
  return { owner, bindings: new Map(), frame: undefined, outer: undefined, sites: [] };
}

/** The function of this file that an expression stands for, if it is but one. */
export function getLocalFunction(
  { evaluator, module }: FlowContext,
  node: TSESTree.Node,
  scope: FlowScope,
): FunctionValue | undefined {
  if (node.type === 'Super' || node.type === 'ImportExpression' || isLoaded(module, node)) return undefined;
  const found = findAlternatives(evaluator.evaluate(node, module, scope.frame));
  const [only] = found;
  return found.length === 1 && only?.kind === 'function' && only.at.module === module ? only : undefined;
}

/** Tells whether a name, or what a member is taken from, is another file's or a package's. */
function isLoaded(module: SourceModule, node: TSESTree.Node): boolean {
  if (node.type === 'MemberExpression') return isLoaded(module, node.object);
  const definition = node.type === 'Identifier' ? module.getVariable(node)?.defs[0] : undefined;
  if (definition?.type !== 'Variable') return definition?.type === 'ImportBinding';
  const { init } = definition.node;
  return init?.type === 'CallExpression' && module.textOf(init.callee) === 'require';
}

/** The scope of a function of this file that a call runs. */
export function enterCall(
  { evaluator, module }: FlowContext,
  callee: FunctionValue,
  call: { readonly node: TSESTree.CallExpression; readonly scope: FlowScope },
): FlowScope {
  const { node, scope } = call;
  const caller = toCaller(evaluator, { node, module, frame: scope.frame });
  const frame = bindArguments(evaluator, callee, caller, callee.at.frame?.receiver);
  const bindings = bindParameters(module, callee.at.node, (index) => {
    const isSpread = node.arguments.slice(0, index + 1).some(({ type }) => type === 'SpreadElement');
    const argument = node.arguments[index];
    return argument && !isSpread ? { node: argument, path: [], scope } : undefined;
  });
  return { owner: callee.at.node, bindings, frame, outer: scope, sites: [...scope.sites, node] };
}

/** The scope of a callback that is given the answer of an expression as one of its parameters. */
export function enterCallback(
  module: SourceModule,
  callback: FunctionNode,
  given: { readonly scope: FlowScope; readonly answer?: TSESTree.Node; readonly index?: number },
): FlowScope {
  const { scope, answer, index = 0 } = given;
  const bindings = bindParameters(module, callback, (at) =>
    answer && at === index ? { node: answer, path: [], scope } : undefined,
  );
  return { ...scope, owner: callback, bindings, outer: scope };
}

function bindParameters(
  module: SourceModule,
  owner: FunctionNode,
  given: (index: number) => Part | undefined,
): ReadonlyMap<Variable, Part> {
  const bindings = new Map<Variable, Part>();
  owner.params.forEach((parameter, index) => {
    const part = given(index);
    if (!part) return;
    for (const { name, path } of findNames(parameter)) {
      const variable = module.getVariable(name);
      if (variable) bindings.set(variable, { ...part, path });
    }
  });
  return bindings;
}

/** A name that a pattern binds, and the way from the whole to its part. */
interface BoundName {
  readonly name: TSESTree.Identifier;
  readonly path: readonly string[];
}

/** The names that a pattern binds: `{ Role: { Arn: roleArn } }` binds roleArn to `Role.Arn`. */
export function findNames(pattern: TSESTree.Node, path: readonly string[] = []): readonly BoundName[] {
  switch (pattern.type) {
    case 'Identifier':
      return [{ name: pattern, path }];
    case 'AssignmentPattern':
      return findNames(pattern.left, path);
    case 'TSParameterProperty':
      return findNames(pattern.parameter, path);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element, index) =>
        element ? findNames(element, [...path, String(index)]) : [],
      );
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => {
        if (property.type === 'RestElement') return findNames(property.argument, path);
        const key = getStaticKey(property);
        return key === undefined ? [] : findNames(property.value, [...path, key]);
      });
    default:
      return [];
  }
}

/** The nearest scope whose function holds a node. */
export function getScopeOf(scope: FlowScope, node: TSESTree.Node): FlowScope {
  let at = scope;
  while (at.outer && !holds(at.owner, node)) at = at.outer;
  return at;
}

/** What a variable is bound to, in a scope or in those around it. */
export function getBinding(scope: FlowScope, variable: Variable): Part | undefined {
  for (let at: FlowScope | undefined = scope; at; at = at.outer) {
    const part = at.bindings.get(variable);
    if (part) return part;
  }
  return undefined;
}

function holds(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}
