// One measured lint in a process of its own: node measure.mjs <folder> <none|iam|no-cycle>; prints one line of JSON.
import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import endpointHygiene from 'eslint-plugin-endpoint-hygiene';
import { importX } from 'eslint-plugin-import-x';
import { Meter } from './meter.mjs';

/** The rules of a run beside those that every run has. */
const RULES = {
  none: [],
  iam: ['endpoint-hygiene/no-iam-write-on-hot-path', 'endpoint-hygiene/no-iam-use-before-propagation'],
  'no-cycle': ['import-x/no-cycle'],
};

/** What every run has: a small rule set, so that a share of the lint is not made small by the rest of it. */
const BASE = { 'no-unused-vars': 'error', 'no-undef': 'off', eqeqeq: 'error', 'prefer-const': 'error' };

const [folder, name] = process.argv.slice(2);
const meter = new Meter();
const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.ts', '**/*.tsx'],
      linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
      languageOptions: { parser },
      plugins: {
        'endpoint-hygiene': meter.wrap(endpointHygiene),
        'import-x': meter.wrap(importX),
      },
      settings: {
        'import-x/extensions': ['.ts', '.tsx'],
        'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
        'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      },
      rules: { ...BASE, ...Object.fromEntries(RULES[name].map((rule) => [rule, 'error'])) },
    },
  ],
});

const start = process.cpuUsage();
const results = await eslint.lintFiles(['.']);
const { user, system } = process.cpuUsage(start);
const findings = results
  .flatMap(({ messages }) => messages)
  .filter(({ ruleId }) => RULES[name].includes(ruleId)).length;
console.log(
  JSON.stringify({
    files: results.length,
    findings,
    whole: (user + system) / 1000,
    inside: meter.milliseconds,
  }),
);
