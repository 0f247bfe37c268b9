import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule, Variable } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import type { FunctionNode } from '../syntax/values.js';
import { findNames } from './flow-scope.js';

/** An expression, and the way to the part of it that is meant. */
export interface WrittenValue {
  readonly node: TSESTree.Node;
  readonly path: readonly string[];
}

/** What a part of a variable is given: by its declaration, by assignments, and property by property. */
export function findWritten(
  module: SourceModule,
  variable: Variable,
  path: readonly string[],
): readonly WrittenValue[] {
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

/** What a parameter of a callback is given: `load().then((data) => …)`, `iam.createRole(input, (error, data) => …)`. */
export function findGiven(
  module: SourceModule,
  variable: Variable,
  path: readonly string[],
): readonly WrittenValue[] {
  const [definition] = variable.defs;
  const name = variable.identifiers[0];
  const call = definition?.type === 'Parameter' ? module.getParent(definition.node) : undefined;
  if (definition?.type !== 'Parameter' || !name || call?.type !== 'CallExpression') return [];
  const index = (definition.node as FunctionNode).params.findIndex((parameter) =>
    findNames(parameter).some((bound) => bound.name === name),
  );
  const own = findNames((definition.node as FunctionNode).params[index] ?? name).find(
    (bound) => bound.name === name,
  );
  const callee = unwrap(call.callee);
  if (!own || callee.type !== 'MemberExpression') return [];
  const part = [...own.path, ...path];
  if (getStaticKey(callee) === 'then') return index === 0 ? [{ node: callee.object, path: part }] : [];
  return index === 1 && call.arguments.at(-1) === definition.node ? [{ node: call, path: part }] : [];
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

/** What a part of an object literal is given. */
export function findInLiteral(
  node: TSESTree.ObjectExpression,
  [key, ...rest]: readonly string[],
): readonly WrittenValue[] {
  if (key === undefined) return [];
  return node.properties.flatMap((property) => {
    if (property.type === 'SpreadElement') return [{ node: property.argument, path: [key, ...rest] }];
    return getStaticKey(property) === key ? [{ node: property.value, path: rest }] : [];
  });
}
