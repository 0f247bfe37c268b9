import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withIamFallback } from '../src/index.js';
import { AwsServer } from './aws-server.js';
import { SDKS, createPartition } from './sdks.js';

const existing = 'arn:aws:iam::123456789012:role/shared';

let server: AwsServer;
beforeAll(async () => {
  server = await AwsServer.start();
});
afterAll(() => server.stop());
beforeEach(() => server.reset());

describe.each(SDKS)("the caller's own signal: $sdk", ({ create }) => {
  it('ends the write, and the promise rejects with its reason, not with a fallback', async () => {
    server.behaviour = 'hang';
    const iam = create(server.url);
    const controller = new AbortController();
    const defer = vi.fn();
    const observe = vi.fn();
    const result = withIamFallback({
      operation: 'CreateRole',
      write: (options) => iam.createRole('acme', options),
      existing,
      partition: createPartition(),
      signal: controller.signal,
      input: 1,
      defer,
      observe,
    });
    await vi.waitUntil(() => server.open === 1, { interval: 2 });
    const reason = new Error('The client has gone.');
    controller.abort(reason);
    await expect(result).rejects.toBe(reason);
    await vi.waitUntil(() => server.open === 0, { interval: 2 });
    expect(defer).not.toHaveBeenCalled();
    expect(observe).not.toHaveBeenCalled();
  });

  it('that has fired sends nothing', async () => {
    const iam = create(server.url);
    const write = vi.fn(() => iam.createRole('acme'));
    const signal = AbortSignal.abort();
    const call = withIamFallback({
      operation: 'CreateRole',
      write,
      existing,
      signal,
      partition: createPartition(),
    });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    expect(write).not.toHaveBeenCalled();
  });
});

it('that lives on keeps no listener of a call that ended', async () => {
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, 'addEventListener');
  const removed = vi.spyOn(signal, 'removeEventListener');
  const write = () => Promise.resolve({ Role: { Arn: 'arn', RoleName: 'name' } });
  await withIamFallback({ operation: 'CreateRole', write, existing, signal, partition: createPartition() });
  expect(added).toHaveBeenCalledTimes(1);
  expect(removed.mock.calls[0]?.[1]).toBe(added.mock.calls[0]?.[1]);
});

it('a write that takes no notice of its signal is left behind at the time limit, and its error with it', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  const write = () =>
    new Promise<{ Role?: { Arn: string; RoleName: string } }>((_resolve, reject) => {
      setTimeout(() => {
        reject(new Error('late'));
      }, 100);
    });
  const options = { operation: 'CreateRole', write, existing, timeLimitMs: 30 } as const;
  const result = await withIamFallback({ ...options, partition: createPartition() });
  expect(result.Role?.Arn).toBe(existing);
  await new Promise((resolve) => setTimeout(resolve, 150));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

it('what a write throws at once goes through', async () => {
  const write = (): Promise<object> => {
    throw new TypeError('not a client');
  };
  const partition = createPartition();
  await expect(withIamFallback({ operation: 'CreateRole', write, existing, partition })).rejects.toThrow(
    'not a client',
  );
  await expect(withIamFallback({ operation: 'CreateRole', write, existing: '' })).rejects.toThrow(
    'not a client',
  );
});
