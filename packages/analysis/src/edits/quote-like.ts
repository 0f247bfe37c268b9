import type { SourceText } from './source-text.js';

const STRING = /^(?:'[^'"]*'|"[^'"]*")$/;

/**
 * Returns a function that writes a string literal in the quotes which most of the file's literals use (single ones
 * on a tie). JSX attributes and literals that hold a quote say nothing of the habit.
 */
export function quoteLike(source: SourceText): (text: string) => string {
  const tokens = source.ast.tokens?.filter(({ type }) => type === 'String') ?? [];
  const strings = tokens
    .map(({ range }) => source.text.slice(range[0], range[1]))
    .filter((text) => STRING.test(text));
  const doubles = strings.filter((text) => text.startsWith('"')).length;
  const quote = doubles > strings.length - doubles ? '"' : "'";
  return (text) => writeString(text, quote);
}

/** Writes a string literal in the given quotes, escaped where it must be. */
export function writeString(text: string, quote: '"' | "'"): string {
  const inner = JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\u2028\u2029]/g, escapeSeparator);
  if (quote === '"') return `"${inner}"`;
  const single = inner.replace(/\\.|'/g, (found) => (found === '\\"' ? '"' : found === "'" ? "\\'" : found));
  return `'${single}'`;
}

function escapeSeparator(separator: string): string {
  return separator === '\u2028' ? '\\u2028' : '\\u2029';
}
