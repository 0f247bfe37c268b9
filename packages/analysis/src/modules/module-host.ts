import { compilerOptionsFor, type GoverningOptions } from './compiler-options.js';
import { FileStore, type FileStoreLimits } from './file-store.js';
import { PackageManifests, type PackageManifest } from './package-manifest.js';
import { SpecifierResolver } from './resolve-specifier.js';
import { SdkVersions, type SdkVersion } from './sdk-version.js';
import { Tsconfigs } from './tsconfigs.js';

/**
 * What the analysis knows of the project around a file: its files, modules, packages and compiler options.
 * No question throws, whatever the path or the specifier; and every answer follows the disk as it stands, or as it
 * stood when the outermost `files.track` around the question began.
 */
export interface ModuleHost {
  readonly files: FileStore;
  /** The absolute real path of the project's source file that a specifier means; undefined for any other thing. */
  resolveSpecifier(specifier: string, fromFile: string): string | undefined;
  /** Every absolute path that compiler options may give a specifier in some file of a directory. */
  mappedPaths(specifier: string, directory: string): readonly string[];
  /** The version of a package that a file runs with. */
  sdkVersion(packageName: string, fromFile: string): SdkVersion | undefined;
  /** The compiler options in force for a file. */
  compilerOptionsFor(file: string): GoverningOptions;
  /** The nearest package.json at or above a file; undefined when there is none, or when it is no JSON object. */
  packageManifest(file: string): PackageManifest | undefined;
  /** Forgets every text, overlay and answer. */
  clear(): void;
}

/** A module host with caches of its own. */
export function createModuleHost(limits: FileStoreLimits = {}): ModuleHost {
  const files = new FileStore(limits);
  const manifests = new PackageManifests(files);
  const tsconfigs = new Tsconfigs(files);
  const resolver = new SpecifierResolver({ files, manifests, tsconfigs });
  const versions = new SdkVersions(files, manifests);
  return {
    files,
    resolveSpecifier: (specifier, fromFile) => resolver.resolve(specifier, fromFile),
    mappedPaths: (specifier, directory) => tsconfigs.candidatesIn(directory, specifier),
    sdkVersion: (packageName, fromFile) => versions.versionOf(packageName, fromFile),
    compilerOptionsFor: (file) => compilerOptionsFor(files, tsconfigs, file),
    packageManifest: (file) => manifests.nearest(file),
    clear() {
      for (const part of [files, manifests, tsconfigs, resolver, versions]) part.clear();
    },
  };
}
