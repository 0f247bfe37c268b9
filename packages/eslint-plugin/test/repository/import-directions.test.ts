import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../lint.js';

const eslint = new ESLint({ cwd: ROOT });

/** The rules about imports that a file of the workspace breaks by one import. */
async function lintImport(filePath: string, specifier: string): Promise<readonly (string | null)[]> {
  const text = `import * as other from '${specifier}';\nexport const taken = other;\n`;
  const [result] = await eslint.lintText(text, { filePath: `packages/${filePath}` });
  return (
    result?.messages.map(({ ruleId }) => ruleId).filter((ruleId) => ruleId?.startsWith('import-x/')) ?? []
  );
}

describe('an import against the directions of the design is reported', () => {
  it.each([
    ['analysis/src/facts/new.ts', '../syntax/values.js'],
    ['analysis/src/facts/new.ts', '../judgement.js'],
    ['analysis/src/syntax/new.ts', '../facts/regions.js'],
    ['analysis/src/syntax/new.ts', '../clients/finding.js'],
    ['analysis/src/syntax/new.ts', '../modules/module-host.js'],
    ['analysis/src/modules/new.ts', '../clients/finding.js'],
    ['analysis/src/modules/new.ts', '../project.js'],
    ['analysis/src/clients/new.ts', '../edits/merge-edits.js'],
    ['analysis/src/clients/new.ts', '../project.js'],
    ['analysis/src/edits/new.ts', '../modules/module-host.js'],
    ['analysis/src/edits/new.ts', '../project.js'],
    ['analysis/src/calls/new.ts', '../edits/merge-edits.js'],
    ['eslint-plugin/src/new.ts', '../../analysis/src/project.js'],
    ['eslint-plugin/src/new.ts', '../../codemod/src/index.js'],
    ['codemod/src/new.ts', '../../eslint-plugin/src/plugin.js'],
    ['codemod/src/transforms/new.ts', '../../../analysis/src/judgement.js'],
    ['cli/src/new.ts', '../../analysis/src/project.js'],
    ['cli/src/new.ts', '../../eslint-plugin/src/plugin.js'],
    ['codemod/src/new.ts', '../../cli/src/main.js'],
    ['runtime/src/new.ts', '../../analysis/src/judgement.js'],
  ])('%s: %s', async (filePath, specifier) => {
    expect(await lintImport(filePath, specifier)).toEqual(['import-x/no-restricted-paths']);
  });
});

describe('an import in the directions of the design is not', () => {
  it.each([
    ['analysis/src/facts/new.ts', './regions.js'],
    ['analysis/src/clients/new.ts', '../syntax/values.js'],
    ['analysis/src/clients/new.ts', '../judgement.js'],
    ['analysis/src/edits/new.ts', '../clients/finding.js'],
    ['analysis/src/project.ts', './modules/module-host.js'],
    ['eslint-plugin/src/rules/new.ts', '../rule.js'],
    ['eslint-plugin/src/new.ts', '@endpoint-hygiene/analysis'],
    ['codemod/src/transforms/new.ts', '@endpoint-hygiene/analysis'],
    ['cli/src/new.ts', 'eslint-plugin-endpoint-hygiene'],
    ['cli/src/new.ts', 'eslint-plugin-endpoint-hygiene/dist/settings.js'],
    ['cli/src/new.ts', '@endpoint-hygiene/codemod'],
  ])('%s: %s', async (filePath, specifier) => {
    expect(await lintImport(filePath, specifier)).toEqual([]);
  });
});

it('reports what a package does not name as its own', async () => {
  expect(await lintImport('eslint-plugin/src/new.ts', '@typescript-eslint/parser')).toEqual([
    'import-x/no-extraneous-dependencies',
  ]);
});
