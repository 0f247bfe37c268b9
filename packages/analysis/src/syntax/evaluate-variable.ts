import type { TSESTree } from '@typescript-eslint/types';
import { evaluateAnnotation } from './annotations.js';
import { bindArguments, findCallers } from './callers.js';
import { evaluateInjection } from './class-members.js';
import type { Evaluator } from './evaluator.js';
import { getBinding, type Frame } from './frame.js';
import { addWrites } from './object-writes.js';
import { resolvePattern } from './patterns.js';
import type { SourceModule, Variable } from './source-module.js';
import { UNKNOWN, union, type FunctionNode, type ObjectEntry, type Value } from './values.js';

/** Where a variable is read: its file, the frame of the call, and the identifier that reads it. */
export interface Use {
  readonly module: SourceModule;
  readonly frame?: Frame | undefined;
  readonly use?: TSESTree.Node | undefined;
}

type Definition = Variable['defs'][number];

/** The value of a variable at a use of it, with what was written to its object before. */
export function evaluateVariable(evaluator: Evaluator, variable: Variable, at: Use): Value {
  if (isReassignedParameter(variable)) return identify(variable, at.module);
  const bound = getBinding(at.frame, variable);
  const value = bound ? bound() : evaluateDefinition(evaluator, variable, at);
  if (value.kind === 'unknown' && value.identity === undefined) return identify(variable, at.module);
  return addWrites(evaluator, { value, variable, ...at });
}

/** A parameter that the function writes holds more than what its callers give. */
function isReassignedParameter({ defs, references }: Variable): boolean {
  return (
    defs[0]?.type === 'Parameter' && references.some((reference) => reference.isWrite() && !reference.init)
  );
}

function identify(variable: Variable, module: SourceModule): Value {
  const declared = variable.identifiers[0];
  return declared ? { kind: 'unknown', identity: `${module.path}#${String(declared.range[0])}` } : UNKNOWN;
}

function evaluateDefinition(evaluator: Evaluator, variable: Variable, at: Use): Value {
  // Overloads declare a function several times; the one with a body is the value.
  const definition =
    variable.defs.find(({ node }) => node.type === 'FunctionDeclaration') ??
    variable.defs.find(
      ({ node }) => node.type !== 'TSDeclareFunction' && node.type !== 'TSInterfaceDeclaration',
    );
  if (!definition) return UNKNOWN;
  switch (definition.type) {
    case 'ImportBinding':
      return evaluateImportBinding(evaluator, definition, at.module);
    case 'FunctionName':
    case 'ClassName':
      return evaluator.evaluate(definition.node, at.module, at.frame);
    case 'Variable':
      return evaluateDeclarator(evaluator, variable, definition.node as TSESTree.VariableDeclarator, at);
    case 'Parameter':
      return evaluateParameter(evaluator, variable, definition.node as FunctionNode, at);
    case 'TSEnumName':
      return evaluateEnum(evaluator, definition.node as TSESTree.TSEnumDeclaration, at);
    default:
      return UNKNOWN;
  }
}

/** The value an import brings; `import type` brings none at run time. */
function evaluateImportBinding(evaluator: Evaluator, definition: Definition, module: SourceModule): Value {
  return isTypeOnlyImport(definition) ? UNKNOWN : evaluateImportedName(evaluator, definition, module);
}

function isTypeOnlyImport({ node, parent }: Definition): boolean {
  if (node.type === 'TSImportEqualsDeclaration') return node.importKind === 'type';
  const declaration = parent as TSESTree.ImportDeclaration | undefined;
  return (
    declaration?.importKind === 'type' || (node.type === 'ImportSpecifier' && node.importKind === 'type')
  );
}

/** What an import's name stands for, `import type` included: annotations may ask for it. */
export function evaluateImportedName(
  evaluator: Evaluator,
  definition: Definition,
  module: SourceModule,
): Value {
  const { node } = definition;
  if (node.type === 'TSImportEqualsDeclaration') return evaluateImportEquals(evaluator, node, module);
  const source = (definition.parent as TSESTree.ImportDeclaration).source.value;
  const imported = evaluator.evaluateModule(source, module);
  if (node.type === 'ImportNamespaceSpecifier') return imported;
  const name = getImportedName(node);
  if (imported.kind === 'external') return name === 'default' ? imported : { ...imported, path: [name] };
  if (imported.kind !== 'namespace') return UNKNOWN;
  const exported = evaluator.evaluateExport(imported.module, name);
  return exported ?? UNKNOWN;
}

function getImportedName(node: Definition['node']): string {
  if (node.type !== 'ImportSpecifier') return 'default';
  return node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
}

/** `import AWS = AWS.core`, half typed, stands for itself. */
const aliasesUnderWay = new WeakSet<TSESTree.Node>();

