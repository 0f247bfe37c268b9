import { describe, expect, it } from 'vitest';
import type { Observation } from '../../oracle/observe.mjs';
import type { FixtureClient } from '../fixtures/read-fixtures.js';
import { checkProviderVerdict } from './provider-claims.js';
import type { Site } from './sites.js';

const BASE: Observation = {
  kind: 'provider',
  file: 'input.ts',
  line: 1,
  column: 1,
  sdk: '@aws-sdk/credential-providers@3',
  major: 3,
  stage: 'request',
};

/** What a provider did with nothing set, and with AWS_REGION. */
function check(reason: FixtureClient['reason'], ...seen: readonly Partial<Observation>[]): string {
  const environments = ['nothing', 'region'];
  const visits = seen.map((one, index) => {
    return { environment: environments[index] ?? '', sdkLine: 'latest', clients: [{ ...BASE, ...one }] };
  });
  const { kind, file, line, column, major } = BASE;
  const site: Site = { kind, file, line, column, major, visits };
  const judged = { line: 1, sdk: 3, kind: 'credential-provider', remedy: null } as const;
  return checkProviderVerdict({ ...judged, verdict: 'regional', reason }, site).join('\n');
}

const at = (region: string) => ({ host: `sts.${region}.amazonaws.com`, signingRegion: null });
const global = { host: 'sts.amazonaws.com', signingRegion: 'us-east-1' };
const virginia = at('us-east-1');
const tokyo = at('ap-northeast-1');
const ireland = at('eu-west-1');
const missing = { error: 'Region is missing' };
const noProfile = { error: 'Could not resolve credentials using profile: [x]' };

describe('what is said of a provider', () => {
  it('regional: never global, and asked somewhere, unless a profile decides whether anybody is', () => {
    expect(check('none', ireland, ireland)).toBe('');
    expect(check('none', ireland, global)).toContain('never be global');
    expect(check('none', { ...ireland, signingRegion: 'us-east-1' }, ireland)).toContain(
      'region of the host',
    );
    expect(check('none', missing, missing)).toContain('nowhere sends anything');
    expect(check('none', noProfile, noProfile)).toBe('');
  });

  it('providerNoRegion: us-east-1 without a region, or a client that throws; else the environment', () => {
    expect(check('providerNoRegion', virginia, tokyo)).toBe('');
    expect(check('providerNoRegion', missing, tokyo)).toBe('');
    expect(check('providerNoRegion', virginia, virginia)).toContain("environment's region");
    expect(check('providerNoRegion', ireland, tokyo)).toContain('us-east-1');
  });

  it('providerIgnoresEnvironment: us-east-1 although AWS_REGION is set', () => {
    expect(check('providerIgnoresEnvironment', virginia, virginia)).toBe('');
    expect(check('providerIgnoresEnvironment', virginia, tokyo)).toContain('whatever AWS_REGION says');
  });

  it('providerIgnoresClientRegion: elsewhere than its client', () => {
    const ofClient = { clientRegion: 'eu-west-1' };
    expect(check('providerIgnoresClientRegion', virginia, { ...virginia, ...ofClient })).toBe('');
    expect(check('providerIgnoresClientRegion', virginia, { ...ireland, ...ofClient })).toContain(
      'elsewhere',
    );
    expect(check('providerIgnoresClientRegion', virginia, virginia)).toContain('elsewhere');
  });

  it('providerNeedsRegion: throws without one', () => {
    expect(check('providerNeedsRegion', missing, tokyo)).toBe('');
    expect(check('providerNeedsRegion', virginia, tokyo)).toContain('miss its region');
  });

  it('providerMayLackRegion: what a profile says, and never the global host', () => {
    expect(check('providerMayLackRegion', noProfile, tokyo)).toBe('');
    expect(check('providerMayLackRegion', noProfile, global)).toContain('profile or the environment');
  });

  it('global reasons: seen at the global host', () => {
    expect(check('providerV2Default', global, global)).toBe('');
    expect(check('providerV2Default', virginia, tokyo)).toContain('nowhere global');
    expect(
      check('useGlobalEndpoint', virginia, { error: 'no credentialDefaultProvider was configured' }),
    ).toBe('');
  });

  it('endpointWithoutRegion: signed for another region than that of its host', () => {
    expect(check('endpointWithoutRegion', missing, { ...ireland, signingRegion: 'ap-northeast-1' })).toBe('');
    const signed = { ...ireland, signingRegion: 'eu-west-1' };
    expect(check('endpointWithoutRegion', signed, signed)).toContain('another region');
  });

  it('ignoredStsConfig: where it goes without a setting', () => {
    expect(check('ignoredStsConfig', virginia, tokyo)).toBe('');
    expect(check('ignoredStsConfig', virginia, ireland)).toContain('without a setting');
  });

  it('nothing that is said of a client alone', () => {
    expect(check('noRegion', missing, tokyo)).toContain('says nothing of a provider');
  });
});
