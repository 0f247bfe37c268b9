/** A value of a manifest, whatever language the manifest is written in. */
export interface ManifestValue {
  /** The file it stands in, and its 1-based line there. */
  readonly path: string;
  readonly line: number;
  /** `!GetAtt` and its like, in YAML. */
  readonly tag: string | undefined;
  /** The text of a scalar; undefined for anything else, and for a text of which a part is not shown. */
  readonly text: string | undefined;
  /** The members of a map, in order, those of merged maps included. */
  readonly entries: readonly (readonly [key: string, value: ManifestValue])[];
  /** The elements of a list. */
  readonly items: readonly ManifestValue[];
}

/** The member of a map that a path of keys leads to. The last of equal keys counts, as everywhere. */
export function getMember(
  value: ManifestValue | undefined,
  ...keys: readonly string[]
): ManifestValue | undefined {
  let at = value;
  for (const key of keys) at = at?.entries.findLast(([name]) => name === key)?.[1];
  return at;
}

/** The text that a path of keys leads to. */
export function getText(value: ManifestValue | undefined, ...keys: readonly string[]): string | undefined {
  return getMember(value, ...keys)?.text;
}

/** Every value within a value, itself first, to a depth that only a made-up manifest exceeds. */
export function* walkValues(value: ManifestValue, depth = 0): Generator<ManifestValue> {
  if (depth > 40) return;
  yield value;
  for (const [, member] of value.entries) yield* walkValues(member, depth + 1);
  for (const item of value.items) yield* walkValues(item, depth + 1);
}
