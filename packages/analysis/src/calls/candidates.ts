import { IAM_WRITES } from '../facts/iam-writes.generated.js';
import { getSpecifierName, findImportNames } from './source-tree.js';
import { findSpecifiers } from './cold-programs.js';
import type { ModuleHost } from '../modules/module-host.js';
import { isPackageSpecifier, isPathSpecifier } from '../modules/specifiers.js';

/** What the index keeps of a file: one reading, no parse. */
interface FileRecord {
  readonly stamp: string;
  /** The text may hold a write. */
  readonly mayWrite: boolean;
  readonly specifiers: readonly string[];
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

/** Tells from a text alone whether it can hold a write to IAM, or one of the operations given by name. */
export function mayWriteToIam(text: string, additional: readonly string[] = []): boolean {
  const pattern = additional.length > 0 ? compileWrites(additional) : OWN_PATTERN;
  return pattern.test(text) || NEW_COMMAND.test(text);
}

/** Finds, from texts alone, the files that can hold a write and those that lead to them through imports. */
export class Candidates {
  readonly #host: ModuleHost;
  readonly #mayWrite: RegExp;
  readonly #records = new Map<string, FileRecord>();

  /** `additional` are operations that count as writes beside IAM's own, as their commands call them. */
  constructor(host: ModuleHost, additional: readonly string[]) {
    this.#host = host;
    this.#mayWrite = compileWrites(additional);
  }

  /** Reads what has changed since the last time; tells whether anything has. */
  refresh(paths: readonly string[]): boolean {
    let hasChanged = false;
    const gone = new Set(this.#records.keys());
    for (const path of paths) {
      gone.delete(path);
      hasChanged = this.#refreshFile(path) || hasChanged;
    }
    for (const path of gone) this.#records.delete(path);
    return hasChanged || gone.size > 0;
  }

  #refreshFile(path: string): boolean {
    const known = this.#records.get(path);
    if (known && this.#host.files.isFresh(new Map([[path, known.stamp]]))) return false;
    const stamp = this.#host.files.stampOf(path);
    const text = this.#host.files.read(path)?.text ?? '';
    this.#records.set(path, {
      stamp,
      mayWrite: this.#mayWrite.test(text) || NEW_COMMAND.test(text),
      specifiers: findSpecifiers(text),
    });
    return true;
  }

  /** The files that can hold a write, and every file that imports one of them, directly or not. */
  findReach(): { readonly writers: readonly string[]; readonly reach: ReadonlySet<string> } {
    const writers = [...this.#records].filter(([, { mayWrite }]) => mayWrite).map(([path]) => path);
    const importers = writers.length > 0 ? this.#indexSpecifiers() : new Map<string, Importer[]>();
    const reach = new Set(writers);
    for (const path of reach) {
      for (const importer of this.#findImporters(path, importers)) reach.add(importer);
    }
    return { writers, reach };
  }

  #indexSpecifiers(): Map<string, Importer[]> {
    const importers = new Map<string, Importer[]>();
    for (const [path, { specifiers }] of this.#records) {
      for (const specifier of new Set(specifiers)) {
        if (isPathSpecifier(specifier)) addTo(importers, getSpecifierName(specifier), { path, specifier });
        else if (!isPackageSpecifier(specifier)) this.#indexAlias(importers, { path, specifier });
      }
    }
    return importers;
  }

  /** An alias or a workspace package may mean any file: it is resolved at once and kept under the file's own path. */
  #indexAlias(importers: Map<string, Importer[]>, importer: Importer): void {
    const target = this.#host.resolveSpecifier(importer.specifier, importer.path);
    if (target !== undefined) addTo(importers, target, importer);
  }

  *#findImporters(path: string, importers: ReadonlyMap<string, readonly Importer[]>): Generator<string> {
    for (const { path: importer } of importers.get(path) ?? []) yield importer;
    for (const name of findImportNames(path)) {
      for (const { path: importer, specifier } of importers.get(name) ?? []) {
        if (this.#host.resolveSpecifier(specifier, importer) === path) yield importer;
      }
    }
  }
}

interface Importer {
  readonly path: string;
  readonly specifier: string;
}

function addTo(map: Map<string, Importer[]>, key: string, importer: Importer): void {
  const known = map.get(key);
  if (known) known.push(importer);
  else map.set(key, [importer]);
}
