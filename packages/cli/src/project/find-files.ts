import { statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { UserError } from '../user-error.js';

/** The names of files that are JavaScript or TypeScript end in one of these. */
const EXTENSIONS = ['js', 'jsx', 'ts', 'tsx', 'mjs', 'cjs', 'mts', 'cts'];
const SOURCES = `**/*.{${EXTENSIONS.join(',')}}`;

/** What nobody writes by hand, beside what .gitignore names. */
const GENERATED = ['**/node_modules/**', '**/.git/**', '**/*.d.{ts,mts,cts}', '**/*.min.js'];

/** Where to look, and what to leave out. */
export interface FileQuestion {
  readonly cwd: string;
  /** Globs relative to `cwd`. */
  readonly ignore: readonly string[];
}

/**
 * Finds the sources below the given paths: absolute, sorted, each once. Folders are searched without what .gitignore
 * names; a file that is named itself is taken in any case. Throws a UserError for a path that does not exist.
 */
export async function findFiles(
  paths: readonly string[],
  question: FileQuestion,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    for (const file of await findBelow(path, question)) found.add(file);
  }
  return [...found].sort();
}

/** Tells whether a file's name is that of a source. */
export function isSource(path: string): boolean {
  return EXTENSIONS.includes(extname(path).slice(1)) && !/\.d\.[mc]?ts$/.test(basename(path));
}

async function findBelow(path: string, { cwd, ignore }: FileQuestion): Promise<readonly string[]> {
  const { globby, isDynamicPattern } = await import('globby');
  const absolute = resolve(cwd, path);
  const kind = statSync(absolute, { throwIfNoEntry: false });
  if (kind?.isFile()) return isSource(absolute) ? [absolute] : [];
  if (!kind && !isDynamicPattern(path)) {
    throw new UserError(
      `"${path}" does not exist. Name files, folders or globs, or none for all of this folder.`,
    );
  }
  const folder = kind ? absolute : cwd;
  const below = await globby(kind ? SOURCES : path, {
    cwd: folder,
    absolute: true,
    gitignore: true,
    ignore: [...GENERATED, ...ignore.map((glob) => resolveGlob(cwd, glob))],
    suppressErrors: true,
  });
  const sources = below.filter(isSource).map((file) => resolve(file));
  if (!kind && sources.length === 0) throw new UserError(`No file matches "${path}".`);
  return sources;
}

/** `dist` and `dist/**` mean the same; a glob without a slash means any folder. */
function resolveGlob(cwd: string, glob: string): string {
  const plain = glob.replace(/\/$/, '');
  const isAnywhere = !plain.includes('/') || plain.startsWith('**');
  return isAnywhere ? `**/${plain.replace(/^\*\*\//, '')}` : toPosix(resolve(cwd, plain));
}

function toPosix(path: string): string {
  return dirname(path) === path ? path : path.replace(/\\/g, '/');
}
