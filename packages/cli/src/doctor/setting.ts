/** One thing that the environment says about STS. */
export interface Setting {
  /** `AWS_REGION`, or `region` in a profile. */
  readonly name: string;
  readonly value: string;
  readonly place:
    | { readonly kind: 'variable' }
    | { readonly kind: 'profile'; readonly file: ProfileFile; readonly section: string };
}

/** The two files of the shared configuration. */
export type ProfileFile = 'config' | 'credentials';

/** Variables that an SDK may read when it chooses a host of STS, or that people believe it does. None is a secret. */
export const VARIABLES = [
  'AWS_REGION',
  'AMAZON_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_STS_REGIONAL_ENDPOINTS',
  'AWS_ENDPOINT_URL_STS',
  'AWS_ENDPOINT_URL',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_USE_FIPS_ENDPOINT',
  'AWS_USE_DUALSTACK_ENDPOINT',
  'AWS_DEFAULTS_MODE',
  'AWS_SDK_LOAD_CONFIG',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
] as const;

/** Keys of a profile that may count. Nothing else of the files is ever copied or shown. */
export const PROFILE_KEYS = [
  'region',
  'sts_regional_endpoints',
  'endpoint_url',
  'services',
  'ignore_configured_endpoint_urls',
  'use_fips_endpoint',
  'use_dualstack_endpoint',
  'defaults_mode',
] as const;

/** The key of STS in a section of services. */
export const SERVICE_KEY = 'sts.endpoint_url';

/** A value as it may be shown: an address without user, password and query. */
export function toShownValue(value: string): string {
  if (!/^[a-z]+:\/\//i.test(value)) return value;
  try {
    const { protocol, host, pathname } = new URL(value);
    return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
  } catch {
    return '(an address that cannot be read)';
  }
}
