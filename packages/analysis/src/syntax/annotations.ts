import type { TSESTree } from '@typescript-eslint/types';
import { getMember } from './evaluate-member.js';
import { evaluateImportedName } from './evaluate-variable.js';
import type { Evaluator } from './evaluator.js';
import type { SourceModule } from './source-module.js';
import { UNKNOWN, type Value } from './values.js';

/** The value that an annotation shows: `typeof AWS`, `typeof import('aws-sdk')`, `users: UsersService`; else unknown. */
export function evaluateAnnotation(evaluator: Evaluator, node: TSESTree.Node, module: SourceModule): Value {
  switch (node.type) {
    case 'TSTypeAnnotation':
      return evaluateAnnotation(evaluator, node.typeAnnotation, module);
    case 'TSTypeQuery':
      return evaluateAnnotation(evaluator, node.exprName, module);
    case 'TSTypeReference':
      return toInstance(evaluateAnnotation(evaluator, node.typeName, module));
    case 'TSImportType':
      return evaluateImportType(evaluator, node, module);
    case 'Identifier':
      return evaluateEntity(evaluator, node, module);
    case 'TSQualifiedName':
      return getMember(evaluator, evaluateAnnotation(evaluator, node.left, module), node.right.name);
    default:
      return UNKNOWN;
  }
}

/** `iam: IAM`, `users: UsersService`: an instance of the class that the name stands for. */
function toInstance(named: Value): Value {
  const isClass = named.kind === 'class' || (named.kind === 'external' && named.path.length > 0);
  return isClass ? { kind: 'instance', callee: named, construction: undefined } : UNKNOWN;
}

function evaluateImportType(evaluator: Evaluator, node: TSESTree.TSImportType, module: SourceModule): Value {
  const { argument, qualifier } = node;
  if (argument.type !== 'TSLiteralType' || argument.literal.type !== 'Literal') return UNKNOWN;
  const imported = evaluator.evaluateModule(String(argument.literal.value), module);
  return qualifier?.type === 'Identifier' ? getMember(evaluator, imported, qualifier.name) : imported;
}

/** A name in a type position may come from an `import type`. */
function evaluateEntity(evaluator: Evaluator, node: TSESTree.Identifier, module: SourceModule): Value {
  const definition = module.getVariable(node)?.defs[0];
  if (definition?.type === 'ImportBinding') return evaluateImportedName(evaluator, definition, module);
  return definition ? evaluator.evaluate(node, module) : UNKNOWN;
}
