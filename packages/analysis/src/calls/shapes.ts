import type { TSESTree } from '@typescript-eslint/types';
import type {
  AnnotationShape,
  CallShape,
  DecoratorShape,
  DirectiveShape,
  ExportShape,
  HeritageShape,
  TagShape,
} from '../facts/entry-points/entry-point.js';
import { compileFileGlob } from '../facts/entry-points/file-glob.js';
import type { Origin } from '../facts/entry-points/origin.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { getString, type ClassNode } from '../syntax/values.js';
import { isFunctionNode } from './call-graph.js';
import type { FunctionRef } from './find-targets.js';
import { isFrom, isListedPackage } from './origins.js';
import type { Call, Outline } from './outline.js';
import { findHandlers, followPath, pickHandlers } from './pick-handlers.js';

/** A file under examination: what all rows ask of it is found once. */
export interface Examined {
  /** Follows values into every file of the project. */
  readonly evaluator: Evaluator;
  /** Follows values into the files that lead to a write alone. */
  readonly near: Evaluator;
  readonly module: SourceModule;
  /** Relative to the file's package, with forward slashes. */
  readonly path: string;
  readonly outline: Outline;
}

function isFromOrigins(
  { module, outline }: Examined,
  evaluator: Evaluator,
  node: TSESTree.Node,
  origins: readonly Origin[],
): boolean {
  return outline
    .findTraces(evaluator, module, node)
    .some((trace) => origins.some((origin) => isFrom(trace, origin)));
}

type Shape =
  CallShape | ExportShape | DecoratorShape | HeritageShape | AnnotationShape | DirectiveShape | TagShape;

/** The functions of a file that a shape describes. */
export function findShaped(file: Examined, shape: Shape): readonly FunctionRef[] {
  switch (shape.type) {
    case 'call':
      return findCalls(file, shape);
    case 'export':
      return findExports(file, shape);
    case 'decorator':
      return findDecorated(file, shape);
    case 'heritage':
      return findHeirs(file, shape);
    case 'annotation':
      return findAnnotated(file, shape);
    case 'directive':
      return findDirected(file, shape);
    case 'tag':
      return findTagged(file, shape);
  }
}

function findCalls(file: Examined, shape: CallShape): readonly FunctionRef[] {
  const { evaluator, near, module, outline } = file;
  const calls = shape.methods ? shape.methods.flatMap((name) => outline.getMethodCalls(name)) : outline.calls;
  return calls.flatMap((node) => {
    if ((node.type === 'NewExpression') !== (shape.isConstruction === true)) return [];
    const on = getSubject(node, shape);
    if (!on || !isAllowed(near, module, node, shape)) return [];
    return isFromOrigins(file, shape.methods ? evaluator : near, on, shape.on)
      ? pickHandlers(near, node, module, shape.handlers)
      : [];
  });
}

/** The expression that must come from the framework: the receiver of a method, or what is called. */
function getSubject(node: Call, { methods }: CallShape): TSESTree.Node | undefined {
  const callee = unwrap(node.callee);
  if (!methods) return callee;
  return callee.type === 'MemberExpression' ? callee.object : undefined;
}

function isAllowed(evaluator: Evaluator, module: SourceModule, node: Call, { where }: CallShape): boolean {
  const argument = where && node.arguments[where.argument];
  if (!where) return true;
  const text =
    argument && argument.type !== 'SpreadElement'
      ? getString(evaluator.evaluate(argument, module))
      : undefined;
  return text !== undefined && where.values.includes(text);
}

function findExports(
  { near: evaluator, module, path }: Examined,
  shape: ExportShape,
): readonly FunctionRef[] {
  if (shape.files && !shape.files.some((glob) => compileFileGlob(glob).test(path))) return [];
  const { named, whole } = module.exports;
  const names = [...named.keys(), ...(whole ? findKeys(evaluator, module, whole) : [])];
  if (shape.unlessExports?.some((name) => names.includes(name))) return [];
  const wanted = shape.names === '*' ? [...names, ...(whole ? ['default'] : [])] : shape.names;
  return wanted.flatMap((name) => findExported(evaluator, module, name, shape.path ?? []));
}

function findKeys(evaluator: Evaluator, module: SourceModule, whole: TSESTree.Node): readonly string[] {
  const value = evaluator.evaluate(whole, module);
  return value.kind === 'object'
    ? value.entries.flatMap((entry) => (entry.kind === 'property' ? [entry.key] : []))
    : [];
}

/** The functions behind an export, through wrappers. */
export function findExported(
  evaluator: Evaluator,
  module: SourceModule,
  name: string,
  path: readonly string[] = [],
): readonly FunctionRef[] {
  const value = evaluator.evaluateExport(module, name);
  const found = value ? followPath(evaluator, value, path) : [];
  const target = module.exports.named.get(name);
  if (found.length > 0 || path.length > 0 || target?.kind === 'from') return found;
  const node = target?.kind === 'variable' ? getInitializer(target.variable.defs[0]?.node) : target?.node;
  return node ? findHandlers(evaluator, node, module) : [];
}

function getInitializer(node: TSESTree.Node | undefined): TSESTree.Node | undefined {
  return node?.type === 'VariableDeclarator' ? (node.init ?? undefined) : undefined;
}

