import { isFunctionNode } from '../syntax/nodes.js';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionLike, type SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import type { FunctionNode } from '../syntax/values.js';
import {
  enterCall,
  enterCallback,
  getBinding,
  getLocalFunction,
  getScopeOf,
  type FlowContext,
  type FlowScope,
  type Part,
} from './flow-scope.js';
import { findGiven, findInLiteral, findWritten } from './written-values.js';

/** A part of the answer to a call: `Role.Arn` of `iam.createRole(…)`. */
export interface Origin {
  readonly call: TSESTree.CallExpression;
  readonly path: readonly string[];
  readonly scope: FlowScope;
}

/** Bounds a search through variables that are made of each other. */
const MOST_STEPS = 400;
const LONGEST_PATH = 8;

/** The calls whose answers, or parts of them, an expression may be; found through variables, promises and functions. */
export function findOrigins(context: FlowContext, part: Part, seen = new Set<string>()): readonly Origin[] {
  const node = unwrap(part.node);
  const { path } = part;
  const scope = getScopeOf(part.scope, node);
  const key = [...node.range, ...path, ...scope.sites.map(({ range }) => range[0])].join();
  if (seen.has(key) || seen.size > MOST_STEPS || path.length > LONGEST_PATH) return [];
  seen.add(key);
  const trace = (inner: TSESTree.Node, innerPath = path): readonly Origin[] =>
    findOrigins(context, { node: inner, path: innerPath, scope }, seen);
  switch (node.type) {
    case 'Identifier':
      return findVariableOrigins(context, { node, path, scope }, seen);
    case 'MemberExpression': {
      const member = getStaticKey(node);
      if (member === undefined) return [];
      if (node.object.type === 'ThisExpression')
        return findFieldOrigins(context, { node, path, scope }, seen);
      return trace(node.object, [member, ...path]);
    }
    case 'AwaitExpression':
    case 'YieldExpression':
      return node.argument ? trace(node.argument) : [];
    case 'CallExpression':
      return findCallOrigins(context, { node, path, scope }, seen);
    case 'NewExpression':
      return findResolved(context.module, node).flatMap((resolved) => trace(resolved));
    case 'ObjectExpression':
      return findInLiteral(node, path).flatMap((found) => trace(found.node, found.path));
    case 'ArrayExpression': {
      const element = node.elements[Number(path[0])];
      return element && element.type !== 'SpreadElement' ? trace(element, path.slice(1)) : [];
    }
    case 'ConditionalExpression':
      return [...trace(node.consequent), ...trace(node.alternate)];
    case 'LogicalExpression':
      return [...trace(node.left), ...trace(node.right)];
    case 'AssignmentExpression':
      return trace(node.right);
    case 'TemplateLiteral': {
      const [only] = node.expressions;
      const isBare = node.expressions.length === 1 && node.quasis.every(({ value }) => value.raw === '');
      return only && isBare ? trace(only) : [];
    }
    default:
      return [];
  }
}

function findVariableOrigins(
  context: FlowContext,
  { node, path, scope }: Part & { readonly node: TSESTree.Identifier },
  seen: Set<string>,
): readonly Origin[] {
  const variable = context.module.getVariable(node);
  if (!variable) return [];
  const bound = getBinding(scope, variable);
  const sources = bound
    ? [{ ...bound, path: [...bound.path, ...path] }]
    : [...findWritten(context.module, variable, path), ...findGiven(context.module, variable, path)].map(
        (written) => ({ ...written, scope }),
      );
  return sources.flatMap((source) => findOrigins(context, source, seen));
}

/** `this.roleArn`, by what the file's code assigns to it. */
function findFieldOrigins(
  context: FlowContext,
  { node, path, scope }: Part & { readonly node: TSESTree.MemberExpression },
  seen: Set<string>,
): readonly Origin[] {
  const key = getStaticKey(node);
  return context.module.nodes.flatMap((other) => {
    if (other.type !== 'AssignmentExpression' || other.left.type !== 'MemberExpression') return [];
    if (other.left.object.type !== 'ThisExpression' || getStaticKey(other.left) !== key) return [];
    return findOrigins(context, { node: other.right, path, scope }, seen);
  });
}

