import { code } from '../code.js';
import type { InvalidCase } from '../run-cases.js';
import { COMMANDS, METHODS, usedEarly, V2 } from './setup.js';

const ROLE = 'const { Role } = await iam.createRole({ RoleName: name, AssumeRolePolicyDocument: trust });';

const uses: readonly InvalidCase[] = [
  {
    name: 'a role that is assumed',
    code: code`
      import { IAMClient, CreateRoleCommand } from '@aws-sdk/client-iam';
      import { STSClient, AssumeRoleCommand } from '@aws-sdk/client-sts';
      const iam = new IAMClient({});
      const sts = new STSClient({});
      export async function enter(name) {
        const role = await iam.send(new CreateRoleCommand({ RoleName: name }));
        return sts.send(new AssumeRoleCommand({ RoleArn: role.Role.Arn, RoleSessionName: name }));
      }
    `,
    reports: [{ ...usedEarly({ line: 7, created: 6 }), column: 10, endColumn: 92 }],
  },
  {
    name: 'a role that Lambda is passed',
    code: code`
      ${METHODS}
      export async function deploy(name, trust, Code) {
        ${ROLE}
        await lambda.createFunction({ FunctionName: name, Role: Role.Arn, Code });
      }
    `,
    reports: [usedEarly({ line: 4, created: 3, use: 'CreateFunction' })],
  },
  {
    name: 'a role that ECS is passed',
    code: code`
      import { ECSClient, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
      ${METHODS}
      export async function deploy(name, trust) {
        ${ROLE}
        await new ECSClient({}).send(new RegisterTaskDefinitionCommand({ family: name, taskRoleArn: Role.Arn, containerDefinitions: [] }));
      }
    `,
    reports: [usedEarly({ line: 5, created: 4, use: 'RegisterTaskDefinition' })],
  },
  {
    name: 'a role that a schedule is passed',
    code: code`
      import { Scheduler } from '@aws-sdk/client-scheduler';
      ${METHODS}
      export async function schedule(name, trust, Arn) {
        ${ROLE}
        await new Scheduler({}).createSchedule({ Name: name, ScheduleExpression: 'rate(1 hour)', FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn, RoleArn: Role.Arn } });
      }
    `,
    reports: [usedEarly({ line: 5, created: 4, use: 'CreateSchedule' })],
  },
  {
    name: 'a role of the targets of a rule',
    code: code`
      import { EventBridge } from '@aws-sdk/client-eventbridge';
      ${METHODS}
      export async function connect(name, trust, Arn) {
        ${ROLE}
        await new EventBridge({}).putTargets({ Rule: name, Targets: [{ Id: '1', Arn, RoleArn: Role.Arn }] });
      }
    `,
    reports: [usedEarly({ line: 5, created: 4, use: 'PutTargets' })],
  },
  {
    name: 'a principal of a bucket policy',
    code: code`
      import { S3 } from '@aws-sdk/client-s3';
      ${METHODS}
      export async function open(name, trust, Bucket) {
        ${ROLE}
        const statement = { Effect: 'Allow', Principal: { AWS: Role.Arn }, Action: 's3:*', Resource: '*' };
        await new S3({}).putBucketPolicy({ Bucket, Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) });
      }
    `,
    reports: [usedEarly({ line: 6, created: 4, use: 'PutBucketPolicy' })],
  },
  {
    name: 'a principal of a key policy, in a template',
    code: code`
      import { KMS } from '@aws-sdk/client-kms';
      ${METHODS}
      export async function seal(name, trust) {
        ${ROLE}
        await new KMS({}).createKey({ Policy: ${'`{"Statement":[{"Effect":"Allow","Principal":{"AWS":"${Role.Arn}"},"Action":"kms:*","Resource":"*"}]}`'} });
      }
    `,
    reports: [usedEarly({ line: 5, created: 4, use: 'CreateKey' })],
  },
  {
    name: 'a user whom a new role trusts',
    code: code`
      ${METHODS}
      export async function pair(name) {
        const { User } = await iam.createUser({ UserName: name });
        await iam.createRole({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: { AWS: User.Arn }, Action: 'sts:AssumeRole' }] }) });
      }
    `,
    reports: [
      usedEarly({ line: 4, created: 3, use: 'CreateRole', operation: 'CreateUser', resource: 'user' }),
    ],
  },
  {
    name: 'a policy that narrows a session',
    code: code`
      ${METHODS}
      export async function narrow(arn, document) {
        const { Policy } = await iam.createPolicy({ PolicyName: 'narrow', PolicyDocument: document });
        return sts.assumeRole({ RoleArn: arn, RoleSessionName: 'a', PolicyArns: [{ arn: Policy.Arn }] });
      }
    `,
    reports: [usedEarly({ line: 4, created: 3, operation: 'CreatePolicy', resource: 'policy' })],
  },
  {
    name: 'an instance profile',
    code: code`
      import { EC2 } from '@aws-sdk/client-ec2';
      ${METHODS}
      export async function start(name) {
        await iam.createInstanceProfile({ InstanceProfileName: name });
        await new EC2({}).runInstances({ MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: name } });
      }
    `,
    reports: [
      usedEarly({
        line: 5,
        created: 4,
        use: 'RunInstances',
        operation: 'CreateInstanceProfile',
        resource: 'instance profile',
      }),
    ],
  },
  {
    name: 'a client with a new key',
    code: code`
      import { S3 } from '@aws-sdk/client-s3';
      ${METHODS}
      export async function probe(UserName) {
        const { AccessKey } = await iam.createAccessKey({ UserName });
        const s3 = new S3({ credentials: { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey } });
        return s3.listBuckets({});
      }
    `,
    reports: [
      usedEarly({
        line: 6,
        created: 4,
        use: 'ListBuckets',
        operation: 'CreateAccessKey',
        resource: 'access key',
      }),
    ],
  },
  {
    name: 'a client of v2 with a new key',
    code: code`
      ${V2}
      exports.rotate = async (UserName) => {
        const { AccessKey } = await iam.createAccessKey({ UserName }).promise();
        const own = new AWS.STS({ accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey });
        return own.getCallerIdentity({}).promise();
      };
    `,
    reports: [
      usedEarly({
        line: 5,
        created: 3,
        use: 'GetCallerIdentity',
        operation: 'CreateAccessKey',
        resource: 'access key',
      }),
    ],
  },
];

