import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../user-error.js';

/** A line of a file. */
export interface Place {
  /** Absolute. */
  readonly path: string;
  readonly line: number;
}

/** Reads `src/a.ts:12`, as editors and compilers write it; a column behind it is passed over. Throws a UserError. */
export function parsePlace(text: string, cwd: string): Place {
  const [, file, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(text) ?? [];
  if (file === undefined || line === undefined || line === '0') {
    throw new UserError(`"${text}" names no line. Write it as src/clients.ts:12.`);
  }
  const path = resolve(cwd, file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new UserError(`There is no file "${file}".`);
  }
  return { path, line: Number(line) };
}
