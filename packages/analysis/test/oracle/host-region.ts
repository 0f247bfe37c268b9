/** The one global host of STS. */
export const GLOBAL_HOST = 'sts.amazonaws.com';

const REGION = /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/;

/** Tells whether a name has a region's form; `aws-global` and `local` have not. */
export function isRegion(name: string | null | undefined): name is string {
  return typeof name === 'string' && REGION.test(name);
}

/** The region in the name of a regional STS host; undefined for the global host and for what is not of AWS. */
export function getHostRegion(host: string): string | undefined {
  const [, region] = /^(?:vpce-[\w-]+\.)?sts(?:-fips)?\.([\w-]+)\./.exec(host) ?? [];
  return isRegion(region) ? region : undefined;
}
