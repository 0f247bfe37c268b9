/**
 * The writes whose result is a resource that another one can stand in for. Every other write changes rights or revokes
 * them, and nothing may pretend that it happened.
 */
export const RESOURCES = {
  CreateRole: { member: 'Role', nameMember: 'RoleName', type: 'role' },
  CreatePolicy: { member: 'Policy', nameMember: 'PolicyName', type: 'policy' },
  CreateInstanceProfile: {
    member: 'InstanceProfile',
    nameMember: 'InstanceProfileName',
    type: 'instance-profile',
  },
  CreateUser: { member: 'User', nameMember: 'UserName', type: 'user' },
  CreateGroup: { member: 'Group', nameMember: 'GroupName', type: 'group' },
} as const;

/** A write that creates what another resource can stand in for. */
export type ResourceOperation = keyof typeof RESOURCES;

/** Those that need a word from the caller: a shared user or group mixes up who did what, and who may do what. */
export type PrincipalOperation = 'CreateUser' | 'CreateGroup';

const PRINCIPALS: ReadonlySet<string> = new Set<PrincipalOperation>(['CreateUser', 'CreateGroup']);

/** Throws a TypeError for a write that no existing resource can stand in for, or only where the caller says so. */
export function assertHasFallback(
  operation: string,
  allowSharedPrincipal: boolean,
): asserts operation is ResourceOperation {
  if (!Object.hasOwn(RESOURCES, operation)) {
    throw new TypeError(
      `${operation} has no fallback: no existing resource can stand in for what it does. Use \`withIamGuard\`.`,
    );
  }
  if (PRINCIPALS.has(operation) && !allowSharedPrincipal) {
    throw new TypeError(
      `${operation} has a fallback only with \`allowSharedPrincipal: true\`: in an outage several callers share one principal.`,
    );
  }
}
