import { isRegionalInV2 } from '../facts/regions.js';
import type { Reason } from '../judgement.js';
import type { Region } from './region.js';
import { lookUp } from '../syntax/flat-object.js';
import { findAlternatives, getString } from '../syntax/values.js';
import {
  REGIONAL,
  UNSHOWN,
  judgeRegionalEndpoint,
  mayBeTrue,
  isTrue,
  type Judged,
  type Settings,
} from './judge-v3.js';

/** What the file says, before a construction, of settings that are not its own. */
export interface Surroundings {
  /** `process.env.AWS_STS_REGIONAL_ENDPOINTS = …`: the value, `unknown` where it may have been set. */
  readonly regionalEndpoints: 'regional' | 'legacy' | 'unknown' | undefined;
  /** `process.env.AWS_REGION = …`. */
  readonly hasRegionInEnvironment: boolean;
  /** `AWS.config.update({ region })` or its like. */
  readonly hasConfigRegion: boolean;
  /** `AWS.config.update({ endpoint })`, which every client takes. */
  readonly hasConfigEndpoint: boolean;
}

type Flag = 'regional' | 'legacy' | 'unknown' | 'missing';

/** Judges an STS client of SDK v2, which asks the global host unless it is told otherwise. */
export function judgeV2(settings: Settings, surroundings: Surroundings): Judged {
  const { region, endpoint } = settings;
  if (endpoint.kind === 'global') return { verdict: 'global', reason: 'globalEndpoint' };
  if (endpoint.kind === 'other' || endpoint.kind === 'unknown') return UNSHOWN;
  if (endpoint.kind === 'regional') {
    const isRegionOutOfSight =
      region.kind === 'missing' && !region.isExplicit && surroundings.hasConfigRegion;
    return isRegionOutOfSight ? UNSHOWN : judgeRegionalEndpoint(region, endpoint);
  }
  if (surroundings.hasConfigEndpoint) return UNSHOWN;
  const own = getFlag(settings);
  const flag = own === 'missing' ? (surroundings.regionalEndpoints ?? 'missing') : own;
  if (flag === 'unknown') return UNSHOWN;
  if (flag === 'regional' || SWITCHES.some((key) => isTrue(settings.configuration, key))) {
    return judgeFlagged(settings, surroundings);
  }
  if (SWITCHES.some((key) => mayBeTrue(settings.configuration, key))) return UNSHOWN;
  return judgeUnflagged(region, own);
}

/** FIPS and dual-stack hosts are regional, flag or not. */
const SWITCHES = ['useFipsEndpoint', 'useDualstackEndpoint', 'useDualstack'];

/** Without the flag only the first partition has a global host, whether the client asks for it or the environment. */
function judgeUnflagged(region: Region, own: Flag): Judged {
  if (region.name !== undefined && isRegionalInV2(region.name)) return REGIONAL;
  const reason: Reason = own === 'legacy' ? 'legacySetting' : 'v2Default';
  return { verdict: 'global', reason };
}

function getFlag({ configuration }: Settings): Flag {
  const found = lookUp(configuration, 'stsRegionalEndpoints');
  if (found.status !== 'found') return found.status;
  const flags = findAlternatives(found.property.value).map((value) => {
    // No string, or an empty one, is as good as none.
    if (value.kind === 'literal' && (typeof value.value !== 'string' || value.value === '')) return 'missing';
    const text = getString(value)?.toLowerCase();
    return text === 'regional' || text === 'legacy' ? text : 'unknown';
  });
  return flags.length === 1 ? (flags[0] as Flag) : 'unknown';
}

/** The flag is on: the host is that of the region in force. */
function judgeFlagged({ region }: Settings, surroundings: Surroundings): Judged {
  // v2 takes aws-global with the flag to us-east-1.
  if (region.kind === 'global') return REGIONAL;
  if (region.kind === 'unknown' || region.kind === 'odd') return UNSHOWN;
  if (region.kind !== 'missing') return REGIONAL;
  if (region.isExplicit && surroundings.hasConfigRegion)
    return { verdict: 'ineffective', reason: 'hiddenRegion' };
  if (!region.isExplicit && (surroundings.hasConfigRegion || surroundings.hasRegionInEnvironment))
    return REGIONAL;
  return { verdict: 'implicit', reason: 'noRegionV2' };
}
