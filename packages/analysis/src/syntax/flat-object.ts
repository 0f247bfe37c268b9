import { findAlternatives, type Located, type ObjectEntry, type ObjectValue, type Value } from './values.js';

/** A property as an object holds it in the end, with the place that gave it last. */
export interface FlatProperty {
  readonly value: Value;
  readonly at: Located;
}

/** One way in which an object may turn out: each property found, missing or unknown. */
export interface FlatObject {
  readonly properties: ReadonlyMap<string, FlatProperty>;
  readonly uncertain: ReadonlySet<string>;
  /** Properties that are not listed may be there all the same. */
  readonly isOpen: boolean;
}

/** Found, missing, or unknown. */
export type Lookup =
  | { readonly status: 'found'; readonly property: FlatProperty }
  | { readonly status: 'missing' }
  | { readonly status: 'unknown' };

const MOST_VARIANTS = 16;
/** Spreads within spreads; an object that spreads itself in a loop has no end. */
const MOST_DEPTH = 24;
const EMPTY: FlatObject = { properties: new Map(), uncertain: new Set(), isOpen: false };
const OPEN: FlatObject = { ...EMPTY, isOpen: true };

/** Every way in which a value may turn out as an object, spreads unfolded in order. */
export function flattenObject(value: Value, depth = 0): readonly FlatObject[] {
  if (depth > MOST_DEPTH) return [OPEN];
  const variants = findAlternatives(value).flatMap((option) => flattenAlternative(option, depth));
  return variants.length > MOST_VARIANTS ? [OPEN] : variants;
}

/** Looks a property up in one variant. */
export function lookUp(object: FlatObject, key: string): Lookup {
  const property = object.properties.get(key);
  if (property) return { status: 'found', property };
  return { status: object.isOpen || object.uncertain.has(key) ? 'unknown' : 'missing' };
}

/** Objects are flattened once: an evaluator gives one value for one expression. */
const flattened = new WeakMap<ObjectValue, readonly FlatObject[]>();

function flattenAlternative(value: Value, depth: number): readonly FlatObject[] {
  if (value.kind === 'object') {
    const known = flattened.get(value);
    if (known) return known;
    const variants = flattenEntries(value.entries, depth);
    flattened.set(value, variants);
    return variants;
  }
  // Spreading undefined, null, false or a number adds nothing.
  if (value.kind === 'literal' && typeof value.value !== 'string') return [EMPTY];
  return [OPEN];
}

function flattenEntries(entries: readonly ObjectEntry[], depth: number): readonly FlatObject[] {
  let variants: readonly FlatObject[] = [EMPTY];
  for (const entry of entries) {
    const add = toAddition(entry, depth);
    variants = variants.flatMap(add);
    if (variants.length > MOST_VARIANTS) return [OPEN];
  }
  return variants;
}

/** What an entry makes of an object; its value is asked for once, however many variants there are. */
function toAddition(entry: ObjectEntry, depth: number): (object: FlatObject) => readonly FlatObject[] {
  switch (entry.kind) {
    case 'property': {
      const property = { value: entry.value(), at: entry.at };
      return (object) => [withProperty(object, entry.key, property)];
    }
    case 'spread': {
      const added = flattenObject(entry.value(), depth + 1);
      return (object) => added.map((variant) => merge(object, variant));
    }
    case 'removed':
      return (object) => [withoutProperty(object, entry.key)];
    case 'uncertain':
      return (object) => [withUncertain(object, [entry.key])];
    case 'anything':
      return () => [OPEN];
  }
}

function withProperty(object: FlatObject, key: string, property: FlatProperty): FlatObject {
  const uncertain = new Set(object.uncertain);
  uncertain.delete(key);
  return { ...object, uncertain, properties: new Map(object.properties).set(key, property) };
}

function withoutProperty(object: FlatObject, key: string): FlatObject {
  const properties = new Map(object.properties);
  const uncertain = new Set(object.uncertain);
  properties.delete(key);
  uncertain.delete(key);
  return { ...object, properties, uncertain };
}

function withUncertain(object: FlatObject, keys: Iterable<string>): FlatObject {
  const properties = new Map(object.properties);
  const uncertain = new Set(object.uncertain);
  for (const key of keys) {
    properties.delete(key);
    uncertain.add(key);
  }
  return { ...object, properties, uncertain };
}

/** `{ ...base, ...added }`: an open spread may override all that came before it. */
function merge(base: FlatObject, added: FlatObject): FlatObject {
  let merged = added.isOpen ? OPEN : withUncertain(base, added.uncertain);
  for (const [key, property] of added.properties) merged = withProperty(merged, key, property);
  return merged;
}
