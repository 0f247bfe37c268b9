import type { Evaluator } from '../../syntax/evaluator.js';
import { flattenObject } from '../../syntax/flat-object.js';
import type { Located, Value } from '../../syntax/values.js';
import { readPath, readPathAt } from './code-path.js';
import type { ManifestValue } from './manifest-value.js';

/** A manifest written in code: the object that an expression of a source file shows. */
export class CodeValue implements ManifestValue {
  readonly path: string;
  readonly line: number;
  readonly tag = undefined;
  readonly #evaluator: Evaluator;
  /** The expression itself. */
  readonly origin: Located;
  readonly #value: Value;

  constructor(evaluator: Evaluator, at: Located, value?: Value) {
    this.path = at.module.path;
    this.line = at.module.lineAt(at.node.range[0]);
    this.#evaluator = evaluator;
    this.origin = at;
    this.#value = value ?? evaluator.evaluateAt(at);
  }

  get text(): string | undefined {
    const value = this.#value;
    if (value.kind === 'literal')
      return value.value === undefined || value.value === null ? undefined : String(value.value);
    const reader = { evaluator: this.#evaluator, module: this.origin.module };
    return readPath(reader, value) ?? readPathAt(this.#evaluator, this.origin);
  }

  get entries(): readonly (readonly [string, ManifestValue])[] {
    const variants =
      this.#value.kind === 'object' || this.#value.kind === 'union' ? flattenObject(this.#value) : [];
    // What is the same in several variants is one member.
    const members = new Map<string, readonly [string, ManifestValue]>();
    for (const [key, { at, value }] of variants.flatMap(({ properties }) => [...properties])) {
      const member = new CodeValue(this.#evaluator, at, value);
      members.set(`${key} ${member.path} ${String(at.node.range[0])}`, [key, member]);
    }
    return [...members.values()];
  }

  get items(): readonly ManifestValue[] {
    if (this.#value.kind !== 'array') return [];
    return this.#value.elements.map((element) => new CodeValue(this.#evaluator, this.origin, element()));
  }
}
