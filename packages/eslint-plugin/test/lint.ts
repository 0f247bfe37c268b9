import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { resolve } from 'node:path';
import { plugin } from '../src/plugin.js';

/** The root of the workspace. */
export const ROOT = resolve(import.meta.dirname, '../../..');

/** ESLint's own parser, or that of typescript-eslint. */
export type ParserName = 'espree' | 'typescript';

const FILES = ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'];
const linter = new Linter({ cwd: ROOT });

/** The rules of one theme as `strict` has them. */
export function getThemeRules(theme: 'sts' | 'iam'): Linter.RulesRecord {
  const strict: Linter.RulesRecord = plugin.configs.strict.rules;
  const names = Object.keys(plugin.configs[theme].rules);
  return Object.fromEntries(names.map((name) => [name, strict[name] ?? 'error']));
}

/** A configuration with every rule as an error, or with some rules. */
export function createConfig(
  parser: ParserName,
  settings: object = {},
  rules: Linter.RulesRecord = plugin.configs.strict.rules,
): Linter.Config {
  const parserOptions = { ecmaFeatures: { jsx: true } };
  return {
    files: FILES,
    plugins: { 'endpoint-hygiene': plugin },
    rules,
    settings: { 'endpoint-hygiene': settings },
    languageOptions:
      parser === 'espree'
        ? { sourceType: 'module', parserOptions }
        : { sourceType: 'module', parser: typescriptParser },
  };
}

/** Lints a text; throws where it does not parse. */
export function lint(config: Linter.Config, filename: string, text: string): readonly Linter.LintMessage[] {
  return assertParsed(filename, linter.verify(text, config, { filename }));
}

/** Lints and fixes a text as `eslint --fix` does: again until nothing changes, ten times at most. */
export function fix(config: Linter.Config, filename: string, text: string): Linter.FixReport {
  const report = linter.verifyAndFix(text, config, { filename });
  assertParsed(filename, report.messages);
  return report;
}

/** Tells whether ESLint's own parser can read a text. */
export function isReadByEspree(filename: string, text: string): boolean {
  return !linter.verify(text, createConfig('espree'), { filename }).some(({ fatal }) => fatal);
}

/** `rule/messageId`, without the plugin's prefix. */
export function toFinding({ ruleId, messageId }: Linter.LintMessage): string {
  return `${String(ruleId).replace('endpoint-hygiene/', '')}/${String(messageId)}`;
}

function assertParsed(filename: string, messages: Linter.LintMessage[]): Linter.LintMessage[] {
  const failure = messages.find(({ fatal }) => fatal);
  if (failure) throw new Error(`${filename}:${String(failure.line)}: ${failure.message}`);
  return messages;
}
