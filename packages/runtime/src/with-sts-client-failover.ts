import { getOrCreate } from './get-or-create.js';
import { RegionFailover, type RegionFailoverOptions } from './region-failover.js';
import type { RequestOptions } from './request-options.js';

/** Makes one call with the client of the first region that answers. */
export type StsCaller<C> = <T>(
  call: (client: C, options: RequestOptions) => PromiseLike<T>,
  callOptions?: { readonly signal?: AbortSignal | undefined },
) => Promise<T>;

/**
 * Calls STS, with a client of either SDK, in the first region that answers. `createClient` is called once for each region
 * that is needed.
 */
export function withStsClientFailover<C>(
  regions: readonly string[],
  createClient: (region: string) => C,
  options?: RegionFailoverOptions,
): StsCaller<C> {
  const failover = new RegionFailover(regions, options);
  const getClient = getOrCreate(createClient);
  return (call, callOptions) =>
    failover.run((region, requestOptions) => call(getClient(region), requestOptions), callOptions?.signal);
}
