/** A kind of resource whose creation takes a while to be seen everywhere. */
export type IamFamilyId = 'role' | 'policy' | 'user' | 'access-key' | 'instance-profile';

/** How a resource of one kind is created, named and waited for. */
export interface IamResourceFamily {
  readonly id: IamFamilyId;
  /** The operation of IAM that creates one. */
  readonly createdBy: string;
  /** The operation that reads one by its name, and answers as the creation does. */
  readonly readBy: string | undefined;
  /** Parameters of the creation, and of the reading, that name it. */
  readonly namedBy: readonly string[];
  /** Paths in the answer that name it. */
  readonly answers: readonly string[];
  /** Functions of `@aws-sdk/client-iam`, which are methods of its aggregated client too. None: only a retry helps. */
  readonly v3Waiters: readonly string[];
  /** The state for v2's `iam.waitFor(state, …)`. */
  readonly v2WaiterState: string | undefined;
}

/** The kinds whose use right after their creation fails now and then, because IAM is eventually consistent. */
export const IAM_FAMILIES: readonly IamResourceFamily[] = [
  {
    id: 'role',
    createdBy: 'CreateRole',
    readBy: 'GetRole',
    namedBy: ['RoleName'],
    answers: ['Role.Arn', 'Role.RoleName'],
    v3Waiters: ['waitUntilRoleExists', 'waitForRoleExists'],
    v2WaiterState: 'roleExists',
  },
  {
    id: 'policy',
    createdBy: 'CreatePolicy',
    readBy: undefined,
    namedBy: ['PolicyName'],
    answers: ['Policy.Arn', 'Policy.PolicyName'],
    v3Waiters: ['waitUntilPolicyExists', 'waitForPolicyExists'],
    v2WaiterState: 'policyExists',
  },
  {
    id: 'user',
    createdBy: 'CreateUser',
    readBy: 'GetUser',
    namedBy: ['UserName'],
    answers: ['User.Arn', 'User.UserName'],
    v3Waiters: ['waitUntilUserExists', 'waitForUserExists'],
    v2WaiterState: 'userExists',
  },
  {
    // Used by building any client with the new key as its credentials: no operation takes it as a parameter.
    id: 'access-key',
    createdBy: 'CreateAccessKey',
    readBy: undefined,
    namedBy: [],
    answers: ['AccessKey.AccessKeyId', 'AccessKey.SecretAccessKey'],
    v3Waiters: [],
    v2WaiterState: undefined,
  },
  {
    id: 'instance-profile',
    createdBy: 'CreateInstanceProfile',
    readBy: 'GetInstanceProfile',
    namedBy: ['InstanceProfileName'],
    answers: ['InstanceProfile.Arn', 'InstanceProfile.InstanceProfileName'],
    v3Waiters: ['waitUntilInstanceProfileExists', 'waitForInstanceProfileExists'],
    v2WaiterState: 'instanceProfileExists',
  },
];

/** The kind of resource that an operation of IAM creates, or undefined. */
export function getCreatedFamily(operation: string): IamResourceFamily | undefined {
  return IAM_FAMILIES.find(({ createdBy }) => createdBy === operation);
}

/** The kind of resource whose existence a waiter (v3 function or v2 state) shows, or undefined. */
export function getAwaitedFamily(waiter: string): IamResourceFamily | undefined {
  return IAM_FAMILIES.find(
    ({ v3Waiters, v2WaiterState }) => v3Waiters.includes(waiter) || v2WaiterState === waiter,
  );
}
