import { dirname, join } from 'node:path';
import type { ModuleHost } from '../modules/module-host.js';
import { isPackageSpecifier, isPathSpecifier, packageNameOf } from '../modules/specifiers.js';
import { WorkspacePackages } from '../modules/workspace-packages.js';
import { findImportNames, getSpecifierName } from './source-tree.js';

/** An import as a text shows it; what it means is found out when it may mean a file that is asked for. */
interface Importer {
  readonly path: string;
  readonly specifier: string;
  target?: { readonly path: string | undefined };
}

/** Under which keys an import is kept: the files that it may mean have one of them. */
type Keys = readonly string[];

/**
 * Finds who imports a file. Most imports are never resolved: one is, when its last name, or its package, is that of a
 * file which is asked for.
 */
export class Importers {
  readonly #host: ModuleHost;
  readonly #packages: WorkspacePackages;
  readonly #importers = new Map<string, Importer[]>();
  readonly #aliases = new Map<string, Keys | undefined>();

  /** `manifests` are the project's package.json files. */
  constructor(host: ModuleHost, root: string, manifests: readonly string[]) {
    this.#host = host;
    this.#packages = new WorkspacePackages(host, root, manifests);
  }

  /** Takes in what a file imports. */
  add(path: string, specifiers: Iterable<string>): void {
    for (const specifier of new Set(specifiers)) {
      if (isPathSpecifier(specifier)) this.#keep([nameKey(specifier)], { path, specifier });
      else if (!isPackageSpecifier(specifier)) this.#addAlias({ path, specifier });
    }
  }

  /** The files that import a file, as resolving shows. */
  *findOf(path: string): Generator<string> {
    for (const key of keysOf(path)) {
      for (const importer of this.#importers.get(key) ?? []) {
        if (this.#resolve(importer) === path) yield importer.path;
      }
    }
  }

  #resolve(importer: Importer): string | undefined {
    importer.target ??= { path: this.#host.resolveSpecifier(importer.specifier, importer.path) };
    return importer.target.path;
  }

  #keep(keys: Keys, importer: Importer): void {
    for (const key of new Set(keys)) {
      const known = this.#importers.get(key);
      if (known) known.push(importer);
      else this.#importers.set(key, [importer]);
    }
  }

  #addAlias(importer: Importer): void {
    const directory = dirname(importer.path);
    const place = `${directory}\0${importer.specifier}`;
    if (!this.#aliases.has(place)) this.#aliases.set(place, this.#findKeys(importer.specifier, directory));
    const keys = this.#aliases.get(place);
    if (keys) {
      this.#keep(keys, importer);
      return;
    }
    const path = this.#resolve(importer);
    if (path !== undefined) this.#keep([fileKey(path)], importer);
  }

  /** What an alias or a package's name may mean, without asking for each file; undefined for what may be any file. */
  #findKeys(specifier: string, directory: string): Keys | undefined {
    const candidates = this.#host.mappedPaths(specifier, directory);
    const isOpen = candidates.some((path) => this.#packages.hasFolder(path));
    if (isOpen || specifier.startsWith('#')) return undefined;
    const name = packageNameOf(specifier);
    const folders = name === undefined ? [] : this.#packages.findFolders(name);
    return folders && [...candidates.map(nameKey), ...folders.map(folderKey)];
  }
}

function nameKey(specifier: string): string {
  return `name:${getSpecifierName(specifier)}`;
}

function fileKey(path: string): string {
  return `file:${path}`;
}

function folderKey(path: string): string {
  return `folder:${join(path, '/')}`;
}

function keysOf(path: string): Keys {
  const folders: string[] = [];
  for (let at = dirname(path); ; at = dirname(at)) {
    folders.push(folderKey(at));
    if (at === dirname(at)) break;
  }
  return [fileKey(path), ...new Set(findImportNames(path).map((name) => `name:${name}`)), ...folders];
}
