import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isExistingResource, withIamFallback, type DeferredWrite, type IamEvent } from '../src/index.js';
import { AwsServer, type Behaviour } from './aws-server.js';
import { SDKS, createPartition } from './sdks.js';

const existing = 'arn:aws:iam::123456789012:role/shared/tenants';
const EXISTING = { Role: { Arn: existing, RoleName: 'tenants' } };

let server: AwsServer;
beforeAll(async () => {
  server = await AwsServer.start();
});
afterAll(() => server.stop());
beforeEach(() => server.reset());

describe.each(SDKS)('$sdk', ({ create }) => {
  /** Creates a role while the server behaves so; one attempt unless the test is about more. */
  const createRole = (behaviour: Behaviour, options: { maxAttempts?: number; timeLimitMs?: number } = {}) => {
    server.behaviour = behaviour;
    const events: IamEvent[] = [];
    const iam = create(server.url, { maxAttempts: options.maxAttempts ?? 1 });
    const result = withIamFallback({
      operation: 'CreateRole',
      write: (writeOptions) => iam.createRole('acme', writeOptions),
      existing,
      partition: createPartition(),
      timeLimitMs: options.timeLimitMs ?? 20_000,
      observe: (event) => events.push(event),
    });
    return { result, events };
  };

  it('resolves to what IAM answers, all of it', async () => {
    const { result, events } = createRole('ok');
    const { Role } = await result;
    expect(Role).toMatchObject({
      Arn: 'arn:aws:iam::123456789012:role/acme',
      RoleName: 'acme',
      RoleId: 'ID-1',
    });
    expect(isExistingResource(await result)).toBe(false);
    expect(events).toEqual([]);
  });

  it.each<[string, Behaviour, string]>([
    ['503 of IAM', { status: 503, code: 'ServiceUnavailable' }, 'server-error'],
    ['500 of IAM', { status: 500, code: 'ServiceFailure' }, 'server-error'],
    ['an error page of a proxy', { page: 502 }, 'server-error'],
    ['a connection that is reset', 'reset', 'network'],
    ['a request that is never answered', 'hang', 'time-limit'],
    ['an answer that comes too late', { slowMs: 1_000 }, 'time-limit'],
  ])('resolves to the existing resource after %s', async (_title, behaviour, reason) => {
    const { result, events } = createRole(behaviour, {
      timeLimitMs: reason === 'time-limit' ? 300 : 20_000,
    });
    expect(await result).toEqual(EXISTING);
    expect(isExistingResource(await result)).toBe(true);
    const [event] = events;
    expect(event).toMatchObject({
      type: 'unavailable',
      operation: 'CreateRole',
      outcome: 'unknown',
      answer: 'existing',
    });
    // SDK v2 calls a reset connection a time-out.
    const isV2Reset = behaviour === 'reset' && event?.type === 'unavailable' && event.reason === 'time-out';
    if (!isV2Reset) expect(event).toMatchObject({ reason });
  });

  it('resolves to the existing resource when the answer breaks off', async () => {
    const { result } = createRole('cut', { timeLimitMs: 500 });
    expect(await result).toEqual(EXISTING);
  });

  it.each<[string, number]>([
    ['AccessDenied', 403],
    ['MalformedPolicyDocument', 400],
    ['EntityAlreadyExists', 409],
    ['LimitExceeded', 409],
    ['ConcurrentModification', 409],
    ['InvalidClientTokenId', 403],
    ['ExpiredToken', 403],
    ['Throttling', 400],
  ])('lets %s through unchanged', async (code, status) => {
    server.behaviour = { status, code };
    const iam = create(server.url, { maxAttempts: 1 });
    const bare = await iam.createRole('acme').catch((error: unknown) => error);
    const { result, events } = createRole({ status, code });
    const error = await result.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).constructor).toBe((bare as Error).constructor);
    expect(error).toMatchObject({ name: (bare as Error).name, message: 'As told.' });
    expect((error as Error).name).toContain(code);
    expect(events).toEqual([]);
  });

  it('takes throttling for unavailability by option', async () => {
    server.behaviour = { status: 400, code: 'Throttling' };
    const iam = create(server.url, { maxAttempts: 1 });
    const result = await withIamFallback({
      operation: 'CreateRole',
      write: (options) => iam.createRole('acme', options),
      existing,
      partition: createPartition(),
      throttlingIsUnavailable: true,
    });
    expect(result).toEqual(EXISTING);
  });

  it('leaves the SDK its own retries', async () => {
    const { result, events } = createRole('reset', { maxAttempts: 3 });
    await vi.waitUntil(() => server.requests.length > 0, { interval: 1 });
    server.behaviour = 'ok';
    expect(await result).toMatchObject({ Role: { RoleName: 'acme' } });
    expect(events).toEqual([]);
  });

  it('says that nothing was done only where no attempt reached a server', async () => {
    const refused = await AwsServer.start();
    const { url } = refused;
    await refused.stop();
    const outcomes: unknown[] = [];
    for (const maxAttempts of [1, 2]) {
      const iam = create(url, { maxAttempts });
      await withIamFallback({
        operation: 'CreateRole',
        write: (options) => iam.createRole('acme', options),
        existing,
        partition: createPartition(),
        observe: (event) => outcomes.push('outcome' in event && [event.type, event.outcome]),
      });
    }
    // The error is that of the last attempt; an earlier one may have got through.
    expect(outcomes).toEqual([
      ['unavailable', 'not-done'],
      ['unavailable', 'unknown'],
    ]);
  });

  it('ends the request at the time limit, and says that the write may have happened, as it has', async () => {
    server.behaviour = { slowMs: 3_000 };
    const iam = create(server.url);
    const deferred: DeferredWrite<{ name: string }>[] = [];
    const signals: (AbortSignal | undefined)[] = [];
    const startedAt = performance.now();
    const result = await withIamFallback({
      operation: 'CreateRole',
      write: (options) => {
        signals.push(options?.abortSignal);
        return iam.createRole('acme', options);
      },
      existing,
      partition: 'slow',
      timeLimitMs: 150,
      input: { name: 'acme' },
      defer: (write) => deferred.push(write),
    });
    expect(performance.now() - startedAt).toBeLessThan(2_500);
    expect(result).toEqual(EXISTING);
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
    expect(deferred).toEqual([
      { operation: 'CreateRole', partition: 'slow', input: { name: 'acme' }, outcome: 'unknown' },
    ]);
    expect(server.created).toEqual(['acme']);
  });

  it('sends nothing after the time limit, not even what the SDK wanted to try again', async () => {
    const { result } = createRole(
      { status: 503, code: 'ServiceUnavailable' },
      { maxAttempts: 8, timeLimitMs: 250 },
    );
    expect(await result).toEqual(EXISTING);
    const sent = server.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(server.requests.length).toBe(sent);
  });
});

