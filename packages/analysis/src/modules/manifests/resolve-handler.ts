import { resolve } from 'node:path';
import { BuiltPaths, firstFound } from './built-paths.js';
import { splitHandler, type HandlerParts } from './handler-string.js';
import type { ManifestHandler, ManifestHost, NamedHandler } from './manifest-handler.js';
import { SourceFiles, isSource } from './source-files.js';

/** Finds the source files behind the handlers that manifests name. */
export class HandlerResolver {
  readonly files: SourceFiles;
  readonly #built: BuiltPaths;

  constructor(host: ManifestHost, files: readonly string[]) {
    this.files = new SourceFiles(files);
    this.#built = new BuiltPaths(host, this.files);
  }

  /** The handler with its file, or undefined where no listed file is shown to be the one. */
  resolve(named: NamedHandler): ManifestHandler | undefined {
    const { handler, bases, entries = [], exportName, ...rest } = named;
    const found =
      exportName === undefined ? this.#find(handler, bases, entries) : this.#findEntry(entries, exportName);
    // A function that also serves is not cold, whatever else calls it.
    return found && { ...found, ...rest, isCold: rest.isCold && rest.events.length === 0 };
  }

  #findEntry(entries: readonly string[], exportName: string): Found | undefined {
    const file = firstFound(entries, (entry) => (isSource(entry) ? this.files.findAt(entry) : undefined));
    return file === undefined ? undefined : { file, exportName };
  }

  #find(handler: string, bases: readonly string[], entries: readonly string[]): Found | undefined {
    const parts = splitHandler(handler);
    return (
      firstFound(parts, (part) => this.#byEntry(part, entries)) ??
      firstFound(parts, (part) => this.#byPath(part, bases))
    );
  }

  /** A build that the manifest itself describes names its entries: the one whose name the handler carries. */
  #byEntry({ module, exportName }: HandlerParts, entries: readonly string[]): Found | undefined {
    const name = module.split('/').at(-1) ?? module;
    const sources = entries.flatMap((entry) => this.files.findAt(entry) ?? []);
    const file = sources.find((source) => source.replace(/\.\w+$/, '').endsWith(`/${name}`)) ?? only(sources);
    return file === undefined ? undefined : { file, exportName };
  }

  #byPath({ module, exportName }: HandlerParts, bases: readonly string[]): Found | undefined {
    const paths = [...new Set(bases.map((base) => resolve(base, module)))];
    const file =
      firstFound(paths, (path) => this.#built.findShown(path)) ??
      firstFound(paths, (path) => this.files.find(path)) ??
      firstFound(paths, (path) => this.#built.findByFolder(path)) ??
      firstFound(bases, (base) => this.files.find(resolve(base, 'src', module)));
    return file === undefined ? undefined : { file, exportName };
  }
}

type Found = Pick<ManifestHandler, 'file' | 'exportName'>;

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}
