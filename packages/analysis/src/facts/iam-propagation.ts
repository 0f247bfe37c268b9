/** A kind of resource whose creation takes a while to be seen everywhere. */
export type IamFamilyId = 'role' | 'policy' | 'user' | 'access-key' | 'instance-profile';

/** How a resource of one kind is created, named and waited for. */
export interface IamResourceFamily {
  readonly id: IamFamilyId;
  /** The operation of IAM that creates one. */
  readonly createdBy: string;
  /** Parameters of the creation that name it. */
  readonly namedBy: readonly string[];
  /** Paths in the answer that name it. */
  readonly answers: readonly string[];
  /** Functions of `@aws-sdk/client-iam`, which are methods of its aggregated client too. None: only a retry helps. */
  readonly v3Waiters: readonly string[];
  /** The state for v2's `iam.waitFor(state, …)`. */
  readonly v2WaiterState: string | undefined;
}

/** One use of a resource, by the parameter that carries its name or ARN. */
export interface IamUse {
  /** The v2 class, such as `Lambda`. */
  readonly v2Class: string;
  readonly v3Package: string;
  readonly operation: string;
  /** From the input to the parameter; `*` is every element of a list. */
  readonly parameter: readonly string[];
}

/** The kinds whose use right after their creation fails now and then, because IAM is eventually consistent. */
export const IAM_FAMILIES: readonly IamResourceFamily[] = [
  {
    id: 'role',
    createdBy: 'CreateRole',
    namedBy: ['RoleName'],
    answers: ['Role.Arn', 'Role.RoleName'],
    v3Waiters: ['waitUntilRoleExists', 'waitForRoleExists'],
    v2WaiterState: 'roleExists',
  },
  {
    id: 'policy',
    createdBy: 'CreatePolicy',
    namedBy: ['PolicyName'],
    answers: ['Policy.Arn', 'Policy.PolicyName'],
    v3Waiters: ['waitUntilPolicyExists', 'waitForPolicyExists'],
    v2WaiterState: 'policyExists',
  },
  {
    id: 'user',
    createdBy: 'CreateUser',
    namedBy: ['UserName'],
    answers: ['User.Arn', 'User.UserName'],
    v3Waiters: ['waitUntilUserExists', 'waitForUserExists'],
    v2WaiterState: 'userExists',
  },
  {
    // Used by building any client with the new key as its credentials: no operation takes it as a parameter.
    id: 'access-key',
    createdBy: 'CreateAccessKey',
    namedBy: [],
    answers: ['AccessKey.AccessKeyId', 'AccessKey.SecretAccessKey'],
    v3Waiters: [],
    v2WaiterState: undefined,
  },
  {
    id: 'instance-profile',
    createdBy: 'CreateInstanceProfile',
    namedBy: ['InstanceProfileName'],
    answers: ['InstanceProfile.Arn', 'InstanceProfile.InstanceProfileName'],
    v3Waiters: ['waitUntilInstanceProfileExists', 'waitForInstanceProfileExists'],
    v2WaiterState: 'instanceProfileExists',
  },
];

type Parameter = readonly [operation: string, ...paths: readonly string[]];

function uses(v2Class: string, v3Client: string, parameters: readonly Parameter[]): readonly IamUse[] {
  return parameters.flatMap(([operation, ...paths]) =>
    paths.map((path) => ({
      v2Class,
      v3Package: `@aws-sdk/client-${v3Client}`,
      operation,
      parameter: path.split('.'),
    })),
  );
}

