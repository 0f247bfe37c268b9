import { readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ancestorsOf } from './ancestors.js';
import type { FileStore } from './file-store.js';
import {
  readNpmLock,
  readPnpmLock,
  readYarnLock,
  type LockedQuestion,
  type Lockfile,
} from './lockfile-formats.js';
import { StampedCache } from './stamped-cache.js';

/** The lockfiles of package managers, each with its reader; npm prefers its shrinkwrap. */
const READERS: readonly (readonly [name: string, read: (text: string) => Lockfile | undefined])[] = [
  ['npm-shrinkwrap.json', readNpmLock],
  ['package-lock.json', readNpmLock],
  ['pnpm-lock.yaml', readPnpmLock],
  ['yarn.lock', readYarnLock],
];

/** A lockfile may be larger than what a person writes. */
const LARGEST = 64 * 1024 * 1024;

/** Finds and reads lockfiles. */
export class Lockfiles {
  readonly #files: FileStore;
  readonly #read: StampedCache<Lockfile | undefined>;

  constructor(files: FileStore) {
    this.#files = files;
    this.#read = new StampedCache(files, 100);
  }

  /** The version of a package that the nearest lockfile at or above a directory gives to it. */
  versionOf(directory: string, question: Omit<LockedQuestion, 'folder'>): string | undefined {
    for (const ancestor of ancestorsOf(directory)) {
      for (const [name, read] of READERS) {
        const path = join(ancestor, name);
        if (this.#files.stampOf(path) === 'missing') continue;
        const lockfile = this.#read.get(path, () => this.#readAfresh(path, read));
        const folder = relative(ancestor, directory).split(sep).join('/');
        return lockfile?.({ ...question, folder });
      }
    }
    return undefined;
  }

  /** Forgets every lockfile. */
  clear(): void {
    this.#read.clear();
  }

  #readAfresh(path: string, read: (text: string) => Lockfile | undefined): Lockfile | undefined {
    const text = this.#files.read(path)?.text ?? this.#readLarge(path);
    try {
      return text === undefined ? undefined : read(text);
    } catch {
      // Half written, or of a form to come: it tells nothing.
      return undefined;
    }
  }

  #readLarge(path: string): string | undefined {
    if (this.#files.kindOf(path) !== 'other') return undefined;
    try {
      const stats = statSync(path);
      return stats.isFile() && stats.size <= LARGEST ? readFileSync(path, 'utf8') : undefined;
    } catch {
      return undefined;
    }
  }
}
