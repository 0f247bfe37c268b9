import { expect, test } from 'vitest';

interface Outcome {
  readonly host?: string;
  readonly signingRegion?: string;
  readonly error?: string;
}

interface Client {
  readonly file: string;
  readonly line: number;
  readonly nothing: Outcome;
  readonly region: Outcome;
}

interface Evidence {
  readonly clientsBefore: readonly Client[];
  readonly clientsAfter: readonly Client[];
  readonly findingsBefore: readonly { file: string; message: { line: number } }[];
  readonly findingsAfter: readonly { file: string; message: { line: number } }[];
  readonly notes: readonly { file: string; line: number; isChange: boolean }[];
  readonly changedAgain: number;
}

interface Claims {
  checkClaims(evidence: Evidence): { text: string; exceptions: string[] }[];
}

const { checkClaims } = (await import(new URL('../claims.mjs', import.meta.url).href)) as Claims;

const GLOBAL = { host: 'sts.amazonaws.com', signingRegion: 'us-east-1' };
const REGIONAL = { host: 'sts.eu-west-1.amazonaws.com', signingRegion: 'eu-west-1' };
const THROWS = { error: 'Region is missing' };
const client = (nothing: Outcome, region: Outcome): Client => ({ file: 'a.ts', line: 1, nothing, region });
const FINDING = { file: 'a.ts', message: { line: 1 } };
const LEFT = { file: 'a.ts', line: 1, isChange: false };
const MENDED = { ...LEFT, isChange: true };

const GOOD: Evidence = {
  clientsBefore: [client(GLOBAL, GLOBAL)],
  clientsAfter: [client(REGIONAL, REGIONAL)],
  findingsBefore: [FINDING],
  findingsAfter: [],
  notes: [],
  changedAgain: 0,
};

function findBroken(change: Partial<Evidence>): string[] {
  const broken = checkClaims({ ...GOOD, ...change }).filter(({ exceptions }) => exceptions.length > 0);
  return broken.map(({ text }) => text);
}

test('every claim holds where all is well', () => {
  expect(findBroken({})).toEqual([]);
});

test.each<[string, Partial<Evidence>]>([
  ['Every client is still built.', { clientsAfter: [] }],
  ['Lint found every client that asked the global endpoint', { findingsBefore: [] }],
  ['Every client that still does is on the hand-work list.', { clientsAfter: [client(REGIONAL, GLOBAL)] }],
  [
    'Every client that still does is on the hand-work list.',
    { clientsAfter: [client(REGIONAL, { ...REGIONAL, signingRegion: 'us-east-1' })] },
  ],
  ['What lint still finds about STS is on the hand-work list', { findingsAfter: [FINDING] }],
  ['What lint still finds about STS is on the hand-work list', { notes: [LEFT] }],
  ['With AWS_REGION set, every client that worked before', { clientsAfter: [client(REGIONAL, THROWS)] }],
  ['With nothing set, so does every client', { clientsAfter: [client(THROWS, REGIONAL)] }],
  [
    'A client that was regional before asks the same region after.',
    {
      clientsBefore: [client(THROWS, REGIONAL)],
      clientsAfter: [client(THROWS, { host: 'sts.us-west-2.amazonaws.com', signingRegion: 'us-west-2' })],
    },
  ],
  ['A second run of the codemod changes nothing.', { changedAgain: 1 }],
])('%s does not hold for %j', (text, change) => {
  expect(findBroken(change)).toEqual([expect.stringContaining(text) as string]);
});

test('a client that throws with nothing set is right where its change is to be confirmed', () => {
  expect(findBroken({ clientsAfter: [client(THROWS, REGIONAL)], notes: [MENDED] })).toEqual([]);
});

test('a client that is still global is right where it is on the hand-work list', () => {
  const change = { clientsAfter: [client(GLOBAL, GLOBAL)], findingsAfter: [FINDING], notes: [LEFT] };
  expect(findBroken(change)).toEqual([]);
});
