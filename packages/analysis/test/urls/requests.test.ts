import { describe, expect, it } from 'vitest';
import { readFixtures, type Fixture } from '../fixtures/read-fixtures.js';
import { runRequests, type Environment, type Request } from './run-requests.js';

const GLOBAL = 'sts.amazonaws.com';
const NOTHING: Environment = {};
const REGION: Environment = { AWS_REGION: 'ap-northeast-1' };

/** Programs that ask addresses. */
const fixtures = readFixtures().filter(({ theme, input }) => theme === 'urls' && /\bmain\b/.test(input));
const named = (list: readonly Fixture[]) => list.map((one) => [one.name, one] as const);
const isReported = ({ clients }: Fixture) => clients.some(({ kind }) => kind === 'sts-url');
const mended = fixtures.filter(({ expected }) => expected !== undefined);

const run = (fixture: Fixture, text: string, environment: Environment): Promise<readonly Request[]> =>
  runRequests(fixture.inputPath, text, environment);

function assumesRegion({ clients }: Fixture): boolean {
  return clients.some(({ remedy }) => remedy === 'assumes-region');
}

it('finds programs of each kind', () => {
  expect(fixtures.filter(isReported).length).toBeGreaterThan(15);
  expect(mended.length).toBeGreaterThan(7);
});

describe('what is reported asks the global host, and nothing else does', () => {
  it.each(named(fixtures))('%s', async (_, fixture) => {
    const requests = await run(fixture, fixture.input, NOTHING);
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.some(({ host }) => host === GLOBAL)).toBe(isReported(fixture));
  });
});

describe('after the edits every request asks the region that it is signed for, or that is in force', () => {
  it.each(named(mended))('%s', async (_, fixture) => {
    const before = await run(fixture, fixture.input, REGION);
    const after = await run(fixture, fixture.expected ?? '', REGION);
    expect(before.every(({ host }) => host === GLOBAL)).toBe(true);
    // No region becomes another: what was signed for a region still is.
    expect(after.map(({ region }) => region)).toEqual(before.map(({ region }) => region));
    const inForce = after.find(({ region }) => region !== undefined)?.region ?? REGION.AWS_REGION;
    expect(after.map(({ host }) => host)).toEqual(after.map(() => `sts.${String(inForce)}.amazonaws.com`));
  });

  it.each(named(mended.filter((fixture) => !assumesRegion(fixture))))(
    '%s: without a region in the environment too',
    async (_, fixture) => {
      const before = await run(fixture, fixture.input, NOTHING);
      const after = await run(fixture, fixture.expected ?? '', NOTHING);
      expect(after.map(({ region }) => region)).toEqual(before.map(({ region }) => region));
      const inForce = after.find(({ region }) => region !== undefined)?.region;
      expect(after.map(({ host }) => host)).toEqual(after.map(() => `sts.${String(inForce)}.amazonaws.com`));
    },
  );

  it.each(named(mended.filter(assumesRegion)))(
    '%s: finds no host where no region is set',
    async (_, fixture) => {
      const after = await run(fixture, fixture.expected ?? '', NOTHING);
      expect(after.map(({ host }) => host)).toEqual(after.map(() => 'sts.undefined.amazonaws.com'));
    },
  );
});
