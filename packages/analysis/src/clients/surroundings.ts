import type { TSESTree } from '@typescript-eslint/types';
import { isV2Member } from '../facts/sdk-packages.js';
import { toCaller } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject, lookUp } from '../syntax/flat-object.js';
import { getOrder } from '../syntax/object-writes.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { getString, type ObjectEntry, type ObjectValue, type Value } from '../syntax/values.js';
import type { SettingFinding } from './finding.js';
import type { Surroundings } from './judge-v2.js';

/** One statement of a file that writes to `AWS.config` or to `process.env`. */
export interface Statement {
  readonly kind: 'config' | 'environment';
  readonly node: TSESTree.Node;
  readonly entries: readonly ObjectEntry[];
}

/** Finds every `AWS.config.update({…})`, `AWS.config.x = …` and `process.env.X = …` of a file. */
export function findStatements(evaluator: Evaluator, module: SourceModule): readonly Statement[] {
  if (!/\bconfig\b|process\.env/.test(module.text)) return [];
  return module.nodes.flatMap((node) => {
    if (node.type === 'CallExpression') return readUpdate(evaluator, module, node);
    if (node.type === 'AssignmentExpression') return readAssignment(evaluator, module, node);
    return [];
  });
}

/** How `AWS.config` and `process.env` end, under whatever name; all else is not worth an evaluation. */
const HOLDER = /(?:config|env)$/i;

function readUpdate(evaluator: Evaluator, module: SourceModule, node: TSESTree.CallExpression): Statement[] {
  const callee = unwrap(node.callee);
  const [settings] = node.arguments;
  if (callee.type !== 'MemberExpression' || getStaticKey(callee) !== 'update' || !settings) return [];
  if (!HOLDER.test(module.textOf(callee.object))) return [];
  if (!isConfig(evaluator.evaluate(callee.object, module))) return [];
  return [
    {
      kind: 'config',
      node,
      entries: [{ kind: 'spread', value: () => evaluator.evaluate(settings, module) }],
    },
  ];
}

function readAssignment(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.AssignmentExpression,
): Statement[] {
  if (node.left.type !== 'MemberExpression') return [];
  const key = getStaticKey(node.left);
  const holder = key === 'config' ? node.left : node.left.object;
  if (key === undefined || !HOLDER.test(module.textOf(holder))) return [];
  const at = { node: node.right, module, frame: undefined };
  const target = evaluator.evaluate(node.left, module);
  if (isConfig(target))
    return [
      {
        kind: 'config',
        node,
        entries: [{ kind: 'spread', value: () => unwrapConfig(evaluator, evaluator.evaluateAt(at)) }],
      },
    ];
  const property: ObjectEntry = { kind: 'property', key, value: () => evaluator.evaluateAt(at), at };
  if (target.kind === 'environment') return [{ kind: 'environment', node, entries: [property] }];
  return isConfig(evaluator.evaluate(node.left.object, module))
    ? [{ kind: 'config', node, entries: [property] }]
    : [];
}

/** The object inside `new AWS.Config({…})`; any other value as it is. */
export function unwrapConfig(evaluator: Evaluator, value: Value): Value {
  if (value.kind !== 'instance' || value.callee.kind !== 'external' || !value.construction) return value;
  return isV2Member(value.callee, 'Config') ? toCaller(evaluator, value.construction).argument(0) : value;
}

/** Tells whether a value is v2's global `AWS.config`. */
export function isConfig(value: Value): boolean {
  return value.kind === 'external' && isV2Member(value, 'config');
}

/** What has been set, surely or perhaps, when a construction runs. */
export function getSurroundings(
  module: SourceModule,
  statements: readonly Statement[],
  construction: TSESTree.Node,
): Surroundings {
  let regionalEndpoints: Surroundings['regionalEndpoints'];
  let hasRegionInEnvironment = false;
  for (const { node, kind, entries } of statements) {
    const order = getOrder(module, node, construction);
    const [entry] = entries;
    if (kind !== 'environment' || entry?.kind !== 'property') continue;
    // v2 reads it with each request, so that a later statement counts as well, though not surely.
    if (entry.key === 'AWS_STS_REGIONAL_ENDPOINTS') regionalEndpoints = readFlag(entry.value(), order);
    if (entry.key === 'AWS_REGION' && order !== 'after') hasRegionInEnvironment = true;
  }
  const config = getWrittenConfig(module, statements, construction);
  return {
    regionalEndpoints,
    hasRegionInEnvironment,
    hasConfigRegion: mayHaveRegion(config),
    hasConfigEndpoint: mayHaveEndpoint(config),
  };
}

function readFlag(value: Value, order: ReturnType<typeof getOrder>): Surroundings['regionalEndpoints'] {
  const text = getString(value);
  return order === 'before' && (text === 'regional' || text === 'legacy') ? text : 'unknown';
}

