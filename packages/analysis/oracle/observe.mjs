// Which host does the real SDK contact? Runs a program with its network replaced by a stub, and tells for every STS
// client that it builds where the client stands in the source and where its request would have gone.
import { readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { compile } from './compile.mjs';
import { createHomes, ENVIRONMENT_IDS } from './environments.mjs';
import { runPrograms, runTasks } from './pool.mjs';
import { SDK_LINES } from './sdk-lines.mjs';

/** @typedef {import('./observe.d.mts').Observation} Observation */
/** @typedef {import('./observe.d.mts').Run} Run */

const INPUT = /^input\.[cm]?[jt]sx?$/;
const CHUNK = 200;

/** The file that a program starts at: the file itself, or a folder's `input.*`. */
function findEntry(target) {
  const path = resolve(target);
  if (!statSync(path).isDirectory()) return path;
  const input = readdirSync(path).find((name) => INPUT.test(name));
  if (input === undefined) throw new Error(`${path} holds no input file`);
  return join(path, input);
}

/** Programs of one SDK line without the other line's package need not run twice. */
function selectLines(code, lines) {
  return code.includes('@aws-sdk/') ? lines : lines.slice(0, 1);
}

async function compileTarget({ target, overlay }, lines) {
  const program = await compile(findEntry(target), overlay);
  return selectLines(program.code, lines).map((line) => ({ target, line, ...program }));
}

function chunk(items) {
  const count = Math.ceil(items.length / CHUNK);
  return Array.from({ length: count }, (_, index) => items.slice(index * CHUNK, (index + 1) * CHUNK));
}

async function runChunk(homes, environment, programs) {
  const results = await runPrograms(homes.variablesOf(environment), programs);
  return results.map((result, index) => {
    const { target, line } = programs[index];
    return { target, environment, sdkLine: line.id, ...result };
  });
}

/**
 * Observes many programs at once; children are shared between them, state is not.
 * @param {readonly { target: string, overlay?: Readonly<Record<string, string>> }[]} targets
 * @param {{ environments?: readonly string[], lines?: readonly import('./sdk-lines.mjs').SdkLine[] }} [options]
 * @returns {Promise<Run[][]>} for each target, its runs
 */
export async function observeAll(targets, { environments = ENVIRONMENT_IDS, lines = SDK_LINES } = {}) {
  const compiled = await Promise.all(targets.map((target) => compileTarget(target, lines)));
  const programs = compiled.flatMap((list, index) => list.map((program) => ({ ...program, index })));
  const homes = createHomes();
  try {
    const tasks = environments.flatMap((environment) =>
      chunk(programs).map((part) => async () => {
        const runs = await runChunk(homes, environment, part);
        return runs.map((run, position) => ({ index: part[position].index, run }));
      }),
    );
    const done = (await runTasks(tasks, availableParallelism())).flat();
    return targets.map((_, index) => done.filter((entry) => entry.index === index).map(({ run }) => run));
  } finally {
    homes.remove();
  }
}

/**
 * Observes one program, a file or a folder with an `input.*`.
 * @param {string} target
 * @param {Parameters<typeof observeAll>[1]} [options]
 * @returns {Promise<Run[]>}
 */
export async function observe(target, options) {
  const [runs = []] = await observeAll([{ target }], options);
  return runs;
}

/**
 * The clients of one file, with the newest installed SDKs, in one environment.
 * @param {string} path
 * @param {string} environment
 * @returns {Promise<Observation[]>}
 */
export async function observeFile(path, environment) {
  const lines = SDK_LINES.slice(0, 1);
  const [run] = await observe(path, { environments: [environment], lines });
  if (run?.failure !== undefined && run.observations.length === 0) throw new Error(`${path}: ${run.failure}`);
  return run?.observations ?? [];
}
