import type { Observation } from '../../oracle/observe.mjs';
import type { FixtureClient } from '../fixtures/read-fixtures.js';
import { getAskedRegion, isAccepted } from './host-region.js';
import type { Site } from './sites.js';
import {
  each,
  ENVIRONMENT_REGION,
  inEnvironment,
  isGlobal,
  isMissingRegion,
  seen,
  some,
  type Complaints,
} from './verdict-claims.js';

const DEFAULT_REGION = 'us-east-1';

/** What the newest versions say of a web identity that is asked for at the global host. */
const TURNED_DOWN = /credentialDefaultProvider/;

/** Providers that leave it to a profile whom they ask: where it names no role, nothing is asked of STS. */
const asksNobody = ({ error = '' }: Observation) => /profile|nothing was sent/i.test(error);

const isInDefaultRegion = (client: Observation) => getAskedRegion(client) === DEFAULT_REGION;
const isInEnvironmentRegion = (client: Observation) => getAskedRegion(client) === ENVIRONMENT_REGION;

const regional = (site: Site): Complaints => [
  ...each(site.visits, 'never be global', (one) => !isGlobal(one)),
  ...each(site.visits, 'sign for the region of the host', (one) => one.host === undefined || isAccepted(one)),
  ...(site.visits.every(({ clients }) => clients.every(asksNobody))
    ? []
    : seen(site, 'sends anything', ({ host }) => host !== undefined)),
];

const defaultsToVirginia = (site: Site): Complaints => [
  ...some(
    inEnvironment(site, 'nothing'),
    'go to us-east-1 where there is no region, unless its client throws',
    (one) => isInDefaultRegion(one) || isMissingRegion(one),
  ),
  ...some(inEnvironment(site, 'region'), "go to the environment's region", isInEnvironmentRegion),
];

const ignoresEnvironment = (site: Site): Complaints =>
  some(inEnvironment(site, 'region'), 'go to us-east-1 whatever AWS_REGION says', isInDefaultRegion);

const ignoresClient = (site: Site): Complaints =>
  some(
    inEnvironment(site, 'region'),
    'go elsewhere than its client',
    (one) =>
      one.clientRegion !== undefined && one.host !== undefined && getAskedRegion(one) !== one.clientRegion,
  );

const needsRegion = (site: Site): Complaints => [
  ...some(inEnvironment(site, 'nothing'), 'miss its region', isMissingRegion),
  ...some(inEnvironment(site, 'region'), "go to the environment's region", isInEnvironmentRegion),
];

/** A profile may assume a role, and may name a region: what is sure is that the program names none. */
const mayLackRegion = (site: Site): Complaints =>
  each(site.visits, 'go where a profile or the environment says', (one) =>
    one.host === undefined ? asksNobody(one) || isMissingRegion(one) : !isGlobal(one),
  );

const isGlobalOrTurnedDown = (one: Observation) => isGlobal(one) || TURNED_DOWN.test(one.error ?? '');

const global = (site: Site): Complaints => seen(site, 'global', isGlobalOrTurnedDown);

const ignoresStsConfig = (site: Site): Complaints =>
  each(site.visits, 'go where it goes without a setting', (one) =>
    one.host === undefined
      ? isMissingRegion(one)
      : isInDefaultRegion(one) || isInEnvironmentRegion(one) || getAskedRegion(one) === one.clientRegion,
  );

/** The host is that of the endpoint; the signature is for whichever region is found, if one is. */
const signsForOther = (site: Site): Complaints =>
  seen(
    site,
    'signs for another region',
    (one) => one.signingRegion === null || (one.host !== undefined && !isAccepted(one)),
  );

const CLAIMS: Readonly<Partial<Record<FixtureClient['reason'], (site: Site) => Complaints>>> = {
  none: regional,
  providerNoRegion: defaultsToVirginia,
  providerIgnoresEnvironment: ignoresEnvironment,
  providerIgnoresClientRegion: ignoresClient,
  providerNeedsRegion: needsRegion,
  providerMayLackRegion: mayLackRegion,
  providerV2Default: global,
  noRegionV2: needsRegion,
  endpointWithoutRegion: signsForOther,
  legacySetting: global,
  globalRegion: global,
  useGlobalEndpoint: global,
  globalEndpoint: global,
  v3Setting: regional,
  ignoredStsConfig: ignoresStsConfig,
};

/** Compares the judgement of one provider with the hosts that it was seen to ask. */
export function checkProviderVerdict({ verdict, reason }: FixtureClient, site: Site): Complaints {
  if (verdict === 'unknown') return [];
  const claim = CLAIMS[reason];
  return claim ? claim(site) : [`${reason} says nothing of a provider`];
}
