/** A function that remembers what another made for each key. */
export function getOrCreate<T>(create: (key: string) => T): (key: string) => T {
  const made = new Map<string, { readonly value: T }>();
  return (key) => {
    const entry = made.get(key) ?? { value: create(key) };
    made.set(key, entry);
    return entry.value;
  };
}
