import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome, ProbeQuestion } from './probe-protocol.js';

const PROBE = join(__dirname, 'probe.js');
/** An SDK that hangs must not hang the doctor. */
const MOST_MILLISECONDS = 60_000;

/** Asks an SDK in a process of its own, which starts without the caller's environment. */
export async function runProbe(question: ProbeQuestion): Promise<readonly Outcome[]> {
  const [environment = {}] = question.environments;
  const child = spawn(process.execPath, [PROBE], {
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: MOST_MILLISECONDS,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  child.stdin.end(JSON.stringify(question));
  const status = await new Promise<number | null>((done) => child.on('close', done));
  if (status === 0) return JSON.parse(stdout) as readonly Outcome[];
  const reason = stderr.trim().split('\n').at(-1) ?? '';
  return question.environments.map(() => ({ error: `the SDK could not be run: ${reason}` }));
}
