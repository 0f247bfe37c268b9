import { describe, expect, it } from 'vitest';
import { findTypeErrors } from './type-checker.js';

const PRELUDE = `
import { CreatePolicyCommand, CreateRoleCommand, CreateUserCommand, IAM, IAMClient } from '@aws-sdk/client-iam';
import { STSClient, AssumeRoleCommand } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import AWS from 'aws-sdk';
import * as runtime from '@endpoint-hygiene/runtime';
import { sendV2, withIamFallback, withIamGuard, withStsClientFailover, withStsRegionFailover, withStsRegionFailoverV2 } from '@endpoint-hygiene/runtime';
const client = new IAMClient({ region: 'us-east-1' });
const v2 = new AWS.IAM();
const role = { RoleName: 'a', AssumeRolePolicyDocument: '{}' };
const policy = { PolicyName: 'a', PolicyDocument: '{}' };
const variable = process.env['SHARED_ROLE_ARN'];
const createV3 = () => withIamFallback({ operation: 'CreateRole', write: (o) => client.send(new CreateRoleCommand(role), o), existing: variable });
const createV2 = () => withIamFallback({ operation: 'CreateRole', write: (o) => sendV2(v2.createRole(role), o), existing: variable });
const createNamed = () => withIamFallback({ operation: 'CreateRole', write: (o) => client.send(new CreateRoleCommand(role), o), existing: { name: variable } });
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const use = (..._values: unknown[]) => {};
use(runtime, createV3, createV2, createNamed, CreatePolicyCommand, CreateUserCommand, IAM, STSClient, AssumeRoleCommand, policy);
use(fromTemporaryCredentials, withIamGuard, withStsClientFailover, withStsRegionFailover, withStsRegionFailoverV2);
`;

/** Each snippet is a file of its own; all are checked as one program, since the SDK's types take their time. */
const GOOD: Readonly<Record<string, string>> = {
  'ARN and name of a v3 result, typed as the SDK types them': `
    const { Role } = await createV3();
    const isV3: Equal<typeof Role, { Arn: string | undefined; RoleName: string | undefined } | undefined> = true;
    use(isV3, Role?.Arn?.length, Role!.Arn!.length, Role?.RoleName);`,
  'ARN and name of a v2 result': `
    const { Role } = await createV2();
    const isV2: Equal<typeof Role, { Arn: string; RoleName: string }> = true;
    use(isV2, Role.Arn.length);`,
  'the name alone where only that is configured': `
    const { Role } = await createNamed();
    const isNamed: Equal<typeof Role, { RoleName: string | undefined } | undefined> = true;
    use(isNamed);`,
  'ARN and name of a client without types': `
    const untyped: any = client;
    const { Role } = await withIamFallback({ operation: 'CreateRole', write: (o) => untyped.send(role, o), existing: variable });
    use(Role.Arn.length);`,
  'the aggregated client': `
    const iam = new IAM({ region: 'us-east-1' });
    const { Policy } = await withIamFallback({ operation: 'CreatePolicy', write: (o) => iam.createPolicy(policy, o), existing: { arn: variable } });
    use(Policy?.Arn, Policy?.PolicyName);`,
  'a user, with a word': `
    const { User } = await withIamFallback({ operation: 'CreateUser', allowSharedPrincipal: true, write: (o) => client.send(new CreateUserCommand({ UserName: 'a' }), o), existing: variable });
    use(User?.Arn, User?.UserName);`,
  'a guard resolves to what the write does': `
    const output = await withIamGuard({ operation: 'CreateRole', write: (o) => client.send(new CreateRoleCommand(role), o) });
    use(output.Role?.RoleId, output.$metadata);`,
  'defer is handed the input': `
    await withIamGuard({ operation: 'CreateRole', write: (o) => client.send(new CreateRoleCommand(role), o), input: role,
      defer: ({ input, outcome }, { abortSignal }) => { const isOutcome: Equal<typeof outcome, 'unknown' | 'not-done'> = true; use(isOutcome, input.RoleName.length, abortSignal.aborted); } });
    await withIamFallback({ operation: 'CreateRole', write: (o) => client.send(new CreateRoleCommand(role), o), existing: variable, input: role,
      defer: async ({ input }) => { use(input.RoleName.length); } });`,
  'options that are set to nothing': `
    await withIamGuard({ operation: 'TagRole', write: async () => {}, signal: undefined, timeLimitMs: undefined, partition: undefined, observe: undefined });`,
  'an event is told apart by its type': `
    await withIamGuard({ operation: 'TagRole', write: async () => {}, observe: (event) => event.type === 'circuit' ? event.state : event.outcome });`,
  'a provider keeps its type': `
    const provider = withStsRegionFailover(['eu-west-1'], (region) => fromTemporaryCredentials({ params: { RoleArn: 'a' }, clientConfig: { region } }));
    use(new IAMClient({ region: 'eu-west-1', credentials: provider }), (await provider()).accessKeyId.length);`,
  'credentials of v2 keep theirs': `
    const credentials = withStsRegionFailoverV2(['eu-west-1'], (region) => new AWS.ChainableTemporaryCredentials({ stsConfig: { region } }));
    use(new AWS.S3({ credentials }));`,
  'a client call keeps its result': `
    const callSts = withStsClientFailover(['eu-west-1'], (region) => new STSClient({ region }));
    const { Credentials } = await callSts((sts, o) => sts.send(new AssumeRoleCommand({ RoleArn: 'a', RoleSessionName: 'b' }), o));
    use(Credentials?.AccessKeyId);`,
};

