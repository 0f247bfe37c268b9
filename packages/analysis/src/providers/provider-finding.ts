import type {
  ConfigurationPlace,
  CredentialProvider,
  V2Provider,
  V3Provider,
} from '../facts/credential-providers.js';
import type { ClientFinding, ClientSite } from '../clients/finding.js';
import type { Located } from '../syntax/values.js';

/** A call or construction of a credential provider, which builds an STS client for itself. */
export interface ProviderSite<Provider extends CredentialProvider = CredentialProvider> extends ClientSite {
  readonly provider: Provider;
  /** The package that it comes from. */
  readonly package: string;
}

/** The version of a provider's package, and whether it surely is the one that runs. */
export interface ProviderVersion {
  /** Absent: that of the newest SDK. */
  readonly version: string | undefined;
  /** False where another version may run as well. */
  readonly isCertain: boolean;
}

/** A region that stands where only v2 would read it. */
export interface FormerRegion {
  readonly place: ConfigurationPlace;
  /** The properties around it, where all of them are in sight. */
  readonly keys: readonly string[] | undefined;
  /** Whether the region is spelled out, or read from where the code says. */
  readonly isShown: boolean;
}

/** What is known of one provider, with what decides how it can be told a region. */
export interface ProviderFinding extends ClientFinding {
  readonly site: ProviderSite;
  readonly version: ProviderVersion;
  /** Whether the object around the configuration is sure to hold it, or sure not to. */
  readonly held: 'found' | 'missing' | 'unknown';
  readonly former: FormerRegion | undefined;
  /** What the region of each client that uses it is given by; undefined where one has none, or none is in sight. */
  readonly clientRegions: readonly (Located | undefined)[];
}

/** Tells whether a provider is one of SDK v3. */
export function isV3Site(site: ProviderSite): site is ProviderSite<V3Provider> {
  return site.provider.sdk === 3;
}

/** Tells whether a provider is one of SDK v2. */
export function isV2Site(site: ProviderSite): site is ProviderSite<V2Provider> {
  return site.provider.sdk === 2;
}
