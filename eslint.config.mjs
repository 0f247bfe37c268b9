import endpointHygiene from 'eslint-plugin-endpoint-hygiene';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const ANALYSIS = './packages/analysis/src';

/** Which folders of the analysis each of its folders may import; itself goes without saying. */
const LAYERS = {
  facts: [],
  syntax: [],
  modules: ['syntax'],
  clients: ['modules', 'syntax', 'facts', 'judgement.ts'],
  iam: ['modules', 'syntax', 'facts', 'iam-finding.ts', 'iam-mending.ts', 'judgement.ts'],
  environment: ['modules', 'syntax', 'facts', 'judgement.ts'],
  urls: ['modules', 'syntax', 'facts', 'judgement.ts'],
  providers: ['clients', 'modules', 'syntax', 'facts', 'judgement.ts'],
  edits: [
    'clients',
    'providers',
    'environment',
    'urls',
    'iam',
    'syntax',
    'facts',
    'iam-finding.ts',
    'iam-mending.ts',
    'judgement.ts',
  ],
  calls: ['clients', 'iam', 'modules', 'syntax', 'facts', 'iam-finding.ts', 'judgement.ts'],
};

const layerZones = Object.entries(LAYERS).map(([layer, allowed]) => ({
  target: `${ANALYSIS}/${layer}`,
  from: ANALYSIS,
  except: [layer, ...allowed].map((name) => `./${name}`),
  message: `${layer} may import ${allowed.join(', ') || 'nothing of the other folders'}.`,
}));

/** A package sees the door of the others, and only of those that design says. */
const packageZones = [
  ...['eslint-plugin', 'codemod'].map((name) => ({ name, doors: ['analysis/dist/index.js'] })),
  {
    name: 'cli',
    doors: ['analysis', 'codemod', 'eslint-plugin']
      .map((name) => `${name}/dist/index.js`)
      .concat('eslint-plugin/dist/settings.js'),
  },
].map(({ name, doors }) => ({
  target: `./packages/${name}/src`,
  from: './packages',
  except: [name, ...doors].map((path) => `./${path}`),
  message: `${name} may import ${doors.join(', ')} of the other packages.`,
}));

/** What migrated code imports carries nothing of ours into it. */
const runtimeZone = {
  target: './packages/runtime/src',
  from: './packages',
  except: ['./runtime'],
  message: 'The runtime imports nothing of the other packages.',
};

export default defineConfig([
  globalIgnores([
    '**/dist/',
    '**/dist-*/',
    '**/coverage/',
    '**/*.generated.*',
    'fixtures/',
    'packages/analysis/oracle/lines/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  { rules: { '@typescript-eslint/no-empty-function': 'off' } },
  endpointHygiene.configs.recommended,
  {
    files: ['packages/*/src/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.js'], extensionAlias: { '.js': ['.ts', '.js'] } }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        { basePath: import.meta.dirname, zones: [...layerZones, ...packageZones, runtimeZone] },
      ],
      'import-x/no-unresolved': 'error',
      'import-x/no-extraneous-dependencies': ['error', { devDependencies: false }],
      'import-x/no-default-export': 'error',
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
    },
  },
  {
    // jscodeshift takes a transform's default export.
    files: ['packages/codemod/src/transforms/*.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  {
    files: ['packages/eslint-plugin/src/rules/*.ts'],
    extends: [eslintPlugin.configs.recommended],
    rules: {
      // The suggestions are made by the function to which each rule hands its context.
      'eslint-plugin/require-meta-has-suggestions': 'off',
    },
  },
  {
    files: ['**/*.cjs', 'packages/cli/bin/*.js'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
]);
