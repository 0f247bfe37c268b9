import { join, relative, sep } from 'node:path';
import type { PackageManifest } from './package-manifest.js';
import { isProjectSource, type SourceProber } from './source-prober.js';

const compiled = /(?:\.d)?\.[cm]?[jt]sx?$/;
const typescript = /\.[cm]?tsx?$/;
/** `dist/esm/a.js` leaves out two folders, `dist/cjs/node/a.js` three. */
const maxOutputDepth = 3;

/**
 * Finds the source that a workspace package's files were compiled from, whether they have been compiled or not.
 * The source is the file that the package names, when that is TypeScript; else the TypeScript that stands for it in
 * `src` or beside the package.json (`dist/esm/a.js` -> `src/a.ts`); else the named file, when it is there.
 */
export class PackageSources {
  readonly #prober: SourceProber;

  constructor(prober: SourceProber) {
    this.#prober = prober;
  }

  /** The source of a file that is there: itself, or the TypeScript that it was compiled from. */
  ofFile(manifest: PackageManifest, file: string): string | undefined {
    if (isProjectSource(file) && typescript.test(file)) return file;
    const original = this.#originalOf(manifest, relative(manifest.directory, file));
    if (original !== undefined && typescript.test(original)) return original;
    return isProjectSource(file) ? file : undefined;
  }

  /** The source of the first of a package's targets that has one; the targets may still have to be built. */
  ofTargets(manifest: PackageManifest, targets: readonly string[]): string | undefined {
    for (const target of targets) {
      const present = this.#at(manifest, target);
      const source =
        present === undefined ? this.#originalOf(manifest, target) : this.ofFile(manifest, present);
      if (source !== undefined) return source;
    }
    return undefined;
  }

  /** dist/esm/a.js -> src/esm/a, esm/a, src/a, a: the first that is a source file. */
  #originalOf(manifest: PackageManifest, target: string): string | undefined {
    const parts = target
      .replace(compiled, '')
      .split(/[\\/]/)
      .filter((part) => part !== '.');
    if (parts.includes('..')) return undefined;
    for (let depth = 1; depth < parts.length && depth <= maxOutputDepth; depth += 1) {
      const tail = parts.slice(depth).join('/');
      const source = this.#at(manifest, `src/${tail}`) ?? this.#at(manifest, tail);
      if (source !== undefined) return source;
    }
    return undefined;
  }

  #at(manifest: PackageManifest, path: string): string | undefined {
    return this.#prober.sourceAt(manifest.directory, `./${join(path).split(sep).join('/')}`);
  }
}
