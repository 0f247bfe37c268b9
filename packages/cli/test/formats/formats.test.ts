import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import type { Log, Result } from 'sarif';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertBuilt, run } from '../run.js';
import { GLOBAL, HOT_PATH, IMPLICIT } from '../sources.js';
import { createLastingProject, type TemporaryProject } from '../temporary-project.js';

const DISABLED = GLOBAL.replace(
  'export',
  '// eslint-disable-next-line endpoint-hygiene/no-global-sts-endpoint -- one partner has no region\nexport',
);
const SCHEMA = new URL('sarif-2.1.0.json', import.meta.url);

let project: TemporaryProject;
let sarif: Log;

beforeAll(async () => {
  assertBuilt();
  project = createLastingProject({
    ...HOT_PATH,
    'src/odd name/<b>&ü.js': `/* <script>alert(1)</script> */ ${GLOBAL}`,
    'src/disabled.js': DISABLED,
    'src/implicit.ts': `\uFEFF${IMPLICIT}`.replaceAll('\n', '\r\n'),
    'src/broken.ts': "import { STS } from 'aws-sdk';\nconst = 1;\n",
  });
  const { status, stdout } = await run(project, ['check', '--format', 'sarif']);
  expect(status).toBe(2);
  sarif = JSON.parse(stdout) as Log;
});

afterAll(() => {
  project.remove();
});

function findResult(rule: string): Result | undefined {
  return sarif.runs[0]?.results?.find(({ ruleId }) => ruleId === rule);
}

describe('SARIF', () => {
  test('is what the schema of 2.1.0 says, and the schema refuses what is not', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
    validate(sarif);
    expect(validate.errors).toBeNull();
    expect(validate({ ...sarif, version: '2.0.0' })).toBe(false);
    expect(validate({ ...sarif, runs: [{ ...sarif.runs[0], results: [{ level: 'error' }] }] })).toBe(false);
  });

  test('names places by lines and columns of the text, and files by addresses below the folder', () => {
    const odd = findResult('no-global-sts-endpoint')?.locations?.[0]?.physicalLocation;
    expect(odd).toEqual({
      artifactLocation: { uri: 'src/odd%20name/%3Cb%3E%26%C3%BC.js', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 20, endLine: 3, endColumn: 31 },
    });
    expect(findResult('require-sts-region')?.locations?.[0]?.physicalLocation?.region).toEqual({
      startLine: 3,
      startColumn: 20,
      endLine: 3,
      endColumn: 33,
    });
  });

  test('gives a chain as a code flow, from the entry to the write', () => {
    const [flow] = findResult('no-iam-write-on-hot-path')?.codeFlows ?? [];
    const steps = flow?.threadFlows[0]?.locations.map(({ location }) => {
      const { artifactLocation, region } = location?.physicalLocation ?? {};
      return [artifactLocation?.uri, region?.startLine, region?.startColumn, location?.message?.text];
    });
    expect(steps).toEqual([
      ['src/handler.ts', 3, 24, 'handler is entered.'],
      ['src/handler.ts', 3, 59, 'handler calls onboard.'],
      ['src/onboarding.ts', 4, 10, 'onboard calls createRole.'],
      ['src/roles.ts', 6, 10, 'createRole writes (CreateRole).'],
    ]);
  });

  test('keeps what comments disable, with their reason, and what could not be looked at', () => {
    const suppressed = sarif.runs[0]?.results?.filter(({ suppressions }) => suppressions);
    expect(suppressed?.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: 'inSource', justification: 'one partner has no region' }],
    ]);
    const [invocation] = sarif.runs[0]?.invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications?.[0]?.message.text).toMatch(
      /^src\/broken\.ts does not parse: /,
    );
  });

  test('recognises a finding again after the code has moved', async () => {
    const before = findResult('require-sts-region')?.partialFingerprints;
    project.write({
      'src/implicit.ts': `// A line more.\n${IMPLICIT}${IMPLICIT.replace('import', '// import').replace('sts', 'other')}`,
    });
    const { stdout } = await run(project, ['check', '--format', 'sarif', 'src/implicit.ts']);
    const prints = (JSON.parse(stdout) as Log).runs[0]?.results?.map(
      ({ partialFingerprints }) => partialFingerprints,
    );
    expect(prints).toHaveLength(2);
    expect(prints?.[0]).toEqual(before);
    expect(prints?.[1]).not.toEqual(before);
    project.write({ 'src/implicit.ts': `\uFEFF${IMPLICIT}`.replaceAll('\n', '\r\n') });
  });
});

