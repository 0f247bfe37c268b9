import { dirname, resolve } from 'node:path';
import { getMember, type ManifestValue } from './manifest-value.js';

/** Reads another file of a manifest as a value: YAML, JSON, or what a script exports. */
export type ReadManifest = (path: string) => ManifestValue | undefined;

const MOST_DEPTH = 8;
const WHOLE_FILE = /^\$\{file\(([^)$]+)\)(?::([\w.-]+))?\s*(?:,[^}]*)?\}$/;
const WHOLE_SELF = /^\$\{self:([\w.-]+)\s*(?:,[^}]*)?\}$/;
const PART = /\$\{(?:self:([\w.-]+)|[\w-]+:[\w./-]*)\s*(?:,\s*(?:'([^']*)'|"([^"]*)"))?\s*\}/g;
const NOTHING: ManifestValue = { path: '', line: 1, tag: undefined, text: undefined, entries: [], items: [] };

/** Follows the variables of the Serverless Framework that a file shows: `file(…)`, `self:` and quoted fallbacks. */
export class ServerlessVariables {
  readonly #root: ManifestValue;
  readonly #read: ReadManifest;

  constructor(root: ManifestValue, read: ReadManifest) {
    this.#root = root;
    this.#read = read;
  }

  /** What a value stands for; itself where it is no variable, an empty value where it leads nowhere. */
  expand(value: ManifestValue | undefined, depth = 0): ManifestValue {
    if (!value || depth > MOST_DEPTH) return NOTHING;
    const text = value.text;
    if (!text?.includes('${')) return value;
    const whole = this.#expandFile(text) ?? this.#expandSelf(text);
    if (whole) return this.expand(whole, depth + 1);
    return { ...NOTHING, path: value.path, line: value.line, text: this.#fill(text, depth) };
  }

  #expandFile(text: string): ManifestValue | undefined {
    const [, path, keys] = WHOLE_FILE.exec(text) ?? [];
    if (path === undefined) return undefined;
    const file = this.#read(resolve(dirname(this.#root.path), path.trim()));
    return getMember(file, ...(keys?.split('.') ?? [])) ?? NOTHING;
  }

  #expandSelf(text: string): ManifestValue | undefined {
    const [, keys] = WHOLE_SELF.exec(text) ?? [];
    return keys === undefined ? undefined : this.#getSelf(keys);
  }

  #getSelf(keys: string): ManifestValue | undefined {
    return getMember(this.#root, ...keys.split('.'));
  }

  /** Replaces what is known within a text; the rest stays as it is written. */
  #fill(text: string, depth: number): string {
    return text.replace(PART, (whole, keys: string | undefined, single?: string, double?: string) => {
      const found = keys === undefined ? undefined : this.expand(this.#getSelf(keys), depth + 1).text;
      return found ?? single ?? double ?? whole;
    });
  }
}
