import { directoryOf } from './ancestors.js';
import type { FileStore } from './file-store.js';
import { hasNodeModules, installedManifestPath } from './node-modules.js';
import type { Tsconfigs } from './tsconfigs.js';

/** The compiler options that decide how an edit must be written so that it type-checks. */
export interface GoverningOptions {
  /** Whether `undefined` is a type of its own (`strict` or `strictNullChecks`). */
  readonly strict: boolean;
  readonly exactOptionalPropertyTypes: boolean;
  readonly noPropertyAccessFromIndexSignature: boolean;
  /** Whether `@types/node` is installed within the file's reach; undefined where nothing is installed at all. */
  readonly hasNodeTypes: boolean | undefined;
}

/** The compiler options in force for a file; all off where no tsconfig.json governs it or where it is broken. */
export function compilerOptionsFor(files: FileStore, tsconfigs: Tsconfigs, file: string): GoverningOptions {
  const options = tsconfigs.governing(file)?.compilerOptions;
  return {
    strict: (options?.strictNullChecks ?? options?.strict) === true,
    exactOptionalPropertyTypes: options?.exactOptionalPropertyTypes === true,
    noPropertyAccessFromIndexSignature: options?.noPropertyAccessFromIndexSignature === true,
    hasNodeTypes: hasNodeTypes(files, file),
  };
}

function hasNodeTypes(files: FileStore, file: string): boolean | undefined {
  const directory = directoryOf(files, file);
  if (directory === undefined) return undefined;
  if (installedManifestPath(files, directory, '@types/node') !== undefined) return true;
  return hasNodeModules(files, directory) ? false : undefined;
}
