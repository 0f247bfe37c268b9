import type { CircuitStateName } from './circuit.js';
import type { FailureReason, Outcome } from './classify-failure.js';

/** Why IAM counts as unavailable for a write. */
export type UnavailableReason = FailureReason | 'time-limit' | 'open-circuit';

/** What an observer is told: plain data for a log line or a metric. */
export type IamEvent =
  | {
      /** IAM was unavailable for a write. */
      readonly type: 'unavailable';
      readonly operation: string;
      readonly partition: string | undefined;
      readonly reason: UnavailableReason;
      readonly outcome: Outcome;
      /** What the caller gets: the existing resource, or an `IamUnavailableError`. */
      readonly answer: 'existing' | 'error';
      readonly durationMs: number;
      /** The SDK's error; undefined at the time limit and for an open circuit. */
      readonly error: unknown;
    }
  | {
      /** `defer` took a write. */
      readonly type: 'deferred';
      readonly operation: string;
      readonly partition: string | undefined;
      readonly outcome: Outcome;
    }
  | {
      /** `defer` did not take a write: it threw, or took longer than the time limit. */
      readonly type: 'defer-failed';
      readonly operation: string;
      readonly partition: string | undefined;
      readonly outcome: Outcome;
      readonly error: unknown;
    }
  | {
      /** The circuit of an operation changed. */
      readonly type: 'circuit';
      readonly operation: string;
      readonly partition: string | undefined;
      readonly state: CircuitStateName;
    };

/** Is told of each event, at once. */
export type Observer = (event: IamEvent) => unknown;

/** Tells an observer; nothing that it throws, or rejects with, comes back. */
export function tell<E>(observe: ((event: E) => unknown) | undefined, event: E): void {
  try {
    const told = observe?.(event);
    if (told instanceof Promise) told.catch(() => {});
  } catch {
    // The caller waits for a write, not for its log line.
  }
}
