import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withIamFallback } from '../src/index.js';
import { AwsServer, type Behaviour, type ReceivedRequest } from './aws-server.js';
import { SDKS, createPartition } from './sdks.js';

let server: AwsServer;
beforeAll(async () => {
  server = await AwsServer.start();
});
afterAll(() => server.stop());
beforeEach(() => server.reset());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Nothing is configured: not set, empty as in a file of variables, or set to nothing. */
const NOTHING = [undefined, '', '  ', { arn: undefined }, { arn: '' }, { name: undefined }] as const;

/** What was sent, without the id that the SDK makes up for each call, and the signature that may cover it. */
function describeRequest({ headers, body }: ReceivedRequest): object {
  const signed = String(headers.authorization).replace(/Signature=.*/, '');
  return { headers: { ...headers, authorization: signed, 'amz-sdk-invocation-id': undefined }, body };
}

describe.each(SDKS)('$sdk, with nothing configured', ({ create }) => {
  it.each(NOTHING)(
    'sends what the bare call sends, and resolves to the same: existing %j',
    async (existing) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 0, 1) });
      const iam = create(server.url);
      const bare = await iam.createRole('acme');
      const wrapped = await withIamFallback({
        operation: 'CreateRole',
        write: (options) => iam.createRole('acme', options),
        existing,
      });
      const [expected, found] = server.requests.map(describeRequest);
      expect(server.requests).toHaveLength(2);
      expect(found).toEqual(expected);
      expect(Object.keys(wrapped)).toEqual(Object.keys(bare));
      expect(wrapped.Role).toEqual(bare.Role);
    },
  );

  it.each<Behaviour>([
    { status: 503, code: 'ServiceUnavailable' },
    { status: 409, code: 'EntityAlreadyExists' },
    { page: 502 },
    'reset',
  ])('fails as the bare call does, always: %j', async (behaviour) => {
    server.behaviour = behaviour;
    const iam = create(server.url, { maxAttempts: 1 });
    const describeError = (error: unknown) => {
      const { constructor, name, message, code } = error as Error & { code?: unknown };
      return { constructor, name, message, code };
    };
    const expected = await iam.createRole('acme').catch(describeError);
    // More often than any circuit would stand.
    for (let call = 0; call < 5; call += 1) {
      const options = { operation: 'CreateRole', existing: undefined, failuresToOpen: 1 } as const;
      const found = await withIamFallback({
        ...options,
        write: (writeOptions) => iam.createRole('acme', writeOptions),
      }).catch(describeError);
      expect(found).toEqual(expected);
    }
    expect(server.requests).toHaveLength(6);
  });
});

it('makes no timer, and hands the write nothing', async () => {
  const setTimer = vi.spyOn(globalThis, 'setTimeout');
  const write = vi.fn(() => Promise.resolve({ Role: { Arn: 'arn', RoleName: 'name' } }));
  const defer = vi.fn();
  const operation = 'CreateRole';
  await withIamFallback({ operation, write, existing: undefined, timeLimitMs: 5, defer, input: 1 });
  expect(setTimer).not.toHaveBeenCalled();
  expect(write.mock.calls).toEqual([[undefined]]);
  // The same with a resource: the spy sees what it is meant to see.
  const existing = 'arn:aws:iam::123456789012:role/shared';
  await withIamFallback({ operation, write, existing, partition: createPartition() });
  expect(setTimer).toHaveBeenCalledTimes(1);
  expect(write.mock.calls[1]).toEqual([{ abortSignal: expect.any(AbortSignal) as AbortSignal }]);
});

it("hands the write the caller's signal", async () => {
  const { signal } = new AbortController();
  const write = vi.fn(() => Promise.resolve({ Role: { Arn: 'arn', RoleName: 'name' } }));
  await withIamFallback({ operation: 'CreateRole', write, existing: undefined, signal });
  expect(write.mock.calls).toEqual([[{ abortSignal: signal }]]);
});
