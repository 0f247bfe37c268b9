import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { ancestorsOf } from './ancestors.js';
import { asRecord } from './as-record.js';
import type { FileStore } from './file-store.js';
import type { PackageManifest, PackageManifests } from './package-manifest.js';
import { StampedCache } from './stamped-cache.js';

/** A project in rush.json, which is no strict JSON; an example in a comment names a folder that is not there. */
const PROJECT_FOLDER = /"projectFolder"\s*:\s*"([^"\n]+)"/g;

/** Paths of package.json files by the names of their packages. */
type Members = ReadonlyMap<string, string>;

/**
 * Finds a workspace's own packages by name where no node_modules links to them: under Yarn's Plug'n'Play, or in a
 * checkout that is not installed.
 */
export class Workspaces {
  readonly #files: FileStore;
  readonly #manifests: PackageManifests;
  readonly #members: StampedCache<Members>;

  constructor(files: FileStore, manifests: PackageManifests) {
    this.#files = files;
    this.#manifests = manifests;
    this.#members = new StampedCache(files, 50);
  }

  /** The package of this name in the workspace that a directory belongs to. */
  find(name: string, directory: string): PackageManifest | undefined {
    for (const root of ancestorsOf(directory)) {
      const patterns = this.#patternsOf(root);
      if (patterns.length === 0) continue;
      const path = this.#members.get(root, () => this.#list(root, patterns)).get(name);
      return path === undefined ? undefined : this.#manifests.at(path);
    }
    return undefined;
  }

  /** Forgets every workspace. */
  clear(): void {
    this.#members.clear();
  }

  /** `workspaces` of npm, Yarn and Bun, `packages` of pnpm and Lerna, the project folders of Rush. */
  #patternsOf(root: string): readonly string[] {
    const listed = this.#manifests.at(join(root, 'package.json'))?.fields['workspaces'];
    const patterns = toStrings(asRecord(listed)?.['packages'] ?? listed);
    if (patterns.length > 0) return patterns;
    const list =
      this.#files.read(join(root, 'pnpm-workspace.yaml')) ?? this.#files.read(join(root, 'lerna.json'));
    if (list) return toStrings(asRecord(parseYaml(list.text))?.['packages']);
    const rush = this.#files.read(join(root, 'rush.json'))?.text ?? '';
    return Array.from(rush.matchAll(PROJECT_FOLDER), ([, folder = '']) => folder);
  }

  /** The answer depends on the folders that hold packages, so that one that comes or goes is noticed. */
  #list(root: string, patterns: readonly string[]): Members {
    const members = new Map<string, string>();
    for (const pattern of patterns) this.#files.stampOf(join(root, pattern.replace(/[^/]*[*?{[].*$/, '')));
    for (const path of findManifests(root, patterns)) {
      this.#files.stampOf(dirname(dirname(path)));
      const name = this.#manifests.at(path)?.name;
      if (name !== undefined && !members.has(name)) members.set(name, path);
    }
    return members;
  }
}

function findManifests(root: string, patterns: readonly string[]): readonly string[] {
  const manifests = patterns.map((pattern) => pattern.replace(/\/*$/, '/package.json'));
  try {
    const ignore = ['**/node_modules/**'];
    return globSync(manifests, { cwd: root, absolute: true, ignore, followSymbolicLinks: false }).sort();
  } catch {
    return [];
  }
}

function toStrings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function parseYaml(text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch {
    return undefined;
  }
}
