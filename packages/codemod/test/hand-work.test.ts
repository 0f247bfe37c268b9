import type { Judgement, Reason } from '@endpoint-hygiene/analysis';
import { describe, expect, test } from 'vitest';
import { getAdvice } from '../src/hand-work.js';

/** Reasons of sites that are constructed or called; addresses are described otherwise. */
type SiteReason = Exclude<Reason, 'none' | 'providerMayLackRegion' | 'singleSamlRegion' | `${string}Url`>;

const REASONS: Record<SiteReason, Judgement['verdict']> = {
  noRegion: 'implicit',
  endpointWithoutRegion: 'implicit',
  noRegionV2: 'implicit',
  providerNoRegion: 'us-east-1-by-default',
  providerIgnoresEnvironment: 'us-east-1-by-default',
  providerIgnoresClientRegion: 'us-east-1-by-default',
  providerNeedsRegion: 'implicit',
  providerV2Default: 'global',
  v2Default: 'global',
  legacySetting: 'global',
  legacyEnvironment: 'global',
  legacyEnvironmentMap: 'global',
  globalRegion: 'global',
  useGlobalEndpoint: 'global',
  globalEndpoint: 'global',
  awsConfigSetting: 'ineffective',
  hiddenRegion: 'ineffective',
  v3Setting: 'ineffective',
  regionMismatch: 'mismatch',
  ignoredStsConfig: 'ineffective',
};

function createJudgement(reason: Reason, verdict: Judgement['verdict']): Judgement {
  return {
    kind: 'sts-client',
    sdk: 3,
    verdict,
    reason,
    data: { client: 'aws.Client' },
    range: [0, 1],
    remedies: [],
  };
}

describe('getAdvice', () => {
  test.each(Object.entries(REASONS))(
    '%s: one sentence on what is wrong, one on what to do',
    (reason, verdict) => {
      const advice = getAdvice(createJudgement(reason as Reason, verdict));
      expect(advice?.problem).toMatch(/^(?:`new aws\.Client` |SDK v2 )(?:(?!\. ).)+\.$/);
      expect(advice?.advice).toMatch(/^[A-Z].+\.$/);
    },
  );

  test.each(['regional', 'unknown'] as const)('%s: there is nothing to do', (verdict) => {
    expect(getAdvice(createJudgement('none', verdict))).toBeUndefined();
  });

  test('a profile, of which the code shows nothing, is not listed', () => {
    expect(getAdvice(createJudgement('providerMayLackRegion', 'implicit'))).toBeUndefined();
  });

  test('a provider of v3 is called, and not constructed', () => {
    const judgement = createJudgement('providerNoRegion', 'us-east-1-by-default');
    expect(getAdvice({ ...judgement, kind: 'credential-provider' })?.problem).toMatch(
      /^`aws\.Client\(…\)` names/,
    );
  });

  test('a region that is none is named', () => {
    const judgement = createJudgement('v2Default', 'global');
    const advice = getAdvice({ ...judgement, data: { client: 'AWS.STS', region: 'local' } });
    expect(advice?.advice).toBe("Add `stsRegionalEndpoints: 'regional'` if STS serves the region `local`.");
  });

  test('a subclass is named by its super call', () => {
    const judgement = createJudgement('noRegion', 'implicit');
    expect(getAdvice({ ...judgement, data: { client: 'super' } })?.problem).toMatch(
      /^`super\(…\)` has no region/,
    );
  });
});
