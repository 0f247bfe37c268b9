import type { ExistingResource } from './existing-resource.js';
import type { RESOURCES, ResourceOperation } from './resources.js';

type Member<O extends ResourceOperation> = (typeof RESOURCES)[O]['member'];
type NameMember<O extends ResourceOperation> = (typeof RESOURCES)[O]['nameMember'];

/** The result of a write as far as a fallback needs to know it: the SDK's, v2 or v3. */
export type ResourceResult<O extends ResourceOperation> = Readonly<
  Partial<Record<Member<O>, object | undefined>>
>;

/** An ARN holds the name; a name holds no ARN, and so does what may be either. */
type KnownMember<O extends ResourceOperation, E> = [Extract<E, { readonly name: unknown }>] extends [never]
  ? 'Arn' | NameMember<O>
  : NameMember<O>;

type Narrowed<T, K extends PropertyKey> = T extends object ? Pick<T, Extract<keyof T, K>> : T;

/**
 * What is true of the result with and without IAM: the resource's ARN and name, as the SDK types them. Its id, dates and
 * tags, and the response's metadata, only IAM knows. Of a client without types, R is no more than what it must be.
 */
export type FallbackResult<O extends ResourceOperation, R, E extends ExistingResource> =
  ResourceResult<O> extends R
    ? Record<Member<O>, Record<KnownMember<O, E>, string>>
    : { [M in keyof R as Extract<M, Member<O>>]: Narrowed<R[M], KnownMember<O, E>> };
