import { execFileSync } from 'node:child_process';
import { ESLint, Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import endpointHygiene from 'eslint-plugin-endpoint-hygiene';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from './lint.js';
import { TemporaryProject } from './temporary-project.js';

const RULES = [
  'require-sts-region',
  'no-global-sts-endpoint',
  'require-credential-provider-region',
  'no-ineffective-sts-setting',
  'no-legacy-sts-setting',
  'prefer-regional-sign-in-url',
  'no-iam-write-on-hot-path',
  'no-iam-use-before-propagation',
];

/** Runs a script as a user's configuration is run; it prints JSON. */
function run(script: string, type: 'module' | 'commonjs'): unknown {
  const output = execFileSync(process.execPath, [`--input-type=${type}`, '--eval', script], { cwd: ROOT });
  return JSON.parse(output.toString());
}

describe('the package as it is built', () => {
  it('is the plugin for require and for a default import', () => {
    const print = 'console.log(JSON.stringify([Object.keys(plugin.rules), plugin.default === plugin]))';
    const expected = [RULES, true];
    expect(run(`const plugin = require('eslint-plugin-endpoint-hygiene'); ${print}`, 'commonjs')).toEqual(
      expected,
    );
    expect(run(`import plugin from 'eslint-plugin-endpoint-hygiene'; ${print}`, 'module')).toEqual(expected);
  });

  it('loads none of the tools that it is written with', () => {
    const script = `
      require('eslint-plugin-endpoint-hygiene');
      const names = Object.keys(require.cache).map((path) => path.replace(/^.*node_modules.(@[^\\/\\\\]+.)?/, '$1'));
      console.log(JSON.stringify(names.filter((name) => /^@typescript-eslint.utils/.test(name))));
    `;
    expect(run(script, 'commonjs')).toEqual([]);
  });
});

describe('the package in parallel runs', () => {
  const project = new TemporaryProject({
    'package.json': '{ "name": "service", "dependencies": { "@aws-sdk/client-iam": "^3.0.0" } }',
    'eslint.config.mjs': `import { createRequire } from 'node:module';
      const require = createRequire(${JSON.stringify(join(ROOT, 'package.json'))});
      export default [require('eslint-plugin-endpoint-hygiene').configs.iam];`,
    'src/api.js':
      "import { add } from './users.js';\nexport const handler = async (event) => add(event.name);\n",
    'src/users.js':
      "import { IAM } from '@aws-sdk/client-iam';\nexport const add = async (name) => new IAM({}).createUser({ UserName: name });\n",
  });

  afterAll(() => {
    project.remove();
  });

  it.each(['off', 2] as const)('finds what leads from file to file: %s', async (concurrency) => {
    const results = await new ESLint({ cwd: project.directory, concurrency }).lintFiles(['src']);
    expect(results.flatMap(({ messages }) => messages.map(({ messageId }) => messageId))).toEqual([
      'hotCall',
      'hotWrite',
    ]);
  });
});

describe('the types of the package', () => {
  it.each([
    ['ESLint', defineConfig([endpointHygiene.configs.recommended, { rules: { semi: 'off' } }])],
    [
      'ESLint, by name',
      defineConfig([
        { plugins: { 'endpoint-hygiene': endpointHygiene }, extends: ['endpoint-hygiene/recommended'] },
      ]),
    ],
    ['typescript-eslint', tseslint.config(endpointHygiene.configs.recommended) as Linter.Config[]],
  ])('suit the configuration of %s', (_name, config: Linter.Config[]) => {
    const text = "const AWS = require('aws-sdk');\nmodule.exports = new AWS.STS();\n";
    const messages = new Linter().verify(text, config);
    expect(messages.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['endpoint-hygiene/no-global-sts-endpoint', 2],
    ]);
  });
});