/** `AWS.config` as an object of what this file writes to it before a construction. */
export function getWrittenConfig(
  module: SourceModule,
  statements: readonly Statement[],
  construction: TSESTree.Node,
): ObjectValue {
  const written = statements.filter(
    ({ kind, node }) => kind === 'config' && getOrder(module, node, construction) !== 'after',
  );
  return { kind: 'object', entries: written.flatMap(({ entries }) => entries) };
}

function mayHaveRegion(config: ObjectValue): boolean {
  return flattenObject(config).some((object) => {
    const region = lookUp(object, 'region');
    if (region.status !== 'found') return region.status === 'unknown';
    return region.property.value.kind !== 'literal' || region.property.value.value !== undefined;
  });
}

/** `AWS.config.update({ endpoint })` or `{ sts: { endpoint } }`: v2 takes it for every client without one. */
function mayHaveEndpoint(config: ObjectValue): boolean {
  return flattenObject(config).some((object) => {
    if (object.properties.has('endpoint')) return true;
    const own = lookUp(object, 'sts');
    return (
      own.status === 'found' &&
      flattenObject(own.property.value).some((sts) => lookUp(sts, 'endpoint').status !== 'missing')
    );
  });
}

/** Tells whether the file gives `AWS.config.sts` settings of its own, a region among them perhaps. */
export function hasStsConfig(statements: readonly Statement[]): boolean {
  return statements
    .filter(({ kind }) => kind === 'config')
    .flatMap(({ entries }) => flattenObject({ kind: 'object', entries }))
    .some((object) => lookUp(object, 'sts').status === 'found');
}

/** The settings of `AWS.config` that v2 never reads: `stsRegionalEndpoints` there and in `AWS.config.sts`. */
export function findIgnoredSettings(
  module: SourceModule,
  statements: readonly Statement[],
): readonly SettingFinding[] {
  return statements.flatMap(({ kind, node }) => (kind === 'config' ? findIgnoredIn(module, node) : []));
}

function findIgnoredIn(module: SourceModule, node: TSESTree.Node): SettingFinding[] {
  if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
    const key = getStaticKey(node.left);
    const target = module.textOf(node.left);
    if (key === 'stsRegionalEndpoints' && isRegionalText(node.right))
      return [{ node, property: undefined, statement: getStatement(module, node), name: target }];
    return key === 'sts' ? findInLiteral(node.right, `${target}.stsRegionalEndpoints`) : [];
  }
  if (node.type !== 'CallExpression' || !node.arguments[0]) return [];
  const settings = unwrap(node.arguments[0]);
  return [
    ...findInLiteral(settings, 'AWS.config.stsRegionalEndpoints'),
    ...findProperties(settings, 'sts').flatMap(({ value }) =>
      findInLiteral(value, 'AWS.config.sts.stsRegionalEndpoints'),
    ),
  ];
}

function findInLiteral(node: TSESTree.Node, name: string): SettingFinding[] {
  const object = unwrap(node);
  if (object.type !== 'ObjectExpression') return [];
  return findProperties(object, 'stsRegionalEndpoints')
    .filter(({ value }) => isRegionalText(value))
    .map((property) => ({
      node: property,
      property: { node: property, object },
      statement: undefined,
      name,
    }));
}

function findProperties(node: TSESTree.Node, key: string): TSESTree.Property[] {
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.filter(
    (property): property is TSESTree.Property =>
      property.type === 'Property' && getStaticKey(property) === key,
  );
}

/** The statement that an assignment makes up alone. */
function getStatement(module: SourceModule, node: TSESTree.Node): TSESTree.Node | undefined {
  const parent = module.getParent(node);
  const isListed = parent && ['Program', 'BlockStatement'].includes(module.getParent(parent)?.type ?? '');
  return parent?.type === 'ExpressionStatement' && isListed ? parent : undefined;
}

/** `legacy` asks for what happens anyway; only a hope for `regional` is worth a word. */
function isRegionalText(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type !== 'Literal' || value.value === 'regional';
}

/** Tells whether the file hands `AWS.config` itself on, so that a client may read the setting after all. */
export function handsConfigOn(evaluator: Evaluator, module: SourceModule): boolean {
  return module.nodes.some((node) => {
    if (node.type !== 'MemberExpression' && node.type !== 'Identifier') return false;
    if (!/config$/.test(module.textOf(node))) return false;
    const parent = module.getParent(node);
    const isGiven =
      ((parent?.type === 'NewExpression' || parent?.type === 'CallExpression') && parent.callee !== node) ||
      parent?.type === 'SpreadElement' ||
      (parent?.type === 'VariableDeclarator' && parent.init === node) ||
      (parent?.type === 'Property' &&
        parent.value === node &&
        module.getParent(parent)?.type === 'ObjectExpression') ||
      (parent?.type === 'AssignmentExpression' && parent.right === node);
    return isGiven && isConfig(evaluator.evaluate(node, module));
  });
}
