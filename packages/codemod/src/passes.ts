import {
  applyEdits,
  mergeEditGroups,
  type IamReason,
  type IamRemedyId,
  type Range,
  type Reason,
  type RemedyClass,
  type RemedyId,
  type TextEdit,
} from '@endpoint-hygiene/analysis';
import { getLine, moveBack, moveForward } from './positions.js';

/** Lines of one place, from 1. */
export interface Place {
  /** In the text that is returned. */
  readonly line: number;
  /** In the text that was given. */
  readonly originalLine: number;
}

/** One client, setting or write that was mended. */
export interface Change extends Place {
  readonly sdk: 2 | 3 | undefined;
  readonly reason: Reason | IamReason;
  readonly remedy: RemedyId | IamRemedyId;
  /** `choose` where the user's own expression for the region was written. */
  readonly class: RemedyClass;
}

/** A remedy that is to be made at one place. */
export interface Decision {
  readonly site: Pick<Change, 'sdk' | 'reason'> & { readonly range: Range };
  readonly remedy: {
    readonly id: Change['remedy'];
    readonly class: RemedyClass;
    readonly edits: readonly TextEdit[];
  };
}

interface Made extends Decision {
  /** How many passes had been made before. */
  readonly pass: number;
}

/** A text that is edited in passes, and where each of its places was before and is after them. */
export class Passes {
  readonly #original: string;
  readonly #edits: (readonly TextEdit[])[] = [];
  readonly #made: Made[] = [];
  text: string;

  constructor(text: string) {
    this.#original = text;
    this.text = text;
  }

  get count(): number {
    return this.#edits.length;
  }

  /** Makes the edits that keep clear of each other; false when there were none to make. */
  make(decisions: readonly Decision[]): boolean {
    const { edits, deferred } = mergeEditGroups(decisions.map(({ remedy }) => remedy.edits));
    if (edits.length === 0) return false;
    const pass = this.count;
    const made = decisions.filter(({ remedy }) => !deferred.includes(remedy.edits));
    this.#made.push(...made.map((decision) => ({ ...decision, pass })));
    this.text = applyEdits(this.text, edits);
    this.#edits.push(edits);
    return true;
  }

  findChanges(): Change[] {
    const changes = this.#made.map(({ site, remedy, pass }) => ({
      ...this.getPlace(site.range[0], pass),
      sdk: site.sdk,
      reason: site.reason,
      remedy: remedy.id,
      class: remedy.class,
    }));
    return changes.sort((a, b) => a.line - b.line);
  }

  /** The lines of an offset in the text as it was before the given pass; after all of them by default. */
  getPlace(offset: number, pass = this.count): Place {
    const after = this.#edits.slice(pass).reduce(moveForward, offset);
    const before = this.#edits.slice(0, pass).reduceRight(moveBack, offset);
    return { line: getLine(this.text, after), originalLine: getLine(this.#original, before) };
  }
}
