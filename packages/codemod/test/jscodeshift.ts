import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const ROOT = resolve(import.meta.dirname, '../../..');
const JSCODESHIFT = join(dirname(require.resolve('jscodeshift/package.json')), 'bin/jscodeshift.js');

/** The transform as users name it: built. */
export const TRANSFORM = resolve(import.meta.dirname, '../dist/transforms/sts-regional-endpoint.js');

/** Another transform, built. */
export function toTransform(name: 'iam-write-fallback' | 'all'): string {
  return resolve(dirname(TRANSFORM), `${name}.js`);
}

/** The command of the README, but for the paths. */
export const USUAL = ['--no-babel', '--extensions=js,jsx,ts,tsx,mjs,cjs,mts,cts', '-t', TRANSFORM];

/** What one run of jscodeshift ends with. */
export interface JscodeshiftRun {
  readonly status: number | null;
  readonly output: string;
  readonly counts: Readonly<Record<'errors' | 'unmodified' | 'skipped' | 'ok', number>>;
}

/** jscodeshift loads what was built, not the sources: a build that is older than they are would prove nothing. */
export function assertBuilt(): void {
  const compiler = require.resolve('typescript/bin/tsc');
  const args = [compiler, '--build', '--dry', 'packages/codemod'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (stdout.includes('would build')) throw new Error(`Run "npm run build" first:\n${stdout}`);
}

/** Runs the real command in a folder. */
export async function runJscodeshift(cwd: string, args: readonly string[]): Promise<JscodeshiftRun> {
  const child = spawn(process.execPath, [JSCODESHIFT, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  const status = await new Promise<number | null>((done) => child.on('close', done));
  return { status, output, counts: readCounts(output) };
}

function readCounts(output: string): JscodeshiftRun['counts'] {
  const count = (name: string) => Number(new RegExp(`^(\\d+) ${name}$`, 'm').exec(output)?.[1] ?? Number.NaN);
  return {
    errors: count('errors'),
    unmodified: count('unmodified'),
    skipped: count('skipped'),
    ok: count('ok'),
  };
}
