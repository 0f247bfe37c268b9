import type { Observation } from '../../oracle/observe.mjs';
import type { FixtureClient } from '../fixtures/read-fixtures.js';
import { GLOBAL_HOST, getHostRegion, isAccepted } from './host-region.js';
import type { Site, Visit } from './sites.js';

/** The region of the environments that have one. */
export const ENVIRONMENT_REGION = 'ap-northeast-1';
const MISSING = /region is missing|missing region/i;

/** What contradicts a claim; each entry is one sentence. */
export type Complaints = readonly string[];

const tell = ({ host, signingRegion, error }: Observation) =>
  error === undefined ? `${String(host)}, signed for ${String(signingRegion)}` : `error: ${error}`;

const story = ({ environment, sdkLine, clients }: Visit, should: string) =>
  `${environment}, SDK line ${sdkLine}: should ${should}, but: ${clients.map(tell).join('; ') || 'not built'}`;

/** Complains of each run in which one client of the site is not as all should be. */
export function each(
  visits: readonly Visit[],
  should: string,
  holds: (client: Observation) => boolean,
): Complaints {
  return visits.filter(({ clients }) => !clients.every(holds)).map((visit) => story(visit, should));
}

/** Complains of each run in which no client of the site is as one should be: callers may differ, the worst counts. */
export function some(
  visits: readonly Visit[],
  should: string,
  holds: (client: Observation) => boolean,
): Complaints {
  return visits.filter(({ clients }) => !clients.some(holds)).map((visit) => story(visit, should));
}

/** The runs of a place in one environment. */
export const inEnvironment = ({ visits }: Site, id: string) =>
  visits.filter(({ environment }) => environment === id);
/** Tells whether a client asked the global host. */
export const isGlobal = ({ host }: Observation) => host === GLOBAL_HOST;
/** Tells whether the SDK says that a region is missing. */
export const isMissingRegion = ({ error }: Observation) => MISSING.test(error ?? '');
const isConsistent = (client: Observation) =>
  client.host === undefined || (!isGlobal(client) && isAccepted(client));
const isSignedForEnvironment = ({ signingRegion }: Observation) => signingRegion === ENVIRONMENT_REGION;
const isInEnvironmentRegion = (client: Observation) =>
  isSignedForEnvironment(client) && getHostRegion(client.host ?? '') === ENVIRONMENT_REGION;

/** Complains when no run shows what must be seen at least once. */
export function seen(site: Site, what: string, holds: (client: Observation) => boolean): Complaints {
  const clients = site.visits.flatMap((visit) => visit.clients);
  return clients.some(holds) ? [] : [`nowhere ${what}: ${clients.map(tell).join('; ')}`];
}

const regional = (site: Site): Complaints => [
  ...each(site.visits, 'never be global', (client) => !isGlobal(client)),
  ...each(site.visits, 'sign for the region of the host', isConsistent),
  ...seen(site, 'sends anything', ({ host }) => host !== undefined),
];

const global = (site: Site): Complaints => seen(site, 'global', isGlobal);

const missesRegion = (site: Site): Complaints =>
  some(inEnvironment(site, 'nothing'), 'miss its region', isMissingRegion);

const followsEnvironment = (site: Site): Complaints => [
  ...missesRegion(site),
  ...some(inEnvironment(site, 'region'), "go to the environment's region", isInEnvironmentRegion),
];

const signsForEnvironment = (site: Site): Complaints => [
  ...missesRegion(site),
  ...some(inEnvironment(site, 'region'), "sign for the environment's region", isSignedForEnvironment),
];

const mismatch = (site: Site): Complaints =>
  some(site.visits, 'sign for another region than that of the host', (client) => !isConsistent(client));

const CLAIMS: Readonly<Partial<Record<FixtureClient['reason'], (site: Site) => Complaints>>> = {
  none: regional,
  noRegion: followsEnvironment,
  noRegionV2: followsEnvironment,
  endpointWithoutRegion: signsForEnvironment,
  v2Default: global,
  legacySetting: global,
  globalRegion: global,
  useGlobalEndpoint: global,
  globalEndpoint: global,
  hiddenRegion: missesRegion,
  v3Setting: regional,
  regionMismatch: mismatch,
};

/**
 * Compares the judgement of one client with the hosts that it was seen to contact. Silence claims nothing; what a
 * setting in AWS.config does is seen on the clients beside it.
 */
export function checkVerdict({ verdict, reason }: FixtureClient, site: Site): Complaints {
  if (verdict === 'unknown' || reason === 'awsConfigSetting') return [];
  const claim = CLAIMS[reason];
  return claim ? claim(site) : [`${reason} says nothing of a client`];
}
