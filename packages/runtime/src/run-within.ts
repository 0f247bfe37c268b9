import type { RequestOptions } from './request-options.js';

/** How a call ended that had to end in time. */
export type Ending<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'cancelled' };

/** How long a call may take, and whose signal may end it earlier. */
export interface Bounds {
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a call, and ends it, through an abort signal, at the limit or when the caller's signal fires. Always settles by
 * then, also where the call ignores its signal; what the call does later is nobody's concern, its rejection included.
 */
export function runWithin<T>(
  call: (options: RequestOptions) => PromiseLike<T>,
  { limitMs, signal }: Bounds,
): Promise<Ending<T>> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    const settle = (ending: Ending<T>) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      resolve(ending);
    };
    // Settles before it aborts: otherwise the SDK's own AbortError would come first.
    const cancel = () => {
      settle({ kind: 'cancelled' });
      controller.abort(signal?.reason);
    };
    const timer = setTimeout(() => {
      settle({ kind: 'timed-out' });
      controller.abort(new DOMException(`No answer within ${String(limitMs)} ms.`, 'TimeoutError'));
    }, limitMs);
    // A program that has nothing else to do may end; a request under way keeps it alive by its socket.
    timer.unref();
    signal?.addEventListener('abort', cancel, { once: true });
    start(call, controller.signal).then(
      (value) => {
        settle({ kind: 'done', value });
      },
      (error: unknown) => {
        settle({ kind: 'failed', error });
      },
    );
  });
}

/** Turns what a call throws at once into a rejection. */
async function start<T>(
  call: (options: RequestOptions) => PromiseLike<T>,
  abortSignal: AbortSignal,
): Promise<T> {
  return call({ abortSignal });
}
