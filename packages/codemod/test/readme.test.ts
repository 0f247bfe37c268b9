import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatReport } from '../src/report.js';
import { transformSource } from '../src/transform-source.js';

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The code block below `<!-- name -->`. */
function getBlock(name: string): string {
  return new RegExp(`<!-- ${name} -->\\n\\n\`\`\`\\w*\\n([^]*?)\`\`\``).exec(README)?.[1] ?? '';
}

test('the README shows what the codemod does and reports', () => {
  const result = transformSource({ path: '/project/src/clients.ts', text: getBlock('before') });
  expect(result.text).toBe(getBlock('after'));
  const report = formatReport('src/clients.ts', result, 'line') ?? '';
  expect(` REP src/clients.ts ${report}\n`).toBe(getBlock('report'));
});

test('the README shows what becomes of hot writes', () => {
  const source = { path: '/project/src/api.ts', text: getBlock('iam-before') };
  const result = transformSource(source, { transform: 'iam-write-fallback' });
  expect(result.text).toBe(getBlock('iam-after'));
  const report = formatReport('src/api.ts', result, 'line') ?? '';
  expect(` REP src/api.ts ${report}\n`).toBe(getBlock('iam-report'));
});
