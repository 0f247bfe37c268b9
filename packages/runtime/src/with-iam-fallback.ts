import { deferWrite, type DeferOptions } from './defer-write.js';
import { readExistingResource, type ExistingResource, type KnownResource } from './existing-resource.js';
import { tell } from './observer.js';
import { protectWrite, type Unavailability, type WriteToProtect } from './protected-write.js';
import {
  RESOURCES,
  assertHasFallback,
  type PrincipalOperation,
  type ResourceOperation,
} from './resources.js';
import { warnOnce } from './warn-once.js';
import type { FallbackResult, ResourceResult } from './fallback-result.js';
import type { ProtectionOptions } from './protection.js';
import type { Write } from './request-options.js';

/** A write, and the resource that answers for it while IAM cannot. */
export type IamFallbackOptions<
  O extends ResourceOperation,
  R extends ResourceResult<O>,
  E extends ExistingResource,
  I = unknown,
> = ProtectionOptions &
  DeferOptions<I> & {
    readonly operation: O;
    readonly write: Write<R>;
    /** Without it, or when it is empty, the write is called plainly: no time limit, no circuit, no other errors. */
    readonly existing: E;
  } & AllowPrincipal<O>;

/** A user or group stands in for another only where the caller says so. */
type AllowPrincipal<O> = O extends PrincipalOperation
  ? { readonly allowSharedPrincipal: true }
  : { readonly allowSharedPrincipal?: boolean | undefined };

/** The results that are existing resources. */
const fallbacks = new WeakSet<object>();

/**
 * Creates a role, policy or instance profile, or, while IAM is unavailable, resolves to the existing one that is
 * configured. Errors that IAM answers with come through unchanged.
 */
export async function withIamFallback<
  O extends ResourceOperation,
  R extends ResourceResult<O>,
  E extends ExistingResource,
  I = unknown,
>(options: IamFallbackOptions<O, R, E, I>): Promise<FallbackResult<O, R, E>> {
  const { operation, write, signal } = options;
  assertHasFallback(operation, options.allowSharedPrincipal ?? false);
  const existing = readExistingResource(operation, options.existing);
  const result = existing
    ? await writeOrUse(existing, options)
    : await write(signal && { abortSignal: signal });
  // Either holds the members of the type; TypeScript cannot follow that from `operation`.
  return result as FallbackResult<O, R, E>;
}

async function writeOrUse<I>(
  existing: KnownResource,
  options: WriteToProtect<object> & DeferOptions<I> & { readonly operation: ResourceOperation },
): Promise<object> {
  const result = await protectWrite(options);
  if (result.kind === 'written') return result.value;
  await report(options, existing, result.unavailability);
  return toResult(options.operation, existing);
}

/** Tells whether a result of `withIamFallback` is the existing resource, and not a new one. */
export function isExistingResource(result: object): boolean {
  return fallbacks.has(result);
}

async function report<I>(
  options: ProtectionOptions & DeferOptions<I> & { readonly operation: string },
  { arn, name }: KnownResource,
  { reason, outcome, durationMs, error }: Unavailability,
): Promise<void> {
  const { operation, partition, observe } = options;
  tell(observe, {
    type: 'unavailable',
    operation,
    partition,
    reason,
    outcome,
    answer: 'existing',
    durationMs,
    error,
  });
  warnOnce(
    'EH_IAM_FALLBACK',
    operation,
    `IAM is unavailable for ${operation} (${reason}): ${arn ?? name} is used instead. This is said once; \`observe\` is told each time.`,
  );
  await deferWrite(options, outcome);
}

function toResult(operation: ResourceOperation, { arn, name }: KnownResource): object {
  const { member, nameMember } = RESOURCES[operation];
  const resource = arn === undefined ? { [nameMember]: name } : { [nameMember]: name, Arn: arn };
  const result = { [member]: resource };
  fallbacks.add(result);
  return result;
}
