import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionLike, type SourceModule, type Variable } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import type { FunctionNode } from '../syntax/values.js';
import {
  enterCall,
  enterCallback,
  findNames,
  getBinding,
  getLocalFunction,
  getScopeOf,
  type FlowContext,
  type FlowScope,
  type Part,
} from './flow-scope.js';

/** A part of the answer to a call: `Role.Arn` of `iam.createRole(…)`. */
export interface Origin {
  readonly call: TSESTree.CallExpression;
  readonly path: readonly string[];
  readonly scope: FlowScope;
}

const MOST_STEPS = 30;

/** The calls whose answers, or parts of them, an expression may be; found through variables, promises and functions. */
export function findOrigins(context: FlowContext, part: Part, depth = 0): readonly Origin[] {
  if (depth > MOST_STEPS) return [];
  const node = unwrap(part.node);
  const { path } = part;
  const scope = getScopeOf(part.scope, node);
  const trace = (inner: TSESTree.Node, innerPath = path): readonly Origin[] =>
    findOrigins(context, { node: inner, path: innerPath, scope }, depth + 1);
  switch (node.type) {
    case 'Identifier':
      return findVariableOrigins(context, { node, path, scope }, depth);
    case 'MemberExpression': {
      const key = getStaticKey(node);
      if (key === undefined) return [];
      if (node.object.type === 'ThisExpression') return findFieldOrigins(context, { node, path, scope }, depth);
      return trace(node.object, [key, ...path]);
    }
    case 'AwaitExpression':
    case 'YieldExpression':
      return node.argument ? trace(node.argument) : [];
    case 'CallExpression':
      return findCallOrigins(context, { node, path, scope }, depth);
    case 'ObjectExpression':
      return findPropertyParts(node, path).flatMap((found) => trace(found.node, found.path));
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

function findPropertyParts(
  node: TSESTree.ObjectExpression,
  [key, ...rest]: readonly string[],
): readonly { readonly node: TSESTree.Node; readonly path: readonly string[] }[] {
  if (key === undefined) return [];
  return node.properties.flatMap((property) => {
    if (property.type === 'SpreadElement') return [{ node: property.argument, path: [key, ...rest] }];
    return getStaticKey(property) === key ? [{ node: property.value, path: rest }] : [];
  });
}

function findVariableOrigins(
  context: FlowContext,
  { node, path, scope }: Part & { readonly node: TSESTree.Identifier },
  depth: number,
): readonly Origin[] {
  const variable = context.module.getVariable(node);
  if (!variable) return [];
  const bound = getBinding(scope, variable);
  const sources = bound
    ? [{ ...bound, path: [...bound.path, ...path] }]
    : findWritten(context.module, variable, path).map((written) => ({ ...written, scope }));
  return sources.flatMap((source) => findOrigins(context, source, depth + 1));
}

/** What a variable is given: by its declaration, by assignments, and property by property. */
function findWritten(
  module: SourceModule,
  variable: Variable,
  path: readonly string[],
): readonly { readonly node: TSESTree.Node; readonly path: readonly string[] }[] {
  return variable.references.flatMap(({ identifier, init }) => {
    const parent = module.getParent(identifier);
    if (parent?.type === 'MemberExpression' && parent.object === identifier) {
      const assignment = module.getParent(parent);
      const isWritten = assignment?.type === 'AssignmentExpression' && assignment.left === parent;
      return isWritten && path.length > 0 && getStaticKey(parent) === path[0]
        ? [{ node: assignment.right, path: path.slice(1) }]
        : [];
    }
    const writer = getWriter(module, identifier, init === true);
    const name = writer && findNames(writer.pattern).find((bound) => bound.name === identifier);
    return name ? [{ node: writer.value, path: [...name.path, ...path] }] : [];
  });
}

/** The declaration or assignment whose pattern a name stands in. */
function getWriter(
  module: SourceModule,
  identifier: TSESTree.Node,
  isDeclared: boolean,
): { readonly pattern: TSESTree.Node; readonly value: TSESTree.Node } | undefined {
  for (const ancestor of module.ancestors(identifier)) {
    if (isDeclared && ancestor.type === 'VariableDeclarator' && ancestor.init)
      return { pattern: ancestor.id, value: ancestor.init };
    if (ancestor.type === 'AssignmentExpression' && ancestor.operator === '=')
      return { pattern: ancestor.left, value: ancestor.right };
    if (/Statement$|^Program$/.test(ancestor.type)) return undefined;
  }
  return undefined;
}

/** `this.roleArn`, by what the file's code assigns to it. */
function findFieldOrigins(
  context: FlowContext,
  { node, path, scope }: Part & { readonly node: TSESTree.MemberExpression },
  depth: number,
): readonly Origin[] {
  const key = getStaticKey(node);
  return context.module.nodes.flatMap((other) => {
    if (other.type !== 'AssignmentExpression' || other.left.type !== 'MemberExpression') return [];
    if (other.left.object.type !== 'ThisExpression' || getStaticKey(other.left) !== key) return [];
    return findOrigins(context, { node: other.right, path, scope }, depth + 1);
  });
}

function findCallOrigins(
  context: FlowContext,
  { node, path, scope }: Part & { readonly node: TSESTree.CallExpression },
  depth: number,
): readonly Origin[] {
  const callee = unwrap(node.callee);
  const own: Origin = { call: node, path, scope };
  const trace = (inner: TSESTree.Node, innerScope = scope, innerPath = path): readonly Origin[] =>
    findOrigins(context, { node: inner, path: innerPath, scope: innerScope }, depth + 1);
  if (callee.type === 'MemberExpression') {
    const method = getStaticKey(callee) ?? '';
    if (method === 'promise' || method === 'finally') return trace(callee.object);
    if (method === 'then' || method === 'catch') {
      const kept = method === 'catch' ? trace(callee.object) : [];
      return [...kept, ...findCallbackOrigins(context, { node, path, scope }, depth)];
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
  const wrapped = node.arguments.filter(isFunctionNode).flatMap((callback) =>
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
  depth: number,
): readonly Origin[] {
  const [argument] = node.arguments;
  const callee = unwrap(node.callee);
  if (!argument || callee.type !== 'MemberExpression') return [];
  const callback = isFunctionNode(argument) ? argument : getLocalFunction(context, argument, scope)?.at.node;
  if (!callback) return [];
  const inner = enterCallback(context.module, callback, { scope, answer: callee.object });
  return findReturned(context.module, callback).flatMap((returned) =>
    findOrigins(context, { node: returned, path, scope: inner }, depth + 1),
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

/** Tells whether a node is a function. */
export function isFunctionNode(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}
