import { beforeAll, describe, expect, it } from 'vitest';
import { observeAll, type Run } from '../../oracle/observe.mjs';
import { readFixtures, type Fixture, type FixtureClient } from '../fixtures/read-fixtures.js';
import { checkEdits, checkJudgements, checkRuns, getOverlay } from './fixture-checks.js';

/** Themes whose programs ask addresses, and build no client: test/urls runs those that make requests. */
const WITHOUT_CLIENTS = ['urls', 'sign-in'];
const fixtures = readFixtures().filter(({ theme }) => !WITHOUT_CLIENTS.includes(theme));
const edited = fixtures.filter((fixture) => Object.keys(getOverlay(fixture)).length > 0);
const before = new Map<Fixture, readonly Run[]>();
const after = new Map<Fixture, readonly Run[]>();

const named = (list: readonly Fixture[]) => list.map((one) => [`${one.theme}/${one.name}`, one] as const);

beforeAll(async () => {
  const targetOf = ({ inputPath, sdkVersion }: Fixture) => {
    return { target: inputPath, ...(sdkVersion !== undefined && { sdkVersion }) };
  };
  const inputs = fixtures.map(targetOf);
  const outputs = edited.map((fixture) => ({ ...targetOf(fixture), overlay: getOverlay(fixture) }));
  const runs = await observeAll([...inputs, ...outputs]);
  fixtures.forEach((fixture, index) => before.set(fixture, runs[index] ?? []));
  edited.forEach((fixture, index) => after.set(fixture, runs[fixtures.length + index] ?? []));
}, 600_000);

describe('the real SDK agrees with the judgement of', () => {
  it.each(named(fixtures))('%s', (_, fixture) => {
    const runs = before.get(fixture) ?? [];
    expect([...checkRuns(runs), ...checkJudgements(fixture, runs)]).toEqual([]);
  });
});

describe('what worked still works, in its region, after the edits of', () => {
  it.each(named(edited))('%s', (_, fixture) => {
    const runs = after.get(fixture) ?? [];
    expect([...checkRuns(runs), ...checkEdits(fixture, before.get(fixture) ?? [], runs)]).toEqual([]);
  });
});

describe('the comparison', () => {
  const GLOBAL = { verdict: 'global', reason: 'v2Default' } as const;
  const REGIONAL = { verdict: 'regional', reason: 'none' } as const;
  const isGlobal = ({ verdict }: FixtureClient) => verdict === 'global';
  const isSeen = ({ kind }: FixtureClient) => kind === 'sts-client' || kind === 'credential-provider';
  const isJudged = (client: FixtureClient) => isSeen(client) && client.verdict !== 'unknown';

  it('notices every client that is called global and is not, or the other way round', () => {
    const unnoticed = fixtures.flatMap((fixture) =>
      fixture.clients.filter(isJudged).filter((client) => {
        const wrong = { ...client, ...(isGlobal(client) ? REGIONAL : GLOBAL) };
        return checkJudgements({ ...fixture, clients: [wrong] }, before.get(fixture) ?? []).length === 0;
      }),
    );
    expect(unnoticed).toEqual([]);
  });

  it('notices every edit of a global client that is not made', () => {
    const unnoticed = edited
      .filter(({ clients }) =>
        clients.some((client) => isJudged(client) && isGlobal(client) && client.remedy !== null),
      )
      .filter((fixture) => {
        const runs = before.get(fixture) ?? [];
        return checkEdits(fixture, runs, runs).length === 0;
      });
    expect(unnoticed.map(({ theme, name }) => `${theme}/${name}`)).toEqual([]);
  });
});
