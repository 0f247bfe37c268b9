import { Linter, type Rule } from 'eslint';
import type { TSESTree } from '@typescript-eslint/types';
import { describe, expect, it } from 'vitest';
import { changeConfiguration } from '../../src/edits/change-configuration.js';
import { set } from './configuration-case.js';

/** Makes the edits as an ESLint fix, from ESLint's own tree and text. */
const rule: Rule.RuleModule = {
  meta: { type: 'problem', fixable: 'code', schema: [] },
  create: (context) => ({
    NewExpression(node) {
      const { text, ast } = context.sourceCode;
      const edits = changeConfiguration(
        { text, ast: ast as unknown as TSESTree.Program },
        { node: node as unknown as TSESTree.NewExpression, argument: 0 },
        [set('region', 'R')],
      );
      if (!edits?.length) return;
      const fix = (fixer: Rule.RuleFixer) =>
        edits.map((edit) => fixer.replaceTextRange([...edit.range], edit.text));
      context.report({ node, message: 'No region.', fix });
    },
  }),
};

function fix(text: string): string {
  const plugins = { own: { rules: { region: rule } } };
  return new Linter().verifyAndFix(text, [{ plugins, rules: { 'own/region': 'error' } }]).output;
}

describe('edits as an ESLint fix', () => {
  it.each(['', '\uFEFF'])('are the same behind a byte order mark (%j)', (mark) => {
    expect(fix(`${mark}a = new X({ b: 1 });\r\nc = new X(b);\r\nd = new X;`)).toBe(
      `${mark}a = new X({ b: 1, region: R });\r\nc = new X({ ...b, region: R });\r\nd = new X({ region: R });`,
    );
  });

  it('stand beside a hashbang', () => {
    expect(fix('#!/usr/bin/env node\nnew X()')).toBe('#!/usr/bin/env node\nnew X({ region: R })');
  });
});
