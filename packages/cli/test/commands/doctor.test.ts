import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertBuilt, run, type Run } from '../run.js';
import { createLastingProject, createProject, type TemporaryProject } from '../temporary-project.js';

const PACKAGES = resolve(import.meta.dirname, '../..');
const SDKS = {
  '@aws-sdk/client-sts': join(PACKAGES, 'node_modules'),
  '@aws-sdk/credential-providers': join(PACKAGES, '../analysis/node_modules'),
  'aws-sdk': join(PACKAGES, 'node_modules'),
};
const CONFIG = `[default]
region = sa-east-1
aws_access_key_id = AKIAFROMCONFIG
aws_secret_access_key = secret-of-config

[profile audit]
region = eu-central-1
sts_regional_endpoints = regional
role_arn = arn:aws:iam::111122223333:role/secret-role
credential_process = /bin/secret-process
`;
/** Nothing of the machine that runs the tests. */
const NOTHING = Object.fromEntries(
  Object.keys(process.env)
    .filter((name) => /^AWS_|^AMAZON_/.test(name))
    .map((name) => [name, undefined]),
);

let project: TemporaryProject;

beforeAll(() => {
  assertBuilt();
  project = createLastingProject({
    config: CONFIG,
    credentials: '[default]\naws_secret_access_key = secret-of-credentials\n',
  });
  for (const [name, folder] of Object.entries(SDKS)) {
    const link = join(project.root, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(folder, name), link);
  }
});

afterAll(() => {
  project.remove();
});

function runDoctor(environment: NodeJS.ProcessEnv, ...args: string[]): Promise<Run> {
  const files = {
    AWS_CONFIG_FILE: join(project.root, 'none'),
    AWS_SHARED_CREDENTIALS_FILE: join(project.root, 'credentials'),
  };
  return run(project, ['doctor', ...args], { ...NOTHING, ...files, ...environment });
}

interface Log {
  readonly clients: readonly {
    readonly packageName: string;
    readonly host?: string;
    readonly error?: string;
  }[];
  readonly settings: readonly {
    readonly name: string;
    readonly value: string;
    readonly effects: Record<string, string>;
  }[];
}

/** The host by client, and what each setting does to v3, the provider and v2. */
async function diagnose(
  environment: NodeJS.ProcessEnv,
): Promise<{ hosts: (string | undefined)[]; effects: unknown[] }> {
  const { stdout } = await runDoctor(environment, '--format', 'json');
  const { clients, settings } = JSON.parse(stdout) as Log;
  return {
    hosts: clients.map(({ host, error }) => host ?? error),
    effects: settings.map(({ name, value, effects }) => [name, value, ...Object.values(effects)]),
  };
}

const GLOBAL = 'sts.amazonaws.com';

describe('doctor', () => {
  test('says what a person needs, and ends with 1 where a client asks the global endpoint', async () => {
    const { status, stdout, stderr } = await runDoctor({ AWS_REGION: 'eu-west-1' });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout.replace(/ \d+\.\d+\.\d+(?=:)/g, ' VERSION')).toBe(`What the installed SDKs ask here
  @aws-sdk/client-sts VERSION: new STSClient({})
    asks sts.eu-west-1.amazonaws.com
  @aws-sdk/credential-providers VERSION: fromTemporaryCredentials({ params })
    asks sts.eu-west-1.amazonaws.com
  aws-sdk VERSION: new AWS.STS()
    asks sts.amazonaws.com, the global endpoint

What is set here
  AWS_REGION = eu-west-1
    decides for new STSClient({}) (@aws-sdk/client-sts)
    decides for fromTemporaryCredentials({ params }) (@aws-sdk/credential-providers)
    is ignored for new AWS.STS() (aws-sdk)
`);
  });

  test('measures what counts: nothing set, and variables that only other SDKs read', async () => {
    expect(await diagnose({})).toEqual({
      hosts: ['Region is missing', 'sts.us-east-1.amazonaws.com', GLOBAL],
      effects: [],
    });
    expect(await diagnose({ AWS_DEFAULT_REGION: 'eu-west-1' })).toEqual({
      hosts: ['Region is missing', 'sts.us-east-1.amazonaws.com', GLOBAL],
      effects: [['AWS_DEFAULT_REGION', 'eu-west-1', 'ignored', 'ignored', 'ignored']],
    });
  });

  test('tells what decides from what another comes before, and from what is ignored', async () => {
    const regional = { AWS_REGION: 'eu-west-1', AWS_STS_REGIONAL_ENDPOINTS: 'regional' };
    const audit = {
      AWS_CONFIG_FILE: join(project.root, 'config'),
      AWS_PROFILE: 'audit',
      AWS_SDK_LOAD_CONFIG: '1',
    };
    const { hosts, effects } = await diagnose({ ...regional, ...audit });
    expect(hosts).toEqual(Array.from({ length: 3 }, () => 'sts.eu-west-1.amazonaws.com'));
    expect(effects).toEqual([
      ['AWS_REGION', 'eu-west-1', 'decides', 'decides', 'decides'],
      ['AWS_STS_REGIONAL_ENDPOINTS', 'regional', 'ignored', 'ignored', 'redundant'],
      ['AWS_SDK_LOAD_CONFIG', '1', 'ignored', 'ignored', 'redundant'],
      ['AWS_PROFILE', 'audit', 'redundant', 'redundant', 'redundant'],
      ['region', 'eu-central-1', 'redundant', 'redundant', 'ignored'],
      ['sts_regional_endpoints', 'regional', 'ignored', 'ignored', 'redundant'],
    ]);
  });

  test('asks the endpoint that a variable names, shown without its password', async () => {
    const { hosts, effects } = await diagnose({
      AWS_ENDPOINT_URL_STS: 'http://user:hidden@localhost:4566/x?y=hidden',
      AWS_REGION: 'eu-west-1',
    });
    expect(hosts).toEqual(['localhost', 'localhost', GLOBAL]);
    expect(effects).toContainEqual([
      'AWS_ENDPOINT_URL_STS',
      'http://localhost:4566/x',
      'decides',
      'decides',
      'ignored',
    ]);
  });

  test('shows no secret, hands none on, and leaves no file behind', async () => {
    const own = () => readdirSync(tmpdir()).filter((name) => /^endpoint-hygiene-[^c]/.test(name));
    const before = own();
    const { stdout, stderr } = await runDoctor({
      AWS_CONFIG_FILE: join(project.root, 'config'),
      AWS_ACCESS_KEY_ID: 'AKIAOFTHEUSER',
      AWS_SECRET_ACCESS_KEY: 'secret-of-user',
      AWS_SESSION_TOKEN: 'secret-token',
      AWS_PROFILE: 'audit',
    });
    expect(stdout + stderr).not.toMatch(/secret|AKIA/);
    expect(stdout).toContain('region = eu-central-1 (profile audit in the shared config file)');
    expect(own()).toEqual(before);
  });
});

describe('doctor where there is nothing to try', () => {
  test.each([
    [['doctor'], 'Neither @aws-sdk/client-sts nor'],
    [['doctor', 'nowhere'], '"nowhere" is no folder.'],
  ])('%j is explained', async (args, message) => {
    const { status, stderr } = await run(createProject({}), args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
