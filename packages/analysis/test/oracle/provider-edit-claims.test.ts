import { describe, expect, it } from 'vitest';
import type { Observation } from '../../oracle/observe.mjs';
import type { Reason } from '../../src/judgement.js';
import { checkProviderEdit } from './provider-edit-claims.js';
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

/** A place with one provider in one environment. */
function site(environment: string, seen: Partial<Observation>): Site {
  const provider = { ...BASE, ...seen };
  const { kind, file, line, column, major } = provider;
  const visits = [{ environment, sdkLine: 'latest', clients: [provider] }];
  return { kind, file, line, column, major, visits };
}

const at = (region: string) => ({ host: `sts.${region}.amazonaws.com`, signingRegion: null });
const global = { host: 'sts.amazonaws.com', signingRegion: 'us-east-1' };
const missing = { error: 'Region is missing' };

interface Change {
  readonly environment?: string;
  readonly before: Partial<Observation>;
  readonly after: Partial<Observation>;
  readonly reason?: Reason;
  readonly assumesRegion?: boolean;
  readonly namedRegions?: readonly string[];
}

function check({ environment = 'nothing', before, after, ...claim }: Change): string {
  const { reason = 'providerNoRegion', assumesRegion = false, namedRegions = [] } = claim;
  const sites = { before: site(environment, before), after: site(environment, after) };
  return checkProviderEdit({ ...sites, reason, assumesRegion, namedRegions }).join('\n');
}

describe('an edit at a provider', () => {
  it('may move it from us-east-1 by default to the region of the environment, or of its client', () => {
    const before = at('us-east-1');
    expect(check({ environment: 'region', before, after: at('ap-northeast-1') })).toBe('');
    expect(check({ before: { ...before, clientRegion: 'eu-west-1' }, after: at('eu-west-1') })).toBe('');
    expect(check({ before, after: at('eu-west-1') })).toContain('another region (may be us-east-1)');
    expect(check({ before, after: at('ap-northeast-1') })).toContain('another region');
  });

  it('must not leave it in us-east-1 by default where AWS_REGION is set', () => {
    const before = at('us-east-1');
    expect(check({ environment: 'region', before, after: before })).toContain('still us-east-1 by default');
    expect(check({ environment: 'profile', before, after: before })).toBe('');
  });

  it('must not move it from a region that it was given, not even to that of its client', () => {
    const before = { ...at('ap-northeast-1'), clientRegion: 'eu-west-1' };
    expect(check({ environment: 'region', before, after: at('eu-west-1') })).toContain(
      'another region (may be ap-northeast-1)',
    );
    expect(check({ environment: 'region', before: at('eu-west-1'), after: at('ap-northeast-1') })).toContain(
      'another region',
    );
  });

  it('takes us-east-1 for a region like others where it is none by default', () => {
    expect(
      check({
        environment: 'region',
        before: at('us-east-1'),
        after: at('ap-northeast-1'),
        reason: 'v3Setting',
      }),
    ).toContain('another region');
  });

  it('brings a region into force that a setting names which the SDK ignored', () => {
    const change = { before: at('us-east-1'), after: at('eu-west-1'), reason: 'ignoredStsConfig' } as const;
    expect(check({ ...change, namedRegions: ['eu-west-1'] })).toBe('');
    expect(check({ ...change, namedRegions: ['us-west-2'] })).toContain('another region');
  });

  it('moves a global provider to its own region, and to no other', () => {
    const before = { ...global, clientRegion: 'eu-west-1', ownRegion: 'eu-west-1' };
    expect(check({ before, after: at('eu-west-1'), reason: 'globalEndpoint' })).toBe('');
    expect(check({ before, after: at('us-east-1'), reason: 'globalEndpoint' })).toContain('another region');
    expect(check({ before, after: global, reason: 'globalEndpoint' })).toContain('still global');
  });

  it('must not stop what worked, unless it assumes a region where there is none', () => {
    const change = { before: global, after: missing, reason: 'globalRegion' } as const;
    expect(check(change)).toContain('does not work any more');
    expect(check({ ...change, assumesRegion: true })).toBe('');
    expect(check({ ...change, environment: 'region', assumesRegion: true })).toContain(
      'does not work any more',
    );
  });
});
