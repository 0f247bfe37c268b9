import type { Way } from '@endpoint-hygiene/analysis';

/** A place in a text; both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning';

/** How an entry point gets to a write. */
export interface HotPath extends Way {
  /** The write, such as `CreateRole`. */
  readonly operation: string;
  /** What shows the entry point, such as `an Express route`. */
  readonly entry: string;
  /** `request`, `message` or `timer`. */
  readonly kind: string;
}

/** What a rule reports at one place. */
export interface Finding {
  /** Absolute. */
  readonly path: string;
  /** Without the plugin's prefix. */
  readonly rule: string;
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: Position;
  /** Behind the last character. */
  readonly end: Position;
  /** What would mend it, in a sentence. */
  readonly mending?: string;
  /** For a write on a hot path, or a call that leads to one. */
  readonly way?: HotPath;
  /** The reason given by the comment that disables the rule here; '' without one. */
  readonly suppressed?: string;
}

/** A file that could not be looked at: what is wrong, and what to do. */
export interface Problem {
  /** Absolute. */
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

/** What a run has found. Texts are those of the files that findings and their ways stand in. */
export interface CheckResult {
  /** Every file that was looked at, absolute. */
  readonly files: readonly string[];
  /** In the order of paths and places; without what comments disable. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly problems: readonly Problem[];
}
