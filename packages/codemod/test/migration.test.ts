import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { observeAll, type Observation, type Run } from '../../analysis/oracle/observe.mjs';
import { SDK_LINES } from '../../analysis/oracle/sdk-lines.mjs';
import { mend, migrate, type Step, type Texts } from './migrate.js';
import { createProject, type TemporaryProject } from './temporary-project.js';

const FOLDER = resolve(import.meta.dirname, '../../../fixtures/migration');
const GLOBAL_HOST = 'sts.amazonaws.com';

/** What is done to a program of v2, step by step. */
const STAGES: Readonly<Record<string, readonly Step[]>> = {
  input: [],
  migrated: [migrate],
  'migrated-mended': [migrate, mend],
  'mended-migrated': [mend, migrate],
  'mended-migrated-mended': [mend, migrate, mend],
};

/** Both orders, each ended by this codemod. */
const FINAL = ['migrated-mended', 'mended-migrated-mended'];

/** A program of v2, with the region that each place asks at each stage, in the order of the text. */
interface MigrationCase {
  readonly name: string;
  /** `sts-config/input.js` */
  readonly path: string;
  readonly asks: Readonly<Record<string, readonly string[]>>;
}

const cases = readdirSync(FOLDER).map((name): MigrationCase => {
  const input = readdirSync(join(FOLDER, name)).find((file) => file.startsWith('input.'));
  if (input === undefined) throw new Error(`fixtures/migration/${name} holds no input`);
  const { asks } = JSON.parse(readFileSync(join(FOLDER, name, 'case.json'), 'utf8')) as MigrationCase;
  return { name, path: `${name}/${input}`, asks };
});

const inputs = Object.fromEntries(cases.map(({ path }) => [path, readFileSync(join(FOLDER, path), 'utf8')]));
const expectedPath = ({ path }: MigrationCase, stage: string) =>
  join(FOLDER, path.replace('/input.', `/expected.${stage}.`));

/** The region that a client or provider asks, `global`, or what the SDK says. */
function getAsked({ host, signingRegion, error }: Observation): string {
  if (host === undefined) return error ?? 'nothing';
  return host === GLOBAL_HOST ? 'global' : (signingRegion ?? host.split('.')[1] ?? host);
}

const ENVIRONMENTS = ['nothing', 'region'];

/** What is asked in each environment: the SDK's own default is us-east-1, or AWS_REGION. */
const findExpected = (asks: readonly string[] = []) =>
  ['us-east-1', 'ap-northeast-1'].map((own) => asks.map((region) => (region === 'default' ? own : region)));

const byPlace = (a: Observation, b: Observation) => a.line - b.line || a.column - b.column;
const findAsked = ({ observations }: Run) => [...observations].sort(byPlace).map(getAsked);

async function runSteps(steps: readonly Step[]): Promise<Texts> {
  let texts: Texts = inputs;
  for (const step of steps) texts = await step(texts);
  return texts;
}

const texts = new Map<string, Texts>();
const runs = new Map<string, readonly Run[]>();
let project: TemporaryProject;

beforeAll(async () => {
  for (const [stage, steps] of Object.entries(STAGES)) texts.set(stage, await runSteps(steps));
  const stages = [...texts].flatMap(([stage, all]) =>
    Object.entries(all).map(([path, text]) => [`${stage}/${path}`, text] as const),
  );
  project = createProject(Object.fromEntries(stages));
  const observed = await observeAll(
    stages.map(([path]) => ({ target: join(project.root, path) })),
    { environments: ENVIRONMENTS, lines: SDK_LINES.slice(0, 1) },
  );
  stages.forEach(([path], index) => runs.set(path, observed[index] ?? []));
}, 240_000);

afterAll(() => {
  project.remove();
});

describe.each(cases)('$name', (each) => {
  test.each(Object.keys(STAGES).filter((stage) => stage !== 'input' && stage !== 'migrated'))(
    'has the text expected of the stage %s',
    (stage) => {
      const path = expectedPath(each, stage);
      const text = texts.get(stage)?.[each.path] ?? '';
      if (process.env['UPDATE_MIGRATION'] === '1') writeFileSync(path, text);
      expect(existsSync(path)).toBe(true);
      expect(text).toBe(readFileSync(path, 'utf8'));
    },
  );

  test.each(Object.keys(STAGES))('asks the regions expected of the stage %s', (stage) => {
    const observed = runs.get(`${stage}/${each.path}`) ?? [];
    expect(observed.map(({ failure }) => failure)).toEqual([undefined, undefined]);
    expect(observed.map(findAsked)).toEqual(findExpected(each.asks[stage]));
  });

  test('ends without a global client, in either order', () => {
    const asked = FINAL.flatMap((stage) => (runs.get(`${stage}/${each.path}`) ?? []).flatMap(findAsked));
    expect(asked.length).toBeGreaterThan(3);
    expect(asked).not.toContain('global');
  });

  test('is not changed by another run of this codemod', async () => {
    for (const stage of FINAL) {
      const text = { [each.path]: texts.get(stage)?.[each.path] ?? '' };
      expect(await mend(text)).toEqual(text);
    }
  });
});
