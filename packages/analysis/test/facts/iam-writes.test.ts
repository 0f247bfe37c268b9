import { IAM } from 'aws-sdk';
import { describe, expect, it } from 'vitest';
import {
  CONTROL_PLANE_SERVICES,
  FALLBACK_OPERATIONS,
  OPTIONAL_FALLBACK_OPERATIONS,
  getIamWriteLevel,
  getWriteOfCommand,
  getWriteOfMethod,
  isControlPlaneWrite,
  isIamWrite,
  methodOf,
} from '../../src/facts/iam-operations.js';
import { IAM_OPERATION_COUNT, IAM_WRITES } from '../../src/facts/iam-writes.generated.js';

const READING = /^(?:Get|List|Generate|Simulate)/;

/** v2's own list of operations, from another source than the table. */
function findV2Operations(): string[] {
  const { api } = new IAM({ region: 'eu-west-1' }) as unknown as {
    api: { operations: Record<string, { name: string }> };
  };
  return Object.values(api.operations).map(({ name }) => name);
}

describe('the generated table', () => {
  it('holds the writes among all operations of the SDK', () => {
    expect(IAM_OPERATION_COUNT).toBeGreaterThanOrEqual(180);
    expect(Object.keys(IAM_WRITES).length).toBeGreaterThanOrEqual(108);
    expect(Object.keys(IAM_WRITES).length).toBeLessThan(IAM_OPERATION_COUNT);
  });

  it('is sorted, in PascalCase, and holds no reading verb', () => {
    const names = Object.keys(IAM_WRITES);
    expect(names).toEqual([...names].sort());
    expect(names.filter((name) => !/^[A-Z][A-Za-z0-9]+$/.test(name) || name.endsWith('Command'))).toEqual([]);
    expect(names.filter((name) => READING.test(name))).toEqual([]);
  });

  it('knows each level by a well-known member', () => {
    expect(IAM_WRITES).toMatchObject({
      CreateRole: 'write',
      DeleteRole: 'write',
      UpdateAccessKey: 'write',
      CreateAccessKey: 'write',
      AttachRolePolicy: 'permissions',
      CreatePolicy: 'permissions',
      PutRolePolicy: 'permissions',
      UpdateAssumeRolePolicy: 'permissions',
      TagRole: 'tagging',
      UntagUser: 'tagging',
    });
  });

  it('holds every operation of v2 that its verb makes a write, and no other of v2', () => {
    const operations = findV2Operations();
    expect(operations.length).toBeGreaterThan(150);
    const written = operations.filter((name) => name in IAM_WRITES).sort();
    expect(written).toEqual(operations.filter((name) => !READING.test(name)).sort());
  });
});

describe('isIamWrite', () => {
  it.each(['CreateRole', 'TagRole', 'AcquireRole', 'UpdateDelegationRequest', 'InventRole', 'GetterCreate'])(
    '%s is a write',
    (operation) => expect(isIamWrite(operation)).toBe(true),
  );

  it.each([
    'GetRole',
    'ListRoles',
    'GenerateCredentialReport',
    'SimulateCustomPolicy',
    'GetX',
    'createRole',
    '',
    'constructor',
  ])('%s is none', (operation) => expect(isIamWrite(operation)).toBe(false));

  it('gives an unknown write the level unlisted, and a read none', () => {
    expect(getIamWriteLevel('InventRole')).toBe('unlisted');
    expect(getIamWriteLevel('PutUserPolicy')).toBe('permissions');
    expect(getIamWriteLevel('GetRole')).toBeUndefined();
  });
});

describe('STS', () => {
  it('has one operation that needs the control plane', () => {
    expect(isControlPlaneWrite('sts', 'AssumeRoot')).toBe(true);
    expect(isControlPlaneWrite('sts', 'AssumeRole')).toBe(false);
    expect(getWriteOfCommand('sts', 'AssumeRootCommand')).toBe('AssumeRoot');
    expect(getWriteOfMethod('sts', 'assumeRoot')).toBe('AssumeRoot');
    expect(getWriteOfMethod('sts', 'assumeRole')).toBeUndefined();
    expect(getWriteOfMethod('sts', 'createRole')).toBeUndefined();
  });
});

describe('spellings', () => {
  it('reads a command class', () => {
    expect(getWriteOfCommand('iam', 'CreateRoleCommand')).toBe('CreateRole');
    expect(getWriteOfCommand('iam', 'GetRoleCommand')).toBeUndefined();
    expect(getWriteOfCommand('iam', 'CreateRole')).toBeUndefined();
  });

  it('finds every write of v2 by the method that v2 really has', () => {
    const client = new IAM({ region: 'eu-west-1' }) as unknown as Record<string, unknown>;
    for (const operation of findV2Operations()) {
      expect(typeof client[methodOf(operation)], operation).toBe('function');
      const written = READING.test(operation) ? undefined : operation;
      expect(getWriteOfMethod('iam', methodOf(operation)), operation).toBe(written);
    }
  });

  it('takes no member of a v2 client that is no operation for a write', () => {
    const operations = new Set(findV2Operations().map(methodOf));
    const members = new Set<string>();
    const client = new IAM({ region: 'eu-west-1' });
    for (let at: object | null = client; at; at = Object.getPrototypeOf(at) as object | null) {
      for (const name of Object.getOwnPropertyNames(at)) members.add(name);
    }
    expect([...members]).toEqual(expect.arrayContaining(['makeRequest', 'waitFor', 'addListener', 'config']));
    const others = [...members].filter((name) => !operations.has(name));
    expect(others.filter((name) => getWriteOfMethod('iam', name) !== undefined)).toEqual([]);
  });

  it.each([
    'send',
    'destroy',
    'paginateListRoles',
    'waitUntilRoleExists',
    'getRole',
    'toString',
    'CreateRole',
  ])('%s is no write of an aggregated client', (method) =>
    expect(getWriteOfMethod('iam', method)).toBeUndefined(),
  );
});

describe('fallbacks and services', () => {
  it('offers a fallback for creations only', () => {
    const operations = [...FALLBACK_OPERATIONS, ...OPTIONAL_FALLBACK_OPERATIONS];
    expect(operations.filter((name) => !name.startsWith('Create') || !(name in IAM_WRITES))).toEqual([]);
    expect(FALLBACK_OPERATIONS.has('CreateUser')).toBe(false);
  });

  it('names each service by the packages of both SDKs', () => {
    expect(CONTROL_PLANE_SERVICES.map(({ id, v3Package, v2Module }) => [id, v3Package, v2Module])).toEqual([
      ['iam', '@aws-sdk/client-iam', 'aws-sdk/clients/iam'],
      ['sts', '@aws-sdk/client-sts', 'aws-sdk/clients/sts'],
    ]);
  });
});
