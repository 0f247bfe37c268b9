import type { Observer } from './observer.js';

/** What may be set on every write that is protected. */
export interface ProtectionOptions {
  /** How long the write may take, the SDK's retries included. 5,000 ms unless said otherwise. */
  readonly timeLimitMs?: number | undefined;
  /** How many failures in a row open the circuit of the operation. 3 unless said otherwise. */
  readonly failuresToOpen?: number | undefined;
  /** How long an open circuit sends nothing. 30,000 ms unless said otherwise. */
  readonly retryAfterMs?: number | undefined;
  /** Take a throttled write for an unavailable IAM. Off unless said otherwise: throttling is routine for IAM. */
  readonly throttlingIsUnavailable?: boolean | undefined;
  /** The account or client, where a process has several: each gets circuits of its own. */
  readonly partition?: string | undefined;
  /** The caller's own signal: it ends the write, and the promise rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** Told of everything that this library does; what it throws is ignored. */
  readonly observe?: Observer | undefined;
}

/** The settings of a protected write, complete and in range. */
export interface Protection {
  readonly timeLimitMs: number;
  readonly failuresToOpen: number;
  readonly retryAfterMs: number;
  readonly throttlingIsUnavailable: boolean;
  readonly partition: string | undefined;
}

/**
 * Room for the three attempts that SDK v3 makes (waits of at most 1 s and 2 s between them when throttled), and under
 * the limits that would otherwise answer first: 29 s of API Gateway, 30 s and 60 s of usual load balancers.
 */
const DEFAULT_TIME_LIMIT_MS = 5_000;

/** Each failure is the end of the SDK's own retries, so three are about nine requests; with the time limit, 15 s of waiting. */
const DEFAULT_FAILURES_TO_OPEN = 3;

/** An outage of the control plane lasts for hours, so that one request in 30 s finds its end soon enough. */
const DEFAULT_RETRY_AFTER_MS = 30_000;

/** Beyond it, Node's timers fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

/** Fills in the defaults; throws a RangeError for a number that cannot be meant. */
export function readProtection(options: ProtectionOptions): Protection {
  return {
    timeLimitMs: readNumber('timeLimitMs', options.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS),
    failuresToOpen: readNumber('failuresToOpen', options.failuresToOpen ?? DEFAULT_FAILURES_TO_OPEN),
    retryAfterMs: readNumber('retryAfterMs', options.retryAfterMs ?? DEFAULT_RETRY_AFTER_MS),
    throttlingIsUnavailable: options.throttlingIsUnavailable ?? false,
    partition: options.partition,
  };
}

/** Returns a number that a timer or a counter can take, or throws a RangeError that names the option. */
export function readNumber(option: string, value: number): number {
  if (value >= 1 && value <= MAX_TIMER_MS) return value;
  throw new RangeError(
    `\`${option}\` must be between 1 and ${String(MAX_TIMER_MS)}, but is ${String(value)}.`,
  );
}
