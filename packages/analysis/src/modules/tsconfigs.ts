import { basename, dirname, join, resolve } from 'node:path';
import {
  createFilesMatcher,
  createPathsMatcher,
  parseTsconfig,
  type TsConfigJsonResolved,
  type TsConfigResult,
} from 'get-tsconfig';
import { ancestorsOf, directoryOf } from './ancestors.js';
import type { FileStore } from './file-store.js';
import { StampedCache } from './stamped-cache.js';

/** A tsconfig.json or jsconfig.json with everything that it extends. */
export interface Tsconfig {
  readonly path: string;
  readonly compilerOptions: NonNullable<TsConfigJsonResolved['compilerOptions']>;
  /** Whether its `files` and `include` take a file. */
  takes(file: string): boolean;
  /** Absolute paths, extension or not, that `paths` and `baseUrl` give a specifier; the first that exists is meant. */
  candidatesOf(specifier: string): readonly string[];
  /** Absolute paths of the configurations that it references. */
  readonly references: readonly string[];
  readonly customConditions: readonly string[];
}

/** get-tsconfig finds this out by writing a file; the platform's habit is enough here. */
const hasCaseSensitivePaths = process.platform !== 'win32' && process.platform !== 'darwin';

/** Finds and reads tsconfig.json files. */
export class Tsconfigs {
  readonly #files: FileStore;
  readonly #parsed: StampedCache<Tsconfig>;

  constructor(files: FileStore) {
    this.#files = files;
    this.#parsed = new StampedCache(files, 1_000);
  }

  /**
   * The configuration that governs a file: the nearest one upwards that takes the file, itself or through a
   * reference; where none does (a script, a .js file), the nearest one all the same.
   */
  governing(file: string): Tsconfig | undefined {
    const start = directoryOf(this.#files, file);
    if (start === undefined) return undefined;
    let nearest: Tsconfig | undefined;
    for (const directory of ancestorsOf(start)) {
      const tsconfig = this.#in(directory);
      if (!tsconfig) continue;
      nearest ??= tsconfig;
      const governing = this.#taking(file, tsconfig, new Set());
      if (governing) return governing;
    }
    return nearest;
  }

  /**
   * Every path that `paths` and `baseUrl` may give a specifier in some file of a directory: by each configuration at or
   * above it, and by those that these reference.
   */
  candidatesIn(directory: string, specifier: string): readonly string[] {
    const found = new Set<string>();
    for (const ancestor of ancestorsOf(directory)) {
      const tsconfig = this.#in(ancestor);
      if (tsconfig) this.#collect(tsconfig, specifier, { found, asked: new Set() });
    }
    return [...found];
  }

  #collect(
    tsconfig: Tsconfig,
    specifier: string,
    { found, asked }: { readonly found: Set<string>; readonly asked: Set<string> },
  ): void {
    asked.add(tsconfig.path);
    for (const candidate of tsconfig.candidatesOf(specifier)) found.add(candidate);
    for (const reference of tsconfig.references) {
      const path = this.#referencedPath(reference);
      if (!asked.has(path) && this.#files.hasFile(path))
        this.#collect(this.at(path), specifier, { found, asked });
    }
  }

  /** The configuration at a path; one that cannot be read takes every file and sets nothing. */
  at(path: string): Tsconfig {
    return this.#parsed.get(path, () => {
      const isFile = this.#files.hasFile(path);
      const reads = new Map<string, string>();
      const config = isFile ? parse(path, reads) : undefined;
      for (const read of pathsRead(reads)) this.#files.stampOf(read);
      return config ? tsconfigOf({ path, config }) : emptyTsconfig(path);
    });
  }

  /** Forgets every configuration. */
  clear(): void {
    this.#parsed.clear();
  }

  #in(directory: string): Tsconfig | undefined {
    const paths = [join(directory, 'tsconfig.json'), join(directory, 'jsconfig.json')];
    const path = paths.find((candidate) => this.#files.hasFile(candidate));
    return path === undefined ? undefined : this.at(path);
  }

  #taking(file: string, tsconfig: Tsconfig, asked: Set<string>): Tsconfig | undefined {
    if (tsconfig.takes(file)) return tsconfig;
    asked.add(tsconfig.path);
    for (const reference of tsconfig.references) {
      const path = this.#referencedPath(reference);
      const taking =
        asked.has(path) || !this.#files.hasFile(path) ? undefined : this.#taking(file, this.at(path), asked);
      if (taking) return taking;
    }
    return undefined;
  }

  #referencedPath(reference: string): string {
    return this.#files.kindOf(reference) === 'directory' ? join(reference, 'tsconfig.json') : reference;
  }
}

function parse(path: string, reads: Map<string, string>): TsConfigJsonResolved | undefined {
  try {
    return parseTsconfig(path, reads);
  } catch {
    return undefined;
  }
}

/** get-tsconfig keys what it asks the disk as `existsSync:/a/base.json` or `readFileSync:/a/base.json:utf8`. */
function pathsRead(reads: ReadonlyMap<string, unknown>): string[] {
  return [...reads.keys()].flatMap((key) => {
    const path = /^(?:existsSync|readFileSync):(.*?)(?::utf8)?$/s.exec(key)?.[1];
    return path === undefined ? [] : [resolve(path)];
  });
}

function tsconfigOf(found: TsConfigResult): Tsconfig {
  const { path, config } = found;
  const compilerOptions = config.compilerOptions ?? {};
  if (basename(path) === 'jsconfig.json') compilerOptions.allowJs ??= true;
  const takes = attempt(() => createFilesMatcher(found, hasCaseSensitivePaths));
  const candidates = attempt(() => createPathsMatcher(found));
  return {
    path,
    compilerOptions,
    takes: (file) => attempt(() => takes?.(file)) !== undefined,
    candidatesOf: (specifier) => attempt(() => candidates?.(specifier)) ?? [],
    references: (Array.isArray(config.references) ? config.references : []).flatMap((reference: unknown) =>
      referencePath(reference, dirname(path)),
    ),
    customConditions: stringsOf(compilerOptions.customConditions),
  };
}

function emptyTsconfig(path: string): Tsconfig {
  return {
    path,
    compilerOptions: {},
    takes: () => true,
    candidatesOf: () => [],
    references: [],
    customConditions: [],
  };
}

function referencePath(reference: unknown, directory: string): string[] {
  const path = typeof reference === 'object' && reference !== null && 'path' in reference && reference.path;
  return typeof path === 'string' ? [resolve(directory, path)] : [];
}

function stringsOf(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [];
}

/** get-tsconfig throws on fields of a wrong type; such a field then says nothing. */
function attempt<Value>(question: () => Value): Value | undefined {
  try {
    return question();
  } catch {
    return undefined;
  }
}
