import type { TSESTree } from '@typescript-eslint/types';
import { isLegacySetting, isRegionalSetting, STS_ENDPOINTS_VARIABLE } from '../facts/legacy-setting.js';
import { isV2Member } from '../facts/sdk-packages.js';
import { toCaller } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { getMember } from '../syntax/evaluate-member.js';
import { flattenObject, lookUp } from '../syntax/flat-object.js';
import { getOrder } from '../syntax/object-writes.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { getString, type ObjectEntry, type ObjectValue, type Value } from '../syntax/values.js';
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
    if (node.type === 'CallExpression')
      return readUpdate(evaluator, module, node) ?? readEnvironmentUpdate(evaluator, module, node) ?? [];
    if (node.type === 'AssignmentExpression') return readAssignment(evaluator, module, node);
    return [];
  });
}

/** How `AWS.config` and `process.env` end, under whatever name; all else is not worth an evaluation. */
const HOLDER = /(?:config|env)$/i;

function readUpdate(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.CallExpression,
): Statement | undefined {
  const callee = unwrap(node.callee);
  const [settings] = node.arguments;
  if (callee.type !== 'MemberExpression' || getStaticKey(callee) !== 'update' || !settings) return undefined;
  if (!HOLDER.test(module.textOf(callee.object))) return undefined;
  if (!isConfig(evaluator.evaluate(callee.object, module))) return undefined;
  return { kind: 'config', node, entries: [toSpread(evaluator, module, settings)] };
}

/** `Object.assign(process.env, { … })`. */
function readEnvironmentUpdate(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.CallExpression,
): Statement | undefined {
  const [target, ...sources] = node.arguments;
  if (!target || module.textOf(node.callee) !== 'Object.assign') return undefined;
  if (!/env$/.test(module.textOf(target))) return undefined;
  const first = evaluator.evaluate(target, module);
  if (first.kind !== 'external' || getMember(evaluator, first, 'AWS_REGION').kind !== 'environment')
    return undefined;
  return { kind: 'environment', node, entries: sources.map((source) => toSpread(evaluator, module, source)) };
}

function toSpread(evaluator: Evaluator, module: SourceModule, node: TSESTree.Node): ObjectEntry {
  return { kind: 'spread', value: () => evaluator.evaluate(node, module) };
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
    if (kind !== 'environment') continue;
    const [written] = flattenObject({ kind: 'object', entries });
    const setting = written?.properties.get(STS_ENDPOINTS_VARIABLE);
    // v2 reads it with each request, so that a later statement counts as well, though not surely.
    if (setting) regionalEndpoints = readFlag(setting.value, order);
    if (written?.properties.has('AWS_REGION') && order !== 'after') hasRegionInEnvironment = true;
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
  const text = getString(value) ?? '';
  // Before it is set, and where it is not, v2 does what legacy says.
  if (isLegacySetting(text)) return 'legacy';
  return order === 'before' && isRegionalSetting(text) ? 'regional' : 'unknown';
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
