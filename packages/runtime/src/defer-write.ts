import { tell } from './observer.js';
import { readProtection, type ProtectionOptions } from './protection.js';
import { runWithin } from './run-within.js';
import { warnOnce } from './warn-once.js';
import type { Outcome } from './classify-failure.js';
import type { RequestOptions } from './request-options.js';

/** A write that is to be done later: what to send, and whether it may have happened already. */
export interface DeferredWrite<I> {
  readonly operation: string;
  readonly partition: string | undefined;
  readonly input: I;
  /** `unknown`: look first whether it happened. `not-done`: it did not. */
  readonly outcome: Outcome;
}

/** Hands a write over, to a queue for example; the write counts as handed over when the promise resolves. */
export type Defer<I> = (write: DeferredWrite<I>, options: RequestOptions) => unknown;

/** A hook and the input that it is handed, or neither. */
export type DeferOptions<I> =
  | { readonly defer: Defer<I>; readonly input: I }
  | { readonly defer?: undefined; readonly input?: I | undefined };

/**
 * Hands a write to the hook, within the time limit and whatever the caller's signal says. Never rejects; tells whether the
 * hook took it.
 */
export async function deferWrite<I>(
  options: DeferOptions<I> & ProtectionOptions & { readonly operation: string },
  outcome: Outcome,
): Promise<boolean> {
  const { operation, partition, observe, defer } = options;
  if (!defer) return false;
  const limitMs = readProtection(options).timeLimitMs;
  const write = { operation, partition, input: options.input, outcome };
  const ending = await runWithin(async (writeOptions) => defer(write, writeOptions), { limitMs });
  if (ending.kind === 'done') {
    tell(observe, { type: 'deferred', operation, partition, outcome });
    return true;
  }
  const late = new Error(`\`defer\` did not end within ${String(limitMs)} ms.`);
  const error = ending.kind === 'failed' ? ending.error : late;
  tell(observe, { type: 'defer-failed', operation, partition, outcome, error });
  warnOnce(
    'EH_DEFER_FAILED',
    operation,
    `The hook \`defer\` did not take the write ${operation} (${String(error)}). This is said once; \`observe\` is told each time.`,
  );
  return false;
}
