// Which host does the real SDK contact? Runs a program with its network replaced by a stub, and tells for every STS
// client that it builds where the client stands in the source and where its request would have gone.
import { existsSync, readdirSync, statSync } from 'node:fs';
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

const USES_PROVIDERS = /@aws-sdk\/credential-provider|\bgetDefaultRoleAssumer/;
const PROVIDERS = '@aws-sdk/credential-providers';

/** The line of one version, which must be installed. */
function findLine(version, lines) {
  const line = lines.find(({ versions }) => versions[PROVIDERS] === version);
  if (line) return line;
  const known = lines.map(({ versions }) => versions[PROVIDERS]).join(', ');
  throw new Error(`SDK v3 ${version} is not installed for the oracle. Installed: ${known}`);
}

/** Early versions have no such function, and programs that call it do not run on them. */
const CHAIN = 'createCredentialChain';
const hasChain = ({ packages }) => existsSync(join(packages[PROVIDERS], `dist-types/${CHAIN}.d.ts`));

/** Programs of v2 alone need not run twice; lines between the newest and the oldest differ in their providers only. */
function selectLines(code, lines, sdkVersion) {
  if (sdkVersion !== undefined) return [findLine(sdkVersion, lines)];
  if (!code.includes('@aws-sdk/')) return lines.slice(0, 1);
  if (!USES_PROVIDERS.test(code)) return [...new Set([lines[0], lines.at(-1)])];
  return code.includes(CHAIN) ? lines.filter(hasChain) : lines;
}

async function compileTarget({ target, overlay, sdkVersion }, lines) {
  const program = await compile(findEntry(target), overlay);
  return selectLines(program.code, lines, sdkVersion).map((line) => ({ target, line, ...program }));
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
 * @param {readonly import('./observe.d.mts').Target[]} targets
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