test('JSON holds the same for programs', async () => {
  const { stdout } = await run(project, ['check', '--format', 'json', 'src/roles.ts', 'src/disabled.js']);
  expect(JSON.parse(stdout)).toMatchObject({
    format: 1,
    summary: { files: 2, errors: 1, warnings: 0, suppressed: 1, problems: 0 },
    problems: [],
    suppressed: [expect.objectContaining({ file: 'src/disabled.js', reason: 'one partner has no region' })],
    findings: [
      {
        file: 'src/roles.ts',
        line: 6,
        column: 10,
        endLine: 6,
        endColumn: 93,
        rule: 'no-iam-write-on-hot-path',
        messageId: 'hotWrite',
        severity: 'error',
        message: expect.stringMatching(/^CreateRole puts IAM's control plane on the path of a request/),
        docs: expect.stringMatching(/docs\/rules\/no-iam-write-on-hot-path\.md$/),
        hotPath: {
          evidence: 'weak',
          operation: 'CreateRole',
          entry: 'a Lambda handler',
          kind: 'request',
          chain: [
            { name: 'handler', file: 'src/handler.ts', line: 3, call: { file: 'src/handler.ts', line: 3 } },
            {
              name: 'onboard',
              file: 'src/onboarding.ts',
              line: 3,
              call: { file: 'src/onboarding.ts', line: 4 },
            },
            { name: 'createRole', file: 'src/roles.ts', line: 5, call: { file: 'src/roles.ts', line: 6 } },
          ],
        },
      },
    ],
  });
});

describe('the page', () => {
  test('stands alone: no script, nothing from elsewhere, and code is text', async () => {
    const { status, stdout } = await run(project, ['check', '--format', 'html', '--output', 'report.html']);
    expect([status, stdout]).toEqual([2, '']);
    const page = project.read('report.html');
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|\son\w+=/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('src/odd name/&lt;b&gt;&amp;ü.js:3:20');
    expect(page).toContain('<mark>new AWS.STS</mark>');
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).toMatch(/src\/broken\.ts:2<\/span> does not parse/);
  });

  test('has each tag closed and each id once', async () => {
    const { stdout: page } = await run(project, ['check', '--format', 'html']);
    const open: string[] = [];
    for (const [, slash, name = '', rest = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b([^>]*)>/g)) {
      if (['meta'].includes(name) || rest.endsWith('/')) continue;
      if (slash) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)].map(([, id]) => id);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('draws a hot path as boxes from the entry to the write, and says the same in words', async () => {
    const { stdout: page } = await run(project, ['check', '--format', 'html', 'src/roles.ts']);
    const boxes = [...page.matchAll(/<g class="node (\w+)"><title>([^<]+)<\/title>/g)].map(
      ([, kind, title]) => [kind, title],
    );
    expect(boxes).toEqual([
      ['entry', 'handler, src/handler.ts:3, a Lambda handler'],
      ['call', 'onboard, src/onboarding.ts:3'],
      ['call', 'createRole, src/roles.ts:5'],
      ['write', 'CreateRole, src/roles.ts:6, the write'],
    ]);
    expect(page.match(/<g class="edge">/g)).toHaveLength(3);
    expect(page).toMatch(
      /<svg role="img" aria-label="handler \(src\/handler\.ts:3, a Lambda handler\), which leads to /,
    );
    expect(page.match(/<li><code>(?:handler|onboard|createRole)<\/code>/g)).toHaveLength(3);
  });
});
