import type { TSESTree } from '@typescript-eslint/types';
import type { AnnotationShape, DirectiveShape, TagShape } from '../facts/entry-points/entry-point.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { isFunctionNode } from '../syntax/nodes.js';
import type { FunctionNode } from '../syntax/values.js';
import type { Examined } from './examined.js';
import { findExported } from './export-shapes.js';
import type { FunctionRef } from './find-targets.js';
import { isImported } from './imported-names.js';
import type { AnnotatedNode } from './outline.js';
import { findHandlers } from './pick-handlers.js';

/** Functions whose variable, property, assertion or parameters carry types of a package. */
export function findAnnotated(
  { evaluator, module, outline }: Examined,
  shape: AnnotationShape,
): readonly FunctionRef[] {
  return outline.annotated.flatMap((node) => {
    if (!isFunctionNode(node)) {
      const { type, value } = getTyped(node);
      const isMeant = isTyped(module, type, shape.packages, shape.functions ?? []);
      return isMeant && value ? findHandlers(evaluator, value, module) : [];
    }
    if (!shape.parameters || !isExportedFunction(module, node)) return [];
    const isMeant = shape.parameters.every(({ index, types }) => {
      const parameter = node.params[index];
      const annotation = parameter && 'typeAnnotation' in parameter ? parameter.typeAnnotation : undefined;
      return isTyped(module, annotation?.typeAnnotation, shape.packages, types);
    });
    return isMeant ? [{ node, module }] : [];
  });
}

interface Typed {
  readonly type: TSESTree.TypeNode | undefined;
  readonly value: TSESTree.Node | null;
}

/** `const handler: Handler = value`, `handler: Handler = value` in a class, `value satisfies Handler`. */
function getTyped(node: Exclude<AnnotatedNode, FunctionNode>): Typed {
  switch (node.type) {
    case 'VariableDeclarator':
      return { type: node.id.typeAnnotation?.typeAnnotation, value: node.init };
    case 'PropertyDefinition':
      return { type: node.typeAnnotation?.typeAnnotation, value: node.value };
    default:
      return { type: node.typeAnnotation, value: node.expression };
  }
}

function isTyped(
  module: SourceModule,
  type: TSESTree.TypeNode | undefined,
  packages: readonly string[],
  names: readonly string[],
): boolean {
  return type?.type === 'TSTypeReference' && isImported(module, type.typeName, packages, names);
}

function isExportedFunction(module: SourceModule, node: TSESTree.Node): boolean {
  for (const ancestor of module.ancestors(node)) {
    if (ancestor.type.startsWith('Export')) return true;
    if (ancestor.type === 'AssignmentExpression') return /\bexports\b/.test(module.textOf(ancestor.left));
    if (ancestor.type === 'BlockStatement') return false;
  }
  return false;
}

/** Functions under a directive, or every export of a file that starts with it. */
export function findDirected(
  { near: evaluator, module }: Examined,
  { text }: DirectiveShape,
): readonly FunctionRef[] {
  if (!module.text.includes(text)) return [];
  if (hasDirective(module.ast.body, text)) {
    return [...module.exports.named.keys()].flatMap((name) => findExported(evaluator, module, name));
  }
  return module.nodes.flatMap((node) => {
    if (!isFunctionNode(node) || node.body?.type !== 'BlockStatement') return [];
    return hasDirective(node.body.body, text) ? [{ node, module }] : [];
  });
}

function hasDirective(body: readonly TSESTree.Statement[], text: string): boolean {
  return body.some((statement) => statement.type === 'ExpressionStatement' && statement.directive === text);
}

/** Functions under a JSDoc tag. */
export function findTagged({ near: evaluator, module }: Examined, { tag }: TagShape): readonly FunctionRef[] {
  const comments = (module.ast.comments ?? []).filter(({ value }) =>
    new RegExp(`@${tag}(?![\\w-])`).test(value),
  );
  return comments.flatMap(({ range }) => {
    const next = module.nodes.find((node) => node.type !== 'Program' && node.range[0] >= range[1]);
    const isNear = next && /^\s*$/.test(module.text.slice(range[1], next.range[0]));
    return isNear ? findDocumented(evaluator, module, next) : [];
  });
}

/** The functions that the statement, method or property below a comment holds. */
function findDocumented(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.Node,
): readonly FunctionRef[] {
  const first = module.findInside(node).find(isFunctionNode);
  return first ? [{ node: first, module }] : findHandlers(evaluator, node, module);
}
