import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
const INSTALLED = join(ROOT, 'packages/demo/node_modules');
const app = join(realpathSync(mkdtempSync(join(tmpdir(), 'application-'))), 'accounts-service');

function run(script: string, ...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, [join(INSTALLED, script), ...args], {
    cwd: app,
    encoding: 'utf8',
  });
  return { status, stdout };
}

beforeAll(() => {
  cpSync(join(ROOT, 'fixtures/apps/accounts-service'), app, { recursive: true });
  symlinkSync(INSTALLED, join(app, 'node_modules'), 'junction');
});

afterAll(() => {
  rmSync(join(app, '..'), { recursive: true, force: true });
});

test('the application type-checks, strictly, before and after the codemod', { timeout: 120_000 }, () => {
  const clean = { status: 0, stdout: '' };
  expect(run('typescript/bin/tsc', '--noEmit')).toEqual(clean);
  const transform = join(INSTALLED, '@endpoint-hygiene/codemod/dist/transforms/sts-regional-endpoint.js');
  const migrated = run(
    'jscodeshift/bin/jscodeshift.js',
    '--no-babel',
    '--extensions=ts,js,mjs',
    '-t',
    transform,
    'src',
    'lambda',
  );
  expect(migrated.stdout).toContain('11 ok');
  expect(run('typescript/bin/tsc', '--noEmit')).toEqual(clean);
});
