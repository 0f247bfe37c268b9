import type { Position } from './finding.js';

const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/g;

/** The lines of a text, as editors and ESLint count them. */
export class Lines {
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#starts = [0, ...[...text.matchAll(LINE_BREAK)].map(({ 0: found, index }) => index + found.length)];
  }

  /** Where an offset stands. */
  positionAt(offset: number): Position {
    let index = this.#starts.findLastIndex((start) => start <= offset);
    if (index === -1) index = 0;
    return { line: index + 1, column: offset - (this.#starts[index] ?? 0) + 1 };
  }

  /** The offset of a place. */
  offsetAt({ line, column }: Position): number {
    return (this.#starts[line - 1] ?? 0) + column - 1;
  }
}
