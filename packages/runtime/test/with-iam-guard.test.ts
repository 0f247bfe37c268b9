import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { IamUnavailableError, withIamGuard, type DeferredWrite, type IamEvent } from '../src/index.js';
import { AwsServer } from './aws-server.js';
import { SDKS, createPartition } from './sdks.js';

const DOWN = { status: 503, code: 'ServiceUnavailable' };

let server: AwsServer;
beforeAll(async () => {
  server = await AwsServer.start();
});
afterAll(() => server.stop());
beforeEach(() => server.reset());

/** What a promise rejects with. */
async function getRejection(promise: Promise<unknown>): Promise<unknown> {
  const value = await promise.catch((error: unknown) => ({ error }));
  if (typeof value === 'object' && value !== null && 'error' in value) return value.error;
  throw new Error('The promise resolved.');
}

describe.each(SDKS)('$sdk', ({ create }) => {
  it('makes the write', async () => {
    const iam = create(server.url);
    const operation = 'AttachRolePolicy';
    await withIamGuard({ operation, write: (options) => iam.attachRolePolicy('acme', options) });
    expect(server.requests.map(({ params }) => params.get('Action'))).toEqual([operation]);
  });

  it('rejects with an IamUnavailableError that says all there is to say', async () => {
    server.behaviour = DOWN;
    const iam = create(server.url, { maxAttempts: 1 });
    const error = await getRejection(
      withIamGuard({
        operation: 'AttachRolePolicy',
        write: (options) => iam.attachRolePolicy('acme', options),
        partition: createPartition(),
        retryAfterMs: 20_000,
      }),
    );
    expect(error).toBeInstanceOf(IamUnavailableError);
    expect(error).toMatchObject({
      name: 'IamUnavailableError',
      code: 'IAM_UNAVAILABLE',
      operation: 'AttachRolePolicy',
      reason: 'server-error',
      outcome: 'unknown',
      retryAfterMs: 20_000,
      deferred: false,
      cause: { name: 'ServiceUnavailable' },
      message:
        'IAM is unavailable (server-error): the write AttachRolePolicy may have been made all the same. Try again in 20 s.',
    });
  });

  it('rejects after the write was handed over', async () => {
    server.behaviour = 'hang';
    const iam = create(server.url);
    const queue: DeferredWrite<{ RoleName: string }>[] = [];
    const events: IamEvent[] = [];
    const error = await getRejection(
      withIamGuard({
        operation: 'AttachRolePolicy',
        write: (options) => iam.attachRolePolicy('acme', options),
        input: { RoleName: 'acme' },
        defer: async (write) => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          queue.push(write);
        },
        partition: 'handed-over',
        timeLimitMs: 1_000,
        observe: (event) => events.push(event),
      }),
    );
    expect(queue).toEqual([
      {
        operation: 'AttachRolePolicy',
        partition: 'handed-over',
        input: { RoleName: 'acme' },
        outcome: 'unknown',
      },
    ]);
    expect(error).toMatchObject({ reason: 'time-limit', outcome: 'unknown', deferred: true });
    expect((error as Error).message).toContain('It was handed over to be made later.');
    expect(error).not.toHaveProperty('cause');
    expect(events.map(({ type }) => type)).toEqual(['unavailable', 'deferred']);
    expect(events[0]).toMatchObject({ answer: 'error', outcome: 'unknown' });
  });

  it.each([
    ['NoSuchEntity', 404],
    ['AccessDenied', 403],
    ['DeleteConflict', 409],
    ['Throttling', 400],
  ])('lets %s through, and hands nothing over', async (code, status) => {
    server.behaviour = { status, code };
    const iam = create(server.url, { maxAttempts: 1 });
    const defer = vi.fn();
    const error = await getRejection(
      withIamGuard({
        operation: 'AttachRolePolicy',
        write: (options) => iam.attachRolePolicy('acme', options),
        input: undefined,
        defer,
        partition: createPartition(),
      }),
    );
    expect(error).not.toBeInstanceOf(IamUnavailableError);
    expect((error as Error).name).toContain(code);
    expect(defer).not.toHaveBeenCalled();
  });
});

