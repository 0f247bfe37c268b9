import type { Range } from './judgement.js';

/** Why a place is reported. Every reason has exactly one message, in the rule that reports it. */
export type IamReason =
  // no-iam-write-on-hot-path
  | 'hotWrite'
  | 'hotWriteInLoop'
  | 'hotCall'
  // no-iam-use-before-propagation
  | 'usedBeforePropagation';

/** A place in a file that depends on IAM's control plane. */
export interface IamFinding {
  readonly reason: IamReason;
  /** What to underline: the call. */
  readonly range: Range;
  /** The place lies in the file in which the chain starts. */
  readonly isAtEntry: boolean;
  /** Words for the message: `operation`, `chain`, `entry`, `kind` and what else the reason needs. */
  readonly data: Readonly<Record<string, string>>;
}
