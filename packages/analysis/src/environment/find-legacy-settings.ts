import type { TSESTree } from '@typescript-eslint/types';
import { isLegacySetting, isRegionalSetting, LEGACY_TEXT } from '../facts/legacy-setting.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { unwrap } from '../syntax/unwrap.js';
import { findAlternatives, getString } from '../syntax/values.js';
import type { LegacyFinding } from './legacy-finding.js';
import { isMeantForAProgram } from './look-alikes.js';
import { findShellSettings } from './shell-commands.js';
import { hasOwnEndpoint, hasRegion, isOwnEnvironment, isWithoutGlobalEndpoint } from './targets.js';
import { getVariableEntry, type VariableEntry } from './variable-entries.js';

/** Every place of a file that sets AWS_STS_REGIONAL_ENDPOINTS to `legacy`, in the order of the text. */
export function findLegacySettings(evaluator: Evaluator, module: SourceModule): readonly LegacyFinding[] {
  if (!LEGACY_TEXT.test(module.text)) return [];
  return module.nodes.flatMap((node) => {
    const entry = getVariableEntry(evaluator, module, node);
    if (!entry) return findShellSettings(module, node);
    return isLegacyEntry(evaluator, module, entry) ? [toFinding(evaluator, module, entry)] : [];
  });
}

function isLegacyEntry(evaluator: Evaluator, module: SourceModule, entry: VariableEntry): boolean {
  const { object } = entry;
  if (!isLegacy(evaluator, module, getGivenValue(entry.value)) || !isMeantForAProgram(module, entry))
    return false;
  return !object || !(hasOwnEndpoint(object) || isWithoutGlobalEndpoint(evaluator, module, object));
}

function toFinding(evaluator: Evaluator, module: SourceModule, entry: VariableEntry): LegacyFinding {
  return {
    reason: isOwnEnvironment(evaluator, module, entry) ? 'legacyEnvironment' : 'legacyEnvironmentMap',
    node: entry.node,
    values: findLegacyValues(evaluator, module, getGivenValue(entry.value)),
    ranges: [],
    hasRegion: hasRegion(evaluator, module, entry),
  };
}

/** `EnvValue.fromValue('legacy')` of cdk8s, `pulumi.output('legacy')`: the value inside. */
function getGivenValue(node: TSESTree.Node): TSESTree.Node {
  const call = unwrap(node);
  if (call.type !== 'CallExpression' || call.arguments.length !== 1) return node;
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  const isWrapper = name.type === 'Identifier' && /^(?:fromValue|output)$/.test(name.name);
  return (isWrapper && call.arguments[0]) || node;
}

/** Legacy on some branch and regional on none: a program that offers both has made its choice elsewhere. */
function isLegacy(evaluator: Evaluator, module: SourceModule, node: TSESTree.Node): boolean {
  const texts = findAlternatives(evaluator.evaluate(node, module)).map(getString);
  const isAny = (test: (value: string) => boolean) => texts.some((text) => text !== undefined && test(text));
  return isAny(isLegacySetting) && !isAny(isRegionalSetting);
}

/** The branches of an expression whose value is legacy in every case. */
function findLegacyValues(evaluator: Evaluator, module: SourceModule, node: TSESTree.Node): TSESTree.Node[] {
  const inner = unwrap(node);
  const search = (branch: TSESTree.Node) => findLegacyValues(evaluator, module, branch);
  if (inner.type === 'ConditionalExpression') return [inner.consequent, inner.alternate].flatMap(search);
  if (inner.type === 'LogicalExpression') return [inner.left, inner.right].flatMap(search);
  const values = findAlternatives(evaluator.evaluate(inner, module)).map(getString);
  return values.every((value) => value !== undefined && isLegacySetting(value)) ? [inner] : [];
}
