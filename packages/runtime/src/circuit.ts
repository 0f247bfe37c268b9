import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  type CircuitBreakerPolicy,
} from 'cockatiel';

/** The state of a circuit in words. */
export type CircuitStateName = 'closed' | 'open' | 'half-open';

/** How many failures in a row open a circuit, and how long it stays open. */
export interface CircuitSettings {
  readonly failuresToOpen: number;
  readonly retryAfterMs: number;
}

/** What a call through a circuit was for it; `neutral` says nothing about the service. */
export type Verdict = 'answered' | 'failed' | 'neutral';

interface Judged {
  readonly verdict: Verdict;
}

/** A cockatiel circuit breaker that lets one call at a time find out whether the service is back, and makes no other wait for it. */
export class Circuit {
  readonly #settings: CircuitSettings;
  #policy: CircuitBreakerPolicy;
  #openedAt = 0;
  #announced: CircuitStateName = 'closed';

  constructor(settings: CircuitSettings) {
    this.#settings = settings;
    this.#policy = this.#createPolicy();
  }

  /** Milliseconds until a call is let through: zero while the circuit is closed, or open for long enough. */
  getWaitMs(): number {
    const { state } = this.#policy;
    if (state === CircuitState.Closed) return 0;
    // A call is finding out right now, and decides whether the others wait once more.
    if (state === CircuitState.HalfOpen) return this.#settings.retryAfterMs;
    const openFor = this.#getOpenForMs();
    return openFor < 0 ? 0 : Math.max(0, this.#settings.retryAfterMs - openFor);
  }

  /** Runs a call that was let through, and never rejects; `start` must not reject, either. */
  async run<R extends Judged>(start: () => Promise<R>): Promise<R> {
    if (this.#policy.state === CircuitState.Open && this.#getOpenForMs() < 0)
      this.#policy = this.#createDuePolicy();
    const finding = this.#policy.state !== CircuitState.Closed;
    let unjudged: R | undefined;
    try {
      const result = await this.#policy.execute(async () => {
        const judged = await start();
        // A call that was cut short proves nothing: while closed it is not counted, but nor may it close the circuit.
        if (judged.verdict !== 'neutral' || finding) return judged;
        unjudged = judged;
        throw new Error('Not to be counted.');
      });
      return result as R;
    } catch (error) {
      if (unjudged) return unjudged;
      throw error;
    }
  }

  /** The state, once after each change. */
  takeChange(): CircuitStateName | undefined {
    const state = STATE_NAMES[this.#policy.state];
    if (state === this.#announced) return undefined;
    this.#announced = state;
    return state;
  }

  /**
   * By the wall clock, like cockatiel: a frozen Lambda's monotonic clock may stand still, and the circuit would stay open
   * for hours. Negative when the clock was set back: then the circuit counts as open for long enough.
   */
  #getOpenForMs(): number {
    return Date.now() - this.#openedAt;
  }

  #createPolicy(initialState?: unknown): CircuitBreakerPolicy {
    const policy = circuitBreaker(
      handleWhenResult((result) => (result as Judged).verdict !== 'answered'),
      {
        halfOpenAfter: this.#settings.retryAfterMs,
        breaker: new ConsecutiveBreaker(this.#settings.failuresToOpen),
        ...(initialState === undefined ? {} : { initialState }),
      },
    );
    policy.onBreak(() => {
      this.#openedAt = Date.now();
    });
    return policy;
  }

  /** The same circuit, open since the epoch. */
  #createDuePolicy(): CircuitBreakerPolicy {
    const { ownState, ...rest } = this.#policy.toJSON() as { readonly ownState: object };
    return this.#createPolicy({ ...rest, ownState: { ...ownState, openedAt: 0 } });
  }
}

const STATE_NAMES: Readonly<Record<CircuitState, CircuitStateName>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};
