import { dirname, resolve } from 'node:path';

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const DECLARATION = /\.d\.[cm]?ts$/;
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** The files of a project, asked for sources. Nothing that it answers is a guess: every path is one of the files. */
export class SourceFiles {
  readonly #files: ReadonlySet<string>;

  constructor(files: Iterable<string>) {
    this.#files = new Set(files);
  }

  /** Whether a path is one of the files. */
  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** All source files. */
  get sources(): readonly string[] {
    return [...this.#files].filter(isSource);
  }

  /** The source file that a path without extension means, as `src/index` or a folder with an index; else undefined. */
  find(path: string): string | undefined {
    const candidates = [path, `${path}/index`].flatMap((stem) =>
      EXTENSIONS.map((extension) => stem + extension),
    );
    return candidates.find((candidate) => this.#files.has(candidate));
  }

  /** The source file at a path, whatever JavaScript extension it names: `dist/a.js` may have `dist/a.ts` beside it. */
  findAt(path: string): string | undefined {
    if (this.#files.has(path) && isSource(path)) return path;
    return SOURCE.test(path) ? this.find(path.replace(SOURCE, '')) : this.find(path);
  }

  /** The nearest directory, from a path upwards, that holds one of some files. */
  findAbove(start: string, names: readonly string[]): string | undefined {
    for (let at = start; ; at = dirname(at)) {
      if (names.some((name) => this.#files.has(resolve(at, name)))) return at;
      if (at === dirname(at)) return undefined;
    }
  }
}

/** Tells whether a path names JavaScript or TypeScript that runs. */
export function isSource(path: string): boolean {
  return SOURCE.test(path) && !DECLARATION.test(path);
}