const names: readonly InvalidCase[] = [
  {
    name: 'two literals of one name',
    code: code`
      import { Glue } from '@aws-sdk/client-glue';
      ${METHODS}
      export async function crawl(trust) {
        await iam.createRole({ RoleName: 'crawler', AssumeRolePolicyDocument: trust });
        await new Glue({}).createCrawler({ Name: 'sales', Role: 'crawler', Targets: {} });
      }
    `,
    reports: [usedEarly({ line: 5, created: 4, use: 'CreateCrawler' })],
  },
  {
    name: 'an ARN that is built from the name',
    code: code`
      ${METHODS}
      export async function enter(account, tenant) {
        const roleName = ${'`tenant-${tenant}`'};
        await iam.createRole({ RoleName: roleName });
        const arn = ${'`arn:aws:iam::${account}:role/${roleName}`'};
        return sts.assumeRole({ RoleArn: arn, RoleSessionName: tenant });
      }
    `,
    reports: [usedEarly({ line: 6, created: 4 })],
  },
  {
    name: 'an ARN in a variable',
    code: code`
      ${METHODS}
      export async function enter(name) {
        let arn;
        const answer = await iam.createRole({ RoleName: name });
        arn = answer.Role.Arn;
        return sts.assumeRole({ RoleArn: arn, RoleSessionName: name });
      }
    `,
    reports: [usedEarly({ line: 6, created: 4 })],
  },
  {
    name: 'a command in a variable',
    code: code`
      ${COMMANDS}
      export async function enter(name) {
        const create = new CreateRoleCommand({ RoleName: name });
        const { Role } = await iam.send(create);
        const use = new AssumeRoleCommand({ RoleArn: Role.Arn, RoleSessionName: name });
        return sts.send(use);
      }
    `,
    reports: [usedEarly({ line: 6, created: 4 })],
  },
  {
    name: 'an optional answer',
    code: code`
      ${COMMANDS}
      export async function enter(name: string) {
        const answer = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: '{}' }));
        return sts.send(new AssumeRoleCommand({ RoleArn: answer.Role?.Arn!, RoleSessionName: name }));
      }
    `,
    reports: [usedEarly({ line: 4, created: 3 })],
  },
];

