import { rememberAttemptCount } from './attempt-count.js';
import type { RequestOptions } from './request-options.js';

/** A request of SDK v2 that is not sent yet: `iam.createRole(params)`, without a callback. */
export interface V2Request<T> {
  promise(): Promise<T>;
  abort(): unknown;
  on(event: string, listener: () => void): unknown;
}

/**
 * Sends a request of SDK v2 as `.promise()` does, and ends it when the signal fires: nothing more is sent, and the promise
 * rejects with an AbortError.
 */
export function sendV2<T>(request: V2Request<T>, options?: RequestOptions): Promise<T> {
  return options ? sendUntil(options.abortSignal, request) : request.promise();
}

async function sendUntil<T>(signal: AbortSignal, request: V2Request<T>): Promise<T> {
  let attempts = 0;
  request.on('retry', () => {
    attempts += 1;
  });
  // Aborted before there is a connection, while credentials are fetched, SDK v2 would send the request all the same.
  request.on('sign', () => {
    if (signal.aborted) throw createAbortError();
  });
  try {
    return await raceAbort(signal, request);
  } catch (error) {
    rememberAttemptCount(error, attempts);
    throw error;
  }
}

function raceAbort<T>(signal: AbortSignal, request: V2Request<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      // Rejects by itself: SDK v2 may take the rest of a waiting time to do so, and for a broken response never does.
      reject(createAbortError());
      request.abort();
    };
    if (signal.aborted) {
      reject(createAbortError());
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    const forget = () => {
      signal.removeEventListener('abort', abort);
    };
    request.promise().then(resolve, reject).finally(forget);
  });
}

/** As SDK v3 names it. */
function createAbortError(): Error {
  return Object.assign(new Error('Request aborted'), { name: 'AbortError', code: 'RequestAbortedError' });
}
