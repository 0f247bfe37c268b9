import type { Rule, RuleDocs } from './rule.js';

/** A rule's severity, with its options where they are not the default. */
export type Severity = 'error' | 'warn' | ['error', ...object[]];

/** Severities by the full names of rules. */
export type Severities = Readonly<Record<string, Severity>>;

/** The plugin's prefix in configurations and in disable comments. */
export const NAMESPACE = 'endpoint-hygiene';

/** The recommended rules at their severity. */
export function getRecommended(rules: Readonly<Record<string, Rule>>): Severities {
  return toSeverities(rules, ({ isRecommended, severity }) => (isRecommended ? severity : undefined));
}

/** Every rule as an error, with what it leaves out elsewhere. */
export function getStrict(rules: Readonly<Record<string, Rule>>): Severities {
  return toSeverities(rules, ({ strictOptions }) => (strictOptions ? ['error', ...strictOptions] : 'error'));
}

/** Every rule of one theme at its severity. */
export function getTheme(rules: Readonly<Record<string, Rule>>, theme: RuleDocs['theme']): Severities {
  return toSeverities(rules, (docs) => (docs.theme === theme ? docs.severity : undefined));
}

function toSeverities(
  rules: Readonly<Record<string, Rule>>,
  getSeverity: (docs: RuleDocs) => Severity | undefined,
): Severities {
  const severities: Record<string, Severity> = {};
  for (const [name, { meta }] of Object.entries(rules)) {
    const severity = meta.docs && getSeverity(meta.docs);
    if (severity) severities[`${NAMESPACE}/${name}`] = severity;
  }
  return severities;
}
