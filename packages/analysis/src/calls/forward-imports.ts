import type { ModuleHost } from '../modules/module-host.js';
import { isPackageSpecifier } from '../modules/specifiers.js';
import { findSpecifiers } from './cold-programs.js';

const MOST_FILES = 2_000;

/** The files of the project that some files lead to by imports, each with what it imports; nothing is parsed. */
export function followImports(
  host: ModuleHost,
  starts: Iterable<string>,
): ReadonlyMap<string, readonly string[]> {
  const imports = new Map<string, readonly string[]>();
  const queue = new Set(starts);
  for (const path of queue) {
    if (imports.size >= MOST_FILES) break;
    const specifiers = findSpecifiers(host.files.read(path)?.text ?? '');
    const targets = [...new Set(specifiers)].flatMap((specifier) =>
      isPackageSpecifier(specifier) ? [] : (host.resolveSpecifier(specifier, path) ?? []),
    );
    imports.set(path, targets);
    for (const target of targets) queue.add(target);
  }
  return imports;
}

/** Some files, and those among the importers of a map that lead to them. */
export function findImportersIn(
  imports: ReadonlyMap<string, readonly string[]>,
  paths: Iterable<string>,
): ReadonlySet<string> {
  const importers = new Map<string, string[]>();
  for (const [path, targets] of imports) {
    for (const target of targets) importers.set(target, [...(importers.get(target) ?? []), path]);
  }
  const found = new Set(paths);
  for (const path of found) for (const importer of importers.get(path) ?? []) found.add(importer);
  return found;
}
