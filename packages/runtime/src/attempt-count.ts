const counted = new WeakMap<object, number>();

/** Remembers how many attempts an error of SDK v2 ended, since the error itself does not say. */
export function rememberAttemptCount(error: unknown, attempts: number): void {
  if (typeof error === 'object' && error !== null) counted.set(error, attempts);
}

/**
 * How many attempts the SDK had made when it gave up with this error; undefined where that is not known. The error is that
 * of the last attempt alone, so what it says of a write holds only where there was one.
 */
export function getAttemptCount(error: object): number | undefined {
  const { $metadata } = error as { readonly $metadata?: { readonly attempts?: number } };
  return $metadata?.attempts ?? counted.get(error);
}