function findCallOrigins(
  context: FlowContext,
  { node, path, scope }: Part & { readonly node: TSESTree.CallExpression },
  seen: Set<string>,
): readonly Origin[] {
  const callee = unwrap(node.callee);
  const own: Origin = { call: node, path, scope };
  const trace = (inner: TSESTree.Node, innerScope = scope, innerPath = path): readonly Origin[] =>
    findOrigins(context, { node: inner, path: innerPath, scope: innerScope }, seen);
  if (callee.type === 'MemberExpression') {
    const method = getStaticKey(callee) ?? '';
    if (method === 'promise' || method === 'finally') return trace(callee.object);
    if (method === 'then' || method === 'catch') {
      const kept = method === 'catch' ? trace(callee.object) : [];
      return [...kept, ...findCallbackOrigins(context, { node, path, scope }, seen)];
    }
    if (method === 'all' && context.module.textOf(callee.object) === 'Promise') {
      const list = node.arguments[0];
      return list ? trace(list) : [];
    }
  }
  const local = getLocalFunction(context, callee, scope);
  if (local) {
    const inner = enterCall(context, local, { node, scope });
    return findReturned(context.module, local.at.node).flatMap((returned) => trace(returned, inner));
  }
  // A wrapper such as `withTracing(() => iam.createRole(…))` answers what its callback does.
  const wrapped = findFunctions(node).flatMap((callback) =>
    findReturned(context.module, callback).flatMap((returned) =>
      trace(returned, enterCallback(context.module, callback, { scope })),
    ),
  );
  return [own, ...wrapped];
}

/** What the callback of `.then(…)` or `.catch(…)` returns. */
function findCallbackOrigins(
  context: FlowContext,
  { node, path, scope }: Part & { readonly node: TSESTree.CallExpression },
  seen: Set<string>,
): readonly Origin[] {
  const [argument] = node.arguments;
  const callee = unwrap(node.callee);
  if (!argument || callee.type !== 'MemberExpression') return [];
  const callback = isFunctionNode(argument) ? argument : getLocalFunction(context, argument, scope)?.at.node;
  if (!callback) return [];
  const inner = enterCallback(context.module, callback, { scope, answer: callee.object });
  return findReturned(context.module, callback).flatMap((returned) =>
    findOrigins(context, { node: returned, path, scope: inner }, seen),
  );
}

/** The expressions that a function returns. */
export function findReturned(module: SourceModule, owner: FunctionNode): readonly TSESTree.Node[] {
  if (owner.body && owner.body.type !== 'BlockStatement') return [owner.body];
  return module.findInside(owner).flatMap((node) => {
    if (node.type !== 'ReturnStatement' || !node.argument) return [];
    for (const ancestor of module.ancestors(node)) {
      if (isFunctionLike(ancestor)) return ancestor === owner ? [node.argument] : [];
    }
    return [];
  });
}

/** What `new Promise((resolve) => …)` hands to its first parameter. */
function findResolved(
  module: SourceModule,
  { callee, arguments: [executor] }: TSESTree.NewExpression,
): TSESTree.Node[] {
  if (module.textOf(callee) !== 'Promise' || !executor || !isFunctionNode(executor)) return [];
  const [resolve] = executor.params;
  const variable = resolve?.type === 'Identifier' ? module.getVariable(resolve) : undefined;
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const call = module.getParent(identifier);
    const [first] = call?.type === 'CallExpression' && call.callee === identifier ? call.arguments : [];
    return first ? [first] : [];
  });
}

/** The functions that stand in the arguments of a call. */
export function findFunctions({ arguments: given }: TSESTree.CallExpression): readonly FunctionNode[] {
  return given.flatMap((argument) => (isFunctionNode(argument) ? [argument] : []));
}
