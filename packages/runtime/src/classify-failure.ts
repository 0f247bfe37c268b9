import { getAttemptCount } from './attempt-count.js';

/** Whether a write that failed may have happened all the same. */
export type Outcome = 'unknown' | 'not-done';

/** Why a service counts as unavailable. */
export type FailureReason = 'network' | 'time-out' | 'server-error' | 'throttling';

/** What an error says about the service that it comes from. */
export interface Failure {
  readonly reason: FailureReason;
  readonly outcome: Outcome;
}

/** The fields by which the SDKs, v2 and v3, and Node tell what went wrong. */
interface ErrorFields {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly errno?: unknown;
  readonly statusCode?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: unknown } | undefined;
  readonly $response?: { readonly statusCode?: unknown } | undefined;
  readonly cause?: unknown;
  readonly originalError?: unknown;
}

/** The SDKs' own lists, without `LimitExceeded…`: in IAM that is a quota, which waiting does not lift. */
const THROTTLING = new Set([
  'BandwidthLimitExceeded',
  'PriorRequestNotComplete',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** The connection was never made, so nothing was sent. */
const NOT_CONNECTED = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
  'UnknownEndpoint',
]);

const CONNECTION_LOST = new Set([
  'ECONNABORTED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'NetworkingError',
  'UND_ERR_SOCKET',
]);

const TIMED_OUT = new Set([
  'RequestTimeout',
  'RequestTimeoutException',
  'TimeoutError',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
]);

/** No credentials: the service was never asked, and is not to blame. */
const NOT_THE_SERVICE = new Set([
  'CredentialsError',
  'CredentialsProviderError',
  'ProviderError',
  'TokenProviderError',
]);

/** An error, and those that it was made from; more than a few levels mean a cycle. */
const MAX_CAUSES = 4;

/** Says why an error of either SDK means that the service is unavailable; undefined where the service answered, or was never asked. */
export function classifyFailure(error: unknown): Failure | undefined {
  if (!isObject(error)) return undefined;
  const codes = listCodes(error);
  const has = (known: ReadonlySet<string>) => codes.some((code) => known.has(code));
  if (has(NOT_THE_SERVICE)) return undefined;
  const status = getStatus(error);
  if (has(THROTTLING) || status === 429) return { reason: 'throttling', outcome: 'unknown' };
  if (status !== undefined && status >= 500) return { reason: 'server-error', outcome: 'unknown' };
  if (has(NOT_CONNECTED))
    return { reason: 'network', outcome: getAttemptCount(error) === 1 ? 'not-done' : 'unknown' };
  if (has(CONNECTION_LOST)) return { reason: 'network', outcome: 'unknown' };
  if (has(TIMED_OUT) || status === 408) return { reason: 'time-out', outcome: 'unknown' };
  return undefined;
}

function listCodes(error: ErrorFields, depth = 0): string[] {
  const own = [error.code, error.name, error.errno].filter((code) => typeof code === 'string');
  const causes = depth < MAX_CAUSES ? [error.cause, error.originalError].filter(isObject) : [];
  return [...own, ...causes.flatMap((cause) => listCodes(cause, depth + 1))];
}

function getStatus(error: ErrorFields): number | undefined {
  // Old clients of v3 fail to read an error page that a proxy wrote in HTML; only the response has its status.
  const statuses = [error.$metadata?.httpStatusCode, error.statusCode, error.$response?.statusCode];
  return statuses.find((status) => typeof status === 'number');
}

function isObject(value: unknown): value is ErrorFields {
  return typeof value === 'object' && value !== null;
}
