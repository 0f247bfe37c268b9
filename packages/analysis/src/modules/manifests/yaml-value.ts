import {
  LineCounter,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Document,
  type Node,
} from 'yaml';
import type { ManifestProblem } from './manifest-handler.js';
import type { ManifestValue } from './manifest-value.js';

/** What a YAML or JSON text holds: its documents, or why it could not be read. Tags of CloudFormation are kept as they are. */
export interface ParsedYaml {
  readonly documents: readonly ManifestValue[];
  readonly problem: ManifestProblem | undefined;
}

const MOST_ALIAS_DEPTH = 20;

/** Reads YAML or JSON. Never throws; a text that is neither yields no document and a problem. */
export function parseYaml(path: string, text: string): ParsedYaml {
  const lines = new LineCounter();
  try {
    const parsed = parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent', uniqueKeys: false });
    const documents = Array.isArray(parsed) ? (parsed as Document.Parsed[]) : [];
    const error = documents.flatMap(({ errors }) => errors)[0];
    if (error) {
      const message = error.message.split('\n', 1)[0] ?? error.message;
      return { documents: [], problem: { path, line: error.linePos?.[0].line, message } };
    }
    return {
      documents: documents.map((document) => new YamlValue({ path, lines, document }, document.contents)),
      problem: undefined,
    };
  } catch (error) {
    return { documents: [], problem: { path, line: undefined, message: String(error) } };
  }
}

interface Source {
  readonly path: string;
  readonly lines: LineCounter;
  readonly document: Document.Parsed;
}

class YamlValue implements ManifestValue {
  readonly path: string;
  readonly #source: Source;
  readonly #node: Node | null;
  readonly #depth: number;

  constructor(source: Source, node: Node | null | undefined, depth = 0) {
    this.path = source.path;
    this.#source = source;
    this.#depth = depth;
    this.#node =
      isAlias(node) && depth < MOST_ALIAS_DEPTH ? (node.resolve(source.document) ?? null) : (node ?? null);
  }

  get line(): number {
    const offset = this.#node?.range?.[0];
    return offset === undefined ? 1 : this.#source.lines.linePos(offset).line;
  }

  get tag(): string | undefined {
    const tag = this.#node && !isAlias(this.#node) ? this.#node.tag : undefined;
    return tag?.startsWith('!') ? tag : undefined;
  }

  get text(): string | undefined {
    if (!isScalar(this.#node) || this.#node.value === null) return undefined;
    return String(this.#node.value);
  }

  get entries(): readonly (readonly [string, ManifestValue])[] {
    if (!isMap(this.#node)) return [];
    return this.#node.items.flatMap(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      const member = this.#child(value as Node | null);
      return name === '<<' ? mergedEntries(member) : [[name, member] as const];
    });
  }

  get items(): readonly ManifestValue[] {
    return isSeq(this.#node) ? this.#node.items.map((item) => this.#child(item as Node | null)) : [];
  }

  #child(node: Node | null): YamlValue {
    return new YamlValue(this.#source, node, this.#depth + (isAlias(node) ? 1 : 0));
  }
}

/** `<<: *defaults` and `<<: [*a, *b]`, of which the first wins. */
function mergedEntries(value: ManifestValue): readonly (readonly [string, ManifestValue])[] {
  return value.items.length > 0
    ? [...value.items].reverse().flatMap(({ entries }) => entries)
    : value.entries;
}
