import type { ParseFailure } from '@endpoint-hygiene/analysis';

/** A file that cannot be read as JavaScript or TypeScript. Its message names the line and what to do. */
export class UnreadableSourceError extends Error {
  override readonly name = 'UnreadableSourceError';

  /** From 1, where the parser tells. */
  readonly line: number | undefined;

  constructor({ message, line }: ParseFailure) {
    const place = line === undefined ? '' : ` at line ${line}`;
    super(
      `does not parse${place}: ${message.replace(/\.?\s*$/, '.')} The file was left as it is. ` +
        'Mend its syntax, or leave it out with --ignore-pattern.',
    );
    this.line = line;
  }
}
