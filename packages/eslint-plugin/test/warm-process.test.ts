import { ESLint } from 'eslint';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createConfig, toFinding } from './lint.js';

const CLIENT = `import { STSClient } from '@aws-sdk/client-sts';
import { config } from './config.js';
export const sts = new STSClient(config);
`;

let directory: string;

beforeAll(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'endpoint-hygiene-')));
  mkdirSync(join(directory, 'src'));
  write('package.json', '{ "name": "service", "version": "1.0.0" }');
  write('src/client.ts', CLIENT);
});

afterAll(() => {
  rmSync(directory, { recursive: true });
});

function write(name: string, text: string): void {
  writeFileSync(join(directory, name), text);
}

/** Lints the client file with a new ESLint, as an editor or a later run in the same process does. */
async function lintClient(): Promise<readonly string[]> {
  const eslint = new ESLint({
    cwd: directory,
    overrideConfigFile: true,
    overrideConfig: [createConfig('typescript')],
  });
  const [result] = await eslint.lintFiles(['src/client.ts']);
  return result?.messages.map(toFinding) ?? [];
}

it('sees an edit of an imported file at the next lint of the file that imports it', async () => {
  write('src/config.ts', 'export const config = {};\n');
  expect(await lintClient()).toEqual(['require-sts-region/noRegion']);

  write('src/config.ts', "export const config = { region: 'eu-west-1' };\n");
  expect(await lintClient()).toEqual([]);

  write('src/config.ts', "export const config = { region: 'aws-global' };\n");
  expect(await lintClient()).toEqual(['no-global-sts-endpoint/globalRegion']);
});

it('sees an imported file that comes and goes', async () => {
  write('src/config.ts', 'export const config = {};\n');
  expect(await lintClient()).toEqual(['require-sts-region/noRegion']);

  rmSync(join(directory, 'src/config.ts'));
  expect(await lintClient()).toEqual([]);

  write('src/config.ts', 'export const config = { maxAttempts: 1 };\n');
  expect(await lintClient()).toEqual(['require-sts-region/noRegion']);
});

it('sees compiler options that change, which decide how a fix is written', async () => {
  write('src/config.ts', 'export const config = {};\n');
  const fixOf = async (): Promise<readonly string[]> => {
    const eslint = new ESLint({
      cwd: directory,
      overrideConfigFile: true,
      overrideConfig: [createConfig('typescript')],
      fix: true,
    });
    const [result] = await eslint.lintFiles(['src/client.ts']);
    return [/new .*\)/.exec(result?.output ?? '')?.[0] ?? 'no fix'];
  };
  expect(await fixOf()).toEqual(['new STSClient({ ...config, region: process.env.AWS_REGION })']);

  write('tsconfig.json', '{ "compilerOptions": { "noPropertyAccessFromIndexSignature": true } }');
  expect(await fixOf()).toEqual(["new STSClient({ ...config, region: process.env['AWS_REGION'] })"]);

  write('tsconfig.json', '{ "compilerOptions": { "exactOptionalPropertyTypes": true } }');
  expect(await fixOf()).toEqual(['no fix']);
});
