import { gte, minVersion, satisfies, valid, validRange } from 'semver';
import { directoryOf } from './ancestors.js';
import { asRecord } from './as-record.js';
import type { FileStore } from './file-store.js';
import { Lockfiles } from './lockfiles.js';
import { installedManifestPath } from './node-modules.js';
import type { PackageManifest, PackageManifests } from './package-manifest.js';

/** The version of a package that a file runs with: the one installed, else the one locked, else the lowest one declared. */
export interface SdkVersion {
  readonly version: string;
  /** `declared`: this exact one. `least`: this one or any newer one of its major version. */
  readonly source: 'installed' | 'locked' | 'declared' | 'least';
}

/** Finds which version of a package a file runs with. */
export class SdkVersions {
  readonly #files: FileStore;
  readonly #manifests: PackageManifests;
  readonly #lockfiles: Lockfiles;

  constructor(files: FileStore, manifests: PackageManifests) {
    this.#files = files;
    this.#manifests = manifests;
    this.#lockfiles = new Lockfiles(files);
  }

  /** The version of a package as seen from a file; undefined when neither node_modules, lockfile nor package.json tells. */
  versionOf(packageName: string, fromFile: string): SdkVersion | undefined {
    const directory = directoryOf(this.#files, fromFile);
    if (directory === undefined) return undefined;
    const path = installedManifestPath(this.#files, directory, packageName);
    const installed = path === undefined ? undefined : this.#manifests.at(path)?.version;
    if (installed !== undefined && valid(installed)) return { version: installed, source: 'installed' };
    const range = this.#declaredRange(packageName, fromFile);
    const locked = this.#lockfiles.versionOf(directory, { name: packageName, range });
    if (locked !== undefined && valid(locked)) return { version: locked, source: 'locked' };
    return range === undefined ? undefined : toDeclaredVersion(range, packageName);
  }

  /** Forgets every lockfile. */
  clear(): void {
    this.#lockfiles.clear();
  }

  #declaredRange(packageName: string, fromFile: string): string | undefined {
    for (const path of this.#manifests.pathsAbove(fromFile)) {
      const manifest = this.#manifests.at(path);
      const range = manifest && declaredRange(manifest, packageName);
      if (range !== undefined) return range;
    }
    return undefined;
  }
}

/** Whether a version is at least another; false for what is no version. */
export function isAtLeast(version: string, least: string): boolean {
  return valid(version) !== null && valid(least) !== null && gte(version, least);
}

function declaredRange(manifest: PackageManifest, packageName: string): string | undefined {
  for (const field of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
    const range = asRecord(manifest.fields[field])?.[packageName];
    if (typeof range === 'string') return range;
  }
  return undefined;
}

/** `^3.540.0` -> 3.540.0 at least. Tags, `*`, `workspace:`, `catalog:`, paths and other packages' versions tell nothing. */
function toDeclaredVersion(declared: string, packageName: string): SdkVersion | undefined {
  const alias = `npm:${packageName}@`;
  const range = declared.startsWith(alias) ? declared.slice(alias.length) : declared;
  const normal = validRange(range);
  const lowest = normal === null || normal === '*' ? null : minVersion(normal);
  if (normal === null || lowest === null) return undefined;
  const isOpen = satisfies(`${String(lowest.major)}.${String(Number.MAX_SAFE_INTEGER)}.0`, normal);
  return { version: lowest.version, source: isOpen ? 'least' : 'declared' };
}
