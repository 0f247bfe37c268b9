import { expect, test } from 'vitest';

interface Answer {
  readonly request: string;
  readonly operation: string;
  readonly condition: string;
  readonly isOutage: boolean;
  readonly existing: string | undefined;
  readonly status: number | undefined;
  readonly arn: string | undefined;
}

interface Evidence {
  readonly before: readonly Answer[];
  readonly after: readonly Answer[];
  readonly guarded: readonly string[];
  readonly repliedFor: readonly string[];
  readonly left: readonly { file: string; line: number }[];
  readonly findings: readonly { file: string; line: number }[];
  readonly otherThanChapter3: readonly string[];
  readonly typeErrors: readonly string[];
  readonly tests: { passed: number; failures: readonly string[] };
  readonly changedAgain: number;
}

interface Claims {
  checkOutageClaims(evidence: Evidence): { text: string; exceptions: string[] }[];
}

const { checkOutageClaims } = (await import(new URL('../outage-claims.mjs', import.meta.url).href)) as Claims;

const OWN = 'arn:aws:iam::111122223333:role/acme';
const SHARED = 'arn:aws:iam::111122223333:role/shared';
const createRole = (isOutage: boolean, status: number | undefined, arn?: string): Answer => ({
  request: 'POST /tenants',
  operation: 'CreateRole',
  condition: isOutage ? 'is gone' : 'IAM is well',
  isOutage,
  existing: SHARED,
  status,
  arn,
});
const grant = (isOutage: boolean, status: number | undefined): Answer => ({
  ...createRole(isOutage, status),
  operation: 'AttachRolePolicy',
  existing: undefined,
});

const BEFORE = [createRole(false, 201, OWN), grant(false, 204), createRole(true, 500), grant(true, 500)];
const AFTER = [
  createRole(false, 201, OWN),
  grant(false, 204),
  createRole(true, 201, SHARED),
  grant(true, 500),
];
const PLACE = { file: 'a.ts', line: 1 };

const GOOD: Evidence = {
  before: BEFORE,
  after: AFTER,
  guarded: ['AttachRolePolicy'],
  repliedFor: ['CreateRole'],
  left: [PLACE],
  findings: [PLACE],
  otherThanChapter3: [],
  typeErrors: [],
  tests: { passed: 4, failures: [] },
  changedAgain: 0,
};

function findBroken(change: Partial<Evidence>): string[] {
  const broken = checkOutageClaims({ ...GOOD, ...change }).filter(({ exceptions }) => exceptions.length > 0);
  return broken.map(({ text }) => text);
}

/** The answers with one of them replaced. */
const replace = (answers: readonly Answer[], index: number, answer: Answer) => answers.with(index, answer);

test('every claim holds where all is well', () => {
  expect(findBroken({})).toEqual([]);
});

test.each<[string, Partial<Evidence>]>([
  ['The migration leaves nothing but the hand-work list.', { left: [] }],
  ['To clients of STS it does what', { otherThanChapter3: ['a.ts'] }],
  ['A second run changes nothing.', { changedAgain: 1 }],
  ['The result type-checks, strictly.', { typeErrors: ['a.ts(1,1): error TS2304'] }],
  ['The tests of the application pass.', { tests: { passed: 3, failures: ['a tenant'] } }],
  ['The tests of the application pass.', { tests: { passed: 0, failures: [] } }],
  ['While IAM is well, every request', { after: replace(AFTER, 0, createRole(false, 201, SHARED)) }],
  ['While IAM is well, every request', { after: replace(AFTER, 1, grant(false, 500)) }],
  ['Before the migration, every request', { before: replace(BEFORE, 2, createRole(true, 201, SHARED)) }],
  ['After it, what creates a role', { after: replace(AFTER, 2, createRole(true, 500)) }],
  ['After it, what creates a role', { after: replace(AFTER, 2, createRole(true, 201, OWN)) }],
  ['What changes or revokes rights', { after: replace(AFTER, 3, grant(true, 204)) }],
  ['Each request that was mended', { after: replace(AFTER, 3, grant(true, undefined)) }],
])('%s does not hold for %j', (text, change) => {
  expect(findBroken(change)).toEqual([expect.stringContaining(text) as string]);
});

test('before the migration, requests must work while IAM is well', () => {
  expect(findBroken({ before: replace(BEFORE, 1, grant(false, 500)) })).toHaveLength(2);
});

test('it is no proof where nothing falls back', () => {
  const change = { repliedFor: [], after: replace(AFTER, 2, createRole(true, 500)) };
  expect(findBroken(change)).toEqual([expect.stringContaining('After it, what creates a role') as string]);
});
