import { getCircuit } from './circuits.js';
import { classifyFailure, type Outcome } from './classify-failure.js';
import { tell, type UnavailableReason } from './observer.js';
import { readProtection, type Protection, type ProtectionOptions } from './protection.js';
import { runWithin, type Ending } from './run-within.js';
import type { Circuit, Verdict } from './circuit.js';
import type { Write } from './request-options.js';

/** A write, and what it is to be protected with. */
export interface WriteToProtect<T> extends ProtectionOptions {
  readonly operation: string;
  readonly write: Write<T>;
}

/** What is known of a write that IAM was not available for. */
export interface Unavailability {
  readonly reason: UnavailableReason;
  readonly outcome: Outcome;
  readonly retryAfterMs: number;
  readonly durationMs: number;
  readonly error: unknown;
}

/** The result of a write that succeeded, or what is known of one that IAM was not available for. */
export type WriteResult<T> =
  | { readonly kind: 'written'; readonly value: T }
  | { readonly kind: 'unavailable'; readonly unavailability: Unavailability };

type Attempt<T> =
  | { readonly verdict: Verdict; readonly kind: 'written'; readonly value: T }
  | { readonly verdict: Verdict; readonly kind: 'rejected'; readonly error: unknown }
  | {
      readonly verdict: Verdict;
      readonly kind: 'unavailable';
      readonly reason: UnavailableReason;
      readonly outcome: Outcome;
      readonly error: unknown;
    };

/**
 * Sends a write unless the circuit of its operation is open, and ends it at the time limit. Rejects with what IAM answers
 * where that is an error, unchanged, and with the reason of the caller's signal when that fires.
 */
export async function protectWrite<T>(options: WriteToProtect<T>): Promise<WriteResult<T>> {
  const protection = readProtection(options);
  options.signal?.throwIfAborted();
  const circuit = getCircuit(options.operation, options.partition, protection);
  const waitMs = circuit.getWaitMs();
  if (waitMs > 0) {
    const error = undefined;
    return {
      kind: 'unavailable',
      unavailability: {
        reason: 'open-circuit',
        outcome: 'not-done',
        retryAfterMs: waitMs,
        durationMs: 0,
        error,
      },
    };
  }
  const startedAt = performance.now();
  const running = circuit.run(() => attempt(options, protection));
  tellChange(circuit, options);
  const attempted = await running;
  tellChange(circuit, options);
  if (attempted.kind === 'written') return attempted;
  if (attempted.kind === 'rejected') throw attempted.error;
  const { reason, outcome, error } = attempted;
  // While the circuit is closed, nothing says that IAM is back any earlier than an open one would try.
  const retryAfterMs = circuit.getWaitMs() || protection.retryAfterMs;
  const durationMs = performance.now() - startedAt;
  return { kind: 'unavailable', unavailability: { reason, outcome, retryAfterMs, durationMs, error } };
}

async function attempt<T>(
  { write, signal }: WriteToProtect<T>,
  { timeLimitMs, throttlingIsUnavailable }: Protection,
): Promise<Attempt<T>> {
  const ending = await runWithin(write, { limitMs: timeLimitMs, signal });
  return judge(ending, throttlingIsUnavailable, signal);
}

function judge<T>(ending: Ending<T>, throttlingIsUnavailable: boolean, signal?: AbortSignal): Attempt<T> {
  switch (ending.kind) {
    case 'done':
      return { verdict: 'answered', kind: 'written', value: ending.value };
    case 'cancelled':
      return { verdict: 'neutral', kind: 'rejected', error: signal?.reason };
    case 'timed-out':
      return {
        verdict: 'failed',
        kind: 'unavailable',
        reason: 'time-limit',
        outcome: 'unknown',
        error: undefined,
      };
    case 'failed': {
      const { error } = ending;
      const failure = classifyFailure(error);
      const isUnavailable = failure && (failure.reason !== 'throttling' || throttlingIsUnavailable);
      return isUnavailable
        ? { verdict: 'failed', kind: 'unavailable', ...failure, error }
        : { verdict: 'answered', kind: 'rejected', error };
    }
  }
}

function tellChange(circuit: Circuit, { operation, partition, observe }: WriteToProtect<unknown>): void {
  const state = circuit.takeChange();
  if (state) tell(observe, { type: 'circuit', operation, partition, state });
}
