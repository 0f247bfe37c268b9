import type { EntryKind } from '../facts/entry-points/entry-point.js';
import type { FunctionNode } from '../syntax/values.js';
import type { FunctionRef } from './find-targets.js';

/** A function that the outside calls while the program serves. */
export interface HotEntry {
  readonly of: FunctionRef;
  readonly kind: EntryKind;
  /** What shows it, for a person: `an Express route`, `a Lambda function in template.yaml:12`. */
  readonly label: string;
  /** `weak`: a name or a place alone. */
  readonly evidence: 'strong' | 'weak';
}

/** Entry points by their function; strong evidence takes the place of weak. */
export class HotEntries {
  readonly #entries = new Map<FunctionNode, HotEntry>();

  /** Adds an entry point unless a better one is known for its function. */
  add(entry: HotEntry): void {
    const known = this.#entries.get(entry.of.node);
    if (!known || (known.evidence === 'weak' && entry.evidence === 'strong'))
      this.#entries.set(entry.of.node, entry);
  }

  /** Takes back the entry points that a cold program's sign overrides. */
  remove(nodes: Iterable<FunctionNode>, overrides: 'all' | 'weak'): void {
    for (const node of nodes) {
      if (overrides === 'all' || this.#entries.get(node)?.evidence === 'weak') this.#entries.delete(node);
    }
  }

  /** All of them by function. */
  get byFunction(): ReadonlyMap<FunctionNode, HotEntry> {
    return this.#entries;
  }
}
