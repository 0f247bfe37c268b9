import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../../..');
const APP = join(ROOT, 'fixtures/apps/accounts-service');
const BEFORE = 'Where the real SDK sends the requests of each client';
const AFTER = 'Where the real SDK sends the requests now';
const OUTAGE_BEFORE = 'An outage of IAM: the application before';
const OUTAGE_AFTER = 'The same outage: the application after';

interface DemoRun {
  readonly status: number | null;
  readonly output: string;
}

function runDemo(environment: Readonly<Record<string, string | undefined>>): Promise<DemoRun> {
  const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...environment };
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      ['packages/demo/demo.mjs'],
      { cwd: ROOT, env },
      (_, stdout, stderr) => {
        done({ status: child.exitCode, output: stdout + stderr });
      },
    );
  });
}

/** The lines of one chapter, without its heading. */
function getChapter(output: string, title: string): string[] {
  const lines = output.split('\n');
  const start = lines.findIndex((line) => line.includes(title)) + 2;
  const length = lines.slice(start).findIndex((line) => /^─+$/.test(line));
  return length === -1 ? lines.slice(start) : lines.slice(start, start + length - 1);
}

/** The excerpts of the demo's output that the README of the repository shows, each in pieces without a gap. */
function findExcerpts(): string[][] {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/<!-- demo -->\n\n```\w*\n(.*?)```/gs)];
  return blocks.map(([, text = '']) => text.split(/^…\n/m));
}

