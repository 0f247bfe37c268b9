import { beforeAll, describe, expect, test } from 'vitest';
import { assertBuilt, run } from '../run.js';
import { GLOBAL, HOT_PATH, IMPLICIT } from '../sources.js';
import { createProject, type Files } from '../temporary-project.js';

beforeAll(assertBuilt);

async function explain(files: Files, place: string): Promise<string> {
  const { status, stdout, stderr } = await run(createProject(files), ['explain', place]);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe('explain', () => {
  test('a client that is reported: its values, where they come from, and the host by environment', async () => {
    const files = {
      'src/config.ts': "export const region = 'eu-west-1';\n",
      'src/clients.ts':
        "import AWS from 'aws-sdk';\nimport { region } from './config.js';\n\nexport const sts = new AWS.STS({ region });\n",
    };
    expect(await explain(files, 'src/clients.ts:4:9')).toBe(`src/clients.ts:4
  export const sts = new AWS.STS({ region });

Reported
  error  no-global-sts-endpoint
  By default SDK v2 sends \`AWS.STS\` to the global endpoint sts.amazonaws.com, which another region may serve, whatever \`region\` says. Add \`stsRegionalEndpoints: 'regional'\` beside a region.
  → Add \`stsRegionalEndpoints: 'regional'\`, which moves requests to the regional endpoint.

new AWS.STS (SDK v2) asks the global endpoint
  region                'eu-west-1'  src/clients.ts:4
  endpoint              not set
  stsRegionalEndpoints  not set
  With nothing set:                                        asks sts.amazonaws.com
  With AWS_REGION:                                         asks sts.amazonaws.com
  With AWS_REGION and AWS_STS_REGIONAL_ENDPOINTS=regional: asks sts.eu-west-1.amazonaws.com
`);
  });

  test('a write on a hot path: the chain, its entry point and what shows it', async () => {
    expect(await explain(HOT_PATH, 'src/roles.ts:6')).toContain(`
CreateRole, a write at src/roles.ts:6
  A request reaches it from a Lambda handler, shown by its name or place alone:
  handler src/handler.ts:3
  onboard src/onboarding.ts:4
  createRole src/roles.ts:6
`);
  });

  test('a line on the way to a write', async () => {
    const text = await explain(HOT_PATH, 'src/onboarding.ts:4');
    expect(text).toContain(
      'Not reported\n  The line is on the way to a write, which is reported where it stands.\n',
    );
    expect(text).toContain('CreateRole, a write at src/roles.ts:6');
  });

  test('a write that no entry point reaches: where the search ended', async () => {
    const { 'src/roles.ts': roles } = HOT_PATH;
    const text = await explain(
      {
        'src/roles.ts': roles,
        'src/setup.ts':
          "import { createRole } from './roles.js';\nexport const setUp = () => createRole('a');\n",
      },
      'src/roles.ts:6',
    );
    expect(text).toContain('Not reported\n  No entry point that is known reaches the write.\n');
    expect(text).toContain('Nothing in sight calls:\n  setUp src/setup.ts:2\n');
  });

  test.each([
    [
      'a client that is well',
      GLOBAL.replace("'eu-west-1'", "'eu-west-1', stsRegionalEndpoints: 'regional'"),
      'It asks a regional endpoint, and says which region: there is nothing to report.',
    ],
    [
      'a configuration out of sight',
      'import { STSClient } from "@aws-sdk/client-sts";\n\nexport const f = (c) => new STSClient(c);\n',
      'What decides is not shown by the code in sight; that is never reported.',
    ],
    [
      'a comment',
      GLOBAL.replace('\n\n', '\n// eslint-disable-next-line -- a partner\n'),
      'A comment disables the rule here.\n  no-global-sts-endpoint: a partner',
    ],
    [
      'nothing',
      'export const a = 1;\n\n// new AWS.STS()\n',
      'Nothing on this line concerns STS or IAM, as far as the code in sight shows.',
    ],
  ])('why there is silence: %s', async (_title, text, reason) => {
    expect(await explain({ 'a.js': text }, 'a.js:3')).toContain(`Not reported\n  ${reason}\n`);
  });

  test('why there is silence: tests and settings', async () => {
    expect(await explain({ 'test/a.js': GLOBAL }, 'test/a.js:3')).toContain(
      'The file is taken for a test by its name or folder',
    );
    const lambda = JSON.stringify({ name: 'a', 'endpoint-hygiene': { runtime: 'lambda' } });
    expect(await explain({ 'package.json': lambda, 'a.js': IMPLICIT }, 'a.js:3')).toContain(
      'In Lambda AWS_REGION always exists',
    );
    const iam = JSON.stringify({ name: 'a', 'endpoint-hygiene': { preset: 'iam' } });
    expect(await explain({ 'package.json': iam, 'a.js': GLOBAL }, 'a.js:3')).toContain(
      'is not in the preset "iam"',
    );
  });

  test('each way in which a client may be configured, and other lines of the file', async () => {
    const text = `${IMPLICIT}export const other = (x) => new STSClient({ region: x ? 'us-west-2' : process.env.MY_REGION });\n`;
    const shown = await explain({ 'a.js': text }, 'a.js:4');
    expect(shown).toContain('2 of 2 ways in which it may be configured');
    expect(shown).toContain('With AWS_REGION:  asks sts.us-west-2.amazonaws.com');
    expect(shown).toContain('asks sts.<MY_REGION>.amazonaws.com');
    expect(await explain({ 'a.js': text }, 'a.js:1')).toContain(
      'In this file\n  line 3: new STSClient\n  line 4: new STSClient\n',
    );
  });

  test('as JSON, with paths relative to the folder', async () => {
    const { stdout } = await run(createProject(HOT_PATH), ['explain', '--format', 'json', 'src/roles.ts:6']);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 1,
      place: { path: 'src/roles.ts', line: 6 },
      findings: [{ rule: 'no-iam-write-on-hot-path' }],
      writes: [{ operation: 'CreateRole', way: { evidence: 'weak', steps: [{ name: 'handler' }, {}, {}] } }],
    });
  });

  test.each([
    ['a.js', '"a.js" names no line. Write it as src/clients.ts:12.'],
    ['a.js:0', '"a.js:0" names no line.'],
    ['b.js:1', 'There is no file "b.js".'],
    ['broken.js:1', 'does not parse'],
  ])('%s is a mistake that is explained', async (place, message) => {
    const project = createProject({
      'a.js': GLOBAL,
      'broken.js': "import { STS } from 'aws-sdk';\nconst = 1;\n",
    });
    const { status, stderr } = await run(project, ['explain', place]);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
