import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, type BigIntStats } from 'node:fs';
import { isAbsolute } from 'node:path';

/** Paths that an answer was drawn from, absent ones included, each with the stamp it had then. */
export type Stamps = ReadonlyMap<string, string>;

/** What a path is (`other` includes files too large to be read), and a word that changes when its content does. */
export interface PathState {
  readonly kind: 'file' | 'directory' | 'missing' | 'other';
  readonly stamp: string;
}

/** Larger files hold no configuration that a person wrote. */
const maxFileSize = 2n * 1024n * 1024n;

/** A file system's clock can stand still for some 10 ms or, where it counts in seconds, for 2 s. */
const fineClockWindow = 100;
const coarseClockWindow = 2_500;

/** A short hash of text or bytes, for telling versions apart. */
export function contentHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url');
}

/**
 * The state of a path on disk; `missing` for whatever cannot be looked at.
 * A directory's stamp changes when an entry is added, removed or renamed, not when a file in it is edited.
 */
export function diskStateOf(path: string): PathState {
  const stats = statsOf(path);
  if (!stats) return { kind: 'missing', stamp: 'missing' };
  const kind = kindOf(stats);
  const { mtimeNs, ctimeNs, size, ino } = stats;
  const stamp = [kind, mtimeNs, ctimeNs, size, ino].join(':');
  return { kind, stamp: isYoung(stats) ? withContent(path, kind, stamp) : stamp };
}

/** Whether a path whose state is `now` still has the content that it had when `recorded` was taken. */
export function isSameContent(path: string, recorded: string, now: PathState): boolean {
  if (now.stamp === recorded) return true;
  const times = timesOf(recorded);
  // Only a stamp taken while the path was young carries content; any other is told by its times alone.
  if (times === recorded || timesOf(now.stamp) !== times) return false;
  return withContent(path, now.kind, times) === recorded;
}

function statsOf(path: string): BigIntStats | undefined {
  // `<input>` and `<text>` name no file, even where the working directory holds one of that name.
  if (!isAbsolute(path)) return undefined;
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function kindOf(stats: BigIntStats): PathState['kind'] {
  if (stats.isDirectory()) return 'directory';
  return stats.isFile() && stats.size <= maxFileSize ? 'file' : 'other';
}

/** True while another edit could still leave both times as they are, so that they alone prove nothing. */
function isYoung({ ctimeMs, ctimeNs }: BigIntStats): boolean {
  const window = ctimeNs % 1_000_000_000n === 0n ? coarseClockWindow : fineClockWindow;
  return Date.now() - Number(ctimeMs) < window;
}

function timesOf(stamp: string): string {
  return stamp.split('#', 1)[0] ?? stamp;
}

function withContent(path: string, kind: PathState['kind'], times: string): string {
  try {
    if (kind === 'file') return `${times}#${contentHash(readFileSync(path))}`;
    if (kind === 'directory') return `${times}#${contentHash(readdirSync(path).sort().join('\n'))}`;
  } catch {
    // Gone or unreadable since it was looked at: its times will tell.
  }
  return times;
}
