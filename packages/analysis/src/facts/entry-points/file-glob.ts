/**
 * A regular expression for the end of a path with forward slashes, from a glob with `**`, `*` and `{a,b}`.
 * Brackets are plain characters: `[id].ts` is a file name to the frameworks concerned.
 */
export function compileFileGlob(glob: string): RegExp {
  const source = glob
    .replace(/^\.\//, '')
    .split(/(\*\*\/|\*\*|\*|\{[^}]*\})/)
    .map((part) => {
      if (part === '**/') return '(?:[^/]+/)*';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      if (part.startsWith('{')) return `(?:${part.slice(1, -1).split(',').map(escape).join('|')})`;
      return escape(part);
    })
    .join('');
  return new RegExp(`(?:^|/)${source}$`);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
