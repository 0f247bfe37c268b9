import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { UserError } from '../user-error.js';

/** Absolute paths of the files below a folder that differ from a commit, or that git does not know yet. */
export function findChangedFiles(cwd: string, since: string | undefined): ReadonlySet<string> {
  requireRepository(cwd);
  if (since !== undefined && !isCommit(cwd, since)) {
    throw new UserError(`git knows no commit "${since}". Name a branch, a tag or a commit.`);
  }
  const unknown = ['ls-files', '-z', '--others', '--exclude-standard'];
  const base = since ?? 'HEAD';
  // Before the first commit everything is new.
  const known = isCommit(cwd, base)
    ? ['diff', '-z', '--name-only', '--relative', '--diff-filter=d', base, '--']
    : ['ls-files', '-z', '--cached'];
  return new Set([known, unknown].flatMap((args) => list(cwd, args)).map((path) => resolve(cwd, path)));
}

/** The files of the repository with changes that are not committed; undefined outside of a repository. */
export function findUncommitted(cwd: string): readonly string[] | undefined {
  if (!isRepository(cwd)) return undefined;
  const entries = list(cwd, ['status', '-z', '--porcelain', '--untracked-files=all', '--no-renames']);
  return entries.map((entry) => entry.slice(3));
}

function requireRepository(cwd: string): void {
  if (!isRepository(cwd)) {
    throw new UserError('This folder is in no git repository, so nothing tells what has changed.');
  }
}

function isRepository(cwd: string): boolean {
  return run(cwd, ['rev-parse', '--is-inside-work-tree'])?.trim() === 'true';
}

function isCommit(cwd: string, name: string): boolean {
  return run(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]) !== undefined;
}

function list(cwd: string, args: readonly string[]): string[] {
  return (run(cwd, args) ?? '').split('\0').filter((entry) => entry !== '');
}

/** What git prints; undefined where it fails or is not installed. */
function run(cwd: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
