import { describe, expect, it } from 'vitest';
import type { Observation } from '../../oracle/observe.mjs';
import type { FixtureClient } from '../fixtures/read-fixtures.js';
import type { Site } from './sites.js';
import { checkVerdict } from './verdict-claims.js';

const BASE: Observation = {
  kind: 'client',
  file: 'input.ts',
  line: 1,
  column: 1,
  sdk: 'aws-sdk@2',
  major: 2,
  stage: 'request',
};

/** A site with what its clients did, environment by environment. */
function site(seen: Readonly<Record<string, readonly Partial<Observation>[]>>): Site {
  const visits = Object.entries(seen).map(([environment, clients]) => {
    return { environment, sdkLine: 'latest', clients: clients.map((client) => ({ ...BASE, ...client })) };
  });
  return { kind: 'client', file: 'input.ts', line: 1, column: 1, major: 2, visits };
}

function check(verdict: FixtureClient['verdict'], reason: FixtureClient['reason'], place: Site): string {
  return checkVerdict({ line: 1, sdk: 2, kind: 'sts-client', remedy: null, verdict, reason }, place).join(
    '\n',
  );
}

const global = { host: 'sts.amazonaws.com', signingRegion: 'us-east-1' };
const ireland = { host: 'sts.eu-west-1.amazonaws.com', signingRegion: 'eu-west-1' };
const tokyo = { host: 'sts.ap-northeast-1.amazonaws.com', signingRegion: 'ap-northeast-1' };
const crossed = { ...ireland, signingRegion: 'ap-northeast-1' };
const missing = { error: 'Region is missing' };

describe('regional', () => {
  it('is never global', () => {
    expect(check('regional', 'none', site({ nothing: [ireland], region: [ireland] }))).toBe('');
    expect(check('regional', 'none', site({ nothing: [ireland], region: [ireland, global] }))).toContain(
      'never be global',
    );
  });

  it('signs for the region of its host', () => {
    expect(check('regional', 'none', site({ region: [crossed] }))).toContain(
      'sign for the region of the host',
    );
  });

  it('sends somewhere', () => {
    expect(check('regional', 'none', site({ nothing: [missing], region: [tokyo] }))).toBe('');
    expect(check('regional', 'none', site({ nothing: [missing], region: [] }))).toContain(
      'nowhere sends anything',
    );
  });

  it('knows other partitions, FIPS, dual-stack and interface endpoints', () => {
    const hosts = [
      ['sts.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
      ['sts.us-iso-east-1.c2s.ic.gov', 'us-iso-east-1'],
      ['sts-fips.us-east-2.amazonaws.com', 'us-east-2'],
      ['sts.eu-west-1.api.aws', 'eu-west-1'],
      ['vpce-0a-1b.sts.eu-west-1.vpce.amazonaws.com', 'eu-west-1'],
    ] as const;
    const clients = hosts.map(([host, signingRegion]) => ({ host, signingRegion }));
    expect(check('regional', 'none', site({ region: clients }))).toBe('');
  });
});

describe('implicit', () => {
  it('throws without a region and follows the environment', () => {
    expect(check('implicit', 'noRegion', site({ nothing: [missing], region: [tokyo] }))).toBe('');
    expect(check('implicit', 'noRegion', site({ nothing: [ireland], region: [tokyo] }))).toContain(
      'miss its region',
    );
    expect(check('implicit', 'noRegion', site({ nothing: [missing], region: [ireland] }))).toContain(
      "environment's region",
    );
  });

  it('is shown by one of the clients of a place with several callers', () => {
    expect(
      check('implicit', 'noRegion', site({ nothing: [ireland, missing], region: [ireland, tokyo] })),
    ).toBe('');
    expect(check('implicit', 'noRegion', site({ nothing: [], region: [] }))).toContain('not built');
  });

  it('signs for the environment where the endpoint is another one', () => {
    expect(check('implicit', 'endpointWithoutRegion', site({ nothing: [missing], region: [crossed] }))).toBe(
      '',
    );
    expect(
      check('implicit', 'endpointWithoutRegion', site({ nothing: [missing], region: [ireland] })),
    ).not.toBe('');
  });
});

describe('global', () => {
  it('is seen at the global host at least once', () => {
    expect(check('global', 'v2Default', site({ nothing: [global], 'region+regional': [tokyo] }))).toBe('');
    expect(check('global', 'v2Default', site({ nothing: [missing], region: [tokyo] }))).toContain(
      'nowhere global',
    );
  });
});

describe('mismatch', () => {
  it('signs for another region in every environment', () => {
    expect(check('mismatch', 'regionMismatch', site({ nothing: [crossed], region: [crossed] }))).toBe('');
    expect(check('mismatch', 'regionMismatch', site({ nothing: [crossed], region: [ireland] }))).toContain(
      'region, SDK line latest',
    );
  });
});

describe('ineffective', () => {
  it('throws where a region is hidden, and is regional where v3 ignores a setting', () => {
    expect(check('ineffective', 'hiddenRegion', site({ nothing: [missing], region: [tokyo] }))).toBe('');
    expect(check('ineffective', 'hiddenRegion', site({ nothing: [ireland] }))).toContain('miss its region');
    expect(check('ineffective', 'v3Setting', site({ nothing: [ireland] }))).toBe('');
    expect(check('ineffective', 'v3Setting', site({ nothing: [global] }))).toContain('never be global');
  });
});
