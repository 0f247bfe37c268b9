import { realpathSync } from 'node:fs';

/** A path with every link followed; undefined for what is not there. */
export function getRealPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
