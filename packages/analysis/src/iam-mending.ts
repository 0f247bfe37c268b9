import type { IamFinding } from './iam-finding.js';
import type { TextEdit } from './judgement.js';

/** What a remedy does with a write: the id of its suggestion text. */
export type IamRemedyId = 'wrapInFallback' | 'wrapInGuard';

/** A way to keep a write from holding up its callers while IAM is unavailable. */
export interface IamRemedy {
  readonly id: IamRemedyId;
  /** Major version of the SDK that makes the write. */
  readonly sdk: 2 | 3;
  /**
   * `operation`; of a fallback `variable`, from which it reads the ARN of the existing resource; of a guard, where an
   * existing resource could answer but for what the code does with the answer, `use`: `more`, `unread` or
   * `handed-on`.
   */
  readonly data: Readonly<Record<string, string>>;
  /** In the file of the write, in ascending order. */
  readonly edits: readonly TextEdit[];
}

/** Why a write is left to a person. */
export type IamObstacle =
  /** The answer goes to a callback. */
  | 'callback'
  /** A request of SDK v2 that is kept, or sent, otherwise than by `.promise()`. */
  | 'requestObject'
  /** Nobody at this place waits for its promise. */
  | 'notAwaited'
  | 'generator'
  /** The call is not shown to be one of an SDK's own client. */
  | 'notOfClient'
  /** One call that sends one of several operations. */
  | 'severalOperations'
  | 'optionalCall'
  /** It has options that are out of sight, or a signal of its own. */
  | 'ownOptions'
  /** Something else is awaited in its arguments. */
  | 'awaitInside'
  /** In a function of its own, TypeScript would forget what is known of a value. */
  | 'narrowedValue'
  /** A variable of the file has the name that the runtime's function needs. */
  | 'nameTaken'
  /** The write belongs to another control plane than IAM's. */
  | 'otherService'
  /** The parser that the file was read with kept no tokens, so that no edit can be written. */
  | 'unreadable';

/** A hot write, and its remedy, or why it has none. */
export type IamMending =
  | { readonly finding: IamFinding; readonly remedies: readonly [IamRemedy, ...IamRemedy[]] }
  | { readonly finding: IamFinding; readonly remedies: readonly []; readonly obstacle: IamObstacle };
