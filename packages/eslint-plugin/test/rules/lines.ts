/** A text of the given lines, for code that holds templates. */
export function lines(...given: readonly string[]): string {
  return given.map((line) => `${line}\n`).join('');
}
