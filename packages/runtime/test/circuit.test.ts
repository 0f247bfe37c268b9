import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withIamGuard, type IamEvent, type ProtectionOptions } from '../src/index.js';
import { AwsServer } from './aws-server.js';
import { SDKS, createPartition } from './sdks.js';

const DOWN = { status: 503, code: 'ServiceUnavailable' };
const DENIED = { status: 403, code: 'AccessDenied' };

let server: AwsServer;
beforeAll(async () => {
  server = await AwsServer.start();
});
afterAll(() => server.stop());
beforeEach(() => server.reset());
afterEach(() => {
  vi.useRealTimers();
});

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.each(SDKS)('$sdk', ({ create }) => {
  /** Calls of one operation in one partition; each tells how it ended. */
  const createCaller = (options: ProtectionOptions) => {
    const iam = create(server.url, { maxAttempts: 1 });
    const states: string[] = [];
    const partition = createPartition();
    const call = async (extra: ProtectionOptions & { operation?: string } = {}): Promise<string> => {
      try {
        await withIamGuard({
          operation: 'AttachRolePolicy',
          write: (writeOptions) => iam.attachRolePolicy('acme', writeOptions),
          partition,
          observe: (event: IamEvent) => event.type === 'circuit' && states.push(event.state),
          ...options,
          ...extra,
        });
        return 'done';
      } catch (error) {
        const { name, reason, outcome } = error as { name: string; reason?: string; outcome?: string };
        return reason === undefined ? name.replace(/Exception$/, '') : `${reason}, ${String(outcome)}`;
      }
    };
    return { call, states, partition };
  };

  it('opens after failures in a row, sends nothing while open, and closes when IAM is back', async () => {
    const { call, states } = createCaller({ failuresToOpen: 2, retryAfterMs: 200 });
    server.behaviour = DOWN;
    expect([await call(), await call(), await call(), await call()]).toEqual([
      'server-error, unknown',
      'server-error, unknown',
      'open-circuit, not-done',
      'open-circuit, not-done',
    ]);
    expect(server.requests).toHaveLength(2);
    server.behaviour = 'ok';
    expect(await call()).toBe('open-circuit, not-done');
    await sleep(220);
    expect([await call(), await call()]).toEqual(['done', 'done']);
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  it('lets one call find out, and makes no other wait for it', async () => {
    const { call, states } = createCaller({ failuresToOpen: 1, retryAfterMs: 100, timeLimitMs: 2_000 });
    server.behaviour = DOWN;
    await call();
    await sleep(120);
    server.requests.length = 0;
    server.behaviour = 'hang';
    const finding = call();
    const startedAt = performance.now();
    const others = await Promise.all(Array.from({ length: 50 }, () => call()));
    expect(performance.now() - startedAt).toBeLessThan(1_500);
    expect(new Set(others)).toEqual(new Set(['open-circuit, not-done']));
    expect(await finding).toBe('time-limit, unknown');
    expect(server.requests).toHaveLength(1);
    expect(states).toEqual(['open', 'half-open', 'open']);
    expect(await call()).toBe('open-circuit, not-done');
  });

  it('takes an error that IAM answers for a sign of life', async () => {
    const { call, states } = createCaller({ failuresToOpen: 2, retryAfterMs: 100 });
    const ends: string[] = [];
    for (const behaviour of [DOWN, DENIED, DOWN, DENIED, DOWN, DOWN]) {
      server.behaviour = behaviour;
      ends.push(await call());
    }
    expect(ends.map((end) => end.split(',')[0])).toEqual([
      'server-error',
      'AccessDenied',
      'server-error',
      'AccessDenied',
      'server-error',
      'server-error',
    ]);
    expect(states).toEqual(['open']);
    await sleep(120);
    server.behaviour = DENIED;
    expect([await call(), await call()]).toEqual(['AccessDenied', 'AccessDenied']);
    expect(states).toEqual(['open', 'half-open', 'closed']);
  });

  it('learns nothing from a call that its caller ended', async () => {
    const { call, states } = createCaller({ failuresToOpen: 2, retryAfterMs: 100 });
    const cancel = async () => {
      server.behaviour = 'hang';
      const controller = new AbortController();
      const ended = call({ signal: controller.signal });
      const before = server.requests.length;
      await vi.waitUntil(() => server.requests.length > before, { interval: 2 });
      controller.abort(Object.assign(new Error('no more'), { name: 'Mine' }));
      return ended;
    };
    server.behaviour = DOWN;
    await call();
    expect(await cancel()).toBe('Mine');
    server.behaviour = DOWN;
    await call();
    expect(states).toEqual(['open']);
    await sleep(120);
    // Nor is it a sign that IAM is back.
    expect(await cancel()).toBe('Mine');
    expect(states).toEqual(['open', 'half-open', 'open']);
    expect(await call()).toBe('open-circuit, not-done');
  });

  it('is one for each operation, partition and setting', async () => {
    const { call } = createCaller({ failuresToOpen: 1 });
    server.behaviour = DOWN;
    await call();
    server.behaviour = 'ok';
    expect(await call()).toBe('open-circuit, not-done');
    expect(await call({ operation: 'PutRolePolicy' })).toBe('done');
    expect(await call({ partition: createPartition() })).toBe('done');
    expect(await call({ failuresToOpen: 2 })).toBe('done');
  });

  it('says when it is worth while to try again', async () => {
    const { partition } = createCaller({});
    const iam = create(server.url, { maxAttempts: 1 });
    server.behaviour = DOWN;
    const call = () =>
      withIamGuard({
        operation: 'AttachRolePolicy',
        write: (options) => iam.attachRolePolicy('acme', options),
        partition,
        failuresToOpen: 1,
        retryAfterMs: 10_000,
      }).catch((error: unknown) => (error as { retryAfterMs: number }).retryAfterMs);
    expect(await call()).toBeGreaterThan(8_000);
    await sleep(150);
    const later = await call();
    expect(later).toBeLessThanOrEqual(9_860);
    expect(later).toBeGreaterThan(5_000);
  });

  describe('by the clock', () => {
    it('asks again when a frozen process wakes up', async () => {
      const { call } = createCaller({ failuresToOpen: 1, retryAfterMs: 60_000 });
      server.behaviour = DOWN;
      await call();
      server.behaviour = 'ok';
      expect(await call()).toBe('open-circuit, not-done');
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
      expect(await call()).toBe('done');
    });

    it('asks again when the clock was set back', async () => {
      const { call, states } = createCaller({ failuresToOpen: 1, retryAfterMs: 60_000 });
      server.behaviour = DOWN;
      await call();
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 86_400_000 });
      expect(await call()).toBe('server-error, unknown');
      expect(await call()).toBe('open-circuit, not-done');
      vi.setSystemTime(Date.now() - 86_400_000);
      server.behaviour = 'ok';
      expect([await call(), await call()]).toEqual(['done', 'done']);
      expect(states).toEqual(['open', 'half-open', 'open', 'half-open', 'closed']);
    });
  });
});

it('keeps no more circuits than it may, and those that were used last', async () => {
  const down = () => Promise.reject<string>(Object.assign(new Error('down'), { code: 'ECONNRESET' }));
  const call = (partition: string) =>
    withIamGuard({ operation: 'TagUser', write: down, partition, failuresToOpen: 1 }).catch(
      (error: unknown) => (error as { reason: string }).reason,
    );
  expect(await call('tenant-first')).toBe('network');
  for (let tenant = 0; tenant < 999; tenant += 1) await call(`tenant-${String(tenant)}`);
  expect(await call('tenant-first')).toBe('open-circuit');
  await call('tenant-one-more');
  expect(await call('tenant-0')).toBe('network');
  expect(await call('tenant-first')).toBe('open-circuit');
});
