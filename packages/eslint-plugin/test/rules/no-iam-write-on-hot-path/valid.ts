import { code } from '../code.js';
import type { ValidCase } from '../run-cases.js';
import { V2, V3, V3_REQUIRED } from './setup.js';

const reads: readonly ValidCase[] = [
  {
    name: 'a read',
    code: code`
      import { IAMClient, GetRoleCommand } from '@aws-sdk/client-iam';
      const iam = new IAMClient({});
      export const handler = async ({ name }) => iam.send(new GetRoleCommand({ RoleName: name }));
    `,
  },
  {
    name: 'a read with SDK v2',
    code: code`
      ${V2}
      exports.handler = async () => iam.listUsers({}).promise();
    `,
  },
  {
    name: 'operations whose names sound like writes',
    code: code`
      import { IAM } from '@aws-sdk/client-iam';
      const iam = new IAM({});
      export const handler = async () => {
        await iam.generateCredentialReport({});
        await iam.simulatePrincipalPolicy({ PolicySourceArn: process.env.ROLE, ActionNames: ['s3:GetObject'] });
      };
    `,
  },
  {
    name: 'a role that exists',
    code: code`
      import { STSClient, AssumeRoleCommand } from '@aws-sdk/client-sts';
      const sts = new STSClient({ region: process.env.AWS_REGION });
      export const handler = async () => sts.send(new AssumeRoleCommand({ RoleArn: process.env.ROLE_ARN, RoleSessionName: 'tenant' }));
    `,
  },
  {
    name: 'a write that is left to a queue',
    code: code`
      import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
      const sqs = new SQSClient({});
      export const handler = async (event) => sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE, MessageBody: event.body }));
    `,
  },
];

const lookAlikes: readonly ValidCase[] = [
  {
    name: 'a policy of Organizations',
    code: code`
      import { OrganizationsClient, CreatePolicyCommand } from '@aws-sdk/client-organizations';
      const client = new OrganizationsClient({});
      export const handler = async (input) => client.send(new CreatePolicyCommand(input));
    `,
  },
  {
    name: 'a group of Cognito',
    code: code`
      import { CognitoIdentityProvider } from '@aws-sdk/client-cognito-identity-provider';
      const cognito = new CognitoIdentityProvider({});
      export const handler = async (input) => cognito.createGroup(input);
    `,
  },
  {
    name: 'a policy of IoT',
    code: code`
      const AWS = require('aws-sdk');
      const iot = new AWS.Iot();
      exports.handler = async (params) => iot.createPolicy(params).promise();
    `,
  },
  {
    name: 'a user of Identity Store',
    code: code`
      import { IdentitystoreClient, CreateUserCommand } from '@aws-sdk/client-identitystore';
      export const handler = async (input) => new IdentitystoreClient({}).send(new CreateUserCommand(input));
    `,
  },
  {
    name: 'a class of the project',
    code: code`
      class IAM { async createRole(name) { return this.store.put(name); } }
      const iam = new IAM();
      export const handler = async () => iam.createRole('tenant');
    `,
  },
  {
    name: 'a command class of the project',
    code: code`
      class CreateRoleCommand { constructor(input) { this.input = input; } }
      export const handler = async (event, bus) => bus.send(new CreateRoleCommand(event));
    `,
  },
  {
    name: 'a package of the same export',
    code: code`
      import { IAMClient, CreateRoleCommand } from '@example/identity';
      const iam = new IAMClient({});
      export const handler = async () => iam.send(new CreateRoleCommand({}));
    `,
  },
  {
    name: 'a client of a file that is not there',
    code: code`
      import { iam } from './clients.js';
      export const handler = async () => iam.createRole({ RoleName: 'tenant' });
    `,
  },
  {
    name: 'a client that is handed over',
    code: code`
      export const handler = async (event, context, { iam }) => iam.createRole({ RoleName: event.name });
    `,
  },
  {
    name: 'a role of Pulumi',
    code: code`
      import * as aws from '@pulumi/aws';
      export const handler = async () => new aws.iam.Role('tenant', { assumeRolePolicy: '{}' });
    `,
  },
  {
    name: 'a role of the CDK',
    code: code`
      import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
      export const handler = (scope) => new Role(scope, 'Tenant', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    `,
  },
  {
    name: 'a mock that answers in place of the client',
    code: code`
      import { mockClient } from 'aws-sdk-client-mock';
      import { IAMClient, CreateRoleCommand } from '@aws-sdk/client-iam';
      export const handler = async () => { mockClient(IAMClient).on(CreateRoleCommand).resolves({}); };
    `,
  },
  {
    name: 'a command that is built and not sent',
    code: code`
      import { CreateRoleCommand } from '@aws-sdk/client-iam';
      export const handler = async (event) => { const command = new CreateRoleCommand(event); return command.input; };
    `,
  },
  {
    name: 'types alone',
    code: code`
      import type { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
      export const handler = async (client: IAMClient, command: CreateRoleCommand) => client.config;
    `,
  },
  {
    name: 'text that speaks of a write',
    code: code`
      ${V3}
      // iam.send(new CreateRoleCommand({}))
      export const handler = async () => ({ help: 'client.send(new CreateRoleCommand({}))', iam });
    `,
  },
  {
    name: 'a name that hides the client',
    code: code`
      ${V3}
      export const handler = async (event, { iam }) => { const { CreateRoleCommand } = event; return iam.send(new CreateRoleCommand()); };
    `,
  },
  {
    name: 'an operation of Organizations that nobody added',
    code: code`
      import { OrganizationsClient, CreateAccountCommand } from '@aws-sdk/client-organizations';
      export const handler = async (input) => new OrganizationsClient({}).send(new CreateAccountCommand(input));
    `,
  },
];