function hashApp(): string {
  const files = readdirSync(APP, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = createHash('sha256');
  for (const { parentPath, name } of files) hash.update(readFileSync(join(parentPath, name)));
  return hash.digest('hex');
}

describe('npm run demo', () => {
  const original = hashApp();
  let run: DemoRun;

  beforeAll(async () => {
    run = await runDemo({ NO_COLOR: '1', FORCE_COLOR: '1' });
  }, 120_000);

  test('ends well, with every claim held', () => {
    const findClaims = (chapter: string) =>
      getChapter(run.output, chapter).filter((line) => /^ {2}[✓✗] [A-Z]/.test(line));
    expect(findClaims('Before and after')).toEqual([
      '  ✓ Every client is still built.',
      '  ✓ Lint found every client that asked the global endpoint or signed for another region.',
      '  ✓ Every client that still does is on the hand-work list.',
      '  ✓ What lint still finds about STS is on the hand-work list, and nothing else is.',
      '  ✓ With AWS_REGION set, every client that worked before works after.',
      '  ✓ With nothing set, so does every client but those whose change is to be confirmed.',
      '  ✓ A client that was regional before asks the same region after.',
      '  ✓ A second run of the codemod changes nothing.',
    ]);
    expect(findClaims('What the second half shows')).toEqual([
      '  ✓ The migration leaves nothing but the hand-work list.',
      '  ✓ To clients of STS it does what the codemod did in chapter 3.',
      '  ✓ A second run changes nothing.',
      '  ✓ The result type-checks, strictly.',
      '  ✓ The tests of the application pass.',
      '  ✓ While IAM is well, every request is answered as before.',
      '  ✓ Before the migration, every request that writes to IAM fails in every outage.',
      '  ✓ After it, what creates a role or a policy is answered from the existing one in every outage.',
      '  ✓ What changes or revokes rights is never said to be done when it is not.',
      '  ✓ Each request that was mended is answered, also where IAM never answers.',
      '  ✓ The application in the repository is as it was.',
    ]);
    expect(run.status).toBe(0);
  });

  test('shows findings as ESLint gives them, with the code', () => {
    const chapter = getChapter(run.output, 'What a developer sees');
    expect(chapter).toContain(
      'src/legacy/session-issuer.js:5:13  error  endpoint-hygiene/no-global-sts-endpoint',
    );
    expect(chapter).toContain('  | const sts = new STSClient();');
    expect(chapter).toContain('  |             ~~~~~~~~~~~~~');
    expect(chapter.at(-2)).toBe('18 errors, 4 warnings');
  });

  test.each([
    [BEFORE, 'src/legacy/session-issuer.js:5', ['✗ sts.amazonaws.com', '✗ sts.amazonaws.com']],
    [AFTER, 'src/legacy/session-issuer.js:5', ['✓ sts.eu-west-1', '✓ sts.ap-northeast-1']],
    [BEFORE, 'src/services/tenant-credentials.ts:5', ['✗ sts.amazonaws.com', '✗ sts.amazonaws.com']],
    [AFTER, 'src/services/tenant-credentials.ts:5', ['! throws: no region', '✓ sts.ap-northeast-1']],
    [BEFORE, 'src/services/audit-trail.ts:4', ['✓ sts.eu-west-1', '✓ sts.ap-northeast-1']],
    [AFTER, 'src/aws/local-stack.ts:4', ['· localhost', '· localhost']],
    [AFTER, 'src/services/partner-access.ts:4', ['≠ sts.eu-central-1', '≠ sts.eu-central-1']],
  ])('%s: %s', (title, client, hosts) => {
    const row = getChapter(run.output, title).find((line) => line.startsWith(`  ${client} `));
    expect(row?.trim().split(/ {2,}/).slice(2)).toEqual(hosts);
  });

  test('shows the diff, and what is left to a person', () => {
    const chapter = getChapter(run.output, 'The codemod');
    expect(chapter).toContain(
      "-const sts = new AWS.STS({ region: 'us-west-2', stsRegionalEndpoints: 'legacy' });",
    );
    expect(chapter).toContain(
      "+const sts = new AWS.STS({ region: 'us-west-2', stsRegionalEndpoints: 'regional' });",
    );
    expect(chapter.filter((line) => /^ {2}src\/\S+:\d+$/.test(line))).toEqual([
      '  src/legacy/aws.js:9',
      '  src/legacy/organisation.ts:3',
      '  src/services/partner-access.ts:4',
      '  src/legacy/federation-tokens.js:5',
      '  src/services/tenant-credentials.ts:5',
    ]);
    expect(getChapter(run.output, 'What is left').slice(-3, -1)).toEqual([
      '3 errors, 0 warnings',
      'and 8 findings about IAM, for the second half.',
    ]);
  });

  test.each([
    [OUTAGE_BEFORE, 'POST /tenants', ['✓ 201 tenant-acme', '✗ 500', '✗ nothing in 8 s', '✗ 500']],
    [OUTAGE_AFTER, 'POST /tenants', ['✓ 201 tenant-acme', ...Array<string>(3).fill('↺ 201 shared')]],
    [OUTAGE_BEFORE, 'POST /tenants/acme/grants', ['✓ 204', '✗ 500', '✗ nothing in 8 s', '✗ 500']],
    [OUTAGE_AFTER, 'POST /tenants/acme/grants', ['✓ 204', '✗ 500', '✗ 500', '✗ 500']],
  ])('%s: %s', (title, request, answers) => {
    const row = getChapter(run.output, title).find((line) => line.startsWith(`  ${request} `));
    expect(row?.trim().split(/ {2,}/).slice(1)).toEqual(answers);
  });

  test('shows what the migration did about IAM, and what it leaves', () => {
    const chapter = getChapter(run.output, 'endpoint-hygiene migrate');
    expect(chapter).toContain('+    "@endpoint-hygiene/runtime": "^0.1.0",');
    expect(chapter).toContain('+      existing: { arn: process.env.EXISTING_ROLE_ARN },');
    expect(chapter.filter((line) => /^ {2}src\/\S+:\d+$/.test(line))).toEqual([
      '  src/legacy/access-keys.js:15',
      expect.stringMatching(/^ {2}src\/legacy\/tenant-policies\.js:\d+$/),
      expect.stringMatching(/^ {2}src\/services\/tenant-roles\.ts:\d+$/),
      expect.stringMatching(/^ {2}src\/services\/tenant-roles\.ts:\d+$/),
    ]);
    expect(chapter.at(-2)).toBe('  and the 5 places of chapter 3.');
  });

  test('is readable: no line is longer than 100 columns, and none has colours', () => {
    const long = run.output.split('\n').filter((line) => line.length > 100);
    expect(long).toEqual([]);
    expect(run.output).not.toContain('\u001B[');
  });

  test('prints what the README of the repository shows of it, in that order', () => {
    const excerpts = findExcerpts();
    expect(excerpts.length).toBeGreaterThan(0);
    for (const pieces of excerpts) {
      let position = 0;
      for (const piece of pieces) {
        const start = `\n${run.output}`.indexOf(`\n${piece}`, position);
        expect(start, piece).not.toBe(-1);
        position = start + piece.length;
      }
    }
  });

  test('leaves the application as it was', () => {
    expect(hashApp()).toBe(original);
  });
});
