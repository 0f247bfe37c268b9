import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { BIN, assertBuilt, run } from '../run.js';
import { GLOBAL, REGIONAL } from '../sources.js';
import { createLastingProject, type Files, type TemporaryProject } from '../temporary-project.js';

beforeAll(assertBuilt);

const FILES = 1_000;
/** Each fourth file is to be changed: the others cost little, so that fifty runs take less than a minute. */
const CHANGED = 4;
const KILLS = 50;
const ARGUMENTS = ['migrate', '--force', '--no-diff'];

const indices = Array.from({ length: FILES }, (_, index) => index);
const pathOf = (index: number): string => `src/${String(index % 20)}/file-${String(index)}.js`;
/** Long enough that a write which is cut off would show. */
const filler = '// padding\n'.repeat(500);
const toFiles = (text: string): Files =>
  Object.fromEntries(
    indices.map((index) => [
      pathOf(index),
      index % CHANGED === 0 ? text + filler : `export const x = ${String(index)};\n`,
    ]),
  );
const BEFORE = toFiles(GLOBAL);
const AFTER = toFiles(REGIONAL);

/** Reads every file; a temporary one beside a file is told apart by its number. */
function inspect({ root }: TemporaryProject): { damaged: string[]; migrated: number; leftovers: string[] } {
  const names = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  const texts = names
    .filter((name) => name in BEFORE)
    .map((name) => [name, readFileSync(join(root, name), 'utf8')] as const);
  return {
    damaged: texts
      .filter(([name, text]) => text !== BEFORE[name] && text !== AFTER[name])
      .map(([name]) => name),
    migrated: texts.filter(([name, text]) => text === AFTER[name] && text !== BEFORE[name]).length,
    leftovers: names.filter((name) => !(name in BEFORE)),
  };
}

/** When to kill: after a time from the start, or from the first file that is written. */
interface Moment {
  readonly from: 'start' | 'first write';
  readonly milliseconds: number;
}

/** Answers when a migration has written its first file, or has ended. */
async function waitForWrite({ root }: TemporaryProject, isRunning: () => boolean): Promise<void> {
  const isNext = (path: string): boolean => readFileSync(join(root, path), 'utf8') === BEFORE[path];
  const next = Object.keys(BEFORE)
    .filter((path) => BEFORE[path] !== AFTER[path])
    .sort()
    .find(isNext);
  while (next !== undefined && isRunning() && isNext(next)) await sleep(2);
}

/** Starts a migration and kills it at a moment; tells whether it was killed before it ended. */
async function runUntil(project: TemporaryProject, { from, milliseconds }: Moment): Promise<boolean> {
  const child = spawn(process.execPath, [BIN, ...ARGUMENTS], { cwd: project.root, stdio: 'ignore' });
  const closed = new Promise<NodeJS.Signals | null>((done) =>
    child.on('close', (_code, signal) => {
      done(signal);
    }),
  );
  if (from === 'first write') await waitForWrite(project, () => child.exitCode === null);
  const signal = await Promise.race([closed, sleep(milliseconds)]);
  if (signal === undefined) child.kill('SIGKILL');
  return (await closed) === 'SIGKILL';
}

/** How long a whole migration takes, and how long of that it writes. */
async function measure(project: TemporaryProject): Promise<Record<Moment['from'], number>> {
  const start = performance.now();
  let isRunning = true;
  const ended = run(project, ARGUMENTS).finally(() => (isRunning = false));
  await waitForWrite(project, () => isRunning);
  const written = performance.now();
  expect((await ended).status).toBe(0);
  const end = performance.now();
  return { start: end - start, 'first write': end - written };
}

/** Kills one migration after another, at moments spread over its length; finishes it now and then. */
async function torment(
  project: TemporaryProject,
  moments: readonly Moment[],
): Promise<{ killed: number; halfway: number }> {
  let [killed, halfway] = [0, 0];
  for (const [index, moment] of moments.entries()) {
    if (await runUntil(project, moment)) killed += 1;
    const state = inspect(project);
    expect(state.damaged).toEqual([]);
    expect(state.leftovers.filter((name) => !/\.js\.\d+$/.test(name))).toEqual([]);
    if (state.migrated > 0 && state.migrated < FILES / CHANGED) halfway += 1;
    const isLast = index === moments.length - 1;
    if (isLast || index % 8 === 7) {
      expect((await run(project, ARGUMENTS)).status).toBe(0);
      expect(inspect(project)).toEqual({ damaged: [], migrated: FILES / CHANGED, leftovers: [] });
    }
    if (inspect(project).migrated === FILES / CHANGED && !isLast) project.write(BEFORE);
  }
  return { killed, halfway };
}

test(`a migration of ${String(FILES)} files that is killed at ${String(KILLS)} moments damages none, and another run finishes it`, async () => {
  const projects = [createLastingProject(BEFORE), createLastingProject(BEFORE)];
  try {
    const [lengths] = await Promise.all(projects.map(measure));
    for (const project of projects) project.write(BEFORE);
    const moments = Array.from({ length: KILLS }, (_, index): Moment => {
      const from = index % 4 < 2 ? 'start' : 'first write';
      return { from, milliseconds: ((index + Math.random()) / KILLS) * (lengths?.[from] ?? 0) };
    });
    const results = await Promise.all(
      projects.map((project, half) =>
        torment(
          project,
          moments.filter((_, index) => index % 2 === half),
        ),
      ),
    );
    const sum = (key: 'killed' | 'halfway') => results.reduce((total, result) => total + result[key], 0);
    // A run that is faster than the first ends by itself.
    expect(sum('killed')).toBeGreaterThan(KILLS / 5);
    expect(sum('halfway')).toBeGreaterThan(0);
    for (const project of projects)
      expect(Object.keys(AFTER).filter((name) => project.read(name) !== AFTER[name])).toEqual([]);
  } finally {
    for (const project of projects) project.remove();
  }
}, 600_000);
