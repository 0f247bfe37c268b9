import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { TemporaryProject } from './temporary-project.js';

const require = createRequire(import.meta.url);
const ROOT = resolve(import.meta.dirname, '../../..');

/** The command as users start it. */
export const BIN = resolve(import.meta.dirname, '../bin/endpoint-hygiene.js');

/** What one run ends with. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command is what was built, not the sources: a build that is older than they are would prove nothing. */
export function assertBuilt(): void {
  const args = [require.resolve('typescript/bin/tsc'), '--build', '--dry', 'packages/cli'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (stdout.includes('would build')) throw new Error(`Run "npm run build" first:\n${stdout}`);
}

/** What would decide in the user's place: colours, and the modules that pnpm's shims add for the tests. */
const NOTHING_OF_OURS = { NO_COLOR: undefined, FORCE_COLOR: undefined, NODE_PATH: undefined };

/** Runs the real command in a project, in an environment that says nothing of how it is tested. */
export async function run(
  { root }: Pick<TemporaryProject, 'root'>,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const env = { ...process.env, ...NOTHING_OF_OURS, ...environment };
  const child = spawn(process.execPath, [BIN, ...args], { cwd: root, env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const status = await new Promise<number | null>((done) => child.on('close', done));
  return { status, stdout, stderr };
}
