import { code } from '../code.js';
import type { InvalidCase } from '../run-cases.js';
import { entryPoints } from './invalid-entry-points.js';
import { hotWrite, hotWriteInLoop, V2, V3, V3_REQUIRED } from './setup.js';

const writes: readonly InvalidCase[] = [
  {
    name: 'a command that is sent',
    code: code`
      import { IAMClient, CreateRoleCommand } from '@aws-sdk/client-iam';
      const iam = new IAMClient({});
      export const handler = async () => {
        const answer = await iam.send(new CreateRoleCommand({ RoleName: 'tenant' }));
        return answer.Role.Arn;
      };
    `,
    reports: [{ ...hotWrite({ line: 4, chain: 'handler (client.ts:3)' }), column: 24, endColumn: 79 }],
  },
  {
    name: 'a command in a variable',
    code: code`
      ${V3}
      export const handler = async (event) => {
        const command = new CreateRoleCommand({ RoleName: event.name });
        await iam.send(command);
      };
    `,
    reports: [hotWrite({ line: 4, chain: 'handler (client.ts:2)' })],
  },
  {
    name: 'a command that a helper of the file is given',
    code: code`
      ${V3}
      const send = (command) => iam.send(command);
      export const handler = async () => send(new CreateRoleCommand({}));
    `,
    reports: [hotWrite({ line: 3, chain: 'handler (client.ts:3)' })],
  },
  {
    name: 'the class of a command, and its input',
    code: code`
      import { call } from './aws.js';
      ${V3}
      export const handler = async () => call(iam, CreateRoleCommand, { RoleName: 'tenant' });
    `,
    reports: [hotWrite({ line: 3, chain: 'handler (client.ts:3)' })],
  },
  {
    name: 'the name of an operation, and its client',
    code: code`
      const { awsCall } = require('./aws');
      ${V2}
      exports.handler = async () => awsCall(iam, 'createRole', { RoleName: 'tenant' });
    `,
    reports: [hotWrite({ line: 3, chain: 'handler (client.ts:3)' })],
  },
  {
    name: 'the client with methods',
    code: code`
      import { IAM } from '@aws-sdk/client-iam';
      const iam = new IAM({});
      export const handler = async () => iam.attachRolePolicy({ RoleName: 'a', PolicyArn: 'b' });
    `,
    reports: [hotWrite({ line: 3, chain: 'handler (client.ts:3)', operation: 'AttachRolePolicy' })],
  },
  {
    name: 'a namespace',
    code: code`
      import * as sdk from '@aws-sdk/client-iam';
      export const handler = async () => new sdk.IAMClient({}).send(new sdk.DeleteUserCommand({ UserName: 'a' }));
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:2)', operation: 'DeleteUser' })],
  },
  {
    name: 'renamed imports',
    code: code`
      import { IAMClient as Identities, PutRolePolicyCommand as Put } from '@aws-sdk/client-iam';
      const identities = new Identities({});
      export const handler = async (input) => identities.send(new Put(input));
    `,
    reports: [hotWrite({ line: 3, chain: 'handler (client.ts:3)', operation: 'PutRolePolicy' })],
  },
  {
    name: 'a dynamic import',
    code: code`
      export const handler = async () => {
        const { IAMClient, TagRoleCommand } = await import('@aws-sdk/client-iam');
        await new IAMClient({}).send(new TagRoleCommand({}));
      };
    `,
    reports: [hotWrite({ line: 3, chain: 'handler (client.ts:1)', operation: 'TagRole' })],
  },
  {
    name: 'SDK v2 with a promise',
    code: code`
      ${V2}
      exports.handler = async () => iam.createAccessKey({ UserName: 'a' }).promise();
    `,
    reports: [
      {
        ...hotWrite({ line: 2, chain: 'handler (client.ts:2)', operation: 'CreateAccessKey' }),
        column: 31,
        endColumn: 69,
      },
    ],
  },
  {
    name: 'SDK v2 with a callback',
    code: code`
      const IAM = require('aws-sdk/clients/iam');
      exports.handler = (event, context, done) => { new IAM().updateAssumeRolePolicy(event, done); };
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:2)', operation: 'UpdateAssumeRolePolicy' })],
  },
  {
    name: 'SDK v2 with send',
    code: code`
      import AWS from 'aws-sdk';
      const iam = new AWS.IAM();
      export const handler = (event, context, done) => { const request = iam.deleteRole(event); request.send(done); };
    `,
    reports: [hotWrite({ line: 3, chain: 'handler (client.ts:3)', operation: 'DeleteRole' })],
  },
  {
    name: 'the one operation of STS that needs the control plane',
    code: code`
      import { STSClient, AssumeRootCommand } from '@aws-sdk/client-sts';
      export const handler = async (input) => new STSClient({ region: 'eu-west-1' }).send(new AssumeRootCommand(input));
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:2)', operation: 'sts:AssumeRoot' })],
  },
  {
    name: 'an operation of another service that the settings add',
    settings: { additionalWrites: ['organizations:CreateAccount'] },
    code: code`
      import { OrganizationsClient, CreateAccountCommand } from '@aws-sdk/client-organizations';
      const organizations = new OrganizationsClient({});
      export const handler = async (input) => organizations.send(new CreateAccountCommand(input));
    `,
    reports: [
      hotWrite({
        line: 3,
        chain: 'handler (client.ts:3)',
        operation: 'organizations:CreateAccount',
        plane: 'the control plane of organizations',
      }),
    ],
  },
  {
    name: 'a client that is typed where it is handed over',
    code: code`
      import type { IAM } from '@aws-sdk/client-iam';
      class Roles {
        constructor(private readonly iam: IAM) {}
        create() { return this.iam.createRole({ RoleName: 'tenant', AssumeRolePolicyDocument: '{}' }); }
      }
      export const handler = async (roles: Roles) => roles.create();
    `,
    reports: [hotWrite({ line: 4, chain: 'handler (client.ts:6) → Roles.create (client.ts:4)' })],
  },
  {
    name: 'two writes of one handler',
    code: code`
      import { IAM } from '@aws-sdk/client-iam';
      const iam = new IAM({});
      export const handler = async () => {
        await iam.createUser({ UserName: 'a' });
        await iam.addUserToGroup({ UserName: 'a', GroupName: 'b' });
        await iam.getUser({ UserName: 'a' });
      };
    `,
    reports: [
      hotWrite({ line: 4, chain: 'handler (client.ts:3)', operation: 'CreateUser' }),
      hotWrite({ line: 5, chain: 'handler (client.ts:3)', operation: 'AddUserToGroup' }),
    ],
  },
];

const chains: readonly InvalidCase[] = [
  {
    name: 'a function',
    code: code`
      ${V3}
      async function provision(name) {
        await iam.send(new CreateRoleCommand({ RoleName: name }));
      }
      export const handler = async (event) => provision(event.name);
    `,
    reports: [hotWrite({ line: 3, chain: 'handler (client.ts:5) → provision (client.ts:2)' })],
  },
  {
    name: 'three functions',
    code: code`
      ${V3_REQUIRED}
      exports.handler = async (event) => onboard(event);
      const onboard = async ({ tenant }) => { await provision(tenant); };
      const provision = (name) => createRole(name);
      function createRole(name) { return iam.send(new CreateRoleCommand({ RoleName: name })); }
    `,
    reports: [
      hotWrite({
        line: 5,
        chain:
          'handler (client.ts:2) → onboard (client.ts:3) → provision (client.ts:4) → createRole (client.ts:5)',
      }),
    ],
  },
  {
    name: 'the shortest of two ways',
    code: code`
      ${V3}
      const create = () => iam.send(new CreateRoleCommand({}));
      const createLogged = () => create();
      export const handler = async () => { await createLogged(); await create(); };
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:4) → create (client.ts:2)' })],
  },
  {
    name: 'functions that call each other',
    code: code`
      ${V3}
      const even = (n) => (n === 0 ? iam.send(new CreateRoleCommand({})) : odd(n - 1));
      const odd = (n) => even(n - 1);
      export const handler = async (event) => odd(event.n);
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:4) → odd (client.ts:3) → even (client.ts:2)' })],
  },
  {
    name: 'a method',
    code: code`
      ${V3}
      class Tenants { async create() { await iam.send(new CreateRoleCommand({})); } }
      const tenants = new Tenants();
      export const handler = async () => tenants.create();
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:4) → Tenants.create (client.ts:2)' })],
  },
  {
    name: 'a method that is inherited, and a field',
    code: code`
      ${V3}
      class Roles { create() { return iam.send(new CreateRoleCommand({})); } }
      class TenantRoles extends Roles {}
      class Tenants { roles = new TenantRoles(); add() { return this.roles.create(); } }
      export const handler = async () => new Tenants().add();
    `,
    reports: [
      hotWrite({
        line: 2,
        chain: 'handler (client.ts:5) → Tenants.add (client.ts:4) → Roles.create (client.ts:2)',
      }),
    ],
  },
  {
    name: 'a static method',
    code: code`
      ${V3}
      class Tenants { static create() { return iam.send(new CreateRoleCommand({})); } }
      export const handler = async () => Tenants.create();
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:3) → Tenants.create (client.ts:2)' })],
  },
  {
    name: 'a constructor',
    code: code`
      ${V3}
      class Tenant { constructor() { this.role = iam.send(new CreateRoleCommand({})); } }
      export const handler = async () => new Tenant().role;
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:3) → Tenant.constructor (client.ts:2)' })],
  },
  {
    name: 'an object of functions',
    code: code`
      ${V3}
      const actions = { create: () => iam.send(new CreateRoleCommand({})), show: () => process.env.ROLE_ARN };
      export const handler = async ({ action }) => actions[action]();
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:3) → create (client.ts:2)' })],
  },
  {
    name: 'a function that a promise is given',
    code: code`
      ${V3}
      const provision = () => iam.send(new CreateRoleCommand({}));
      export const handler = () => load().then(provision);
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:3) → provision (client.ts:2)' })],
  },
  {
    name: 'a nameless callback',
    code: code`
      ${V3}
      export const handler = async () => withTracing('create', async () => {
        await iam.send(new CreateRoleCommand({}));
      });
    `,
    reports: [hotWrite({ line: 3, chain: 'handler (client.ts:2)' })],
  },
  {
    name: 'a function that a function makes',
    code: code`
      ${V3}
      const creating = (name) => () => iam.send(new CreateRoleCommand({ RoleName: name }));
      export const handler = async () => creating('tenant')();
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:3)' })],
  },
  {
    name: 'a read before it, and a failure that is caught',
    code: code`
      import { IAM } from '@aws-sdk/client-iam';
      const iam = new IAM({});
      export const handler = async () => {
        try { return await iam.getRole({ RoleName: 'a' }); } catch { return iam.createRole({ RoleName: 'a' }); }
      };
    `,
    reports: [hotWrite({ line: 4, chain: 'handler (client.ts:3)' })],
  },
  {
    name: 'a fallback of another name',
    settings: { fallbacks: ['orExistingRole'] },
    code: code`
      ${V3}
      const provision = () => iam.send(new CreateRoleCommand({}));
      export const handler = async () => provision();
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:3) → provision (client.ts:2)' })],
  },
  {
    name: 'files that are not those which the settings call cold',
    filename: 'service/api/roles.ts',
    settings: { coldPaths: [{ files: 'service/admin/*.ts' }] },
    code: code`
      ${V3}
      export const handler = async () => iam.send(new CreateRoleCommand({}));
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (roles.ts:2)' })],
  },
];

const loops: readonly InvalidCase[] = [
  {
    name: 'a list of records',
    code: code`
      ${V3}
      export const handler = async ({ Records }) => {
        for (const { body } of Records) await iam.send(new CreateRoleCommand(JSON.parse(body)));
      };
    `,
    reports: [hotWriteInLoop({ line: 3, chain: 'handler (client.ts:2)' })],
  },
  {
    name: 'a call in a loop',
    code: code`
      ${V3}
      const provision = (name) => iam.send(new CreateRoleCommand({ RoleName: name }));
      export const handler = async ({ names }) => { for (let at = 0; at < names.length; at += 1) await provision(names[at]); };
    `,
    reports: [hotWriteInLoop({ line: 2, chain: 'handler (client.ts:3) → provision (client.ts:2)' })],
  },
  {
    name: 'another try',
    code: code`
      ${V3}
      export const handler = async () => {
        let left = 3;
        while (left > 0) { try { return await iam.send(new CreateRoleCommand({})); } catch { left -= 1; } }
      };
    `,
    reports: [hotWriteInLoop({ line: 4, chain: 'handler (client.ts:2)' })],
  },
  {
    name: 'a callback for each element',
    code: code`
      ${V3}
      export const handler = async ({ names }) =>
        Promise.all(names.map(async (name) => iam.send(new CreateRoleCommand({ RoleName: name }))));
    `,
    reports: [hotWriteInLoop({ line: 3, chain: 'handler (client.ts:2)' })],
  },
  {
    name: 'a function that is called for each element',
    code: code`
      ${V3}
      const provision = (name) => iam.send(new CreateRoleCommand({ RoleName: name }));
      export const handler = async ({ names }) => names.forEach(provision);
    `,
    reports: [hotWriteInLoop({ line: 2, chain: 'handler (client.ts:3) → provision (client.ts:2)' })],
  },
  {
    name: 'one write in a loop and one beside it',
    code: code`
      import { IAM } from '@aws-sdk/client-iam';
      const iam = new IAM({});
      export const handler = async ({ policies }) => {
        await iam.createRole({ RoleName: 'a' });
        for (const arn of policies) await iam.attachRolePolicy({ RoleName: 'a', PolicyArn: arn });
      };
    `,
    reports: [
      hotWrite({ line: 4, chain: 'handler (client.ts:3)' }),
      hotWriteInLoop({ line: 5, chain: 'handler (client.ts:3)', operation: 'AttachRolePolicy' }),
    ],
  },
  {
    name: 'a handler that is made in a loop is none',
    code: code`
      import express from 'express';
      ${V3}
      const app = express();
      for (const path of ['/a', '/b']) app.post(path, async () => { await iam.send(new CreateRoleCommand({})); });
    `,
    reports: [hotWrite({ line: 4, chain: 'handler (client.ts:4)', entry: 'an Express route' })],
  },
];

const options: readonly InvalidCase[] = ['write', 'entry', 'both'].map((report) => ({
  name: `a write in the file of its entry point, with report: ${report}`,
  options: [{ report }],
  code: code`
    ${V3}
    const provision = () => iam.send(new CreateRoleCommand({}));
    export const handler = async () => provision();
  `,
  reports: [hotWrite({ line: 2, chain: 'handler (client.ts:3) → provision (client.ts:2)' })],
}));

const settings: readonly InvalidCase[] = [
  {
    name: 'a setting that is wrong, which is said once',
    settings: { entryPoints: ['provision'] },
    code: code`
      ${V3}
      export const handler = async () => iam.send(new CreateRoleCommand({}));
    `,
    reports: [
      { messageId: 'badSetting', line: 1, column: 1 },
      hotWrite({ line: 2, chain: 'handler (client.ts:2)' }),
    ],
  },
];

/** Code that the rule reports. */
export const invalid = [...writes, ...entryPoints, ...chains, ...loops, ...options, ...settings];
