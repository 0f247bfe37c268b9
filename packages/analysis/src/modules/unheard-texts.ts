import { statSync } from 'node:fs';
import type { FileStore } from './file-store.js';

/** As many as there may be overlays. */
const MOST_TEXTS = 50;

/**
 * Texts under lint that no answer has depended on yet, so that the disk was not asked whether they are saved. Once an
 * answer may depend on them, those that are not become overlays.
 */
export class UnheardTexts {
  readonly #files: FileStore;
  readonly #texts = new Map<string, { readonly text: string; readonly since: number }>();

  constructor(files: FileStore) {
    this.#files = files;
  }

  /** Takes note of a file's text. */
  add(path: string, text: string): void {
    this.#texts.delete(path);
    this.#texts.set(path, { text, since: Date.now() });
    for (const oldest of this.#texts.keys()) {
      if (this.#texts.size <= MOST_TEXTS) return;
      this.#texts.delete(oldest);
    }
  }

  /** Makes overlays of the texts that are not saved; where the disk is newer than a text, the disk counts. */
  settle(): void {
    for (const [path, { text, since }] of this.#texts) {
      if (isOlder(path, since)) this.#files.setOverlay(path, text);
    }
    this.#texts.clear();
  }
}

/** A file that is not there yet has no overlay either. */
function isOlder(path: string, time: number): boolean {
  try {
    return statSync(path).ctimeMs < time;
  } catch {
    return false;
  }
}
