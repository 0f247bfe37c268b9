import type { EntryKind } from '../facts/entry-points/entry-point.js';
import type { FunctionNode } from '../syntax/values.js';
import type { FunctionRef } from './find-targets.js';

/** A function that the outside calls while the program serves. */
export interface HotEntry {
  readonly of: FunctionRef;
  readonly kind: EntryKind;
  /** What shows it, for a person: `an Express route`, `a Lambda function in template.yaml:12`. */
  readonly label: string;
  readonly evidence: Evidence;
}

/** How surely a function is an entry point: by its name or place alone, by code, by a manifest, by its author's word. */
export type Evidence = 'weak' | 'strong' | 'manifest' | 'tag';

const RANKS: readonly Evidence[] = ['weak', 'strong', 'manifest', 'tag'];

/** Entry points by their function; better evidence takes the place of lesser. */
export class HotEntries {
  readonly #entries = new Map<FunctionNode, HotEntry>();

  /** Adds an entry point unless a better one is known for its function. */
  add(entry: HotEntry): void {
    const known = this.#entries.get(entry.of.node);
    const isBetter = !known || RANKS.indexOf(entry.evidence) > RANKS.indexOf(known.evidence);
    if (isBetter) this.#entries.set(entry.of.node, entry);
  }

  /** Takes back entry points where a sign of a cold program speaks against them; an author's tag stands. */
  remove(nodes: Iterable<FunctionNode>, overrides: 'all' | 'weak'): void {
    for (const node of nodes) {
      const evidence = this.#entries.get(node)?.evidence;
      if (evidence !== 'tag' && (overrides === 'all' || evidence === 'weak')) this.#entries.delete(node);
    }
  }

  /** Takes an entry point back, whatever shows it. */
  drop(node: FunctionNode): void {
    this.#entries.delete(node);
  }

  /** All of them by function. */
  get byFunction(): ReadonlyMap<FunctionNode, HotEntry> {
    return this.#entries;
  }
}
