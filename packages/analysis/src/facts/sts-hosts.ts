/** What a host name says of the STS endpoint behind it. */
export type StsHost =
  | { readonly kind: 'global' }
  | { readonly kind: 'regional'; readonly region: string }
  /** LocalStack, a proxy, another service: nothing that we judge. */
  | { readonly kind: 'other' };

/** The one global host of STS. Other partitions have regional hosts only. */
export const GLOBAL_STS_HOST = 'sts.amazonaws.com';

/** `sts.eu-west-1.amazonaws.com`, `sts-fips.us-east-2…`, `sts.cn-north-1.amazonaws.com.cn`, `sts.eu-west-1.api.aws`. */
const REGIONAL =
  /^sts(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws|api\.amazonwebservices\.com\.cn)$/;
/** An interface endpoint of a VPC: `vpce-0a-1b.sts.eu-west-1.vpce.amazonaws.com`. */
const INTERFACE_ENDPOINT = /^vpce-[a-z0-9-]+\.sts\.([a-z0-9-]+)\.vpce\.amazonaws\.com(?:\.cn)?$/;

/** Reads a host name, with or without a scheme, port and path. */
export function parseStsHost(endpoint: string): StsHost {
  const host = endpoint
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '')
    .toLowerCase();
  if (host === GLOBAL_STS_HOST) return { kind: 'global' };
  const region = REGIONAL.exec(host)?.[1] ?? INTERFACE_ENDPOINT.exec(host)?.[1];
  return region === undefined ? { kind: 'other' } : { kind: 'regional', region };
}