const flows: readonly InvalidCase[] = [
  {
    name: 'a policy that is attached in between',
    code: code`
      ${METHODS}
      export async function deploy(name, trust, Code) {
        ${ROLE}
        await iam.attachRolePolicy({ RoleName: name, PolicyArn: 'arn:aws:iam::aws:policy/AWSLambdaExecute' });
        await lambda.createFunction({ FunctionName: name, Role: Role.Arn, Code });
      }
    `,
    reports: [usedEarly({ line: 5, created: 3, use: 'CreateFunction' })],
  },
  {
    name: 'the role read back, which shows IAM alone',
    code: code`
      ${METHODS}
      export async function enter(name, trust) {
        await iam.createRole({ RoleName: name, AssumeRolePolicyDocument: trust });
        const { Role } = await iam.getRole({ RoleName: name });
        return sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: name });
      }
    `,
    reports: [usedEarly({ line: 5, created: 3 })],
  },
  {
    name: 'functions of the file',
    code: code`
      ${METHODS}
      const create = async (name) => { const { Role } = await iam.createRole({ RoleName: name }); return Role.Arn; };
      const enter = (arn) => sts.assumeRole({ RoleArn: arn, RoleSessionName: 'a' });
      export async function main(name) { const arn = await create(name); return enter(arn); }
    `,
    reports: [usedEarly({ line: 3, created: 2 })],
  },
  {
    name: 'methods of a class',
    code: code`
      ${METHODS}
      export class Deployer {
        async deploy(name, Code) { await this.createRole(name); await this.createFunction(name, Code); }
        async createRole(name) { const { Role } = await iam.createRole({ RoleName: name }); this.arn = Role.Arn; }
        async createFunction(name, Code) { await lambda.createFunction({ FunctionName: name, Role: this.arn, Code }); }
      }
    `,
    reports: [usedEarly({ line: 5, created: 4, use: 'CreateFunction' })],
  },
  {
    name: 'a chain of promises',
    code: code`
      ${V2}
      exports.enter = (RoleName) => iam.createRole({ RoleName }).promise().then(({ Role }) => {
        return sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' }).promise();
      });
    `,
    reports: [usedEarly({ line: 3, created: 2 })],
  },
  {
    name: 'callbacks',
    code: code`
      ${V2}
      exports.deploy = (name, Code, done) => {
        iam.createRole({ RoleName: name }, (error, data) => {
          if (error) return done(error);
          lambda.createFunction({ FunctionName: name, Role: data.Role.Arn, Code }, done);
        });
      };
    `,
    reports: [usedEarly({ line: 5, created: 3, use: 'CreateFunction' })],
  },
  {
    name: 'a role that is created if it is missing',
    code: code`
      ${METHODS}
      export async function enter(name) {
        let role;
        try { role = (await iam.getRole({ RoleName: name })).Role; } catch { role = (await iam.createRole({ RoleName: name })).Role; }
        return sts.assumeRole({ RoleArn: role.Arn, RoleSessionName: name });
      }
    `,
    reports: [usedEarly({ line: 5, created: 4 })],
  },
  {
    name: 'one of two branches',
    code: code`
      ${METHODS}
      export async function enter(name, isNew) {
        const arn = ${'`arn:aws:iam::111122223333:role/${name}`'};
        if (isNew) await iam.createRole({ RoleName: name });
        return sts.assumeRole({ RoleArn: arn, RoleSessionName: name });
      }
    `,
    reports: [usedEarly({ line: 5, created: 4 })],
  },
  {
    name: 'a loop over a list, which is no other try',
    code: code`
      ${METHODS}
      export async function enterAll(names) {
        for (const name of names) {
          const { Role } = await iam.createRole({ RoleName: name });
          await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: name });
        }
      }
    `,
    reports: [usedEarly({ line: 5, created: 4 })],
  },
  {
    name: 'a program at the top of a file',
    filename: 'scripts/setup.mjs',
    code: code`
      ${METHODS}
      const { Role } = await iam.createRole({ RoleName: 'service', AssumeRolePolicyDocument: '{}' });
      await lambda.createFunction({ FunctionName: 'service', Role: Role.Arn, Code: {} });
    `,
    reports: [usedEarly({ line: 3, created: 2, use: 'CreateFunction' })],
  },
  {
    name: 'two uses, of which the first tells all',
    code: code`
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        const first = await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'first' });
        return [first, await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'second' })];
      }
    `,
    reports: [usedEarly({ line: 4, created: 3 })],
  },
  {
    name: 'two roles, each used too early',
    code: code`
      ${METHODS}
      export async function enter() {
        const a = await iam.createRole({ RoleName: 'a' });
        await sts.assumeRole({ RoleArn: a.Role.Arn, RoleSessionName: 'a' });
        const b = await iam.createRole({ RoleName: 'b' });
        await lambda.createFunction({ FunctionName: 'b', Role: b.Role.Arn, Code: {} });
      }
    `,
    reports: [usedEarly({ line: 4, created: 3 }), usedEarly({ line: 6, created: 5, use: 'CreateFunction' })],
  },
];

const waits: readonly InvalidCase[] = [
  {
    name: 'a delay behind the use',
    code: code`
      import { sleep } from './sleep.js';
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
        await sleep(10_000);
      }
    `,
    reports: [usedEarly({ line: 5, created: 4 })],
  },
  {
    name: 'a waiter for another kind',
    code: code`
      import { waitUntilUserExists } from '@aws-sdk/client-iam';
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await waitUntilUserExists({ client: iam, maxWaitTime: 60 }, { UserName: name });
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
    reports: [usedEarly({ line: 6, created: 4 })],
  },
  {
    name: 'a creation that is tried again, and a use that is not',
    code: code`
      import { withRetries } from './retry.js';
      ${METHODS}
      export async function enter(name) {
        await withRetries(() => iam.getRole({ RoleName: 'another' }));
        const { Role } = await iam.createRole({ RoleName: name });
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
    reports: [usedEarly({ line: 6, created: 5 })],
  },
  {
    name: 'a failure that is logged',
    code: code`
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        try { await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' }); } catch (error) { console.error(error); }
      }
    `,
    reports: [usedEarly({ line: 4, created: 3 })],
  },
];

const settings: readonly InvalidCase[] = [
  {
    name: 'a setting that is wrong',
    settings: { root: '.' },
    code: code`
      ${METHODS}
      export async function enter(name) {
        const { Role } = await iam.createRole({ RoleName: name });
        await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'a' });
      }
    `,
    reports: [{ messageId: 'badSetting', line: 1, column: 1 }, usedEarly({ line: 4, created: 3 })],
  },
];

/** Code that the rule reports. */
export const invalid = [...uses, ...names, ...flows, ...waits, ...settings];
