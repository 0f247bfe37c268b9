import { classifyFailure, type FailureReason } from './classify-failure.js';
import { readNumber } from './protection.js';
import { runWithin, type Ending } from './run-within.js';
import { tell } from './observer.js';
import { StsUnavailableError, type RegionFailure } from './sts-unavailable-error.js';
import type { RequestOptions } from './request-options.js';

/** A region that did not answer. */
export interface RegionFailoverEvent {
  readonly type: 'region-failed';
  readonly region: string;
  readonly reason: FailureReason | 'time-limit';
  readonly error: unknown;
  /** The region that is asked next; undefined where none is left. */
  readonly next: string | undefined;
}

/** What may be set on a failover between regions. */
export interface RegionFailoverOptions {
  /** How long all regions together may take. 10,000 ms unless said otherwise. Each region gets its share of what is left. */
  readonly timeBudgetMs?: number | undefined;
  /** How long a region that failed is asked last. 300,000 ms (5 min) unless said otherwise. */
  readonly returnAfterMs?: number | undefined;
  /** Ask the next region when one throttles. Off unless said otherwise: it is an answer, and another region's quota is not spare room. */
  readonly throttlingIsUnavailable?: boolean | undefined;
  /** Told of each region that fails; what it throws is ignored. */
  readonly observe?: ((event: RegionFailoverEvent) => unknown) | undefined;
}

/** A call to one region, under a signal that fires when the region's share of the time is over. */
export type RegionCall<T> = (region: string, options: RequestOptions) => PromiseLike<T>;

/** With two regions, 5 s for the first: enough for the SDK's own attempts, and the second answers before most callers give up. */
const DEFAULT_TIME_BUDGET_MS = 10_000;

/** Shorter than credentials live, so that the first region is asked again at the next refresh or the one after. */
const DEFAULT_RETURN_AFTER_MS = 300_000;

/** Asks regions in order until one answers, those that failed a short while ago last. */
export class RegionFailover {
  readonly #regions: readonly string[];
  readonly #timeBudgetMs: number;
  readonly #returnAfterMs: number;
  readonly #options: RegionFailoverOptions;
  /** When a region failed last, by the wall clock, which goes on while a Lambda is frozen. */
  readonly #failedAt = new Map<string, number>();

  constructor(regions: readonly string[], options: RegionFailoverOptions = {}) {
    this.#regions = [...new Set(regions)];
    if (this.#regions.length === 0) throw new TypeError('A failover needs at least one region.');
    this.#timeBudgetMs = readNumber('timeBudgetMs', options.timeBudgetMs ?? DEFAULT_TIME_BUDGET_MS);
    this.#returnAfterMs = readNumber('returnAfterMs', options.returnAfterMs ?? DEFAULT_RETURN_AFTER_MS);
    this.#options = options;
  }

  /** The answer of the first region that answers, errors included; a StsUnavailableError where none does. */
  async run<T>(call: RegionCall<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const deadline = performance.now() + this.#timeBudgetMs;
    const order = this.#getOrder();
    const failures: RegionFailure[] = [];
    for (const [index, region] of order.entries()) {
      const limitMs = Math.max(1, Math.floor((deadline - performance.now()) / (order.length - index)));
      const ending = await runWithin(async (options) => call(region, options), { limitMs, signal });
      const failure = this.#judge(region, ending);
      if (!failure) return settle(ending, signal);
      failures.push(failure);
      this.#failedAt.set(region, Date.now());
      tell(this.#options.observe, { type: 'region-failed', ...failure, next: order[index + 1] });
    }
    throw new StsUnavailableError(failures);
  }

  /** As given, but those that failed lately at the end, longest ago first. */
  #getOrder(): string[] {
    const now = Date.now();
    const getFailure = (region: string): number => {
      const failedAt = this.#failedAt.get(region);
      // Later than now: the clock was set back, and nothing is known.
      const isRecent = failedAt !== undefined && failedAt <= now && now - failedAt < this.#returnAfterMs;
      return isRecent ? failedAt : 0;
    };
    return [...this.#regions].sort((a, b) => getFailure(a) - getFailure(b));
  }

  #judge(region: string, ending: Ending<unknown>): RegionFailure | undefined {
    if (ending.kind === 'timed-out') return { region, reason: 'time-limit', error: undefined };
    if (ending.kind !== 'failed') return undefined;
    const { error } = ending;
    const reason = classifyFailure(error)?.reason;
    if (!reason || (reason === 'throttling' && !this.#options.throttlingIsUnavailable)) return undefined;
    return { region, reason, error };
  }
}

function settle<T>(ending: Ending<T>, signal: AbortSignal | undefined): T {
  if (ending.kind === 'done') return ending.value;
  throw ending.kind === 'failed' ? ending.error : signal?.reason;
}