/** The one error of each, by its code. */
const BAD: Readonly<Record<string, readonly [code: string, snippet: string]>> = {
  'RoleId of a v3 result': ['TS2339', `use((await createV3()).Role?.RoleId);`],
  'CreateDate of a v2 result': ['TS2339', `use((await createV2()).Role.CreateDate);`],
  'Tags of a result': ['TS2339', `use((await createV3()).Role?.Tags);`],
  '$metadata of a v3 result': ['TS2339', `use((await createV3()).$metadata);`],
  '$response of a v2 result': ['TS2339', `use((await createV2()).$response);`],
  'Arn where only the name is configured': ['TS2339', `use((await createNamed()).Role?.Arn);`],
  'Arn where it may be that only the name is configured': [
    'TS2339',
    `const existing = variable ? { arn: variable } : { name: 'a' };
     const { Role } = await withIamFallback({ operation: 'CreateRole', write: (o) => client.send(new CreateRoleCommand(role), o), existing });
     use(Role?.Arn);`,
  ],
  'a write that is not on the list': [
    'TS2322',
    `await withIamFallback({ operation: 'AttachRolePolicy', write: () => client.send(new CreateRoleCommand(role)), existing: variable });`,
  ],
  'a user without a word': [
    'TS2345',
    `await withIamFallback({ operation: 'CreateUser', write: () => client.send(new CreateUserCommand({ UserName: 'a' })), existing: variable });`,
  ],
  'another operation than the write': [
    'TS2322',
    `await withIamFallback({ operation: 'CreateRole', write: () => client.send(new CreatePolicyCommand(policy)), existing: variable });`,
  ],
  'no word on what exists': [
    'TS2345',
    `await withIamFallback({ operation: 'CreateRole', write: () => client.send(new CreateRoleCommand(role)) });`,
  ],
  'defer without an input': [
    'TS2345',
    `await withIamGuard({ operation: 'TagRole', write: async () => {}, defer: () => {} });`,
  ],
};

const toFile = (kind: string, index: number) => `${kind}-${String(index)}.mts`;
const listFiles = (kind: string, snippets: readonly string[]): [string, string][] =>
  snippets.map((snippet, index) => [toFile(kind, index), `${PRELUDE}${snippet}`]);

describe('types, under strict and exactOptionalPropertyTypes', () => {
  const errors = findTypeErrors(
    new Map([
      ...listFiles('good', Object.values(GOOD)),
      ...listFiles(
        'bad',
        Object.values(BAD).map(([, snippet]) => snippet),
      ),
    ]),
  );
  const getErrors = (file: string) => errors.filter((error) => error.startsWith(`${file}:`));

  it.each(Object.keys(GOOD).map((title, index) => [title, index] as const))('offer %s', (_title, index) => {
    expect(getErrors(toFile('good', index))).toEqual([]);
  });

  it.each(Object.entries(BAD).map(([title, [code]], index) => [title, code, index] as const))(
    'do not offer %s',
    (_title, code, index) => {
      expect(getErrors(toFile('bad', index)).map((error) => error.split(' ')[1])).toEqual([code]);
    },
  );
});
