import type { Observation } from '../../oracle/observe.mjs';
import { GLOBAL_HOST, isAccepted, isRegion } from './host-region.js';
import type { Site } from './sites.js';
import type { Complaints } from './verdict-claims.js';

/** Environments in which the SDK finds a region of its own accord. */
export const FINDS_REGION: Readonly<Record<2 | 3, readonly string[]>> = {
  2: ['region', 'region+regional', 'region+legacy', 'profile+load-config'],
  3: ['region', 'region+regional', 'region+legacy', 'profile', 'profile+load-config'],
};
/** The region that it finds there. */
export const FOUND_REGION = 'ap-northeast-1';

/** One client before and after an edit, in one run. */
export interface Pair {
  readonly environment: string;
  readonly before: Observation;
  readonly after: Observation | undefined;
}

/** STS turns a request down that is signed for another region than the host's. */
export function works(client: Observation): boolean {
  return client.host !== undefined && isAccepted(client);
}

/** The region that the client is meant for: a request to the global host is signed for us-east-1 whatever it is. */
function getRegion({ before, environment }: Pair): string | undefined {
  if (before.host !== GLOBAL_HOST) return before.signingRegion ?? undefined;
  if (isRegion(before.clientRegion)) return before.clientRegion;
  if (before.major === 3 && FINDS_REGION[3].includes(environment)) return FOUND_REGION;
  return before.signingRegion ?? undefined;
}

/** True where the code or the environment shows the client a region. */
function hasRegion({ before, environment }: Pair): boolean {
  return isRegion(before.clientRegion) || FINDS_REGION[before.major].includes(environment);
}

/** What became of a client, in words. */
export const tell = (client: Observation | undefined) =>
  client?.host === undefined
    ? `${client?.error ?? 'not built'}`
    : `${client.host}, signed for ${String(client.signingRegion)}`;

function checkPair(pair: Pair, assumesRegion: boolean): Complaints {
  const { before, after, environment } = pair;
  const story = `${environment}, ${before.sdk}: ${tell(before)} became ${tell(after)}`;
  if (after?.host === GLOBAL_HOST) return [`still global: ${story}`];
  if (!works(before) || (assumesRegion && !hasRegion(pair))) return [];
  if (after?.host === undefined || !works(after)) return [`worked and does not work any more: ${story}`];
  return after.signingRegion === getRegion(pair)
    ? []
    : [`another region (was ${String(getRegion(pair))}): ${story}`];
}

/** The clients of a place, each with its successor in the same run. */
export function pairUp(before: Site, after: Site): readonly Pair[] {
  return before.visits.flatMap(({ environment, sdkLine, clients }) => {
    const visit = after.visits.find((one) => one.environment === environment && one.sdkLine === sdkLine);
    return clients.map((client, index) => ({ environment, before: client, after: visit?.clients[index] }));
  });
}

/**
 * What worked before the edit works after it, in its region, at a regional host; where the edit assumes a region,
 * in environments that have one.
 */
export function checkEdit(before: Site, after: Site, assumesRegion: boolean): Complaints {
  return pairUp(before, after).flatMap((pair) => checkPair(pair, assumesRegion));
}

/** A client that was not edited goes where it went. */
export function checkUntouched(before: Site, after: Site): Complaints {
  return pairUp(before, after)
    .filter((pair) => tell(pair.before) !== tell(pair.after))
    .map((pair) => `${pair.environment}: not edited, but ${tell(pair.before)} became ${tell(pair.after)}`);
}
