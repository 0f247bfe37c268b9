import { BoundedMap } from './bounded-map.js';
import type { FileStore, Tracked } from './file-store.js';

/** Remembers answers for as long as every path that they were drawn from stays as it was. */
export class StampedCache<Value> {
  readonly #answers: BoundedMap<Tracked<Value>>;
  readonly #files: FileStore;

  constructor(files: FileStore, limit: number) {
    this.#files = files;
    this.#answers = new BoundedMap(limit);
  }

  /** The remembered answer to `key`, or a new one; either way its paths are recorded with the asker. */
  get(key: string, question: () => Value): Value {
    const known = this.#answers.get(key);
    if (known && this.#files.isFresh(known.stamps)) {
      this.#files.record(known.stamps);
      return known.value;
    }
    const answer = this.#files.track(question);
    this.#answers.set(key, answer);
    return answer.value;
  }

  /** Forgets every answer. */
  clear(): void {
    this.#answers.clear();
  }
}
