import type { OwnRegion, V3Provider } from '../facts/credential-providers.js';
import { isAtLeast } from '../modules/sdk-version.js';
import type { ProviderVersion } from './provider-finding.js';

/** Which region a provider takes in a version where it is told none and no client uses it. */
export function getOwnRegion({ ownRegion }: V3Provider, { version }: ProviderVersion): OwnRegion {
  const held = ownRegion.filter((since) => version === undefined || isAtLeast(version, since.version));
  return (held.at(-1) ?? ownRegion[0])?.is ?? 'environment-or-us-east-1';
}

/** Tells whether a provider takes the region of the client that uses it. */
export function takesClientRegion({ clientRegionSince }: V3Provider, { version }: ProviderVersion): boolean {
  if (clientRegionSince === undefined) return false;
  return version === undefined || isAtLeast(version, clientRegionSince);
}

/** Tells whether a provider reads an endpoint and switches that it is told, and not the region alone. */
export function readsEndpoint({ endpointSince }: V3Provider, { version }: ProviderVersion): boolean {
  return endpointSince === undefined || version === undefined || isAtLeast(version, endpointSince);
}
