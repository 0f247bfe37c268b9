import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Run {
  readonly files: number;
  readonly findings: number;
  /** Milliseconds of processor time. */
  readonly whole: number;
  readonly inside: number;
}

interface Corpus {
  writeCorpus(folder: string, kind: string, count?: number): number;
}

interface Runs {
  runInTurn(folder: string, sets: readonly string[], count: number): Record<string, readonly Run[]>;
  getMedian(numbers: readonly number[]): number;
}

const FILES = 200;
const ROUNDS = 3;
let folder: string;
let corpus: Corpus;
let measuring: Runs;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'endpoint-hygiene-')));
  corpus = (await import(`${import.meta.dirname}/../corpus.mjs`)) as Corpus;
  measuring = (await import(`${import.meta.dirname}/../runs.mjs`)) as Runs;
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function measure(kind: string, sets: readonly string[]): Record<string, readonly Run[]> {
  corpus.writeCorpus(join(folder, kind), kind, FILES);
  return measuring.runInTurn(join(folder, kind), sets, ROUNDS);
}

/** The bounds are wide: few files pay much for the start, and other processes disturb. The benchmark tells the cost. */
describe('the rules about IAM', () => {
  it.each([
    ['plain', 0.03],
    ['reading', 0.06],
  ])('cost next to nothing where nothing writes: %s', { timeout: 300_000 }, (kind, bound) => {
    const { iam = [] } = measure(kind, ['iam']);
    expect(iam.map(({ files, findings }) => [files, findings])).toEqual(iam.map(() => [FILES, 0]));
    expect(measuring.getMedian(iam.map(({ inside, whole }) => inside / (whole - inside)))).toBeLessThan(
      bound,
    );
  });

  it('cost a fraction of import-x/no-cycle where something writes', { timeout: 300_000 }, () => {
    const { iam = [], 'no-cycle': rival = [] } = measure('writing', ['iam', 'no-cycle']);
    // Twenty handlers, each with a write in another file.
    expect(iam.map(({ findings }) => findings)).toEqual(iam.map(() => 40));
    const parts = iam.map(({ inside }, round) => inside / (rival[round]?.inside ?? 0));
    expect(measuring.getMedian(parts)).toBeLessThan(0.5);
  });
});

it('measures the same project each time', () => {
  const texts = ['one', 'two'].map((name) => {
    corpus.writeCorpus(join(folder, name), 'writing', 120);
    return readFileSync(join(folder, name, 'packages/p0/src/service/service-36.ts'), 'utf8');
  });
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).toContain('export async function load36(');
});
