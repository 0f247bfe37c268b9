import { dirname, join } from 'node:path';
import { ancestorsOf, directoryOf } from './ancestors.js';
import { asRecord } from './as-record.js';
import type { FileStore } from './file-store.js';
import { StampedCache } from './stamped-cache.js';

/** A package.json as it was found; its fields are not validated but for `name` and `version`. */
export interface PackageManifest {
  /** Absolute path of the package.json. */
  readonly path: string;
  readonly directory: string;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Finds and reads package.json files. */
export class PackageManifests {
  readonly #files: FileStore;
  readonly #parsed: StampedCache<PackageManifest | undefined>;

  constructor(files: FileStore) {
    this.#files = files;
    this.#parsed = new StampedCache(files, 2_000);
  }

  /** The nearest package.json at or above a file; undefined when there is none, or when it is no JSON object. */
  nearest(file: string): PackageManifest | undefined {
    const path = this.pathsAbove(file).next().value;
    return path === undefined ? undefined : this.at(path);
  }

  /** The path of every package.json at or above a file, nearest first, readable or not. */
  *pathsAbove(file: string): Generator<string, undefined> {
    const start = directoryOf(this.#files, file);
    if (start === undefined) return;
    for (const directory of ancestorsOf(start)) {
      const path = join(directory, 'package.json');
      if (this.#files.hasFile(path)) yield path;
    }
  }

  /** The package.json at a path; undefined when it is missing or no JSON object. */
  at(path: string): PackageManifest | undefined {
    return this.#parsed.get(path, () => {
      const file = this.#files.read(path);
      return file && parseManifest(path, file.text);
    });
  }

  /** Forgets every package.json. */
  clear(): void {
    this.#parsed.clear();
  }
}

function parseManifest(path: string, text: string): PackageManifest | undefined {
  const fields = asRecord(parseJson(text.replace(/^\uFEFF/, '')));
  if (!fields) return undefined;
  const { name, version } = fields;
  return {
    path,
    directory: dirname(path),
    name: typeof name === 'string' ? name : undefined,
    version: typeof version === 'string' ? version : undefined,
    fields,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
