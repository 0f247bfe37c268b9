import { dirname, join, resolve } from 'node:path';
import { ResolverFactory, type NapiResolveOptions } from 'oxc-resolver';
import type { FileStore } from './file-store.js';

const sourceExtension = /\.(?:[cm]?[jt]s|[jt]sx|json)$/;
const declaration = /\.d\.(?:[^./\\]+\.)?[cm]?ts$/;
const insidePackages = /[\\/]node_modules[\\/]/;

const options: NapiResolveOptions = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs'],
    '.cjs': ['.cts', '.cjs'],
  },
  mainFields: ['source', 'module', 'main'],
  nodePath: false,
};

/** Conditions of `exports` and `imports`; `source` is what bundlers call a package's sources. */
const conditionNames = ['source', 'node', 'import', 'require', 'module', 'default'];

/**
 * Asks oxc-resolver what a path or a package's specifier leads to.
 * oxc-resolver keeps what it saw of the disk until it is told to forget, so it is told once in every pass.
 */
export class SourceProber {
  readonly #files: FileStore;
  readonly #plain = new ResolverFactory({ ...options, conditionNames });
  readonly #conditional = new Map<string, ResolverFactory>();
  #pass = -1;

  constructor(files: FileStore) {
    this.#files = files;
  }

  /** The project's source file that a path leads to, with its extension, index file and links resolved. */
  sourceAt(directory: string, path: string): string | undefined {
    const target = resolve(directory, path);
    this.#files.stampOf(dirname(target));
    if (this.#files.kindOf(target) === 'directory') {
      this.#files.stampOf(target);
      this.#files.stampOf(join(target, 'package.json'));
    }
    const found = this.#resolver([]).sync(directory, path).path;
    return found !== undefined && isProjectSource(found) ? found : undefined;
  }

  /** The file that a package's name or a `#` import leads to at run time, declarations and node_modules included. */
  runtimeFileOf(
    directory: string,
    specifier: string,
    customConditions: readonly string[],
  ): string | undefined {
    const found = this.#resolver(customConditions).sync(directory, specifier).path;
    if (found !== undefined) this.#files.stampOf(dirname(found));
    return found;
  }

  /** Forgets what oxc-resolver saw of the disk. */
  clear(): void {
    this.#plain.clearCache();
  }

  #resolver(customConditions: readonly string[]): ResolverFactory {
    if (this.#pass !== this.#files.pass) this.clear();
    this.#pass = this.#files.pass;
    if (customConditions.length === 0) return this.#plain;
    const key = customConditions.join('\n');
    const known = this.#conditional.get(key);
    const resolver =
      known ??
      this.#plain.cloneWithOptions({ ...options, conditionNames: [...customConditions, ...conditionNames] });
    this.#conditional.set(key, resolver);
    return resolver;
  }
}

/** Whether a real path is a module of the project: code or JSON, neither a declaration nor in node_modules. */
export function isProjectSource(path: string): boolean {
  return sourceExtension.test(path) && !declaration.test(path) && !insidePackages.test(path);
}
