import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { observe, observeAll, type Observation, type Run } from '../../oracle/observe.mjs';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oracle-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const IMPORTS = [
  "import { createCredentialChain, fromIni, fromTemporaryCredentials, fromTokenFile, fromWebToken } from '@aws-sdk/credential-providers';",
  "import { getDefaultRoleAssumer, STSClient } from '@aws-sdk/client-sts';",
  "import { S3Client, ListBucketsCommand } from '@aws-sdk/client-s3';",
  "import AWS from 'aws-sdk';",
  "const roleArn = 'arn:aws:iam::123456789012:role/example';",
  "const params = { RoleArn: roleArn, RoleSessionName: 'example' };",
];
const FIRST = IMPORTS.length + 1;

/** Writes a program under the imports and returns its path. */
function write(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, [...IMPORTS, ...lines].join('\n'));
  return path;
}

/** `line kind region`, counted from the first line under the imports; or what was thrown. */
const summary = ({ line, kind, host = '', signingRegion, error }: Observation) =>
  `${String(line - FIRST)} ${kind} ${error ?? (host === 'sts.amazonaws.com' ? 'global' : (signingRegion ?? host))}`;

const summarize = (run: Run | undefined) =>
  [run?.failure, ...(run?.observations ?? []).map(summary)].filter(Boolean);

async function observeNewest(path: string, environment: string): Promise<unknown> {
  const runs = await observe(path, { environments: [environment] });
  return summarize(runs.find(({ sdkLine }) => sdkLine === 'latest'));
}

describe('providers of v3', () => {
  it('are asked by themselves where no client has them and the program does not ask', async () => {
    const path = write(
      'alone.ts',
      'export const provider =',
      "  fromWebToken({ roleArn, webIdentityToken: 'token' });",
    );
    expect(await observeNewest(path, 'nothing')).toEqual(['1 provider sts.us-east-1.amazonaws.com']);
    expect(await observeNewest(path, 'region')).toEqual(['1 provider sts.ap-northeast-1.amazonaws.com']);
  });

  it('are asked by the client that has them, whose own request is another', async () => {
    const path = write(
      'client.ts',
      "const credentials = fromTokenFile({ roleArn, webIdentityTokenFile: '/var/run/secrets/token' });",
      "export const sts = new STSClient({ region: 'eu-west-1', credentials });",
    );
    expect(await observeNewest(path, 'region')).toEqual([
      '1 client eu-west-1',
      '0 provider sts.eu-west-1.amazonaws.com',
    ]);
  });

  it('are asked by clients of other services too, which are not observed, and by functions and chains', async () => {
    const path = write(
      'services.ts',
      "export const one = new S3Client({ region: 'eu-west-1', credentials: fromTemporaryCredentials({ params }) });",
      "const chain = createCredentialChain(fromWebToken({ roleArn, webIdentityToken: 'token' }));",
      "export const two = new S3Client({ region: 'us-west-2', credentials: chain });",
      'export const three = new S3Client({',
      "  region: 'eu-west-1',",
      "  credentials: () => fromTemporaryCredentials({ params, clientConfig: { region: 'eu-west-3' } })(),",
      '});',
      'export const main = () => one.send(new ListBucketsCommand({}));',
    );
    expect(await observeNewest(path, 'region')).toEqual([
      '0 provider eu-west-1',
      '1 provider sts.us-west-2.amazonaws.com',
      '5 provider eu-west-3',
    ]);
  });

  it('are told apart where one asks another', async () => {
    const path = write(
      'nested.ts',
      'export const outer = fromTemporaryCredentials({',
      '  params,',
      "  clientConfig: { region: 'eu-west-1' },",
      "  masterCredentials: fromWebToken({ roleArn, webIdentityToken: 'token', clientConfig: { region: 'us-west-2' } }),",
      '});',
    );
    expect(await observeNewest(path, 'region')).toEqual([
      '3 provider sts.us-west-2.amazonaws.com',
      '0 provider eu-west-1',
    ]);
  });

  it('are role assumers and profiles as well', async () => {
    const path = write(
      'others.ts',
      "export const assume = getDefaultRoleAssumer({ region: 'eu-west-1' });",
      "export const profile = fromIni({ profile: 'team-role-west' });",
      "export const none = fromIni({ profile: 'none' });",
    );
    expect(await observeNewest(path, 'nothing')).toEqual([
      '0 provider eu-west-1',
      '1 provider us-west-2',
      '2 provider Could not resolve credentials using profile: [none] in configuration/credentials file(s).',
    ]);
  });

  it('run on each line with the packages of that line, or on one alone', async () => {
    const path = write(
      'lines.ts',
      "const credentials = fromTokenFile({ roleArn, webIdentityTokenFile: '/var/run/secrets/token' });",
      "export const s3 = new S3Client({ region: 'eu-west-1', credentials });",
      'export const alone = fromTemporaryCredentials({ params });',
    );
    const [all, one] = await observeAll([{ target: path }, { target: path, sdkVersion: '3.540.0' }], {
      environments: ['region'],
    });
    expect(all?.map((run) => [run.sdkLine, ...summarize(run)])).toEqual([
      ['latest', '0 provider sts.eu-west-1.amazonaws.com', '2 provider ap-northeast-1'],
      ['3.758', '0 provider sts.us-east-1.amazonaws.com', '2 provider us-east-1'],
      ['3.540', '0 provider sts.us-east-1.amazonaws.com', '2 provider ap-northeast-1'],
    ]);
    expect(one?.map(({ sdkLine }) => sdkLine)).toEqual(['3.540']);
    await expect(observeAll([{ target: path, sdkVersion: '3.1.0' }])).rejects.toThrow(
      '3.1.0 is not installed',
    );
  });
});

describe('credentials of v2', () => {
  it('are told apart where one asks another, and tell the region of their inner client', async () => {
    const path = write(
      'v2.ts',
      "const hub = new AWS.WebIdentityCredentials({ ...params, WebIdentityToken: 'token' }, { region: 'eu-west-1' });",
      'export const spoke = new AWS.ChainableTemporaryCredentials({',
      '  params,',
      '  masterCredentials: hub,',
      "  stsConfig: { region: 'us-west-2', stsRegionalEndpoints: 'regional' },",
      '});',
      "export const pool = new AWS.CognitoIdentityCredentials({ ...params, IdentityPoolId: 'id' }, { region: 'eu-west-1' });",
      'export const main = () => spoke.getPromise();',
    );
    expect(await observeNewest(path, 'region')).toEqual([
      '0 provider global',
      '1 provider us-west-2',
      '6 provider global',
    ]);
    const [run] = await observe(path, { environments: ['region'] });
    expect(run?.observations.map(({ clientRegion }) => clientRegion)).toEqual([
      'eu-west-1',
      'us-west-2',
      'eu-west-1',
    ]);
  });
});
