import type { Reason } from '../../src/judgement.js';
import { FINDS_REGION, FOUND_REGION, pairUp, tell, works, type Pair } from './edit-claims.js';
import { GLOBAL_HOST, getAskedRegion, isRegion } from './host-region.js';
import type { Site } from './sites.js';
import type { Complaints } from './verdict-claims.js';

const DEFAULT_REGION = 'us-east-1';

/** What is claimed of an edit at one provider. */
export interface ProviderEdit {
  readonly before: Site;
  readonly after: Site;
  readonly reason: Reason;
  /** True where the edit is right only where there is a region. */
  readonly assumesRegion: boolean;
  /** Regions that are in force although the SDK may not see them: named in a setting that it ignores, or by a profile. */
  readonly namedRegions: readonly string[];
}

const BY_DEFAULT: readonly Reason[] = [
  'providerNoRegion',
  'providerIgnoresEnvironment',
  'providerIgnoresClientRegion',
  'providerMayLackRegion',
];

const findsRegion = ({ before, environment }: Pair) => FINDS_REGION[before.major].includes(environment);

/** Reasons of settings that name a region where some versions do not look for it. */
const UNHEARD: readonly Reason[] = ['ignoredStsConfig', 'endpointWithoutRegion'];

/** The regions in force for a provider that asked for none: its client's, the environment's, and the SDK's own default. */
function findRegionsInForce(pair: Pair, { namedRegions }: ProviderEdit): readonly string[] {
  const { clientRegion } = pair.before;
  return [
    ...namedRegions,
    ...(isRegion(clientRegion) ? [clientRegion] : []),
    ...(findsRegion(pair) ? [FOUND_REGION] : []),
    DEFAULT_REGION,
  ];
}

/** The regions to which the provider may go that asked the global host. */
function findRegionsOfGlobal(pair: Pair, edit: ProviderEdit): readonly string[] {
  const { major, clientRegion, ownRegion, signingRegion } = pair.before;
  if (major === 3) return isRegion(ownRegion) ? [ownRegion] : findRegionsInForce(pair, edit);
  return [isRegion(clientRegion) ? clientRegion : (signingRegion ?? DEFAULT_REGION)];
}

/** The regions that a provider may ask after an edit, by where it asked before. */
function findAllowed(pair: Pair, edit: ProviderEdit): readonly string[] {
  if (pair.before.host === GLOBAL_HOST) return findRegionsOfGlobal(pair, edit);
  const asked = getAskedRegion(pair.before);
  const same = asked === undefined ? [] : [asked];
  if (UNHEARD.includes(edit.reason)) return [...same, ...findRegionsInForce(pair, edit)];
  return asked === DEFAULT_REGION && BY_DEFAULT.includes(edit.reason) ? findRegionsInForce(pair, edit) : same;
}

/** True where a provider that asked us-east-1 by default does so still, although AWS_REGION is set. */
function isStillDefault(
  { before, after, environment }: Pair,
  { reason, namedRegions }: ProviderEdit,
): boolean {
  if (!BY_DEFAULT.includes(reason) || environment !== 'region' || namedRegions.includes(DEFAULT_REGION))
    return false;
  return [before, after].every((one) => one !== undefined && getAskedRegion(one) === DEFAULT_REGION);
}

function checkPair(pair: Pair, edit: ProviderEdit): Complaints {
  const { before, after, environment } = pair;
  const story = `${environment}, ${before.sdk}: ${tell(before)} became ${tell(after)}`;
  if (after?.host === GLOBAL_HOST) return [`still global: ${story}`];
  if (isStillDefault(pair, edit)) return [`still us-east-1 by default: ${story}`];
  if (!works(before) || (edit.assumesRegion && !findsRegion(pair))) return [];
  if (after?.host === undefined || !works(after)) return [`worked and does not work any more: ${story}`];
  const allowed = findAllowed(pair, edit);
  return allowed.includes(getAskedRegion(after) ?? '')
    ? []
    : [`another region (may be ${allowed.join(' or ')}): ${story}`];
}

/**
 * What worked before the edit works after it and asks the region that it was given; what was us-east-1 by default, or
 * global, may come to the region in force.
 */
export function checkProviderEdit(edit: ProviderEdit): Complaints {
  return pairUp(edit.before, edit.after).flatMap((pair) => checkPair(pair, edit));
}
