import { code } from '../code.js';
import type { ValidCase } from '../run-cases.js';
import { COMMANDS, METHODS, V2 } from './setup.js';

const apart: readonly ValidCase[] = [
  {
    name: 'a creation alone',
    code: code`
      ${METHODS}
      export const create = async (name, trust) => iam.createRole({ RoleName: name, AssumeRolePolicyDocument: trust });
    `,
  },
  {
    name: 'a use alone',
    code: code`
      ${METHODS}
      export const enter = async (arn) => sts.assumeRole({ RoleArn: arn, RoleSessionName: 'a' });
    `,
  },
  {
    name: 'a use before the creation',
    code: code`
      ${METHODS}
      export async function replace(name, arn) {
        await sts.assumeRole({ RoleArn: arn, RoleSessionName: 'a' });
        await iam.createRole({ RoleName: name });
      }
    `,
  },
  {
    name: 'a creation and a use in functions that nobody calls together',
    code: code`
      ${METHODS}
      export const create = async (name) => { await iam.createRole({ RoleName: name }); };
      export const enter = async (name) => { await sts.assumeRole({ RoleArn: 'arn:aws:iam::111122223333:role/' + name, RoleSessionName: 'a' }); };
    `,
  },
  {
    name: 'another role',
    code: code`
      ${METHODS}
      export async function swap() {
        await iam.createRole({ RoleName: 'new' });
        await sts.assumeRole({ RoleArn: process.env.ROLE_ARN, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'another role of a similar name',
    code: code`
      ${METHODS}
      export async function enter(account, name) {
        await iam.createRole({ RoleName: name });
        await sts.assumeRole({ RoleArn: ${'`arn:aws:iam::${account}:role/${name}-admin`'}, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'a role that was read',
    code: code`
      ${METHODS}
      export async function enter() {
        await iam.createRole({ RoleName: 'later' });
        const { Role } = await iam.getRole({ RoleName: 'sooner' });
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'branches of which one is taken',
    code: code`
      ${METHODS}
      export async function ensure(isMissing, name) {
        if (isMissing) await iam.createRole({ RoleName: name });
        else await sts.assumeRole({ RoleArn: ${'`arn:aws:iam::1:role/${name}`'}, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'a branch that ends with the creation',
    code: code`
      ${METHODS}
      export async function ensure(isMissing, name) {
        if (isMissing) { await iam.createRole({ RoleName: name }); return; }
        await sts.assumeRole({ RoleArn: ${'`arn:aws:iam::1:role/${name}`'}, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'policies that are attached within IAM',
    code: code`
      ${METHODS}
      export async function create(name, trust) {
        const { Policy } = await iam.createPolicy({ PolicyName: name, PolicyDocument: '{}' });
        await iam.createRole({ RoleName: name, AssumeRolePolicyDocument: trust });
        await iam.attachRolePolicy({ RoleName: name, PolicyArn: Policy.Arn });
        await iam.putRolePolicy({ RoleName: name, PolicyName: 'own', PolicyDocument: '{}' });
        await iam.tagRole({ RoleName: name, Tags: [] });
      }
    `,
  },
  {
    name: 'a user who is put into a group',
    code: code`
      ${V2}
      exports.create = async (UserName) => {
        await iam.createUser({ UserName }).promise();
        await iam.addUserToGroup({ UserName, GroupName: 'all' }).promise();
        await iam.createAccessKey({ UserName }).promise();
      };
    `,
  },
  {
    name: 'a key that is stored for somebody else',
    code: code`
      import { SecretsManager } from '@aws-sdk/client-secrets-manager';
      ${METHODS}
      export async function rotate(UserName) {
        const { AccessKey } = await iam.createAccessKey({ UserName });
        await new SecretsManager({}).putSecretValue({ SecretId: UserName, SecretString: JSON.stringify(AccessKey) });
      }
    `,
  },
  {
    name: 'a role that is only named in a policy, as its resource',
    code: code`
      ${METHODS}
      export async function create(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        const statement = { Effect: 'Allow', Action: 'iam:PassRole', Resource: Role.Arn };
        await iam.createPolicy({ PolicyName: name, PolicyDocument: JSON.stringify({ Statement: [statement] }) });
      }
    `,
  },
  {
    name: 'an ARN that is returned',
    code: code`
      ${COMMANDS}
      export const create = async (name) => (await iam.send(new CreateRoleCommand({ RoleName: name }))).Role.Arn;
      export const enter = async (arn) => sts.send(new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: 'a' }));
    `,
  },
];

const awaited: readonly ValidCase[] = [
  {
    name: 'a waiter',
    code: code`
      import { waitUntilRoleExists } from '@aws-sdk/client-iam';
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await waitUntilRoleExists({ client: iam, maxWaitTime: 60 }, { RoleName: name });
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'a waiter of v2',
    code: code`
      ${V2}
      exports.enter = async (RoleName) => {
        const { Role } = await iam.createRole({ RoleName }).promise();
        await iam.waitFor('roleExists', { RoleName }).promise();
        return sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' }).promise();
      };
    `,
  },
  {
    name: 'a delay of the project',
    code: code`
      import { sleep } from './sleep.js';
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await sleep(10_000);
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'a delay of Node',
    code: code`
      import { setTimeout as pass } from 'node:timers/promises';
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await pass(10_000);
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'a promise of a timer',
    code: code`
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await new Promise((resolve) => { setTimeout(resolve, 10_000); });
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'a callback of a timer',
    code: code`
      ${V2}
      exports.enter = (RoleName, done) => iam.createRole({ RoleName }, (error, data) => {
        setTimeout(() => sts.assumeRole({ RoleArn: data.Role.Arn, RoleSessionName: 'a' }, done), 10_000);
      });
    `,
  },
  {
    name: 'a delay where the role was created',
    code: code`
      import { sleep } from './sleep.js';
      ${METHODS}
      export async function enter(name, found) {
        let role = found;
        if (!role) { role = await iam.createRole({ RoleName: name }); await sleep(10); }
        await sts.assumeRole({ RoleArn: role.Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'a function that creates and waits',
    code: code`
      import { waitUntilRoleExists } from '@aws-sdk/client-iam';
      ${METHODS}
      const create = async (name) => {
        const answer = await iam.createRole({ RoleName: name });
        await waitUntilRoleExists({ client: iam, maxWaitTime: 60 }, { RoleName: name });
        return answer;
      };
      export async function enter(name) {
        const { Role } = await create(name);
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'a loop that asks until the role is there',
    code: code`
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        let isThere = false;
        while (!isThere) isThere = await iam.getRole({ RoleName: name }).then(() => true).catch(() => false);
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'a person who looks first',
    code: code`
      import inquirer from 'inquirer';
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await inquirer.prompt([{ name: 'next', message: 'Go on?' }]);
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
];

const retried: readonly ValidCase[] = [
  {
    name: 'a use that a package calls again',
    code: code`
      import pRetry from 'p-retry';
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        return pRetry(() => sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' }), { retries: 5 });
      }
    `,
  },
  {
    name: 'a use that a function of the project calls again',
    code: code`
      import { withRetries } from './retry.js';
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        return withRetries(async () => sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' }));
      }
    `,
  },
  {
    name: 'a use in a loop of tries',
    code: code`
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        for (let left = 5; left > 0; left -= 1) {
          try { return await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' }); } catch { /* not yet */ }
        }
      }
    `,
  },
  {
    name: 'a use that is tried once more after a while',
    code: code`
      import { sleep } from './sleep.js';
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        const use = () => sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
        return use().catch(async () => { await sleep(15); return use(); });
      }
    `,
  },
  {
    name: 'a function that calls itself again',
    code: code`
      ${METHODS}
      async function enter(arn, left) {
        try { return await sts.assumeRole({ RoleArn: arn, RoleSessionName: 'a' }); } catch { return enter(arn, left - 1); }
      }
      export async function create(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        return enter(Role.Arn, 5);
      }
    `,
  },
  {
    name: 'creation and use that are called again as a whole',
    code: code`
      import { retry } from './retry.js';
      ${METHODS}
      async function create(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
      export const main = (name) => retry(() => create(name), 5);
    `,
  },
  {
    name: 'a function whose name says that it tries again',
    code: code`
      ${METHODS}
      export async function enterWithRetry(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        return sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
];

const lookAlikes: readonly ValidCase[] = [
  {
    name: 'a class of the project',
    code: code`
      import { STS } from '@aws-sdk/client-sts';
      class Iam { async createRole(input) { return { Role: { Arn: input.RoleName } }; } }
      const iam = new Iam();
      const sts = new STS({});
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'a client that is handed over',
    code: code`
      export async function enter({ iam, sts }, name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
  },
  {
    name: 'a service of the project that takes the ARN',
    code: code`
      import { registry } from './registry.js';
      ${METHODS}
      export async function create(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await registry.assumeRole({ RoleArn: Role.Arn });
      }
    `,
  },
  {
    name: 'a policy of Organizations',
    code: code`
      import { Organizations } from '@aws-sdk/client-organizations';
      ${METHODS}
      export async function create(input) {
        const { Policy } = await new Organizations({}).createPolicy(input);
        await sts.assumeRole({ RoleArn: process.env.ROLE, RoleSessionName: 'a', PolicyArns: [{ arn: Policy.PolicySummary.Arn }] });
      }
    `,
  },
  {
    name: 'commands that are built and not sent',
    code: code`
      ${COMMANDS}
      export const plan = (name, arn) => [new CreateRoleCommand({ RoleName: name }), new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: 'a' })];
    `,
  },
  {
    name: 'types alone',
    code: code`
      import type { IAM } from '@aws-sdk/client-iam';
      export interface Roles { readonly iam: IAM; createRole(name: string): Promise<string>; assumeRole(arn: string): Promise<void> }
    `,
  },
  {
    name: 'a test',
    filename: 'service/roles.test.ts',
    code: code`
      ${METHODS}
      test('a role', async () => {
        const { Role } = await iam.createRole({ RoleName: 'a' });
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      });
    `,
  },
];

/** Code that the rule leaves alone. */
export const valid = [...apart, ...awaited, ...retried, ...lookAlikes];