const unreached: readonly ValidCase[] = [
  {
    name: 'a write at the top of a file',
    code: code`
      ${V3}
      await iam.send(new CreateRoleCommand({ RoleName: 'service' }));
      export const handler = async () => 'ready';
    `,
  },
  {
    name: 'a function that nobody calls',
    code: code`
      ${V3}
      async function provision(name) { await iam.send(new CreateRoleCommand({ RoleName: name })); }
      export const handler = async () => 'ready';
    `,
  },
  {
    name: 'an exported function that is no entry point',
    code: code`
      ${V3}
      export async function provision(name) { await iam.send(new CreateRoleCommand({ RoleName: name })); }
    `,
  },
  {
    name: 'a handler that is not exported',
    code: code`
      ${V3}
      const handler = async () => iam.send(new CreateRoleCommand({}));
      await handler();
    `,
  },
  {
    name: 'a function that another program of the file calls',
    code: code`
      ${V3}
      const provision = async (name) => iam.send(new CreateRoleCommand({ RoleName: name }));
      export const deploy = async () => provision('service');
      export const handler = async () => process.env.ROLE_ARN;
    `,
  },
  {
    name: 'a method of another class of the same name',
    code: code`
      ${V3}
      export class Deployment { async provision() { await iam.send(new CreateRoleCommand({})); } }
      class Tenants { async provision() { return process.env.ROLE_ARN; } }
      export const handler = async () => new Tenants().provision();
    `,
  },
  {
    name: 'a timer that runs once',
    code: code`
      ${V3}
      setTimeout(async () => { await iam.send(new CreateRoleCommand({})); }, 1000);
    `,
  },
  {
    name: 'an application that is no Express',
    code: code`
      ${V3}
      const app = createApp();
      app.post('/tenants', async () => { await iam.send(new CreateRoleCommand({})); });
    `,
  },
  {
    name: 'a map with a method of a route',
    code: code`
      ${V3}
      const tasks = new Map();
      tasks.set('setup', async () => { await iam.send(new CreateRoleCommand({})); });
      export const handler = async () => 'ready';
    `,
  },
  {
    name: 'an event of the process',
    code: code`
      ${V3}
      process.on('SIGHUP', async () => { await iam.send(new CreateRoleCommand({})); });
    `,
  },
  {
    name: 'a handler in a test',
    filename: 'service/api.test.ts',
    code: code`
      ${V3}
      export const handler = async () => iam.send(new CreateRoleCommand({}));
    `,
  },
  {
    name: 'a handler in a folder of tests',
    filename: 'service/test/api.ts',
    code: code`
      ${V3}
      export const handler = async () => iam.send(new CreateRoleCommand({}));
    `,
  },
];

