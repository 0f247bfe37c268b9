import { readFileSync } from 'node:fs';
import { withoutMark } from '../syntax/parse.js';
import { BoundedMap } from './bounded-map.js';
import { contentHash, diskStateOf, isSameContent, type PathState, type Stamps } from './stamps.js';

/** A file's text as it stands, byte order mark included, with the stamp of that version. */
export interface FileText {
  readonly text: string;
  readonly stamp: string;
}

/** An answer and every path that it was drawn from. */
export interface Tracked<Value> {
  readonly value: Value;
  readonly stamps: Stamps;
}

/** How much a `FileStore` may hold. */
export interface FileStoreLimits {
  /** Characters of file text kept in memory. */
  readonly characters?: number;
  /** Unsaved texts held for an editor. */
  readonly overlays?: number;
}

interface CachedText {
  readonly stamp: string;
  /** Undefined for a file that is no text. */
  readonly text: string | undefined;
}

interface Overlay {
  readonly text: string;
  readonly stamp: string;
  /** The disk's stamp when the overlay was set: once it changes, the disk is newer than the overlay. */
  readonly diskStamp: string;
}

/** Reads files, and remembers which paths an answer was drawn from, so that it can be told whether it still holds. */
export class FileStore {
  readonly #texts: BoundedMap<CachedText>;
  readonly #overlays: BoundedMap<Overlay>;
  readonly #trackers: Map<string, string>[] = [];
  #snapshot: Map<string, PathState> | undefined;
  #pass = 0;

  constructor({ characters = 64 * 1024 * 1024, overlays = 50 }: FileStoreLimits = {}) {
    this.#texts = new BoundedMap(characters, ({ text }) => 100 + (text?.length ?? 0));
    this.#overlays = new BoundedMap(overlays);
  }

  /** A number that changes with every outermost `track`: what was seen on disk in another pass may be out of date. */
  get pass(): number {
    return this.#pass;
  }

  /** The text of a file; undefined when it is missing, a directory, unreadable, too large or binary. */
  read(path: string): FileText | undefined {
    const state = this.#record(path);
    const overlay = this.#overlays.get(path);
    if (overlay?.stamp === state.stamp) return { text: overlay.text, stamp: overlay.stamp };
    if (state.kind !== 'file') return undefined;
    const text = this.#textAt(path, state.stamp);
    return text === undefined ? undefined : { text, stamp: state.stamp };
  }

  /** The stamp of a path: another one whenever its content has changed, `missing` when there is nothing. */
  stampOf(path: string): string {
    return this.#record(path).stamp;
  }

  /** Whether a file stands at the path; the answer being drawn depends on the file from now on. */
  hasFile(path: string): boolean {
    return this.#record(path).kind === 'file';
  }

  /** What stands at the path; the answer being drawn does not come to depend on it. */
  kindOf(path: string): PathState['kind'] {
    return this.#stateOf(path).kind;
  }

  /**
   * Asks a question and collects the stamps of every path that the answer was drawn from.
   * Each path is looked at once within the outermost question, which therefore sees one version of every file.
   */
  track<Value>(question: () => Value): Tracked<Value> {
    const stamps = new Map<string, string>();
    const outer = this.#trackers.at(-1);
    if (!outer) this.#beginPass();
    this.#trackers.push(stamps);
    try {
      return { value: question(), stamps };
    } finally {
      this.#trackers.pop();
      if (outer) addMissing(outer, stamps);
      else this.#snapshot = undefined;
    }
  }

  /** Makes the answer being drawn depend on the paths of another answer that it uses. */
  record(stamps: Stamps): void {
    const tracker = this.#trackers.at(-1);
    if (tracker) addMissing(tracker, stamps);
  }

  /** Whether every path still has the content that it was stamped with. */
  isFresh(stamps: Stamps): boolean {
    for (const [path, stamp] of stamps) {
      if (!isSameContent(path, stamp, this.#stateOf(path))) return false;
    }
    return true;
  }

  /** The present stamp of a path that still has the content it was stamped with; undefined where it has changed. */
  renew(path: string, stamp: string): string | undefined {
    const state = this.#stateOf(path);
    return isSameContent(path, stamp, state) ? state.stamp : undefined;
  }

  /** Puts an editor's unsaved text in the place of a file until the file changes on disk. */
  setOverlay(path: string, text: string): void {
    this.#snapshot?.delete(path);
    this.#overlays.delete(path);
    const disk = diskStateOf(path);
    const saved = disk.kind === 'file' ? this.#textAt(path, disk.stamp) : undefined;
    if (saved !== undefined && withoutMark(saved) === withoutMark(text)) return;
    this.#overlays.set(path, { text, stamp: `overlay:${contentHash(text)}`, diskStamp: disk.stamp });
  }

  /** Forgets every text and overlay. */
  clear(): void {
    this.#texts.clear();
    this.#overlays.clear();
    this.#snapshot?.clear();
  }

  #beginPass(): void {
    this.#pass += 1;
    this.#snapshot = new Map();
  }

  #record(path: string): PathState {
    const state = this.#stateOf(path);
    this.#trackers.at(-1)?.set(path, state.stamp);
    return state;
  }

  #stateOf(path: string): PathState {
    const seen = this.#snapshot?.get(path);
    if (seen) return seen;
    const state = this.#overlayState(path) ?? diskStateOf(path);
    this.#snapshot?.set(path, state);
    return state;
  }

  #overlayState(path: string): PathState | undefined {
    const overlay = this.#overlays.get(path);
    if (!overlay) return undefined;
    if (isSameContent(path, overlay.diskStamp, diskStateOf(path)))
      return { kind: 'file', stamp: overlay.stamp };
    this.#overlays.delete(path);
    return undefined;
  }

  #textAt(path: string, stamp: string): string | undefined {
    const cached = this.#texts.get(path);
    if (cached?.stamp === stamp) return cached.text;
    const text = readText(path);
    this.#texts.set(path, { stamp, text });
    return text;
  }
}

function addMissing(target: Map<string, string>, stamps: Stamps): void {
  for (const [path, stamp] of stamps) {
    if (!target.has(path)) target.set(path, stamp);
  }
}

function readText(path: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    return bytes.includes(0) ? undefined : bytes.toString('utf8');
  } catch {
    return undefined;
  }
}
