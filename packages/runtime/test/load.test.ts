import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isExistingResource, withIamFallback } from '../src/index.js';
import { AwsServer, type Behaviour } from './aws-server.js';
import { SDKS, createPartition } from './sdks.js';

const CALLS = 10_000;
const WORKERS = 50;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let server: AwsServer;
beforeAll(async () => {
  server = await AwsServer.start();
  server.keepsRequests = false;
});
afterAll(() => server.stop());

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function measureHeap(): Promise<number> {
  await sleep(20);
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

describe.each(SDKS)('10,000 calls through an outage and back: $sdk', ({ create }) => {
  it('none is lost, none hangs, and memory stays flat', { timeout: 300_000 }, async () => {
    await server.reset();
    const iam = create(server.url);
    const partition = createPartition();
    const { signal } = new AbortController();
    /** What became of each call, by its number. */
    const ends = new Array<'written' | 'existing' | undefined>(CALLS);
    const deferred = new Set<number>();

    const call = async (number: number): Promise<void> => {
      const result = await withIamFallback({
        operation: 'CreateRole',
        write: (options) => iam.createRole(`tenant-${String(number)}`, options),
        existing: 'arn:aws:iam::123456789012:role/shared',
        partition,
        signal,
        // A busy machine is no outage.
        timeLimitMs: server.behaviour === 'ok' ? 60_000 : 1_000,
        retryAfterMs: 50,
        input: number,
        defer: (write) => deferred.add(write.input),
      });
      ends[number] = isExistingResource(result) ? 'existing' : 'written';
    };
    let next = 0;
    const work = async (until: number): Promise<void> => {
      while (next < until) {
        const number = next;
        next += 1;
        await call(number);
        // Time must pass for the circuit to try again; nobody waits for IAM meanwhile.
        if (ends[number] === 'existing') await sleep(10);
      }
    };
    const workUntil = async (until: number, behaviour: Behaviour): Promise<void> => {
      server.behaviour = behaviour;
      await Promise.all(Array.from({ length: WORKERS }, () => work(until)));
    };

    await workUntil(2_000, 'ok');
    const heapBefore = await measureHeap();
    await workUntil(3_000, 'ok');
    const receivedBefore = server.received;
    await workUntil(4_500, 'hang');
    await workUntil(5_500, { status: 503, code: 'ServiceUnavailable' });
    await workUntil(7_000, 'reset');
    const receivedInOutage = server.received - receivedBefore;
    await workUntil(8_500, 'ok');
    await workUntil(CALLS, 'ok');
    const heapAfter = await measureHeap();

    const count = (from: number, to: number) =>
      ends.slice(from, to).filter((end) => end === 'written').length;
    expect(count(0, CALLS) + deferred.size).toBe(CALLS);
    expect(count(0, 3_000)).toBe(3_000);
    expect(count(3_000, 7_000)).toBe(0);
    expect(count(8_500, CALLS)).toBe(1_500);
    // Those of the first moment were ended by the time limit. The circuit spared IAM, and its callers, the others.
    expect(receivedInOutage).toBeLessThan(WORKERS * 4 + 200);
    expect(heapAfter - heapBefore).toBeLessThan(8);
  });
});
