/** What stands in for the result of a write, in the words of SDK and runtime. */
export interface FallbackResource {
  /** Where the result holds the resource: `Role`. */
  readonly member: string;
  /** Its property that holds the name: `RoleName`. */
  readonly nameMember: string;
  /** The variable of the environment that migrated code reads the existing resource's ARN from. */
  readonly variable: string;
}

/** The package that migrated code imports. */
export const RUNTIME_PACKAGE = '@endpoint-hygiene/runtime';

/** The writes for which the runtime's `withIamFallback` takes an existing resource without a further word. */
export const FALLBACK_RESOURCES: ReadonlyMap<string, FallbackResource> = new Map([
  ['CreateRole', { member: 'Role', nameMember: 'RoleName', variable: 'EXISTING_ROLE_ARN' }],
  ['CreatePolicy', { member: 'Policy', nameMember: 'PolicyName', variable: 'EXISTING_POLICY_ARN' }],
  [
    'CreateInstanceProfile',
    {
      member: 'InstanceProfile',
      nameMember: 'InstanceProfileName',
      variable: 'EXISTING_INSTANCE_PROFILE_ARN',
    },
  ],
]);
