import type { IamFamilyId } from './iam-propagation.js';

/** One use of a resource, by the parameter that carries its name or ARN. */
export interface IamUse {
  /** The v2 class, such as `Lambda`. */
  readonly v2Class: string;
  readonly v3Package: string;
  readonly operation: string;
  /** From the input to the parameter; `*` is every element of a list. */
  readonly parameter: readonly string[];
  /** The parameter is a policy document, in which only a `Principal` must exist: a `Resource` may be any text. */
  readonly isDocument: boolean;
}

type Parameter = readonly [operation: string, ...paths: readonly string[]];

function uses(v2Class: string, v3Client: string, parameters: readonly Parameter[]): readonly IamUse[] {
  return parameters.flatMap(([operation, ...paths]) =>
    paths.map((path) => ({
      v2Class,
      v3Package: `@aws-sdk/client-${v3Client}`,
      operation,
      parameter: path.split('.'),
      isDocument: false,
    })),
  );
}

function documents(v2Class: string, v3Client: string, parameters: readonly Parameter[]): readonly IamUse[] {
  return uses(v2Class, v3Client, parameters).map((use) => ({ ...use, isDocument: true }));
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
  ...uses('AppRunner', 'apprunner', [
    [
      'CreateService',
      'InstanceConfiguration.InstanceRoleArn',
      'SourceConfiguration.AuthenticationConfiguration.AccessRoleArn',
    ],
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
  ...uses('Pipes', 'pipes', [['CreatePipe', 'RoleArn']]),
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
  ...uses('CloudTrail', 'cloudtrail', [['CreateTrail', 'CloudWatchLogsRoleArn']]),
  ...uses('CloudWatchLogs', 'cloudwatch-logs', [
    ['PutDestination', 'roleArn'],
    ['PutSubscriptionFilter', 'roleArn'],
  ]),
  ...uses('ConfigService', 'config-service', [['PutConfigurationRecorder', 'ConfigurationRecorder.roleARN']]),
  ...uses('CognitoIdentity', 'cognito-identity', [
    ['SetIdentityPoolRoles', 'Roles.authenticated', 'Roles.unauthenticated'],
  ]),
  ...uses('EC2', 'ec2', [['CreateFlowLogs', 'DeliverLogsPermissionArn']]),
  ...uses('AppSync', 'appsync', [['CreateDataSource', 'serviceRoleArn']]),
  ...uses('Batch', 'batch', [['CreateComputeEnvironment', 'serviceRole']]),
  ...uses('Firehose', 'firehose', [['CreateDeliveryStream', 'ExtendedS3DestinationConfiguration.RoleARN']]),
  ...uses('RDS', 'rds', [
    ['AddRoleToDBCluster', 'RoleArn'],
    ['AddRoleToDBInstance', 'RoleArn'],
  ]),
  ...uses('Redshift', 'redshift', [['CreateCluster', 'IamRoles.*']]),
  ...uses('S3', 's3', [['PutBucketReplication', 'ReplicationConfiguration.Role']]),
  ...uses('Transfer', 'transfer', [['CreateUser', 'Role']]),
  ...uses('Iot', 'iot', [['CreateRoleAlias', 'roleArn']]),
  ...uses('EMR', 'emr', [['RunJobFlow', 'ServiceRole']]),
  ...uses('BedrockAgent', 'bedrock-agent', [
    ['CreateAgent', 'agentResourceRoleArn'],
    ['CreateKnowledgeBase', 'roleArn'],
  ]),
];

/** "The principals in the key policy must exist and be visible to KMS": so it is with every policy that names one. */
const PRINCIPAL_USES: readonly IamUse[] = [
  ...documents('IAM', 'iam', [
    ['CreateRole', 'AssumeRolePolicyDocument'],
    ['UpdateAssumeRolePolicy', 'PolicyDocument'],
  ]),
  ...documents('KMS', 'kms', [
    ['CreateKey', 'Policy'],
    ['PutKeyPolicy', 'Policy'],
  ]),
  ...uses('KMS', 'kms', [['CreateGrant', 'GranteePrincipal']]),
  ...documents('S3', 's3', [['PutBucketPolicy', 'Policy']]),
  ...documents('SQS', 'sqs', [
    ['CreateQueue', 'Attributes.Policy'],
    ['SetQueueAttributes', 'Attributes.Policy'],
  ]),
  ...documents('SNS', 'sns', [
    ['CreateTopic', 'Attributes.Policy'],
    ['SetTopicAttributes', 'AttributeValue'],
  ]),
  ...documents('SecretsManager', 'secrets-manager', [['PutResourcePolicy', 'ResourcePolicy']]),
  ...documents('ECR', 'ecr', [['SetRepositoryPolicy', 'policyText']]),
];

/** Managed policies that narrow a session. */
const POLICY_USES = uses('STS', 'sts', [
  ['AssumeRole', 'PolicyArns.*.arn'],
  ['AssumeRoleWithWebIdentity', 'PolicyArns.*.arn'],
  ['AssumeRoleWithSAML', 'PolicyArns.*.arn'],
  ['GetFederationToken', 'PolicyArns.*.arn'],
]);

const INSTANCE_PROFILE_USES: readonly IamUse[] = [
  ...uses('EC2', 'ec2', [
    ['RunInstances', 'IamInstanceProfile.Arn', 'IamInstanceProfile.Name'],
    ['RequestSpotInstances', 'LaunchSpecification.IamInstanceProfile.Arn'],
    ['AssociateIamInstanceProfile', 'IamInstanceProfile.Arn', 'IamInstanceProfile.Name'],
    ['ReplaceIamInstanceProfileAssociation', 'IamInstanceProfile.Arn', 'IamInstanceProfile.Name'],
  ]),
  ...uses('AutoScaling', 'auto-scaling', [['CreateLaunchConfiguration', 'IamInstanceProfile']]),
  ...uses('EMR', 'emr', [['RunJobFlow', 'JobFlowRole']]),
];

/**
 * Where a resource of each kind is used by a service to which it must have spread first. Attaching, tagging and
 * listing within IAM are left out: they ask the control plane that created the resource, and AWS's own examples
 * attach at once; what they do not do at once is to name it as a principal.
 */
export const IAM_USES: Readonly<Record<IamFamilyId, readonly IamUse[]>> = {
  role: [...ROLE_USES, ...PRINCIPAL_USES],
  policy: POLICY_USES,
  user: PRINCIPAL_USES,
  'access-key': [],
  'instance-profile': INSTANCE_PROFILE_USES,
};
