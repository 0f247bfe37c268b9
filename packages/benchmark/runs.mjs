import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Lints a folder by each set of rules in turn, `count` times over, each lint in a process of its own, so that what else
 * the machine does falls on all of them alike. Answers the runs by set.
 */
export function runInTurn(folder, sets, count) {
  const runs = Object.fromEntries(sets.map((name) => [name, []]));
  for (let round = 0; round < count; round += 1) {
    for (const name of sets) runs[name].push(runOnce(folder, name));
  }
  return runs;
}

function runOnce(folder, name) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'measure.mjs'), folder, name],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The lint of ${folder} by ${name} failed:\n${stderr}`);
  return JSON.parse(stdout);
}

/** The middle one of some numbers. */
export function getMedian(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
