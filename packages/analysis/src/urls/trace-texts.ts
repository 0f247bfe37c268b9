import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject } from '../syntax/flat-object.js';
import type { SourceModule } from '../syntax/source-module.js';
import { contains, isFunctionNode } from '../syntax/nodes.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import type { FunctionNode } from '../syntax/values.js';
import { getCalleeName } from './matching.js';

/** A string or template as the code spells it. */
export type TextNode = TSESTree.StringLiteral | TSESTree.TemplateLiteral;

interface Place {
  readonly node: TSESTree.Node;
  readonly module: SourceModule;
}

/** Which spelled-out text is looked for. */
type Wanted = (text: string) => boolean;

const MOST_DEPTH = 24;

/** The texts of one file that an expression takes its value from, as far as they spell out what is wanted. */
export function traceTexts(
  evaluator: Evaluator,
  node: TSESTree.Node,
  module: SourceModule,
  wanted: Wanted,
): readonly TextNode[] {
  const found = trace(evaluator, { node, module }, 0).filter(
    (place) => place.module === module && wanted(spell(place.node)),
  );
  const traced = found.map((place) => place.node as TextNode);
  return traced.length > 0 ? [...new Set(traced)] : findOnly(module, wanted);
}

/** Tells whether an expression takes a text that is wanted from another file. */
export function isSpelledElsewhere(
  evaluator: Evaluator,
  node: TSESTree.Node,
  module: SourceModule,
  wanted: Wanted,
): boolean {
  return trace(evaluator, { node, module }, 0).some(
    (place) => place.module !== module && wanted(spell(place.node)),
  );
}

/** What a string or template spells out, an expression in it left out; empty for any other node. */
export function spell(node: TSESTree.Node): string {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : '';
  if (node.type !== 'TemplateLiteral') return '';
  return node.quasis.map(({ value }) => value.cooked as string | null).join('\u0000');
}

function trace(evaluator: Evaluator, { node, module }: Place, depth: number): readonly Place[] {
  if (depth > MOST_DEPTH) return [];
  const inner = unwrap(node);
  const on = (next: TSESTree.Node): readonly Place[] => trace(evaluator, { node: next, module }, depth + 1);
  switch (inner.type) {
    case 'Literal':
      return [{ node: inner, module }];
    case 'TemplateLiteral':
      return [{ node: inner, module }, ...inner.expressions.flatMap(on)];
    case 'BinaryExpression':
      return [...on(inner.left), ...on(inner.right)];
    case 'ConditionalExpression':
      return [...on(inner.consequent), ...on(inner.alternate)];
    case 'LogicalExpression':
      return [...on(inner.left), ...on(inner.right)];
    case 'AwaitExpression':
      return on(inner.argument);
    case 'NewExpression':
      return inner.arguments.flatMap(on);
    case 'CallExpression':
      return inner.callee.type === 'MemberExpression' ? on(inner.callee.object) : [];
    case 'Identifier': {
      const declared = evaluator.findDeclaration(inner, module);
      if (declared) return trace(evaluator, declared, depth + 1);
      return findArguments(module, inner).flatMap(on);
    }
    case 'MemberExpression':
      return traceMember(evaluator, inner, module, depth);
    default:
      return [];
  }
}

function traceMember(
  evaluator: Evaluator,
  node: TSESTree.MemberExpression,
  module: SourceModule,
  depth: number,
): readonly Place[] {
  const key = getStaticKey(node);
  const object = evaluator.evaluate(node.object, module);
  if (key === undefined) return [];
  if (object.kind !== 'object' && object.kind !== 'union')
    return trace(evaluator, { node: node.object, module }, depth + 1);
  return flattenObject(object).flatMap((variant) => {
    const property = variant.properties.get(key);
    return property ? trace(evaluator, property.at, depth + 1) : [];
  });
}

/** What the calls of a file give for a parameter, and its default; a method goes by its name. */
function findArguments(module: SourceModule, parameter: TSESTree.Identifier): readonly TSESTree.Node[] {
  const definition = module.getVariable(parameter)?.defs[0];
  if (definition?.type !== 'Parameter' || !isFunctionNode(definition.node)) return [];
  const { node: owner, name: declared } = definition;
  const index = owner.params.findIndex((one) => contains(one, declared));
  const given = owner.params[index];
  const defaults = given?.type === 'AssignmentPattern' ? [given.right] : [];
  const name = getFunctionName(module, owner);
  if (name === undefined || (given?.type !== 'Identifier' && given?.type !== 'AssignmentPattern'))
    return defaults;
  return module.nodes.reduce<TSESTree.Node[]>((found, node) => {
    const argument =
      node.type === 'CallExpression' && getCalleeName(node) === name ? node.arguments[index] : undefined;
    return argument ? [...found, argument] : found;
  }, defaults);
}

function getFunctionName(module: SourceModule, owner: FunctionNode): string | undefined {
  const parent = module.getParent(owner);
  if (owner.id) return owner.id.name;
  if (parent?.type === 'VariableDeclarator')
    return parent.id.type === 'Identifier' ? parent.id.name : undefined;
  const isMember =
    parent?.type === 'MethodDefinition' ||
    parent?.type === 'PropertyDefinition' ||
    parent?.type === 'Property';
  return isMember ? getStaticKey(parent) : undefined;
}

/** Through fields there is no trace; a text that stands once in the file is the one. */
function findOnly(module: SourceModule, wanted: Wanted): readonly TextNode[] {
  const spelled = module.nodes.filter((node): node is TextNode => wanted(spell(node)));
  return spelled.length === 1 ? spelled : [];
}
