import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../user-error.js';

/** Writes a report to a file, or to the standard output without one. Throws a UserError where it cannot. */
export function writeOutput(path: string | undefined, text: string): void {
  if (path === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(resolve(path), text);
  } catch (error) {
    const reason = (error as Error).message;
    throw new UserError(`${path} cannot be written: ${reason}. Name another file with --output.`);
  }
}
