/** A text as it is written, without the first and last line break and without the indentation that all lines share. */
export function code(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const text = String.raw(strings, ...values);
  const lines = text.replace(/^\n/, '').replace(/\n *$/, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join('\n') + '\n';
}