const cold: readonly ValidCase[] = [
  {
    name: 'a custom resource, by its type',
    code: code`
      import type { CloudFormationCustomResourceHandler } from 'aws-lambda';
      ${V3}
      export const handler: CloudFormationCustomResourceHandler = async () => { await iam.send(new CreateRoleCommand({})); };
    `,
  },
  {
    name: 'a custom resource, by the type of its event',
    code: code`
      import type { CdkCustomResourceEvent } from 'aws-lambda';
      ${V3}
      export const handler = async (event: CdkCustomResourceEvent) => { await iam.send(new CreateRoleCommand({})); };
    `,
  },
  {
    name: 'a custom resource, by what it imports',
    code: code`
      const response = require('cfn-response');
      ${V3_REQUIRED}
      exports.handler = async (event, context) => { await iam.send(new CreateRoleCommand({})); response.send(event, context, response.SUCCESS); };
    `,
  },
  {
    name: 'a custom resource, by where it answers',
    code: code`
      ${V3}
      export const handler = async (event) => { await iam.send(new CreateRoleCommand({})); await fetch(event.ResponseURL, { method: 'PUT' }); };
    `,
  },
  {
    name: 'a custom resource of the provider framework',
    code: code`
      ${V3}
      export const handler = async ({ RequestType, PhysicalResourceId }) => {
        if (RequestType === 'Create') await iam.send(new CreateRoleCommand({}));
        return { PhysicalResourceId };
      };
    `,
  },
  {
    name: 'a program of the CDK',
    code: code`
      import { App } from 'aws-cdk-lib';
      ${V3}
      export const handler = async () => { await iam.send(new CreateRoleCommand({})); new App(); };
    `,
  },
  {
    name: 'an executable',
    filename: 'service/setup.mjs',
    code: code`
      #!/usr/bin/env node
      ${V3}
      export const handler = async () => { await iam.send(new CreateRoleCommand({})); };
    `,
  },
  {
    name: 'a file of scripts',
    filename: 'scripts/setup.ts',
    code: code`
      ${V3}
      export const handler = async () => { await iam.send(new CreateRoleCommand({})); };
    `,
  },
  {
    name: 'a migration',
    filename: 'migrations/0001-roles.ts',
    code: code`
      ${V3}
      export const handler = async () => { await iam.send(new CreateRoleCommand({})); };
    `,
  },
  {
    name: 'a migration of TypeORM',
    code: code`
      import type { MigrationInterface } from 'typeorm';
      ${V3}
      export class AddRoles implements MigrationInterface {
        async up() { await iam.send(new CreateRoleCommand({})); }
        async down() {}
      }
    `,
  },
  {
    name: 'a command of commander',
    code: code`
      import { program } from 'commander';
      ${V3}
      program.command('setup').action(async () => { await iam.send(new CreateRoleCommand({})); });
    `,
  },
  {
    name: 'a command of yargs, whose handler has the name of a Lambda function',
    code: code`
      ${V3_REQUIRED}
      exports.command = 'setup';
      exports.handler = async () => { await iam.send(new CreateRoleCommand({})); };
    `,
  },
  {
    name: 'a function that its author calls cold',
    code: code`
      ${V3}
      /** Runs at deployment. @coldPath */
      async function setUp() { await iam.send(new CreateRoleCommand({})); }
      export const handler = async (event) => (event.setUp ? setUp() : 'ready');
    `,
  },
  {
    name: 'files that the settings call cold',
    filename: 'service/admin/roles.ts',
    settings: { coldPaths: [{ files: 'service/admin/*.ts' }] },
    code: code`
      ${V3}
      export const handler = async () => { await iam.send(new CreateRoleCommand({})); };
    `,
  },
  {
    name: 'a function that the settings call cold',
    settings: { coldPaths: [{ functions: ['setUp'] }] },
    code: code`
      ${V3}
      const setUp = async () => { await iam.send(new CreateRoleCommand({})); };
      export const handler = async (event) => (event.setUp ? setUp() : 'ready');
    `,
  },
  {
    name: 'a method that the settings call cold',
    settings: { coldPaths: [{ files: 'client.ts', functions: ['Roles.create'] }] },
    code: code`
      ${V3}
      class Roles { async create() { await iam.send(new CreateRoleCommand({})); } }
      export const handler = async () => new Roles().create();
    `,
  },
];

const mended: readonly ValidCase[] = [
  {
    name: 'a write with a fallback',
    code: code`
      import { withIamFallback } from '@endpoint-hygiene/runtime';
      ${V3}
      export const handler = async () =>
        withIamFallback(() => iam.send(new CreateRoleCommand({})), () => process.env.ROLE_ARN);
    `,
  },
  {
    name: 'a write behind a guard',
    code: code`
      const runtime = require('@endpoint-hygiene/runtime');
      ${V2}
      exports.handler = async () => runtime.withIamGuard(async () => { await iam.createRole({ RoleName: 'tenant' }).promise(); });
    `,
  },
  {
    name: 'a write in a call of a fallback of the project',
    settings: { fallbacks: ['orExistingRole'] },
    code: code`
      import { orExistingRole } from './fallbacks.js';
      ${V3}
      export const handler = async () => orExistingRole(async () => iam.send(new CreateRoleCommand({})));
    `,
  },
  {
    name: 'a write in a function that the settings call a fallback',
    settings: { fallbacks: ['ensureRole'] },
    code: code`
      ${V3}
      async function ensureRole() { try { await iam.send(new CreateRoleCommand({})); } catch { return process.env.ROLE_ARN; } }
      export const handler = async () => ensureRole();
    `,
  },
  {
    name: 'a write in a method that the settings call a fallback',
    settings: { fallbacks: ['ensureRole'] },
    code: code`
      ${V3}
      class Roles { async ensureRole() { return iam.send(new CreateRoleCommand({})).catch(() => process.env.ROLE_ARN); } }
      export const handler = async () => new Roles().ensureRole();
    `,
  },
];

/** Code that the rule leaves alone. */
export const valid = [...reads, ...lookAlikes, ...unreached, ...cold, ...mended];
