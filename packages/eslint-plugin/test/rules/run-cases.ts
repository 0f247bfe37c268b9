import * as typescriptParser from '@typescript-eslint/parser';
import { RuleTester, type InvalidTestCase, type TestCaseError } from '@typescript-eslint/rule-tester';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Rule } from '../../src/rule.js';
import { isReadByEspree, ROOT, type ParserName } from '../lint.js';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.itSkip = it.skip;

/** Text that stands once in a case's code, and what is in its place afterwards. */
export type Change = readonly [from: string, to: string];

/** Code that a rule leaves alone. */
export interface ValidCase {
  readonly name: string;
  readonly code: string;
  /** Below the workspace's root; `service/client.ts` unless told. */
  readonly filename?: string;
  readonly settings?: object;
  readonly options?: Options;
}

type Options = readonly unknown[];

/** One report of a case. */
export interface ExpectedReport extends Pick<
  TestCaseError<string>,
  'line' | 'column' | 'endColumn' | 'data'
> {
  readonly messageId: string;
  readonly suggestions?: readonly ExpectedSuggestion[];
}

/** One suggestion of a report, with all that it changes. */
export interface ExpectedSuggestion {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
}

/** Code that a rule reports. */
export interface InvalidCase extends ValidCase {
  readonly reports: readonly ExpectedReport[];
  /** All that `eslint --fix` changes; absent: nothing. */
  readonly fixed?: readonly Change[];
}

/** The cases of one rule. */
export interface Cases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
}

/** A rule as the tester's own release of typescript-eslint types it. */
type TestedRule = Parameters<typeof RuleTester.prototype.run<string, Options>>[1];

const LEAST_CASES = 65;
const LEAST_ESPREE_CASES = 45;

/** Runs every case under the parser of typescript-eslint, and those that it can read under espree. */
export function runCases(name: string, rule: Rule, { valid, invalid }: Cases): void {
  it('has many cases', () => {
    const all = [...valid, ...invalid];
    expect(all.length).toBeGreaterThanOrEqual(LEAST_CASES);
    expect(all.filter(isForEspree).length).toBeGreaterThanOrEqual(LEAST_ESPREE_CASES);
  });
  runUnder('typescript', name, rule, { valid, invalid });
  runUnder('espree', name, rule, { valid: valid.filter(isForEspree), invalid: invalid.filter(isForEspree) });
}

function isForEspree({ code, filename }: ValidCase): boolean {
  return isReadByEspree(toPath(filename), code);
}

function runUnder(parser: ParserName, name: string, rule: Rule, { valid, invalid }: Cases): void {
  const tester = new RuleTester({
    languageOptions: {
      sourceType: 'module',
      parserOptions: { ecmaFeatures: { jsx: true } },
      ...(parser === 'typescript' && { parser: typescriptParser }),
    },
  });
  tester.run(`${name} (${parser})`, rule as unknown as TestedRule, {
    valid: valid.map(toTest),
    invalid: invalid.map(toInvalidTest),
  });
}

function toTest({ name, code, filename, settings, options = [] }: ValidCase) {
  return {
    name,
    code,
    filename: toPath(filename),
    settings: { 'endpoint-hygiene': settings ?? {} },
    options,
  };
}

function toInvalidTest(invalid: InvalidCase): InvalidTestCase<string, Options> {
  const { code, fixed, reports } = invalid;
  const errors = reports.map(({ suggestions = [], ...report }) => ({
    ...report,
    suggestions: suggestions.map(({ changes, ...suggestion }) => ({
      ...suggestion,
      output: apply(code, changes),
    })),
  }));
  return { ...toTest(invalid), output: fixed ? apply(code, fixed) : null, errors };
}

function apply(code: string, changes: readonly Change[]): string {
  return changes.reduce((text, [from, to]) => {
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`${String(parts.length - 1)} places instead of one: ${from}`);
    return parts.join(to);
  }, code);
}

function toPath(filename = 'service/client.ts'): string {
  return join(ROOT, filename);
}