const ROLE_USES: readonly IamUse[] = [
  ...uses('STS', 'sts', [
    ['AssumeRole', 'RoleArn'],
    ['AssumeRoleWithWebIdentity', 'RoleArn'],
    ['AssumeRoleWithSAML', 'RoleArn'],
  ]),
  ...uses('Lambda', 'lambda', [
    ['CreateFunction', 'Role'],
    ['UpdateFunctionConfiguration', 'Role'],
  ]),
  ...uses('ECS', 'ecs', [
    ['RegisterTaskDefinition', 'taskRoleArn', 'executionRoleArn'],
    ['RunTask', 'overrides.taskRoleArn', 'overrides.executionRoleArn'],
    ['StartTask', 'overrides.taskRoleArn', 'overrides.executionRoleArn'],
    ['CreateService', 'role'],
  ]),
  ...uses('EKS', 'eks', [
    ['CreateCluster', 'roleArn'],
    ['CreateNodegroup', 'nodeRole'],
    ['CreateFargateProfile', 'podExecutionRoleArn'],
    ['CreatePodIdentityAssociation', 'roleArn'],
  ]),
  ...uses('StepFunctions', 'sfn', [
    ['CreateStateMachine', 'roleArn'],
    ['UpdateStateMachine', 'roleArn'],
  ]),
  ...uses('Scheduler', 'scheduler', [
    ['CreateSchedule', 'Target.RoleArn'],
    ['UpdateSchedule', 'Target.RoleArn'],
  ]),
  ...uses('EventBridge', 'eventbridge', [
    ['PutRule', 'RoleArn'],
    ['PutTargets', 'Targets.*.RoleArn'],
  ]),
  ...uses('Glue', 'glue', [
    ['CreateJob', 'Role'],
    ['CreateCrawler', 'Role'],
  ]),
  ...uses('SageMaker', 'sagemaker', [
    ['CreateNotebookInstance', 'RoleArn'],
    ['CreateTrainingJob', 'RoleArn'],
    ['CreateModel', 'ExecutionRoleArn'],
  ]),
  ...uses('CodeBuild', 'codebuild', [['CreateProject', 'serviceRole']]),
  ...uses('CodePipeline', 'codepipeline', [['CreatePipeline', 'pipeline.roleArn']]),
  ...uses('CloudFormation', 'cloudformation', [
    ['CreateStack', 'RoleARN'],
    ['UpdateStack', 'RoleARN'],
  ]),
  ...uses('Batch', 'batch', [['CreateComputeEnvironment', 'serviceRole']]),
  ...uses('Firehose', 'firehose', [['CreateDeliveryStream', 'ExtendedS3DestinationConfiguration.RoleARN']]),
  ...uses('KMS', 'kms', [['CreateGrant', 'GranteePrincipal']]),
  ...uses('Transfer', 'transfer', [['CreateUser', 'Role']]),
  ...uses('Iot', 'iot', [['CreateRoleAlias', 'roleArn']]),
  ...uses('EMR', 'emr', [['RunJobFlow', 'ServiceRole']]),
  ...uses('BedrockAgent', 'bedrock-agent', [
    ['CreateAgent', 'agentResourceRoleArn'],
    ['CreateKnowledgeBase', 'roleArn'],
  ]),
  ...uses('IAM', 'iam', [['AddRoleToInstanceProfile', 'RoleName']]),
];

const ATTACHMENTS: Readonly<Record<'role' | 'policy' | 'user', readonly IamUse[]>> = {
  role: uses('IAM', 'iam', [
    ['AttachRolePolicy', 'RoleName'],
    ['PutRolePolicy', 'RoleName'],
  ]),
  policy: uses('IAM', 'iam', [
    ['AttachRolePolicy', 'PolicyArn'],
    ['AttachUserPolicy', 'PolicyArn'],
    ['AttachGroupPolicy', 'PolicyArn'],
    ['PutRolePermissionsBoundary', 'PermissionsBoundary'],
    ['PutUserPermissionsBoundary', 'PermissionsBoundary'],
    ['CreateRole', 'PermissionsBoundary'],
    ['CreateUser', 'PermissionsBoundary'],
  ]),
  user: uses('IAM', 'iam', [
    ['AttachUserPolicy', 'UserName'],
    ['PutUserPolicy', 'UserName'],
    ['AddUserToGroup', 'UserName'],
    ['CreateAccessKey', 'UserName'],
    ['CreateLoginProfile', 'UserName'],
  ]),
};

const INSTANCE_PROFILE_USES: readonly IamUse[] = [
  ...uses('EC2', 'ec2', [
    ['RunInstances', 'IamInstanceProfile.Arn', 'IamInstanceProfile.Name'],
    ['RequestSpotInstances', 'LaunchSpecification.IamInstanceProfile.Arn'],
    ['AssociateIamInstanceProfile', 'IamInstanceProfile.Arn', 'IamInstanceProfile.Name'],
    ['ReplaceIamInstanceProfileAssociation', 'IamInstanceProfile.Arn', 'IamInstanceProfile.Name'],
  ]),
  ...uses('AutoScaling', 'auto-scaling', [['CreateLaunchConfiguration', 'IamInstanceProfile']]),
  ...uses('EMR', 'emr', [['RunJobFlow', 'JobFlowRole']]),
  ...uses('IAM', 'iam', [['AddRoleToInstanceProfile', 'InstanceProfileName']]),
];

/**
 * Where a resource of each kind is used. Uses within IAM (`v2Class: 'IAM'`) ask the same control plane that created
 * the resource; all others ask a place to which it must have spread first.
 */
export const IAM_USES: Readonly<Record<IamFamilyId, readonly IamUse[]>> = {
  role: [...ROLE_USES, ...ATTACHMENTS.role],
  policy: ATTACHMENTS.policy,
  user: ATTACHMENTS.user,
  'access-key': [],
  'instance-profile': INSTANCE_PROFILE_USES,
};

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
