import type { TSESTree } from '@typescript-eslint/types';
import { isCommandKey, isCommandRunner } from '../facts/environment-targets.js';
import type { Range } from '../judgement.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import type { LegacyFinding } from './legacy-finding.js';

/** `AWS_STS_REGIONAL_ENDPOINTS=legacy aws …` and `export …`, where a command starts; other settings may stand before it. */
const SETTING =
  /(?:^|[\n;&|(]|\\n)\s*(?:(?:export|env|set|setx|ENV|-e|--env)\s+)?(?:\w+=[^\s;&|]*\s+)*AWS_STS_REGIONAL_ENDPOINTS=\\?["']?legacy(?=\\?["']?(?:[\s;&|)]|\\n|$))/gi;
const VALUE_LENGTH = 'legacy'.length;

/** The settings that a text of shell commands makes, where it is run or deployed. */
export function findShellSettings(module: SourceModule, node: TSESTree.Node): readonly LegacyFinding[] {
  if (node.type !== 'TemplateLiteral' && !(node.type === 'Literal' && typeof node.value === 'string'))
    return [];
  const inner = module.textOf(node).slice(1, -1);
  const ranges = [...inner.matchAll(SETTING)].map(({ index, 0: found }): Range => {
    const end = node.range[0] + 1 + index + found.length;
    return [end - VALUE_LENGTH, end];
  });
  if (ranges.length === 0 || !isCommand(module, node)) return [];
  return [{ reason: 'legacyEnvironmentMap', node, values: [], ranges, hasRegion: false }];
}

const PARTS = new Set([
  'ArrayExpression',
  'BinaryExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'SpreadElement',
  'TemplateLiteral',
  'TSAsExpression',
]);

/** Tells whether a text is, or is a part of, what a function runs or what a property holds to be run. */
function isCommand(module: SourceModule, node: TSESTree.Node): boolean {
  for (const ancestor of module.ancestors(node)) {
    if (PARTS.has(ancestor.type)) continue;
    if (ancestor.type === 'TaggedTemplateExpression') return isCommandRunner(getName(ancestor.tag));
    if (ancestor.type === 'CallExpression') return isCommandRunner(getName(ancestor.callee));
    return ancestor.type === 'Property' && isCommandKey(getStaticKey(ancestor) ?? '');
  }
  return false;
}

function getName(node: TSESTree.Node): string {
  const callee = unwrap(node);
  if (callee.type === 'MemberExpression') return getStaticKey(callee) ?? '';
  // `` $({ cwd })`…` ``
  if (callee.type === 'CallExpression') return getName(callee.callee);
  return callee.type === 'Identifier' ? callee.name : '';
}
