import { REGIONS_OF_GLOBAL_ENDPOINT } from '../facts/regions.js';
import type { Reason, Verdict } from '../judgement.js';
import { lookUp, type FlatObject } from '../syntax/flat-object.js';
import { findAlternatives, isSameValue } from '../syntax/values.js';
import type { Endpoint } from './endpoint.js';
import type { Region } from './region.js';

/** A verdict with its reason. */
export interface Judged {
  readonly verdict: Verdict;
  readonly reason: Reason;
}

export const REGIONAL: Judged = { verdict: 'regional', reason: 'none' };
export const UNSHOWN: Judged = { verdict: 'unknown', reason: 'none' };

/** One combination of settings that a client may have. */
export interface Settings {
  readonly configuration: FlatObject;
  readonly region: Region;
  readonly endpoint: Endpoint;
}

/** Judges an STS client of SDK v3, which never falls back to the global host by itself. */
export function judgeV3(settings: Settings, hasRegionInEnvironment: boolean): Judged {
  const { configuration, region, endpoint } = settings;
  if (endpoint.kind === 'global') return { verdict: 'global', reason: 'globalEndpoint' };
  if (endpoint.kind === 'other' || endpoint.kind === 'unknown') return UNSHOWN;
  if (endpoint.kind === 'regional') return judgeRegionalEndpoint(region, endpoint);
  if (usesGlobalEndpoint(settings)) return { verdict: 'global', reason: 'useGlobalEndpoint' };
  if (region.kind === 'global') return { verdict: 'global', reason: 'globalRegion' };
  if (region.kind === 'missing') {
    return hasRegionInEnvironment ? REGIONAL : { verdict: 'implicit', reason: 'noRegion' };
  }
  if (region.kind === 'unknown' || region.kind === 'odd') return UNSHOWN;
  const ignored = lookUp(configuration, 'stsRegionalEndpoints');
  return ignored.status === 'found' ? { verdict: 'ineffective', reason: 'v3Setting' } : REGIONAL;
}

/** A regional endpoint still needs its region: it decides what the request is signed for. */
export function judgeRegionalEndpoint(region: Region, endpoint: Endpoint & { kind: 'regional' }): Judged {
  if (region.kind === 'missing') return { verdict: 'implicit', reason: 'endpointWithoutRegion' };
  if (!region.value || region.kind === 'unknown') return isSameRegion(region, endpoint) ? REGIONAL : UNSHOWN;
  if (isSameRegion(region, endpoint)) return REGIONAL;
  const areLiteral = region.name !== undefined && endpoint.region.kind === 'literal';
  return areLiteral ? { verdict: 'mismatch', reason: 'regionMismatch' } : UNSHOWN;
}

function isSameRegion(region: Region, endpoint: Endpoint & { kind: 'regional' }): boolean {
  return region.value !== undefined && isSameValue(region.value, endpoint.region);
}

function usesGlobalEndpoint({ configuration, region }: Settings): boolean {
  if (!isTrue(configuration, 'useGlobalEndpoint')) return false;
  if (isTrue(configuration, 'useFipsEndpoint') || isTrue(configuration, 'useDualstackEndpoint')) return false;
  return region.name === undefined || region.kind === 'global' || REGIONS_OF_GLOBAL_ENDPOINT.has(region.name);
}

/** Tells whether a switch is shown to be on. */
export function isTrue(configuration: FlatObject, key: string): boolean {
  const found = lookUp(configuration, key);
  if (found.status !== 'found') return false;
  return findAlternatives(found.property.value).every(
    (value) => value.kind === 'literal' && value.value === true,
  );
}

/** Tells whether a switch may be on: it is, or it cannot be seen. */
export function mayBeTrue(configuration: FlatObject, key: string): boolean {
  const found = lookUp(configuration, key);
  if (found.status === 'missing') return false;
  if (found.status === 'unknown') return true;
  return findAlternatives(found.property.value).some(
    (value) => value.kind !== 'literal' || value.value === true,
  );
}
