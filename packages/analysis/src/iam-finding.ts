import type { Range } from './judgement.js';

/** Why a place is reported. Every reason has exactly one message, in the rule that reports it. */
export type IamReason =
  // no-iam-write-on-hot-path
  | 'hotWrite'
  | 'hotWriteInLoop'
  | 'hotCall'
  // the same, in strict mode: a guarded write that nothing stands in for and nobody makes later
  | 'guardedWrite'
  // no-iam-use-before-propagation
  | 'usedBeforePropagation';

/** A place in a file. */
export interface WayPlace {
  /** Absolute path. */
  readonly path: string;
  readonly range: Range;
  /** The line that the range starts on, from 1. */
  readonly line: number;
}

/** A function on the way from an entry point to a write. */
export interface WayStep {
  /** The function's name; `handler` for an entry point without one. */
  readonly name: string;
  readonly at: WayPlace;
  /** The call by which it goes on; the write itself in the last step. */
  readonly call: WayPlace;
}

/** The shortest way from an entry point to a write, and how surely its start is one. */
export interface Way {
  /** By its name or place alone, by code, by a deployment manifest, or by its author's word. */
  readonly evidence: 'weak' | 'strong' | 'manifest' | 'tag';
  readonly steps: readonly WayStep[];
}

/** A place in a file that depends on IAM's control plane. */
export interface IamFinding {
  readonly reason: IamReason;
  /** What to underline: the call. */
  readonly range: Range;
  /** The place lies in the file in which the chain starts. */
  readonly isAtEntry: boolean;
  /** Words for the message: `operation`, `chain`, `entry`, `kind` and what else the reason needs. */
  readonly data: Readonly<Record<string, string>>;
  /** The chain of a write on a hot path, for programs. */
  readonly way?: Way;
}

/** Tells whether a place is a write that nothing mends. */
export function isOpenWrite(reason: IamReason): boolean {
  return reason === 'hotWrite' || reason === 'hotWriteInLoop';
}
