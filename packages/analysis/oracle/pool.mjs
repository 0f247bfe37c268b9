// Child processes that run programs, one environment to each child.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('child/main.cjs', import.meta.url));
const TIME_LIMIT = 120_000;

/** Sends programs to one child, the next when the last was answered, and collects the answers in order. */
function runInChild(child, programs) {
  const results = [];
  return new Promise((resolve, reject) => {
    let complaints = '';
    let timer;
    const next = () => {
      clearTimeout(timer);
      if (results.length === programs.length) return resolve(results);
      timer = setTimeout(() => fail(`gave no answer for ${TIME_LIMIT} ms`), TIME_LIMIT);
      return child.send(programs[results.length]);
    };
    const fail = (what) => {
      const path = programs[results.length]?.path ?? 'its last program';
      reject(new Error(`The oracle's child ${what} at ${path}\n${complaints}`));
    };
    child.stderr.on('data', (chunk) => (complaints = `${complaints}${chunk}`.slice(-2000)));
    child.on('exit', (code, signal) => fail(`ended (${signal ?? code})`));
    child.on('message', (result) => {
      results.push(result);
      next();
    });
    next();
  });
}

/**
 * Runs programs in a fresh child with exactly the given variables set.
 * @param {Record<string, string>} variables
 * @param {object[]} programs
 */
export async function runPrograms(variables, programs) {
  if (programs.length === 0) return [];
  const child = fork(CHILD, [], { env: variables, execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  try {
    return await runInChild(child, programs);
  } finally {
    child.removeAllListeners('exit');
    child.kill();
  }
}

/**
 * Runs tasks, at most `width` at a time, and returns their results in order.
 * @template T
 * @param {(() => Promise<T>)[]} tasks
 * @param {number} width
 * @returns {Promise<T[]>}
 */
export async function runTasks(tasks, width) {
  const results = new Array(tasks.length);
  let next = 0;
  const worker = async () => {
    while (next < tasks.length) {
      const index = next;
      next += 1;
      results[index] = await tasks[index]();
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, tasks.length) }, worker));
  return results;
}
