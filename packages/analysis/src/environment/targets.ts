import type { TSESTree } from '@typescript-eslint/types';
import { basename } from 'node:path';
import { isLambdaFunction, isOwnEnvironmentSetter } from '../facts/environment-targets.js';
import { isKnownToV2, isRegionalInV2 } from '../facts/regions.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, getString, type Value } from '../syntax/values.js';
import { findProperty, type VariableEntry } from './variable-entries.js';

const REGION_VARIABLES = ['AWS_REGION', 'AWS_DEFAULT_REGION'];
const ENDPOINT_VARIABLES = [
  'AWS_ENDPOINT_URL',
  'AWS_ENDPOINT_URL_STS',
  'LOCALSTACK_HOSTNAME',
  'LOCALSTACK_HOST',
];

/** Tells whether an entry sets a variable of the process that runs the code. */
export function isOwnEnvironment(
  evaluator: Evaluator,
  module: SourceModule,
  { node, object }: VariableEntry,
): boolean {
  const isEnvironment = (target: TSESTree.Node | undefined) =>
    target !== undefined && isProcessEnvironment(evaluator.evaluate(target, module));
  if (node.type === 'AssignmentExpression') {
    const target = unwrap(node.left);
    return target.type === 'MemberExpression' && isEnvironment(target.object);
  }
  if (node.type === 'CallExpression') {
    return isOwnEnvironmentSetter(module.textOf(node.callee)) || isEnvironment(node.arguments[0]);
  }
  const holder = object && module.getParent(object);
  // `process.env = { ...process.env, AWS_… }` and `Object.assign(process.env, { AWS_… })`.
  if (holder?.type === 'AssignmentExpression') return isEnvironment(holder.left);
  return (
    holder?.type === 'CallExpression' &&
    module.textOf(holder.callee) === 'Object.assign' &&
    isEnvironment(holder.arguments[0])
  );
}

function isProcessEnvironment(value: Value): boolean {
  return (
    value.kind === 'external' && /^(?:globalThis\.|global\.)?(?:process\.|Bun\.)?env$/.test(getName(value))
  );
}

function getName({ package: name, path }: Value & { kind: 'external' }): string {
  const start = /^(?:node:)?process$/.test(name) ? ['process'] : name === '' ? [] : [name];
  return [...start, ...path].join('.');
}

/** Tells whether an environment sends its program to an endpoint of its own, such as LocalStack's. */
export function hasOwnEndpoint(object: TSESTree.ObjectExpression): boolean {
  return findProperty(object, ENDPOINT_VARIABLES) !== undefined;
}

/** Tells whether an environment names a region of a partition that has regional endpoints only. */
export function isWithoutGlobalEndpoint(
  evaluator: Evaluator,
  module: SourceModule,
  object: TSESTree.ObjectExpression,
): boolean {
  const region = getRegion(evaluator, module, object);
  return region !== undefined && isRegionalInV2(region);
}

function getRegion(
  evaluator: Evaluator,
  module: SourceModule,
  object: TSESTree.ObjectExpression,
): string | undefined {
  const property = findProperty(object, REGION_VARIABLES);
  return property && getString(evaluator.evaluate(property.value, module));
}

/** Tells whether the program that an entry is meant for is sure to have a region. */
export function hasRegion(evaluator: Evaluator, module: SourceModule, entry: VariableEntry): boolean {
  const { node, object } = entry;
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    return callee.type === 'MemberExpression' && isLambda(evaluator.evaluate(callee.object, module));
  }
  if (!object) return false;
  const region = getRegion(evaluator, module, object);
  if (region !== undefined && findProperty(object, ['AWS_REGION']) && isKnownToV2(region)) return true;
  return isEnvironmentOfLambda(evaluator, module, object);
}

/** `new Function(this, 'x', { environment: { … } })`, and the same with `environment: { variables: { … } }`. */
function isEnvironmentOfLambda(
  evaluator: Evaluator,
  module: SourceModule,
  object: TSESTree.ObjectExpression,
): boolean {
  const keys: string[] = [];
  for (const ancestor of module.ancestors(object)) {
    if (ancestor.type === 'Property') keys.push(getStaticKey(ancestor) ?? '');
    else if (ancestor.type === 'NewExpression')
      return isEnvironmentKey(keys) && isLambdaClass(evaluator, module, ancestor);
    else if (ancestor.type !== 'ObjectExpression' && !ancestor.type.startsWith('TS')) break;
  }
  // The configuration of the Serverless Framework: its functions run in Lambda.
  return /^serverless\.[cm]?[jt]s$/.test(basename(module.path)) && keys.includes('environment');
}

function isEnvironmentKey(keys: readonly string[]): boolean {
  return ['environment', 'variables,environment'].includes(keys.join());
}

function isLambdaClass(evaluator: Evaluator, module: SourceModule, node: TSESTree.NewExpression): boolean {
  const callee = evaluator.evaluate(node.callee, module);
  return callee.kind === 'external' && isLambdaFunction(callee);
}

function isLambda(value: Value): boolean {
  return findAlternatives(value).every(
    (option) =>
      option.kind === 'instance' && option.callee.kind === 'external' && isLambdaFunction(option.callee),
  );
}
