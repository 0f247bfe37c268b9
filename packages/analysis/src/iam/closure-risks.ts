import type { TSESTree } from '@typescript-eslint/types';
import type { IamObstacle } from '../iam-mending.js';
import { contains, isFunctionNode } from '../syntax/nodes.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';

/** Why an expression cannot be moved into a function of its own, which is called at once. */
export function getClosureRisk(
  module: SourceModule,
  expression: TSESTree.Node,
  isTypeScript: boolean,
): IamObstacle | undefined {
  const nodes = module.findInside(expression);
  const suspended = nodes.find(({ type }) => type === 'AwaitExpression' || type === 'YieldExpression');
  if (suspended && isOfOwner(module, suspended, expression)) {
    return suspended.type === 'AwaitExpression' ? 'awaitInside' : 'generator';
  }
  return isTypeScript && losesTypes(module, expression, nodes) ? 'narrowedValue' : undefined;
}

/** Tells whether a node runs in the function around the expression, and not in one that is written inside it. */
function isOfOwner(module: SourceModule, node: TSESTree.Node, expression: TSESTree.Node): boolean {
  const owner = [...module.ancestors(node)].find(isFunctionNode);
  return !owner || !contains(expression, owner);
}

/** In a function, TypeScript knows nothing of what was tested before on a variable that changes, or on a property. */
function losesTypes(
  module: SourceModule,
  expression: TSESTree.Node,
  nodes: readonly TSESTree.Node[],
): boolean {
  const isChanging = nodes.some((node) => node.type === 'Identifier' && changes(module, node, expression));
  if (isChanging) return true;
  const paths = new Set(nodes.flatMap((node) => getPath(node) ?? []));
  return paths.size > 0 && findTestedPaths(module, expression).some((path) => paths.has(path));
}

function changes(module: SourceModule, identifier: TSESTree.Identifier, expression: TSESTree.Node): boolean {
  const variable = module.getVariable(identifier);
  const definition = variable?.defs[0];
  if (!variable || !definition || contains(expression, definition.node as TSESTree.Node)) return false;
  if (definition.type !== 'Variable' && definition.type !== 'Parameter') return false;
  return variable.references.some((reference) => reference.isWrite() && reference.init !== true);
}

/** Functions that may say of a value what it is. */
const ASSERTION = /(?:^|\.)(?:assert|invariant|ensure|expect|require|check|validate|is[A-Z])/i;

/** `this.iam`, `event.body.name`, as text without `?.` and `!`; undefined for what is no chain of members. */
function getPath(node: TSESTree.Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const key = getStaticKey(node);
  const inner = unwrap(node.object);
  const start =
    inner.type === 'ThisExpression' ? 'this' : inner.type === 'Identifier' ? inner.name : getPath(inner);
  return key === undefined || start === undefined ? undefined : `${start}.${key}`;
}

/** The chains of members that the function around an expression tests, assigns to, or hands to an assertion. */
function findTestedPaths(module: SourceModule, expression: TSESTree.Node): readonly string[] {
  const owner = [...module.ancestors(expression)].find(isFunctionNode) ?? module.ast;
  return module.findInside(owner).flatMap((node) => {
    const path = node.range[0] < expression.range[0] ? getPath(node) : undefined;
    if (path === undefined || !isTested(module, node, owner)) return [];
    // `if (event.body.kind === 'role')` says something of `event.body`, too.
    const whole = path.slice(0, path.lastIndexOf('.'));
    return whole.includes('.') ? [path, whole] : [path];
  });
}

function isTested(module: SourceModule, node: TSESTree.Node, owner: TSESTree.Node): boolean {
  let inner = node;
  for (const ancestor of module.ancestors(node)) {
    if (ancestor === owner) return false;
    if (isTest(module, ancestor, inner)) return true;
    inner = ancestor;
  }
  return false;
}

function isTest(module: SourceModule, parent: TSESTree.Node, node: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
    case 'ForStatement':
      return parent.test === node;
    case 'SwitchStatement':
      return parent.discriminant === node;
    case 'LogicalExpression':
      return true;
    case 'AssignmentExpression':
      return parent.left === node;
    case 'CallExpression':
      return parent.callee !== node && ASSERTION.test(module.textOf(parent.callee));
    default:
      return false;
  }
}
