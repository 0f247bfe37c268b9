import { deferWrite, type DeferOptions } from './defer-write.js';
import { IamUnavailableError } from './iam-unavailable-error.js';
import { tell } from './observer.js';
import { protectWrite } from './protected-write.js';
import { warnOnce } from './warn-once.js';
import type { ProtectionOptions } from './protection.js';
import type { Write } from './request-options.js';

/** A write, and the hook that it is handed to while IAM is unavailable. */
export type IamGuardOptions<T, I = unknown> = ProtectionOptions &
  DeferOptions<I> & {
    /** The operation by IAM's name, such as `AttachRolePolicy`: it has one circuit in the process. */
    readonly operation: string;
    readonly write: Write<T>;
  };

/**
 * Makes a write, or rejects fast with an `IamUnavailableError` while IAM is unavailable, after `defer` was handed the write
 * where it is given. Errors that IAM answers with come through unchanged.
 */
export async function withIamGuard<T, I = unknown>(options: IamGuardOptions<T, I>): Promise<T> {
  const { operation, partition, observe } = options;
  const result = await protectWrite(options);
  if (result.kind === 'written') return result.value;
  const { reason, outcome, retryAfterMs, durationMs, error } = result.unavailability;
  tell(observe, {
    type: 'unavailable',
    operation,
    partition,
    reason,
    outcome,
    answer: 'error',
    durationMs,
    error,
  });
  warnOnce(
    'EH_IAM_UNAVAILABLE',
    operation,
    `IAM is unavailable for ${operation} (${reason}): callers get an IamUnavailableError. This is said once; \`observe\` is told each time.`,
  );
  const deferred = await deferWrite(options, outcome);
  throw new IamUnavailableError({ operation, reason, outcome, retryAfterMs, deferred, cause: error });
}
