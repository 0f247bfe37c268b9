import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { observe, observeAll, observeFile, type Observation } from '../../oracle/observe.mjs';
import { SDK_LINES } from '../../oracle/sdk-lines.mjs';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oracle-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a program and returns its path. */
function write(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

/** `file:line host / signing region`, or what was thrown. */
const summary = ({ file, line, host, signingRegion, error }: Observation) =>
  `${file}:${String(line)} ${error ?? `${String(host)} / ${String(signingRegion)}`}`;

const summaries = async (path: string, environment = 'region') =>
  (await observeFile(path, environment)).map(summary);

const IRELAND = 'sts.eu-west-1.amazonaws.com / eu-west-1';
const TOKYO = 'sts.ap-northeast-1.amazonaws.com / ap-northeast-1';
const GLOBAL = 'sts.amazonaws.com / us-east-1';

describe('observeFile', () => {
  it('names the line of each construction in the source, in files beside it too', async () => {
    write(
      'shared.ts',
      '',
      "import { STSClient } from '@aws-sdk/client-sts';",
      'export const shared = new STSClient({});',
    );
    const path = write(
      'lines.ts',
      "import { STSClient } from '@aws-sdk/client-sts';",
      "import { shared } from './shared';",
      'interface Erased {',
      '  readonly region: string;',
      '}',
      'export const sts: STSClient =',
      '  new STSClient({',
      "    region: 'eu-west-1',",
      '  });',
      'export const erased = (one: Erased) => [one, shared];',
    );
    expect(await summaries(path)).toEqual([`shared.ts:3 ${TOKYO}`, `lines.ts:7 ${IRELAND}`]);
  });

  it('sees a subclass at its super call, or at its new where it has no constructor', async () => {
    const path = write(
      'subclass.mjs',
      "import { STSClient } from '@aws-sdk/client-sts';",
      'class Own extends STSClient {',
      '  constructor() {',
      "    super({ region: 'eu-west-1' });",
      '  }',
      '}',
      'class Plain extends STSClient {}',
      'new Own();',
      "new Plain({ region: 'eu-west-1' });",
    );
    expect(await summaries(path)).toEqual([`subclass.mjs:4 ${IRELAND}`, `subclass.mjs:9 ${IRELAND}`]);
  });

  it('sees v2 through every door, each construction once', async () => {
    const path = write(
      'doors.js',
      "const AWS = require('aws-sdk'), options = { region: 'eu-west-1', stsRegionalEndpoints: 'regional' };",
      'new AWS.STS(options);',
      "new (require('aws-sdk/clients/sts'))(options);",
      "new (require('aws-sdk/clients/all').STS)(options);",
      "new (require('aws-sdk/global').STS)(options);",
      "new (require('aws-sdk/lib/aws').STS)(options);",
      "new (require('aws-xray-sdk').captureAWS(require('aws-sdk')).STS)(options);",
      "new (require('npm:aws-sdk@2').STS)(options);",
    );
    expect(await summaries(path)).toEqual(
      [2, 3, 4, 5, 6, 7, 8].map((line) => `doors.js:${String(line)} ${IRELAND}`),
    );
  });

  it('awaits main and handler', async () => {
    const path = write(
      'entry.cjs',
      "const { STS } = require('@aws-sdk/client-sts');",
      'exports.main = async () => {',
      '  await new STS({}).getCallerIdentity({});',
      '};',
      'exports.handler = (event, context) => void (event && context && new STS({}));',
    );
    expect(await summaries(path)).toEqual([`entry.cjs:3 ${TOKYO}`, `entry.cjs:5 ${TOKYO}`]);
  });

  it('tells what the SDK throws, at the construction and at the request', async () => {
    const path = write(
      'throws.js',
      "const { STSClient } = require('@aws-sdk/client-sts');",
      'new STSClient();',
      "try { new STSClient({ region: '' }); } catch {}",
    );
    const found = await observeFile(path, 'nothing');
    expect(found.map(({ line, stage, error }) => [line, stage, error])).toEqual([
      [2, 'request', 'Region is missing'],
      [3, 'construction', 'Region is missing'],
    ]);
  });

  it('keeps programs in sandboxes of their own', async () => {
    const dirty = write(
      'dirty.js',
      "const AWS = require('aws-sdk');",
      "AWS.config.update({ region: 'us-west-2', endpoint: 'https://example.org' });",
      "process.env.AWS_REGION = 'us-west-2';",
      "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'regional';",
    );
    const clean = write(
      'clean.js',
      "const AWS = require('aws-sdk');",
      "const { STSClient } = require('@aws-sdk/client-sts');",
      'new AWS.STS();',
      'new STSClient();',
    );
    const targets = [{ target: dirty }, { target: clean }];
    const [, runs = []] = await observeAll(targets, {
      environments: ['region'],
      lines: SDK_LINES.slice(0, 1),
    });
    expect(runs.flatMap(({ observations }) => observations.map(summary))).toEqual([
      `clean.js:3 ${GLOBAL}`,
      `clean.js:4 ${TOKYO}`,
    ]);
  });

  it('lets nothing reach the network', async () => {
    const path = write('network.js', "require('node:net').connect(443, '127.0.0.1');");
    await expect(observeFile(path, 'nothing')).rejects.toThrow('The oracle never uses the network');
  });

  it('fails with the reason when a program cannot run', async () => {
    const path = write('broken.js', "require('./nowhere.js');");
    await expect(observeFile(path, 'nothing')).rejects.toThrow('nowhere.js');
    await expect(observeFile(write('fine.js', ''), 'moon')).rejects.toThrow('There is no environment "moon"');
  });
});

describe('observe', () => {
  it('runs v3 on every line, and a program without v3 once', async () => {
    const v3 = write('v3.js', "const { STSClient } = require('@aws-sdk/client-sts'); new STSClient();");
    const v2 = write('v2.js', "const AWS = require('aws-sdk'); new AWS.STS();");
    const sdks = async (path: string) =>
      (await observe(path, { environments: ['region'] })).flatMap(({ observations }) =>
        observations.map(({ sdk }) => sdk),
      );
    expect(await sdks(v3)).toEqual([
      expect.stringMatching(/^@aws-sdk\/client-sts@3\.1/),
      '@aws-sdk/client-sts@3.540.0',
    ]);
    expect(await sdks(v2)).toEqual(['aws-sdk@2.1693.0']);
  });

  it('tells what each environment shows', async () => {
    const path = write(
      'environments.js',
      "const AWS = require('aws-sdk'), { STSClient } = require('@aws-sdk/client-sts');",
      'new AWS.STS(), new STSClient();',
      "new AWS.STS({ stsRegionalEndpoints: 'regional' });",
    );
    const runs = await observe(path, { lines: SDK_LINES.slice(0, 1) });
    const shown = runs.map(({ environment, observations }) => [
      environment,
      ...observations.map((one) => one.error ?? one.host),
    ]);
    const [global, tokyo] = ['sts.amazonaws.com', 'sts.ap-northeast-1.amazonaws.com'];
    const [v2, v3] = ['Missing region in config', 'Region is missing'];
    expect(shown).toEqual([
      ['nothing', global, v3, v2],
      ['region', global, tokyo, tokyo],
      ['default-region', global, v3, v2],
      ['region+regional', tokyo, tokyo, tokyo],
      ['region+legacy', global, tokyo, tokyo],
      ['profile', global, tokyo, v2],
      ['profile+load-config', global, tokyo, tokyo],
    ]);
  });
});
