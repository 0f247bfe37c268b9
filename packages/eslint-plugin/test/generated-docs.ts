import { plugin } from '../src/plugin.js';
import type { Rule } from '../src/rule.js';

export const HEADER_END = '<!-- end of generated header -->';
export const TABLE_START = '<!-- begin of generated table -->';
export const TABLE_END = '<!-- end of generated table -->';

/** Every rule with its name. */
export const rules = Object.entries(plugin.rules as unknown as Readonly<Record<string, Rule>>);

/** What a rule's page starts with. */
export function createHeader(name: string, { meta }: Rule): string {
  const { docs } = meta;
  const severity = docs?.severity === 'warn' ? 'a warning' : 'an error';
  const presets = docs?.isRecommended ? 'presets `recommended` and' : 'preset';
  const lines = [
    `# endpoint-hygiene/${name}`,
    `${String(docs?.description)}.`,
    `In the ${presets} \`${String(docs?.theme)}\` as ${severity}, in \`strict\` as an error. ${createMarks(meta)}`.trim(),
    HEADER_END,
  ];
  return lines.join('\n\n');
}

/** The README's table of rules. */
export function createTable(): string {
  const rows = rules.map(([name, { meta }]) => {
    const severity = meta.docs?.severity === 'warn' ? 'warning' : 'error';
    const recommended = meta.docs?.isRecommended ? severity : '';
    return `| [${name}](docs/rules/${name}.md) | ${String(meta.docs?.description)} | ${recommended} | ${createMarks(meta)} |`;
  });
  return [
    TABLE_START,
    '',
    '| rule | description | recommended | |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    TABLE_END,
  ].join('\n');
}

function createMarks({ fixable, hasSuggestions }: Rule['meta']): string {
  return [fixable ? '🔧' : [], hasSuggestions ? '💡' : []].flat().join(' ');
}