describe('other resources', () => {
  it.each([
    [
      'CreatePolicy',
      'policy',
      { Policy: { PolicyName: 'x', Arn: 'arn:aws:iam::123456789012:policy/a/b/x' } },
    ],
    [
      'CreateInstanceProfile',
      'instance-profile',
      {
        InstanceProfile: {
          InstanceProfileName: 'x',
          Arn: 'arn:aws:iam::123456789012:instance-profile/a/b/x',
        },
      },
    ],
    ['CreateUser', 'user', { User: { UserName: 'x', Arn: 'arn:aws:iam::123456789012:user/a/b/x' } }],
    ['CreateGroup', 'group', { Group: { GroupName: 'x', Arn: 'arn:aws:iam::123456789012:group/a/b/x' } }],
  ] as const)('%s', async (operation, type, expected) => {
    const result = await withIamFallback({
      operation,
      write: () => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNRESET' })),
      existing: `arn:aws:iam::123456789012:${type}/a/b/x`,
      allowSharedPrincipal: true,
      partition: createPartition(),
    });
    expect(result).toEqual(expected);
  });
});

describe('the existing resource', () => {
  const fail = () =>
    Promise.reject<{ Role?: { Arn: string; RoleName: string } }>(
      Object.assign(new Error('down'), { code: 'ECONNRESET' }),
    );
  const call = (resource: Parameters<typeof withIamFallback>[0]['existing']) =>
    withIamFallback({
      operation: 'CreateRole',
      write: fail,
      existing: resource,
      partition: createPartition(),
    });

  it.each([
    ['an ARN', existing, EXISTING],
    ['an ARN with space around it', ` ${existing}\n`, EXISTING],
    ['an ARN as a property', { arn: existing }, EXISTING],
    [
      'an ARN of another partition',
      'arn:aws-us-gov:iam::123456789012:role/x',
      { Role: { Arn: 'arn:aws-us-gov:iam::123456789012:role/x', RoleName: 'x' } },
    ],
    ['a name', { name: 'tenants' }, { Role: { RoleName: 'tenants' } }],
  ])('may be %s', async (_title, resource, expected) => {
    expect(await call(resource)).toEqual(expected);
  });

  it.each([
    ['a name where an ARN belongs', 'tenants'],
    ['an ARN of another type', 'arn:aws:iam::123456789012:policy/tenants'],
    ['an ARN of another service', 'arn:aws:sts::123456789012:assumed-role/tenants/session'],
    ['an ARN as a name', { name: existing }],
  ])('is refused when it is %s, before anything is written', async (_title, resource) => {
    const write = vi.fn(fail);
    await expect(withIamFallback({ operation: 'CreateRole', write, existing: resource })).rejects.toThrow(
      /`existing.*must be the (ARN|name) of a role/,
    );
    expect(write).not.toHaveBeenCalled();
  });
});

describe('operations', () => {
  const write = vi.fn(() => Promise.resolve({}));
  const existingUser = 'arn:aws:iam::123456789012:user/shared';

  it.each(['AttachRolePolicy', 'DeleteRole', 'PutRolePolicy', 'CreateAccessKey', 'toString'])(
    'that have no fallback are refused: %s',
    async (operation) => {
      const options = { operation: operation as 'CreateRole', write, existing };
      await expect(withIamFallback(options)).rejects.toThrow(`${operation} has no fallback`);
      expect(write).not.toHaveBeenCalled();
    },
  );

  it.each(['CreateUser', 'CreateGroup'])('that make a principal need a word: %s', async (operation) => {
    const options = { operation: operation as 'CreateRole', write, existing: existingUser };
    await expect(withIamFallback(options)).rejects.toThrow('only with `allowSharedPrincipal: true`');
    expect(write).not.toHaveBeenCalled();
  });
});
