import type { Linter } from 'eslint';
import plugin from 'eslint-plugin-endpoint-hygiene';
import type { Preset } from '../project/presets.js';
import type { Severity } from './finding.js';

const PREFIX = 'endpoint-hygiene/';

/** What a rule says of itself. */
export interface RuleDescription {
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly severity: Severity;
  readonly theme: string;
}

interface Docs {
  readonly description: string;
  readonly url: string;
  readonly severity: 'error' | 'warn';
  readonly theme: string;
}

/** Every rule of the plugin, by its own words. */
export const RULES: readonly RuleDescription[] = Object.entries(plugin.rules).map(([name, { meta }]) => {
  const { docs } = meta as { readonly docs: Docs };
  const { description, url, theme } = docs;
  return { name, description, url, theme, severity: docs.severity === 'error' ? 'error' : 'warning' };
});

/** The name of one of our rules without its prefix; undefined for a rule of others. */
export function getOwnName(ruleId: string | null): string | undefined {
  return ruleId?.startsWith(PREFIX) ? ruleId.slice(PREFIX.length) : undefined;
}

/** The rules to run with their severities and options: those of a preset, or those asked for by name. */
export function chooseRules(preset: Preset, names: readonly string[] = []): Linter.RulesRecord {
  const rules = plugin.configs[preset].rules as Linter.RulesRecord;
  if (names.length === 0) return { ...rules };
  const asked = RULES.filter(({ name }) => names.includes(name));
  return Object.fromEntries(
    asked.map(({ name, severity }) => {
      const own = severity === 'error' ? 'error' : 'warn';
      return [`${PREFIX}${name}`, rules[`${PREFIX}${name}`] ?? own];
    }),
  );
}

/** What the rule about hot paths is told to look for beyond the settings, as a preset has it. */
export function getHotPathOptions(rules: Linter.RulesRecord): { readonly requireExistingOrDefer?: true } {
  const entry: unknown = rules[`${PREFIX}no-iam-write-on-hot-path`];
  const options: unknown = Array.isArray(entry) ? entry[1] : undefined;
  const isAsked =
    (options as { requireExistingOrDefer?: boolean } | undefined)?.requireExistingOrDefer === true;
  return isAsked ? { requireExistingOrDefer: true } : {};
}

/** Tells whether one of the rules belongs to a theme. */
export function hasTheme(rules: Linter.RulesRecord, theme: string): boolean {
  return RULES.some((rule) => rule.theme === theme && `${PREFIX}${rule.name}` in rules);
}
