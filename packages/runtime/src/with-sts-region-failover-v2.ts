import { getOrCreate } from './get-or-create.js';
import { RegionFailover, type RegionFailoverOptions } from './region-failover.js';

/** Credentials of SDK v2 that ask STS, such as `new AWS.ChainableTemporaryCredentials(…)`. */
export interface V2Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
  expired: boolean;
  expireTime: Date;
  refresh(callback: (error?: Error) => void): void;
}

/**
 * Credentials of SDK v2 that are refreshed from STS in the first region that answers. `createCredentials` is called once for
 * each region that is needed, and must hand the region to the credentials' own STS client.
 */
export function withStsRegionFailoverV2<C extends V2Credentials>(
  regions: readonly string[],
  createCredentials: (region: string) => C,
  options?: RegionFailoverOptions,
): C {
  const failover = new RegionFailover(regions, options);
  const getCredentials = getOrCreate(createCredentials);
  const [first = ''] = regions;
  // Everything but `refresh` is SDK v2's own: `get`, `getPromise`, `needsRefresh` work on this object's fields.
  const credentials = Object.create(getCredentials(first)) as C;
  credentials.refresh = (callback) => {
    // Outside of the promise, so that what the callback throws is seen as in SDK v2.
    const end = (error?: Error) => setImmediate(callback, error);
    failover
      .run((region) => refresh(getCredentials(region)))
      .then(
        ({ accessKeyId, secretAccessKey, sessionToken, expireTime }) => {
          Object.assign(credentials, {
            accessKeyId,
            secretAccessKey,
            sessionToken,
            expireTime,
            expired: false,
          });
          end();
        },
        (error: Error) => end(error),
      );
  };
  return credentials;
}

function refresh<C extends V2Credentials>(credentials: C): Promise<C> {
  return new Promise((resolve, reject) => {
    credentials.refresh((error) => {
      if (error) reject(error);
      else resolve(credentials);
    });
  });
}
