import { describe, expect, it } from 'vitest';
import type { Observation } from '../../oracle/observe.mjs';
import { checkEdit, checkUntouched } from './edit-claims.js';
import type { Site } from './sites.js';

const BASE: Observation = {
  kind: 'client',
  file: 'input.ts',
  line: 1,
  column: 1,
  sdk: 'aws-sdk@2',
  major: 2,
  stage: 'request',
};

/** A site with one client in one environment. */
function site(environment: string, seen: Partial<Observation>): Site {
  const client = { ...BASE, ...seen };
  const { kind, file, line, column, major } = client;
  return { kind, file, line, column, major, visits: [{ environment, sdkLine: 'latest', clients: [client] }] };
}

const global = { host: 'sts.amazonaws.com', signingRegion: 'us-east-1' };
const ireland = { host: 'sts.eu-west-1.amazonaws.com', signingRegion: 'eu-west-1' };
const virginia = { host: 'sts.us-east-1.amazonaws.com', signingRegion: 'us-east-1' };
const tokyo = { host: 'sts.ap-northeast-1.amazonaws.com', signingRegion: 'ap-northeast-1' };
const missing = { error: 'Missing region in config' };

interface Change {
  readonly environment?: string;
  readonly before: Partial<Observation>;
  readonly after: Partial<Observation>;
  readonly assumesRegion?: boolean;
}

const check = ({ environment = 'nothing', before, after, assumesRegion = false }: Change) =>
  checkEdit(site(environment, before), site(environment, after), assumesRegion).join('\n');

describe('an edit', () => {
  it('may move a global client to the region of its configuration, and to no other', () => {
    const before = { ...global, clientRegion: 'eu-west-1' };
    expect(check({ before, after: ireland })).toBe('');
    expect(check({ before, after: virginia })).toContain('another region (was eu-west-1)');
  });

  it('may move a global client without a region to the region that it signs for', () => {
    expect(check({ before: global, after: virginia })).toBe('');
    expect(check({ before: global, after: ireland })).toContain('another region (was us-east-1)');
  });

  it('moves a v3 client of a pseudo region to the region that the environment shows', () => {
    const before = { ...global, major: 3, clientRegion: 'aws-global' } as const;
    expect(check({ environment: 'profile', before, after: tokyo })).toBe('');
    expect(check({ environment: 'profile', before, after: virginia })).toContain('another region');
  });

  it('must not leave a client global', () => {
    expect(check({ before: global, after: global })).toContain('still global');
    expect(check({ before: missing, after: global })).toContain('still global');
  });

  it('must not stop what worked, unless it assumes a region where there is none', () => {
    expect(check({ before: global, after: missing })).toContain('does not work any more');
    expect(check({ before: global, after: missing, assumesRegion: true })).toBe('');
    expect(check({ environment: 'region', before: global, after: missing, assumesRegion: true })).toContain(
      'does not work any more',
    );
  });

  it('must not leave host and signature in disagreement', () => {
    const after = { ...ireland, signingRegion: 'us-east-1' };
    expect(check({ before: ireland, after })).toContain('does not work any more');
  });

  it('may do what it likes to a client that did not work', () => {
    expect(check({ before: missing, after: ireland })).toBe('');
    expect(check({ before: { ...ireland, signingRegion: 'us-east-1' }, after: ireland })).toBe('');
  });
});

describe('no edit', () => {
  it('changes nothing', () => {
    expect(checkUntouched(site('region', ireland), site('region', ireland))).toEqual([]);
    expect(checkUntouched(site('region', ireland), site('region', tokyo))).toEqual([
      'region: not edited, but sts.eu-west-1.amazonaws.com, signed for eu-west-1 became sts.ap-northeast-1.amazonaws.com, signed for ap-northeast-1',
    ]);
  });
});