function evaluateImportEquals(
  evaluator: Evaluator,
  { moduleReference }: TSESTree.TSImportEqualsDeclaration,
  module: SourceModule,
): Value {
  if (moduleReference.type !== 'TSExternalModuleReference') {
    if (aliasesUnderWay.has(moduleReference)) return UNKNOWN;
    aliasesUnderWay.add(moduleReference);
    const value = evaluateAnnotation(evaluator, moduleReference, module);
    aliasesUnderWay.delete(moduleReference);
    return value;
  }
  const specifier = moduleReference.expression;
  return specifier.type === 'Literal' ? evaluator.evaluateModule(String(specifier.value), module) : UNKNOWN;
}

function evaluateDeclarator(
  evaluator: Evaluator,
  variable: Variable,
  declarator: TSESTree.VariableDeclarator,
  at: Use,
): Value {
  const { module, frame } = at;
  const identifier = variable.identifiers[0];
  const written = getOnlyWrite(variable, declarator, module);
  const annotation = declarator.id.typeAnnotation;
  const loop = getIteratedArray(module, declarator);
  if (!identifier) return UNKNOWN;
  let value: Value = UNKNOWN;
  if (loop) {
    const iterated = evaluator.evaluate(loop, module, frame);
    if (iterated.kind === 'array') value = union(iterated.elements.map((element) => element()));
  } else if (written) {
    value = evaluator.evaluate(written, module, frame);
  }
  const isPattern = written === declarator.init || loop !== undefined;
  if (isPattern && declarator.id.type !== 'Identifier') {
    return resolvePattern(evaluator, {
      pattern: declarator.id,
      target: identifier,
      value: () => value,
      module,
      frame,
    });
  }
  return value.kind === 'unknown' && annotation ? evaluateAnnotation(evaluator, annotation, module) : value;
}

/** The initialiser of a variable that is written once, or its only assignment. */
function getOnlyWrite(
  variable: Variable,
  declarator: TSESTree.VariableDeclarator,
  module: SourceModule,
): TSESTree.Node | undefined {
  const writes = variable.references.filter((reference) => reference.isWrite());
  if (declarator.init && writes.every((write) => write.init)) return declarator.init;
  const [only] = writes;
  if (declarator.init || writes.length !== 1 || !only) return undefined;
  const assignment = module.getParent(only.identifier);
  // A destructuring assignment gives the variable only a part of what it writes.
  return assignment?.type === 'AssignmentExpression' && !only.isRead() ? assignment.right : undefined;
}

/** `for (const region of regions)`: the array. */
function getIteratedArray(
  module: SourceModule,
  declarator: TSESTree.VariableDeclarator,
): TSESTree.Node | undefined {
  const declaration = module.getParent(declarator);
  const loop = declaration && module.getParent(declaration);
  return loop?.type === 'ForOfStatement' && loop.left === declaration ? loop.right : undefined;
}

/** A parameter: what every caller in sight gives, else what its annotation shows. */
function evaluateParameter(
  evaluator: Evaluator,
  variable: Variable,
  definition: FunctionNode,
  at: Use,
): Value {
  const { module } = at;
  const callers = findCallers(evaluator, definition, module);
  if (callers && callers.length > 0) {
    const values = callers.map((caller) => {
      const binding = bindArguments(
        evaluator,
        { kind: 'function', at: { node: definition, module, frame: undefined } },
        caller,
      );
      return getBinding(binding, variable)?.() ?? UNKNOWN;
    });
    return union(values);
  }
  const identifier = variable.identifiers[0] as TSESTree.Identifier | undefined;
  const annotation = identifier?.typeAnnotation;
  const annotated = annotation ? evaluateAnnotation(evaluator, annotation, module) : UNKNOWN;
  return annotated.kind === 'unknown' ? evaluateInjected(evaluator, identifier, at) : annotated;
}

/** `(Client = STSClient)`: a default that names code is what production runs with; a default value may be another's. */
function evaluateInjected(
  evaluator: Evaluator,
  identifier: TSESTree.Node | undefined,
  { module, frame }: Use,
): Value {
  const parent = identifier && module.getParent(identifier);
  if (parent?.type === 'TSParameterProperty') return evaluateInjection(evaluator, parent.decorators, module);
  if (parent?.type !== 'AssignmentPattern' || parent.left !== identifier) return UNKNOWN;
  const value = evaluator.evaluate(parent.right, module, frame);
  return ['external', 'class', 'function', 'namespace'].includes(value.kind) ? value : UNKNOWN;
}

/** An enum as an object of its literal members. */
function evaluateEnum(evaluator: Evaluator, node: TSESTree.TSEnumDeclaration, { module }: Use): Value {
  return {
    kind: 'object',
    entries: node.body.members.map(({ id, initializer }): ObjectEntry => {
      const key = id.type === 'Identifier' ? id.name : String(id.value);
      if (!initializer) return { kind: 'uncertain', key };
      const at = { node: initializer, module, frame: undefined };
      return { kind: 'property', key, value: () => evaluator.evaluateAt(at), at };
    }),
  };
}
