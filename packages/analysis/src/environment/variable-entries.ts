import type { TSESTree } from '@typescript-eslint/types';
import { isEnvironmentSetter } from '../facts/environment-targets.js';
import { STS_ENDPOINTS_VARIABLE } from '../facts/legacy-setting.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { getString } from '../syntax/values.js';

/** A place that gives AWS_STS_REGIONAL_ENDPOINTS a value, whatever that is. */
export interface VariableEntry {
  readonly node: TSESTree.Node;
  readonly value: TSESTree.Node;
  /** The object literal that the place is a part of. */
  readonly object?: TSESTree.ObjectExpression;
}

/** The entry that a node makes, or undefined. */
export function getVariableEntry(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.Node,
): VariableEntry | undefined {
  switch (node.type) {
    case 'Property':
      return getPropertyEntry(evaluator, module, node);
    case 'ObjectExpression':
      return getPairEntry(evaluator, module, node);
    case 'AssignmentExpression':
      return getAssignmentEntry(evaluator, module, node);
    case 'CallExpression':
      return getCallEntry(evaluator, module, node);
    default:
      return undefined;
  }
}

/** `{ AWS_STS_REGIONAL_ENDPOINTS: value }`, and CodeBuild's `{ AWS_STS_REGIONAL_ENDPOINTS: { value } }`. */
function getPropertyEntry(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.Property,
): VariableEntry | undefined {
  const object = module.getParent(node);
  if (object?.type !== 'ObjectExpression' || node.kind !== 'init' || node.method) return undefined;
  if (!isNamed(evaluator, module, node)) return undefined;
  const isOverridden = object.properties
    .slice(object.properties.indexOf(node) + 1)
    .some((later) => later.type === 'Property' && getStaticKey(later) === STS_ENDPOINTS_VARIABLE);
  if (isOverridden) return undefined;
  const given = unwrap(node.value);
  if (given.type !== 'ObjectExpression') return { node, value: node.value, object };
  const inner = findProperty(given, ['value', 'Value']);
  return inner && isPlain(module, given) ? { node, value: inner.value, object } : undefined;
}

/** `{ name: 'AWS_STS_REGIONAL_ENDPOINTS', value }`, as containers and Elastic Beanstalk take it. */
function getPairEntry(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.ObjectExpression,
): VariableEntry | undefined {
  const name = findProperty(node, ['name', 'Name', 'key', 'Key', 'optionName', 'OptionName']);
  const value = findProperty(node, ['value', 'Value']);
  if (!name || !value || !isName(evaluator, module, name.value)) return undefined;
  return isPlain(module, node) ? { node, value: value.value } : undefined;
}

/** `env.AWS_STS_REGIONAL_ENDPOINTS = value`, and the same with `||=` and `??=`. */
function getAssignmentEntry(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.AssignmentExpression,
): VariableEntry | undefined {
  const target = unwrap(node.left);
  if (target.type !== 'MemberExpression' || !['=', '||=', '??='].includes(node.operator)) return undefined;
  return isNamed(evaluator, module, target) ? { node, value: node.right } : undefined;
}

/** `fn.addEnvironment('AWS_STS_REGIONAL_ENDPOINTS', value)`, `Reflect.set(process.env, 'AWS_…', value)`. */
function getCallEntry(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.CallExpression,
): VariableEntry | undefined {
  const callee = unwrap(node.callee);
  const isReflected = module.textOf(callee) === 'Reflect.set';
  const [name, value] = node.arguments.slice(isReflected ? 1 : 0);
  if (!name || !value || !(isReflected || isSetter(module, callee))) return undefined;
  return isName(evaluator, module, name) ? { node, value } : undefined;
}

function isSetter(module: SourceModule, callee: TSESTree.Node): boolean {
  if (callee.type === 'Identifier') return isEnvironmentSetter('', callee.name);
  if (callee.type !== 'MemberExpression') return false;
  return isEnvironmentSetter(module.textOf(callee.object), getStaticKey(callee) ?? '');
}

function isNamed(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.Property | TSESTree.MemberExpression,
): boolean {
  const key = getStaticKey(node);
  if (key !== undefined) return key === STS_ENDPOINTS_VARIABLE;
  return node.computed && isName(evaluator, module, node.type === 'Property' ? node.key : node.property);
}

function isName(evaluator: Evaluator, module: SourceModule, node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return inner.value === STS_ENDPOINTS_VARIABLE;
  if (!['Identifier', 'MemberExpression', 'TemplateLiteral'].includes(inner.type)) return false;
  return getString(evaluator.evaluate(inner, module)) === STS_ENDPOINTS_VARIABLE;
}

/** What is looked up in a store is the name of a parameter, not the value of the variable. */
function isPlain(module: SourceModule, object: TSESTree.ObjectExpression): boolean {
  const type = findProperty(object, ['type', 'Type']);
  return !type || !/PARAMETER_STORE|SECRET/i.test(module.textOf(type.value));
}

/** The property of an object literal under one of some keys. */
export function findProperty(
  object: TSESTree.ObjectExpression,
  keys: readonly string[],
): TSESTree.Property | undefined {
  return object.properties.find(
    (property): property is TSESTree.Property =>
      property.type === 'Property' && property.kind === 'init' && keys.includes(getStaticKey(property) ?? ''),
  );
}
