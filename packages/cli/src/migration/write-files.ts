import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { Problem } from '../findings/finding.js';

/** A file with the text that is to take the place of what it holds. */
export interface Replacement {
  /** Absolute. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes each file beside itself and moves it into place, so that at every moment a file holds the one text or the
 * other. A file that has changed since it was read is left alone, and told. `onFile` is called after each.
 */
export function writeFiles(replacements: readonly Replacement[], onFile?: () => void): readonly Problem[] {
  const leftovers = new Leftovers();
  return replacements.flatMap((replacement) => {
    const problem = writeOne(replacement, leftovers);
    onFile?.();
    return problem ?? [];
  });
}

function writeOne({ path, before, after }: Replacement, leftovers: Leftovers): Problem | undefined {
  try {
    if (readFileSync(path, 'utf8') !== before) {
      return { path, message: 'has changed meanwhile, and was left as it is. Run the command again.' };
    }
    leftovers.remove(path, after);
    writeFileAtomic.sync(path, after, { encoding: 'utf8' });
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { path, message: `could not be written (${code ?? message}), and was left as it is.` };
  }
}

/** What a run that was killed may have left: `name.1234567` beside a file, with the start of its new text. */
class Leftovers {
  readonly #names = new Map<string, readonly string[]>();

  /** Removes what an earlier run has begun to write for this file, and nothing else. */
  remove(path: string, after: string): void {
    const folder = dirname(path);
    const prefix = `${basename(path)}.`;
    for (const name of this.#list(folder)) {
      const isLikely = name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length));
      if (isLikely && after.startsWith(readFileSync(join(folder, name), 'utf8'))) rmSync(join(folder, name));
    }
  }

  #list(folder: string): readonly string[] {
    const known = this.#names.get(folder) ?? readdirSync(folder);
    this.#names.set(folder, known);
    return known;
  }
}
