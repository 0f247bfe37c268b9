import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ancestorsOf } from './ancestors.js';
import type { FileStore } from './file-store.js';

/** The package.json of a package in the nearest node_modules at or above a directory that holds the package. */
export function installedManifestPath(
  files: FileStore,
  directory: string,
  packageName: string,
): string | undefined {
  for (const ancestor of ancestorsOf(directory)) {
    const folder = join(ancestor, 'node_modules');
    if (!hasDirectory(files, folder)) continue;
    const path = join(folder, packageName, 'package.json');
    if (files.hasFile(path)) return path;
  }
  return undefined;
}

/** Whether any directory at or above this one has a node_modules with a package in it; caches of tools do not count. */
export function hasNodeModules(files: FileStore, directory: string): boolean {
  for (const ancestor of ancestorsOf(directory)) {
    const folder = join(ancestor, 'node_modules');
    if (hasDirectory(files, folder) && hasPackage(folder)) return true;
  }
  return false;
}

function hasPackage(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => !name.startsWith('.'));
  } catch {
    return false;
  }
}

/** Depends on the folder only while it is absent: what comes and goes in it later is asked for by name. */
function hasDirectory(files: FileStore, folder: string): boolean {
  if (files.kindOf(folder) === 'directory') return true;
  files.stampOf(folder);
  return false;
}
