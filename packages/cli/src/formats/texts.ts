import { readFileSync } from 'node:fs';

/** The texts of files, each read once; '' for one that is gone. */
export class Texts {
  readonly #known = new Map<string, string>();
  readonly #lines = new Map<string, readonly string[]>();

  /** Without a byte order mark. */
  read(path: string): string {
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const text = readText(path);
    this.#known.set(path, text);
    return text;
  }

  /** One line of a file, from 1. */
  lineOf(path: string, line: number): string {
    return this.#split(path)[line - 1] ?? '';
  }

  countLines(path: string): number {
    return this.#split(path).length;
  }

  #split(path: string): readonly string[] {
    const known = this.#lines.get(path);
    if (known) return known;
    const lines = this.read(path).split(/\r\n|[\r\n\u2028\u2029]/);
    this.#lines.set(path, lines);
    return lines;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return '';
  }
}
