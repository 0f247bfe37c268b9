import type { Outcome } from './classify-failure.js';
import type { UnavailableReason } from './observer.js';

/** What an `IamUnavailableError` holds besides its message. */
export interface IamUnavailableDetails {
  readonly operation: string;
  readonly reason: UnavailableReason;
  readonly outcome: Outcome;
  readonly retryAfterMs: number;
  readonly deferred: boolean;
  readonly cause: unknown;
}

/** A guarded write could not be made, because IAM is unavailable. Known by its `code`, also across copies of this package. */
export class IamUnavailableError extends Error {
  override readonly name = 'IamUnavailableError';
  readonly code = 'IAM_UNAVAILABLE';
  readonly operation: string;
  readonly reason: UnavailableReason;
  /** `unknown`: the write may have happened. `not-done`: it did not. */
  readonly outcome: Outcome;
  /** How long to wait before it is worth while to try again. */
  readonly retryAfterMs: number;
  /** Whether `defer` took the write. */
  readonly deferred: boolean;

  constructor({ operation, reason, outcome, retryAfterMs, deferred, cause }: IamUnavailableDetails) {
    const done = outcome === 'unknown' ? 'may have been made all the same' : 'was not made';
    const later = deferred ? ' It was handed over to be made later.' : '';
    const tryAgain = `Try again in ${String(Math.ceil(retryAfterMs / 1000))} s.`;
    super(
      `IAM is unavailable (${reason}): the write ${operation} ${done}.${later} ${tryAgain}`,
      cause === undefined ? undefined : { cause },
    );
    this.operation = operation;
    this.reason = reason;
    this.outcome = outcome;
    this.retryAfterMs = retryAfterMs;
    this.deferred = deferred;
  }
}
