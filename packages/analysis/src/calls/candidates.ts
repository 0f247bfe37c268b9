import { IAM_WRITES } from '../facts/iam-writes.generated.js';
import type { ModuleHost } from '../modules/module-host.js';
import { findSpecifiers } from './cold-programs.js';
import { Importers } from './importers.js';

/** What the index keeps of a file: one reading, no parse. */
interface FileRecord {
  stamp: string;
  /** The text may hold a write. */
  readonly mayWrite: boolean;
  /** Found when first asked for: nobody asks where nothing writes. */
  specifiers: readonly string[] | undefined;
}

function toSpelling(name: string): string {
  return `${name}|${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** Operations that are writes by themselves, in both of their spellings. */
const OWN_WRITES = [...Object.keys(IAM_WRITES), 'AssumeRoot'].map(toSpelling).join('|');

/** A test for texts that may hold a write: IAM's own, and further operations by name. */
function compileWrites(additional: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${[OWN_WRITES, ...additional.map(toSpelling)].join('|')})(?:Command)?\\b`);
}

const OWN_PATTERN = compileWrites([]);
/** A command that is newer than the table. */
const NEW_COMMAND = /client-iam['"][\s\S]*\bnew\s+\w+Command\b/;

/** The names of operations that a user adds as `organizations:CreateAccount`. */
export function getOperationNames(additional: readonly string[]): readonly string[] {
  return additional.flatMap((name) => name.split(':').slice(1));
}

/** The text that was asked for last: several rules ask for the same one. */
let asked = { text: '', answer: false };

/** Tells from a text alone whether it can hold a write to IAM. */
export function mayWriteToIam(text: string): boolean {
  if (asked.text !== text) asked = { text, answer: OWN_PATTERN.test(text) || NEW_COMMAND.test(text) };
  return asked.answer;
}

/** Makes a test for texts that can hold a write to IAM, or one of the operations given by name. */
export function createWriteTest(additional: readonly string[]): (text: string) => boolean {
  if (additional.length === 0) return mayWriteToIam;
  const pattern = compileWrites(additional);
  return (text) => pattern.test(text) || NEW_COMMAND.test(text);
}

/** What has come, gone or changed on disk since the index last read it. */
export interface Changes {
  readonly hasAny: boolean;
  readonly written: readonly string[];
  readonly gone: readonly string[];
}

/** Nothing has. */
export const NO_CHANGES: Changes = { hasAny: false, written: [], gone: [] };

/** Finds, from texts alone, the files that can hold a write and those that lead to them through imports. */
export class Candidates {
  readonly #host: ModuleHost;
  readonly #records = new Map<string, FileRecord>();
  /** Tells from a text alone whether it can hold a write. */
  readonly mayWrite: (text: string) => boolean;

  /** `additional` are operations that count as writes beside IAM's own, as their commands call them. */
  constructor(host: ModuleHost, additional: readonly string[]) {
    this.#host = host;
    this.mayWrite = createWriteTest(additional);
  }

  /** Compares files with what was last read of them; reads nothing but what is too young to be told by its times. */
  findChanges(paths: readonly string[]): Changes {
    const gone = new Set(this.#records.keys());
    const written = paths.filter((path) => {
      gone.delete(path);
      return !this.#isSame(path);
    });
    return { hasAny: written.length > 0 || gone.size > 0, written, gone: [...gone] };
  }

  #isSame(path: string): boolean {
    const known = this.#records.get(path);
    const stamp = known && this.#host.files.renew(path, known.stamp);
    if (known && stamp !== undefined) known.stamp = stamp;
    return stamp !== undefined;
  }

  /** Reads what has changed. */
  read({ written, gone }: Changes): void {
    for (const path of gone) this.#records.delete(path);
    for (const path of written) {
      const stamp = this.#host.files.stampOf(path);
      const text = this.#host.files.read(path)?.text ?? '';
      this.#records.set(path, { stamp, mayWrite: this.mayWrite(text), specifiers: undefined });
    }
  }

  /** Tells whether a file of the project was last read in the version of a stamp; one that was never read is no worry. */
  isKnownAs(path: string, stamp: string): boolean {
    const known = this.#records.get(path);
    return !known || known.stamp === stamp || this.#host.files.isFresh(new Map([[path, known.stamp]]));
  }

  /** Whether any file can hold a write. */
  get hasWriters(): boolean {
    return [...this.#records.values()].some(({ mayWrite }) => mayWrite);
  }

  /**
   * The files that can hold a write, and every file that imports one of them, directly or not. `manifests` are the
   * project's package.json files.
   */
  findReach(
    root: string,
    manifests: readonly string[],
  ): { readonly writers: readonly string[]; readonly reach: ReadonlySet<string> } {
    const writers = [...this.#records].filter(([, { mayWrite }]) => mayWrite).map(([path]) => path);
    const reach = new Set(writers);
    if (writers.length === 0) return { writers, reach };
    const importers = new Importers(this.#host, root, manifests);
    for (const [path, record] of this.#records) importers.add(path, this.#specifiersOf(path, record));
    for (const path of reach) {
      for (const importer of importers.findOf(path)) reach.add(importer);
    }
    return { writers, reach };
  }

  #specifiersOf(path: string, record: FileRecord): readonly string[] {
    record.specifiers ??= findSpecifiers(this.#host.files.read(path)?.text ?? '');
    return record.specifiers;
  }
}
