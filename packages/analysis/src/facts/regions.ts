import { PARTITIONS, type Partition } from './regions.generated.js';

/** Regions whose name v3's `useGlobalEndpoint: true` turns into the global host; every other keeps its own. */
export const REGIONS_OF_GLOBAL_ENDPOINT: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]);

const KNOWN = new Set(PARTITIONS.flatMap(({ regions }) => regions));
const PSEUDO_FIPS = /^fips-|-fips$/;

/** Tells whether a name is a region of today. */
export function isKnownRegion(name: string): boolean {
  return KNOWN.has(name);
}

/** Tells whether a name has the form of a region, so that the SDK builds a host of AWS from it. */
export function isRegionLike(name: string): boolean {
  const plain = name.replace(PSEUDO_FIPS, '');
  return getPartition(plain) !== undefined;
}

/** The partition a region name belongs to, by the SDK's own patterns. */
export function getPartition(region: string): Partition | undefined {
  return PARTITIONS.find(
    ({ regions, regionPattern }) => regions.includes(region) || new RegExp(regionPattern).test(region),
  );
}

/** Partitions that v2 knows and that have regional STS hosts only. Others it takes to the global host. */
const REGIONAL_IN_V2 = new Set(['aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b']);

/** Tells whether v2 asks a regional host for a region even without the regional flag. */
export function isRegionalInV2(region: string): boolean {
  if (PSEUDO_FIPS.test(region) || region.startsWith('aws-us-gov')) return true;
  return REGIONAL_IN_V2.has(getPartition(region)?.id ?? 'aws');
}

/** Tells whether v2 builds the right host for a region once the flag is on. */
export function isKnownToV2(region: string): boolean {
  const partition = getPartition(region)?.id ?? '';
  return isKnownRegion(region) && (partition === 'aws' || REGIONAL_IN_V2.has(partition));
}
