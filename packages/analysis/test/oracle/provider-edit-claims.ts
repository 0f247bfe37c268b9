import type { Reason } from '../../src/judgement.js';
import { FINDS_REGION, FOUND_REGION, hasRegion, pairUp, tell, works, type Pair } from './edit-claims.js';
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
  /** Regions that the program names. */
  readonly namedRegions: readonly string[];
}

const BY_DEFAULT: readonly Reason[] = [
  'providerNoRegion',
  'providerIgnoresEnvironment',
  'providerIgnoresClientRegion',
  'providerMayLackRegion',
];

const findsRegion = ({ before, environment }: Pair) => FINDS_REGION[before.major].includes(environment);

/** The regions in force for a provider that asked for none: its client's, the environment's, and the SDK's own default. */
function findRegionsInForce(pair: Pair): readonly string[] {
  const { clientRegion } = pair.before;
  return [
    ...(isRegion(clientRegion) ? [clientRegion] : []),
    ...(findsRegion(pair) ? [FOUND_REGION] : []),
    DEFAULT_REGION,
  ];
}

/** The regions that a provider may ask after an edit, by where it asked before. */
function findAllowed(pair: Pair, { reason, namedRegions }: ProviderEdit): readonly string[] {
  const { before } = pair;
  if (reason === 'ignoredStsConfig') return [...namedRegions, ...findRegionsInForce(pair)];
  if (before.host === GLOBAL_HOST) {
    if (isRegion(before.clientRegion)) return [before.clientRegion];
    return before.major === 2 ? [before.signingRegion ?? DEFAULT_REGION] : findRegionsInForce(pair);
  }
  const asked = getAskedRegion(before);
  if (asked === DEFAULT_REGION && BY_DEFAULT.includes(reason)) return findRegionsInForce(pair);
  return asked === undefined ? [] : [asked];
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
  if (!works(before) || (edit.assumesRegion && !hasRegion(pair))) return [];
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
