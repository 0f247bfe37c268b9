import AWS from 'aws-sdk';
import { describe, expect, it } from 'vitest';
import { IAM_FAMILIES, getAwaitedFamily, getCreatedFamily } from '../../src/facts/iam-propagation.js';
import { isIamWrite, methodOf } from '../../src/facts/iam-operations.js';
import { IAM_USES } from '../../src/facts/iam-uses.js';

interface Shape {
  readonly members?: Readonly<Record<string, Shape | undefined>>;
  readonly member?: Shape;
  /** What a map holds under each of its keys. */
  readonly value?: Shape;
}

interface Api {
  readonly operations: Readonly<
    Record<string, { readonly input: Shape; readonly output: Shape } | undefined>
  >;
  readonly waiters: Readonly<Record<string, unknown>>;
}

/** The model of a service as v2 ships it. */
function modelOf(v2Class: string): Api {
  const Service = (AWS as unknown as Record<string, new (options: object) => { api: Api }>)[v2Class];
  if (!Service) throw new Error(`aws-sdk has no ${v2Class}`);
  return new Service({ region: 'eu-west-1' }).api;
}

function follow(shape: Shape | undefined, path: readonly string[]): Shape | undefined {
  return path.reduce((at, key) => (key === '*' ? at?.member : (at?.members?.[key] ?? at?.value)), shape);
}

const uses = Object.entries(IAM_USES).flatMap(([family, list]) => list.map((use) => ({ family, ...use })));

describe('uses', () => {
  it.each(
    uses.map((use) => [`${use.family}: ${use.v2Class}.${use.operation} ${use.parameter.join('.')}`, use]),
  )('%s is a parameter in the SDK', (_, { v2Class, operation, parameter }) => {
    const { input } = modelOf(v2Class).operations[methodOf(operation)] ?? {};
    expect(input, operation).toBeDefined();
    expect(follow(input, parameter)).toBeDefined();
  });

  it('names v3 packages by the pattern of the SDK', () => {
    expect(uses.filter(({ v3Package }) => !/^@aws-sdk\/client-[a-z0-9-]+$/.test(v3Package))).toEqual([]);
    expect(uses.find(({ v2Class }) => v2Class === 'StepFunctions')?.v3Package).toBe('@aws-sdk/client-sfn');
  });
});

describe('families', () => {
  const model = modelOf('IAM');

  it.each(IAM_FAMILIES)('$id is created by an operation with these names in and out', (family) => {
    const { input, output } = model.operations[methodOf(family.createdBy)] ?? {};
    expect(isIamWrite(family.createdBy)).toBe(true);
    for (const name of family.namedBy) expect(follow(input, [name]), name).toBeDefined();
    for (const path of family.answers) expect(follow(output, path.split('.')), path).toBeDefined();
  });

  it.each(IAM_FAMILIES)('$id has the waiter that v2 has, or none', ({ v2WaiterState, v3Waiters }) => {
    expect(v2WaiterState === undefined).toBe(v3Waiters.length === 0);
    if (v2WaiterState !== undefined) expect(model.waiters).toHaveProperty(v2WaiterState);
  });

  it('covers every waiter that v2 has', () => {
    expect(IAM_FAMILIES.flatMap(({ v2WaiterState }) => v2WaiterState ?? []).sort()).toEqual(
      Object.keys(model.waiters).sort(),
    );
  });

  it('is found by its creation and by its waiters', () => {
    expect(getCreatedFamily('CreateRole')?.id).toBe('role');
    expect(getCreatedFamily('DeleteRole')).toBeUndefined();
    expect(getAwaitedFamily('waitUntilPolicyExists')?.id).toBe('policy');
    expect(getAwaitedFamily('userExists')?.id).toBe('user');
    expect(getAwaitedFamily('waitUntilBucketExists')).toBeUndefined();
  });
});
