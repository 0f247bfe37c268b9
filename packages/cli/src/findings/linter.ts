import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import plugin from 'eslint-plugin-endpoint-hygiene';
import { parse as parsePath } from 'node:path';
import type { Configuration } from '../project/read-configuration.js';
import type { Finding, Problem } from './finding.js';
import { chooseRules, getOwnName } from './rules.js';

type Message = Linter.LintMessage;

/** ESLint has this method; its types leave it out. */
type FullLinter = Linter & { getSuppressedMessages(): Linter.SuppressedLintMessage[] };

/** What ESLint says of one file. */
export interface LintResult {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly problem?: Problem;
}

/** Runs the plugin's own rules, so that texts, severities and disable comments are those of ESLint. */
export class PluginLinter {
  readonly #linter: FullLinter;
  readonly #config: Linter.Config[];

  constructor(cwd: string, { preset, rawSettings }: Configuration, rules: readonly string[]) {
    // Files outside of the folder are looked at as well.
    this.#linter = new Linter({ cwd: parsePath(cwd).root }) as FullLinter;
    this.#config = [
      {
        files: ['**/*.{js,jsx,ts,tsx,mjs,cjs,mts,cts}'],
        plugins: { 'endpoint-hygiene': plugin as never },
        languageOptions: { parser },
        linterOptions: { reportUnusedDisableDirectives: 'off', reportUnusedInlineConfigs: 'off' },
        settings: { ...rawSettings },
        rules: chooseRules(preset, rules),
      },
    ];
  }

  /** Lints one text. A text that does not parse is a problem, not a throw. */
  lint(path: string, text: string): LintResult {
    const messages = this.#linter.verify(text, this.#config, { filename: path });
    const fatal = messages.find((message) => message.fatal);
    if (fatal) return { findings: [], suppressed: [], problem: toProblem(path, fatal) };
    return {
      findings: messages.flatMap((message) => toFinding(path, message)),
      suppressed: this.#linter.getSuppressedMessages().flatMap((message) =>
        toFinding(path, message).map((finding) => ({
          ...finding,
          suppressed: message.suppressions[0]?.justification ?? '',
        })),
      ),
    };
  }
}

/** Comments in a file may turn on rules of others, which are no concern of this command. */
function toFinding(path: string, message: Message): Finding[] {
  const rule = getOwnName(message.ruleId);
  if (rule === undefined) return [];
  const { line, column, endLine = line, endColumn = column + 1, severity, messageId = '' } = message;
  const mending = describeMending(message);
  return [
    {
      path,
      rule,
      messageId,
      severity: severity === 2 ? 'error' : 'warning',
      message: message.message,
      start: { line, column },
      end: { line: endLine, column: endColumn },
      ...(mending !== undefined && { mending }),
    },
  ];
}

function describeMending({ fix, suggestions }: Message): string | undefined {
  return fix ? '`endpoint-hygiene migrate` mends it.' : suggestions?.[0]?.desc;
}

function toProblem(path: string, { line, message }: Message): Problem {
  const reason = message.replace(/^Parsing error:\s*/, '').replace(/\.?\s*$/, '.');
  const advice = 'Mend its syntax, or leave it out with --ignore.';
  return { path, ...(line && { line }), message: `does not parse: ${reason} ${advice}` };
}
