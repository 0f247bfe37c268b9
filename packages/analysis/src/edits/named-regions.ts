import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionNode } from '../syntax/nodes.js';
import { getFunctionNode, type SourceModule, type Variable } from '../syntax/source-module.js';
import { unwrap } from '../syntax/unwrap.js';
import { isPlain, isVisible } from './region-expressions.js';

const REGION_NAME = /^(?:aws_?|default_?|session_?|sts_?|target_?)?region$/i;

/** Tells whether a plain expression can be read at another place, and has its value there. */
export function isReadableAt(module: SourceModule, value: TSESTree.Node, place: TSESTree.Node): boolean {
  if (!isPlain(value)) return false;
  const root = getRoot(value);
  if (root.type === 'ThisExpression') return getFunctionNode(module, root) === getFunctionNode(module, place);
  if (!isVisible(module, value, place)) return false;
  const variable = root.type === 'Identifier' ? module.getVariable(root) : undefined;
  return !variable || hasValueAt(module, variable, place);
}

/** Names of variables that hold a region and can be read at each of some places, the nearest first. */
export function findNamedRegions(module: SourceModule, places: readonly TSESTree.Node[]): readonly string[] {
  if (places.length === 0) return [];
  const variables = module.scopeManager.scopes
    .flatMap((scope) => scope.variables)
    .filter(({ name, defs }) => REGION_NAME.test(name) && isValue(defs[0]));
  const visible = variables.filter((variable) =>
    places.every((place) => hasValueAt(module, variable, place)),
  );
  const names = visible.sort((a, b) => getSize(a) - getSize(b)).map(({ name }) => name);
  return [...new Set(names)];
}

/** A function that gives the region has the same name at times. */
function isValue(definition: Variable['defs'][number] | undefined): boolean {
  if (definition?.type !== 'Variable')
    return definition?.type === 'Parameter' || definition?.type === 'ImportBinding';
  return !definition.node.init || !isFunctionNode(unwrap(definition.node.init));
}

function getSize({ scope }: Variable): number {
  return scope.block.range[1] - scope.block.range[0];
}

/** In its scope, and declared in front of it: behind it there may be no value yet. */
function hasValueAt(module: SourceModule, variable: Variable, place: TSESTree.Node): boolean {
  const [start, end] = variable.scope.block.range;
  if (place.range[0] < start || end < place.range[1]) return false;
  const [definition] = variable.defs;
  const [declared] = variable.identifiers;
  if (!definition || !declared || definition.type === 'Parameter' || definition.type === 'ImportBinding')
    return true;
  const isLater = getFunctionNode(module, place) !== getFunctionNode(module, declared);
  return isLater || definition.node.range[1] <= place.range[0];
}

function getRoot(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === 'MemberExpression' ? getRoot(inner.object) : inner;
}