function findMethods(
  owner: ClassNode,
  names?: readonly string[],
): readonly (TSESTree.MethodDefinition | TSESTree.PropertyDefinition)[] {
  return owner.body.body.filter(
    (element): element is TSESTree.MethodDefinition | TSESTree.PropertyDefinition => {
      if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') return false;
      return !names || names.includes(getStaticKey(element) ?? '');
    },
  );
}

function toRef(
  module: SourceModule,
  { value }: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): readonly FunctionRef[] {
  return value && isFunctionNode(value) ? [{ node: value, module }] : [];
}

function findDecorated(file: Examined, shape: DecoratorShape): readonly FunctionRef[] {
  const { module, outline } = file;
  const isMeant = ({ expression }: TSESTree.Decorator): boolean => {
    const callee = expression.type === 'CallExpression' ? expression.callee : expression;
    return isFromOrigins(file, file.near, callee, shape.decorators);
  };
  return outline.classes.flatMap((owner) => {
    // Parsers that know no decorators leave the list out.
    const isOwnerMeant =
      shape.on === 'class' && ((owner.decorators as TSESTree.Decorator[] | undefined) ?? []).some(isMeant);
    const methods = findMethods(owner, shape.methods);
    const meant =
      shape.on === 'class'
        ? isOwnerMeant
          ? methods
          : []
        : methods.filter(({ decorators }) => decorators.some(isMeant));
    return meant.flatMap((method) => toRef(module, method));
  });
}

function findHeirs({ module, outline }: Examined, shape: HeritageShape): readonly FunctionRef[] {
  return outline.classes.flatMap((owner) => {
    const bases = [owner.superClass, ...(owner.implements ?? []).map(({ expression }) => expression)];
    const isHeir = bases.some(
      (base) => base && isImported(module, unwrap(base), shape.packages, shape.bases),
    );
    return isHeir ? findMethods(owner, shape.methods).flatMap((method) => toRef(module, method)) : [];
  });
}

/** Tells whether a name in a value or type position comes from a package under one of the given names. */
function isImported(
  module: SourceModule,
  node: TSESTree.Node,
  packages: readonly string[],
  names: readonly string[],
): boolean {
  if (node.type === 'TSQualifiedName' || node.type === 'MemberExpression') {
    const [object, name] =
      node.type === 'TSQualifiedName' ? [node.left, node.right.name] : [node.object, getStaticKey(node)];
    return names.includes(name ?? '') && getImportSource(module, object, packages) !== undefined;
  }
  return node.type === 'Identifier' && names.includes(getImportSource(module, node, packages) ?? '');
}

/** The name under which a package exports what an identifier is bound to. */
function getImportSource(
  module: SourceModule,
  node: TSESTree.Node,
  packages: readonly string[],
): string | undefined {
  if (node.type !== 'Identifier') return undefined;
  const definition = module.getVariable(node)?.defs[0];
  if (definition?.type !== 'ImportBinding') return undefined;
  const source = (definition.parent as TSESTree.ImportDeclaration | undefined)?.source?.value;
  if (source === undefined || !isListedPackage(source, packages)) return undefined;
  const specifier = definition.node;
  if (specifier.type !== 'ImportSpecifier') return '';
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
}

function findAnnotated(
  { evaluator, module, outline }: Examined,
  shape: AnnotationShape,
): readonly FunctionRef[] {
  return outline.annotated.flatMap((node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'PropertyDefinition') {
      const annotation = node.type === 'VariableDeclarator' ? node.id.typeAnnotation : node.typeAnnotation;
      const value = node.type === 'VariableDeclarator' ? node.init : node.value;
      const isMeant = annotation && isTyped(module, annotation, shape.packages, shape.functions ?? []);
      return isMeant && value ? findHandlers(evaluator, value, module) : [];
    }
    if (!isFunctionNode(node) || !shape.parameters || !isExportedFunction(module, node)) return [];
    const isMeant = shape.parameters.every(({ index, types }) => {
      const parameter = node.params[index];
      const annotation = parameter && 'typeAnnotation' in parameter ? parameter.typeAnnotation : undefined;
      return annotation ? isTyped(module, annotation, shape.packages, types) : false;
    });
    return isMeant ? [{ node, module }] : [];
  });
}

function isTyped(
  module: SourceModule,
  annotation: TSESTree.TSTypeAnnotation,
  packages: readonly string[],
  names: readonly string[],
): boolean {
  const { typeAnnotation } = annotation;
  return (
    typeAnnotation.type === 'TSTypeReference' && isImported(module, typeAnnotation.typeName, packages, names)
  );
}

function isExportedFunction(module: SourceModule, node: TSESTree.Node): boolean {
  for (const ancestor of module.ancestors(node)) {
    if (ancestor.type.startsWith('Export')) return true;
    if (ancestor.type === 'AssignmentExpression') return /\bexports\b/.test(module.textOf(ancestor.left));
    if (ancestor.type === 'BlockStatement') return false;
  }
  return false;
}

function findDirected(
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

function findTagged({ near: evaluator, module }: Examined, { tag }: TagShape): readonly FunctionRef[] {
  const comments = (module.ast.comments ?? []).filter(({ value }) => new RegExp(`@${tag}\\b`).test(value));
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
