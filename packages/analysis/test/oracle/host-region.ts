import type { Outcome } from '../../oracle/observe.mjs';

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

/** Tells whether STS would accept the signature: requests for web identities carry none. */
export function isAccepted({ host = '', signingRegion }: Outcome): boolean {
  if (host === GLOBAL_HOST) return true;
  const region = getHostRegion(host);
  return signingRegion === null ? region !== undefined : region === signingRegion;
}

/** The region whose STS is asked: that of the signature, or of the host where there is none. */
export function getAskedRegion({ host = '', signingRegion }: Outcome): string | undefined {
  return host === GLOBAL_HOST ? undefined : (signingRegion ?? getHostRegion(host));
}
