import { dirname, isAbsolute } from 'node:path';
import type { FileStore } from './file-store.js';

/** A directory and every directory above it, nearest first. */
export function* ancestorsOf(directory: string): Generator<string> {
  let current = directory;
  for (;;) {
    yield current;
    const parent = dirname(current);
    if (parent === current) return;
    current = parent;
  }
}

/**
 * The directory that a file's relative imports start from; undefined for a name that is no absolute path.
 * A part of a document (`/docs/page.md/0_0.ts`) starts from the directory of the document.
 */
export function directoryOf(files: FileStore, file: string): string | undefined {
  if (!isAbsolute(file)) return undefined;
  let directory = dirname(file);
  while (files.kindOf(directory) === 'file') directory = dirname(directory);
  return directory;
}
