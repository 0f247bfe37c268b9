/** Words of a function's name which say that some time passes, or that a person or a loop looks first. */
export const WAITING_WORDS: ReadonlySet<string> = new Set(
  `await awaits consistency consistent delay delayed delays eventual eventually interval nap pause poll poller polling
  prompt propagate propagated propagation question settle sleep sleeps snooze stabilise stabilize timeout until wait
  waiter waiting waits`.split(/\s+/),
);

/** Words of a function's name which say that it calls again what failed. */
export const RETRYING_WORDS: ReadonlySet<string> = new Set(
  `attempt attempts backoff insist resilient retriable retried retrier retries retry retryable retrying`.split(
    /\s+/,
  ),
);

/** Packages whose functions wait, or call again what failed, under whatever name a file imports them. */
export const WAITING_PACKAGES: ReadonlySet<string> = new Set([
  '@lifeomic/attempt',
  'async-retry',
  'backoff',
  'cockatiel',
  'delay',
  'exponential-backoff',
  'node:timers/promises',
  'oh-no-i-insist',
  'p-retry',
  'p-wait-for',
  'poll',
  'promise-poller',
  'promise-retry',
  'retry',
  'retry-as-promised',
  'sleep-promise',
  'timers/promises',
  'ts-retry-promise',
  'wait-on',
]);
