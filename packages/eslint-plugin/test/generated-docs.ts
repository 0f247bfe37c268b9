import { plugin } from '../src/plugin.js';
import type { Rule } from '../src/rule.js';

export const HEADER_END = '<!-- end of generated header -->';
export const TABLE_START = '<!-- begin of generated table -->';
export const TABLE_END = '<!-- end of generated table -->';

/** Every rule with its name. */
export const rules = Object.entries(plugin.rules as unknown as Readonly<Record<string, Rule>>);

/** What a rule's page starts with. */
export function createHeader(name: string, { meta }: Rule): string {
  const severity = meta.docs?.recommended === 'warn' ? 'a warning' : 'an error';
  return `# endpoint-hygiene/${name}

${String(meta.docs?.description)}.

In the presets \`recommended\` and \`sts\` as ${severity}, in \`strict\` as an error. ${createMarks(meta, ' ')}

${HEADER_END}`;
}

/** The README's table of rules. */
export function createTable(): string {
  const rows = rules.map(([name, { meta }]) => {
    const severity = meta.docs?.recommended === 'warn' ? 'warning' : 'error';
    return `| [${name}](docs/rules/${name}.md) | ${String(meta.docs?.description)} | ${severity} | ${createMarks(meta, ' ')} |`;
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

function createMarks({ fixable, hasSuggestions }: Rule['meta'], separator: string): string {
  return [fixable ? '🔧' : [], hasSuggestions ? '💡' : []].flat().join(separator);
}
