import { getPartition, isKnownToV2 } from '../facts/regions.js';
import { GLOBAL_STS_HOST } from '../facts/sts-hosts.js';
import { lookUp, type FlatObject } from '../syntax/flat-object.js';
import { UNDEFINED, getString, type Value } from '../syntax/values.js';
import type { Variant } from './finding.js';
import { mayBeTrue } from './judge-v3.js';

/** What the environment of a program says, as far as the SDKs read it. */
export type Environment = 'nothing' | 'region' | 'region+regional';

/** What a client does in an environment: the host that it asks, or the message with which it throws. */
export interface HostPrediction {
  readonly environment: Environment;
  /** A region that only the environment knows stands in angle brackets: `sts.<AWS_REGION>.amazonaws.com`. */
  readonly host?: string;
  readonly error?: string;
}

type Answer = Omit<HostPrediction, 'environment'>;

const ENVIRONMENTS: Readonly<Record<2 | 3, readonly Environment[]>> = {
  2: ['nothing', 'region', 'region+regional'],
  3: ['nothing', 'region'],
};
const AWS_REGION = 'AWS_REGION';
const MISSING = { 2: 'Missing region in config', 3: 'Region is missing' } as const;
const SWITCHES = ['useFipsEndpoint', 'useDualstackEndpoint', 'useDualstack'];
const GLOBAL: Answer = { host: GLOBAL_STS_HOST };

/** Whom a client configured like this asks in each environment; empty where the code in sight does not show it. */
export function predictHosts(sdk: 2 | 3, variant: Variant): readonly HostPrediction[] {
  const predict = sdk === 3 ? predictV3 : predictV2;
  const predictions = ENVIRONMENTS[sdk].map((environment) => ({
    environment,
    answer: isShown(variant) ? predict(variant, environment) : undefined,
  }));
  if (predictions.some(({ answer }) => answer === undefined)) return [];
  return predictions.map(({ environment, answer }) => ({ environment, ...answer }));
}

/** FIPS and dual-stack hosts have names of their own, and odd values errors of their own: neither is predicted. */
function isShown({ region, endpoint, configuration }: Variant): boolean {
  if (endpoint.kind === 'unknown' || endpoint.kind === 'other') return false;
  if (region.kind === 'unknown' || region.kind === 'odd') return false;
  if (isOdd(configuration)) return false;
  return !SWITCHES.some((key) => mayBeTrue(configuration, key));
}

/** A region that is null or a function, an endpoint without a scheme, a flag that is misspelt. */
function isOdd(configuration: FlatObject): boolean {
  const region = getValue(configuration, 'region');
  if (region?.kind === 'function' || (region?.kind === 'literal' && region.value === null)) return true;
  const endpoint = getString(getValue(configuration, 'endpoint') ?? UNDEFINED);
  if (endpoint !== undefined && !endpoint.includes('://')) return true;
  const flag = getString(getValue(configuration, 'stsRegionalEndpoints') ?? UNDEFINED);
  return flag !== undefined && !/^(?:regional|legacy)?$/i.test(flag);
}

function getValue(configuration: FlatObject, key: string): Value | undefined {
  const found = lookUp(configuration, key);
  return found.status === 'found' ? found.property.value : undefined;
}

function predictV3(variant: Variant, environment: Environment): Answer | undefined {
  const { endpoint, reason } = variant;
  const region = getRegion(variant, environment);
  if (region === undefined) return { error: MISSING[3] };
  if (endpoint.kind === 'global' || reason === 'useGlobalEndpoint' || reason === 'globalRegion')
    return GLOBAL;
  return endpoint.kind === 'regional' ? toEndpointHost(variant) : toHost(region);
}

function predictV2(variant: Variant, environment: Environment): Answer | undefined {
  const { endpoint, reason, region } = variant;
  const inForce = getRegion(variant, environment);
  if (endpoint.kind !== 'absent') {
    if (inForce === undefined) return { error: MISSING[2] };
    return endpoint.kind === 'global' ? GLOBAL : toEndpointHost(variant);
  }
  if (reason === 'legacySetting') return GLOBAL;
  if (reason === 'v2Default' && environment !== 'region+regional') return GLOBAL;
  // Of AWS.config a client's own configuration shows nothing.
  if (region.kind === 'missing' && reason !== 'noRegionV2' && reason !== 'hiddenRegion') {
    return { host: 'sts.<region of AWS.config>.amazonaws.com' };
  }
  if (inForce === undefined) return { error: MISSING[2] };
  if (region.kind === 'known' && !isKnownToV2(inForce)) return undefined;
  return toHost(region.kind === 'global' ? 'us-east-1' : inForce);
}

/** The name of the region in force, or a variable in angle brackets; undefined where there is none. */
function getRegion({ region }: Variant, environment: Environment): string | undefined {
  const isSet = environment !== 'nothing';
  if (region.kind === 'missing') return isSet ? `<${AWS_REGION}>` : undefined;
  if (region.name !== undefined) return region.name;
  const { value } = region;
  if (value?.kind !== 'environment') return '<region>';
  return value.name === AWS_REGION && !isSet && value.isPresent !== true ? undefined : `<${value.name}>`;
}

function toEndpointHost({ endpoint }: Variant): Answer | undefined {
  if (endpoint.kind !== 'regional') return undefined;
  return toHost(getString(endpoint.region) ?? '<region>');
}

function toHost(region: string): Answer | undefined {
  if (region.startsWith('<')) return { host: `sts.${region}.amazonaws.com` };
  const partition = getPartition(region);
  return partition && !/^fips-|-fips$/.test(region)
    ? { host: `sts.${region}.${partition.dnsSuffix}` }
    : undefined;
}
