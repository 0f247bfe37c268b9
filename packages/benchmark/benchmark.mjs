// node benchmark.mjs [--runs=5] [folder of TypeScript files]: what the rules about IAM cost, beside import-x/no-cycle.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KINDS, writeCorpus } from './corpus.mjs';
import { getMedian, runInTurn } from './runs.mjs';

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '5' } },
  allowPositionals: true,
});
const count = Number(values.runs);

/** Medians of one project, and of the quotients of each round. */
function report(title, folder, rival) {
  const runs = runInTurn(folder, ['none', 'iam', ...(rival ? [rival] : [])], count);
  const { files, findings } = runs.iam[0];
  console.log(`\n${title}: ${files} files, ${findings} findings, ${count} rounds`);
  for (const [name, list] of Object.entries(runs)) {
    const whole = getMedian(list.map((run) => run.whole));
    const inside = getMedian(list.map((run) => run.inside));
    console.log(`  ${name.padEnd(9)} lint ${toText(whole)} ms, inside its rules ${toText(inside)} ms`);
  }
  const share = runs.iam.map(({ inside, whole }) => (100 * inside) / (whole - inside));
  console.log(`  the rules add ${getMedian(share).toFixed(2)} % to the lint without them`);
  if (!rival) return;
  const parts = runs.iam.map(({ inside }, round) => (100 * inside) / runs[rival][round].inside);
  console.log(`  the rules cost ${getMedian(parts).toFixed(1)} % of import-x/${rival}`);
}

function toText(milliseconds) {
  return milliseconds.toFixed(0).padStart(6);
}

console.log('Processor time of the whole process, all threads; medians.');
if (positionals[0] === undefined) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'endpoint-hygiene-benchmark-')));
  try {
    for (const kind of KINDS) {
      writeCorpus(join(folder, kind), kind);
      report(kind, join(folder, kind), kind === 'writing' ? 'no-cycle' : undefined);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
} else {
  report(positionals[0], resolve(positionals[0]), 'no-cycle');
}