describe('defer', () => {
  const fail = () => Promise.reject<string>(Object.assign(new Error('down'), { code: 'ECONNRESET' }));

  it.each([
    ['rejects', () => Promise.reject(new Error('queue full'))],
    [
      'throws',
      () => {
        throw new Error('queue full');
      },
    ],
  ])('that %s changes no answer, and is told', async (_title, defer) => {
    const events: IamEvent[] = [];
    const operation = 'UpdateRole';
    const error = await getRejection(
      withIamGuard({
        operation,
        write: fail,
        input: 1,
        defer,
        partition: createPartition(),
        observe: (event) => events.push(event),
      }),
    );
    expect(error).toMatchObject({ code: 'IAM_UNAVAILABLE', deferred: false });
    expect(events[1]).toMatchObject({ type: 'defer-failed', operation, error: { message: 'queue full' } });
  });

  it('that never ends is given up at the time limit, and told by its signal', async () => {
    const events: IamEvent[] = [];
    const signals: AbortSignal[] = [];
    const error = await getRejection(
      withIamGuard({
        operation: 'UpdateRole',
        write: fail,
        input: 1,
        defer: (_write, { abortSignal }) => {
          signals.push(abortSignal);
          return new Promise(() => {});
        },
        partition: createPartition(),
        timeLimitMs: 100,
        observe: (event) => events.push(event),
      }),
    );
    expect(error).toMatchObject({ code: 'IAM_UNAVAILABLE', deferred: false });
    expect(signals[0]?.aborted).toBe(true);
    expect(events[1]).toMatchObject({
      type: 'defer-failed',
      error: { message: '`defer` did not end within 100 ms.' },
    });
  });
});

describe('observe', () => {
  const fail = () => Promise.reject<string>(Object.assign(new Error('down'), { code: 'ECONNRESET' }));

  it.each([
    [
      'throws',
      () => {
        throw new Error('no log');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no log'))],
  ])('that %s breaks no call', async (_title, observe) => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const call = withIamGuard({
      operation: 'UpdateRole',
      write: fail,
      partition: createPartition(),
      observe,
    });
    expect(await getRejection(call)).toMatchObject({ code: 'IAM_UNAVAILABLE' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

it('warns once for an operation', async () => {
  const warnings: string[] = [];
  const listen = (warning: Error & { code?: string }) => {
    if (warning.name === 'EndpointHygieneWarning') warnings.push(`${warning.code ?? ''} ${warning.message}`);
  };
  process.on('warning', listen);
  const write = () => Promise.reject<string>(Object.assign(new Error('down'), { code: 'ECONNRESET' }));
  const defer = () => Promise.reject(new Error('queue full'));
  for (const operation of ['TagRole', 'TagRole', 'UntagRole', 'TagRole']) {
    await getRejection(withIamGuard({ operation, write, defer, input: 1, partition: createPartition() }));
  }
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off('warning', listen);
  expect(warnings.map((warning) => warning.match(/^\S+|\b(?:Tag|Untag)Role\b/g))).toEqual([
    ['EH_IAM_UNAVAILABLE', 'TagRole'],
    ['EH_DEFER_FAILED', 'TagRole'],
    ['EH_IAM_UNAVAILABLE', 'UntagRole'],
    ['EH_DEFER_FAILED', 'UntagRole'],
  ]);
});

it.each([
  ['timeLimitMs', 0],
  ['timeLimitMs', Number.NaN],
  ['timeLimitMs', 2 ** 31],
  ['failuresToOpen', -1],
  ['retryAfterMs', Infinity],
])('refuses %s: %s, before anything is written', async (option, value) => {
  const write = vi.fn(() => Promise.resolve());
  const call = withIamGuard({ operation: 'UpdateRole', write, [option]: value });
  await expect(call).rejects.toThrow(
    `\`${option}\` must be between 1 and 2147483647, but is ${String(value)}.`,
  );
  expect(write).not.toHaveBeenCalled();
});
