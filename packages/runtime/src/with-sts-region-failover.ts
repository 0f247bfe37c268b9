import { RegionFailover, type RegionFailoverOptions } from './region-failover.js';
import { getOrCreate } from './get-or-create.js';

/** A credential provider of SDK v3, such as `fromTemporaryCredentials(…)`. */
export type CredentialProvider<A extends readonly unknown[], C> = (...args: A) => Promise<C>;

/**
 * A credential provider of SDK v3 that asks STS in the first region that answers. `createProvider` is called once for each
 * region that is needed, and must hand the region to the provider's own STS client.
 */
export function withStsRegionFailover<A extends readonly unknown[], C>(
  regions: readonly string[],
  createProvider: (region: string) => CredentialProvider<A, C>,
  options?: RegionFailoverOptions,
): CredentialProvider<A, C> {
  const failover = new RegionFailover(regions, options);
  const getProvider = getOrCreate(createProvider);
  return (...args) => failover.run((region) => getProvider(region)(...args));
}
