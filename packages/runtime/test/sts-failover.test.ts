import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import AWS from 'aws-sdk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  StsUnavailableError,
  sendV2,
  withStsClientFailover,
  withStsRegionFailover,
  withStsRegionFailoverV2,
  type RegionFailoverEvent,
  type RegionFailoverOptions,
  type RequestOptions,
} from '../src/index.js';
import { AwsServer, type Behaviour } from './aws-server.js';

process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const params = { RoleArn: 'arn:aws:iam::123456789012:role/app', RoleSessionName: 'test' };
const REGIONS = ['eu-west-1', 'eu-central-1'];
const DOWN = { status: 503, code: 'ServiceUnavailable' };

/** One server for each region. */
let west: AwsServer;
let central: AwsServer;
beforeAll(async () => {
  west = await AwsServer.start();
  central = await AwsServer.start();
});
afterAll(async () => {
  await west.stop();
  await central.stop();
});
beforeEach(async () => {
  await west.reset();
  await central.reset();
});
afterEach(() => {
  vi.useRealTimers();
});

const getEndpoint = (region: string) => (region === 'eu-west-1' ? west : central).url;

/** How often each region was asked, in the order of `REGIONS`. */
const countRequests = () => [west.requests.length, central.requests.length];

/** Asks STS by a door of the library; one attempt for each region. */
type Ask = (options?: { readonly signal?: AbortSignal }) => Promise<unknown>;

const DOORS: readonly { readonly door: string; readonly open: (options?: RegionFailoverOptions) => Ask }[] = [
  {
    door: 'a credential provider of SDK v3',
    open: (options) => {
      const createProvider = (region: string) =>
        fromTemporaryCredentials({
          params,
          masterCredentials: credentials,
          clientConfig: { region, endpoint: getEndpoint(region), maxAttempts: 1 },
        });
      const provider = withStsRegionFailover(REGIONS, createProvider, options);
      return async () => {
        expect(await provider()).toMatchObject({ accessKeyId: 'ASIAEXAMPLE', sessionToken: 'token' });
      };
    },
  },
  {
    door: 'credentials of SDK v2',
    open: (options) => {
      const createCredentials = (region: string) =>
        new AWS.ChainableTemporaryCredentials({
          params,
          masterCredentials: new AWS.Credentials(credentials),
          stsConfig: {
            region,
            endpoint: getEndpoint(region),
            stsRegionalEndpoints: 'regional',
            maxRetries: 0,
          },
        });
      const chained = withStsRegionFailoverV2(REGIONS, createCredentials, options);
      return async () => {
        await chained.refreshPromise();
        expect(chained).toMatchObject({ accessKeyId: 'ASIAEXAMPLE', sessionToken: 'token' });
      };
    },
  },
  {
    door: 'a client of SDK v3',
    open: (options) => {
      const createClient = (region: string) =>
        new STSClient({ region, endpoint: getEndpoint(region), credentials, maxAttempts: 1 });
      const callSts = withStsClientFailover(REGIONS, createClient, options);
      return (callOptions) =>
        callSts(
          (sts, requestOptions) => sts.send(new GetCallerIdentityCommand({}), requestOptions),
          callOptions,
        );
    },
  },
  {
    door: 'a client of SDK v2',
    open: (options) => {
      const createClient = (region: string) =>
        new AWS.STS({ region, endpoint: getEndpoint(region), credentials, maxRetries: 0 });
      const callSts = withStsClientFailover(REGIONS, createClient, options);
      return (callOptions) =>
        callSts((sts, requestOptions) => sendV2(sts.getCallerIdentity(), requestOptions), callOptions);
    },
  },
];

describe.each(DOORS)('$door', ({ open }) => {
  it('asks the first region, and no other', async () => {
    const ask = open();
    await ask();
    await ask();
    expect(countRequests()).toEqual([2, 0]);
  });

  it.each<[string, Behaviour]>([
    ['answers 503', DOWN],
    ['answers with an error page', { page: 504 }],
    ['resets the connection', 'reset'],
    ['does not answer', 'hang'],
  ])('asks the next region when one %s, and stays there', async (_title, behaviour) => {
    west.behaviour = behaviour;
    const events: RegionFailoverEvent[] = [];
    const ask = open({
      timeBudgetMs: behaviour === 'hang' ? 3_000 : 20_000,
      observe: (event) => events.push(event),
    });
    await ask();
    expect(countRequests()).toEqual([1, 1]);
    west.behaviour = 'ok';
    await ask();
    expect(countRequests()).toEqual([1, 2]);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: 'region-failed', region: 'eu-west-1', next: 'eu-central-1' });
  });

  it('comes back to the first region after a while', async () => {
    west.behaviour = DOWN;
    const ask = open({ returnAfterMs: 60_000 });
    await ask();
    west.behaviour = 'ok';
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 59_000 });
    await ask();
    expect(countRequests()).toEqual([1, 2]);
    vi.setSystemTime(Date.now() + 2_000);
    await ask();
    expect(countRequests()).toEqual([2, 2]);
  });

  it('comes back to the first region when the clock was set back', async () => {
    west.behaviour = DOWN;
    const ask = open();
    await ask();
    west.behaviour = 'ok';
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 86_400_000 });
    await ask();
    expect(countRequests()).toEqual([2, 1]);
  });

  it('comes back to the first region at once when the second fails', async () => {
    west.behaviour = DOWN;
    const ask = open();
    await ask();
    west.behaviour = 'ok';
    central.behaviour = DOWN;
    await ask();
    expect(countRequests()).toEqual([2, 2]);
  });

  it('keeps to the time budget when no region answers', async () => {
    west.behaviour = 'hang';
    central.behaviour = 'hang';
    const ask = open({ timeBudgetMs: 300 });
    const startedAt = performance.now();
    const error: unknown = await ask().catch((thrown: unknown) => thrown);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(error).toBeInstanceOf(StsUnavailableError);
    expect(error).toMatchObject({
      code: 'STS_UNAVAILABLE',
      message: 'STS is unavailable in eu-west-1 (time-limit), eu-central-1 (time-limit).',
    });
  });

  it('tells what the last region answered when none is well', async () => {
    west.behaviour = DOWN;
    central.behaviour = DOWN;
    const ask = open();
    await expect(ask()).rejects.toMatchObject({
      code: 'STS_UNAVAILABLE',
      failures: [
        { region: 'eu-west-1', reason: 'server-error' },
        { region: 'eu-central-1', reason: 'server-error' },
      ],
      cause: { message: 'As told.' },
    });
  });

  it.each([
    ['AccessDenied', 403],
    ['ExpiredToken', 403],
    ['RegionDisabledException', 403],
    ['Throttling', 400],
  ])('lets %s through, and asks no other region', async (code, status) => {
    west.behaviour = { status, code };
    const ask = open();
    const error: unknown = await ask().catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(StsUnavailableError);
    const { name, code: v2Code } = error as { name: string; code?: string };
    expect(`${name} ${v2Code ?? ''}`).toContain(code);
    expect(countRequests()).toEqual([1, 0]);
  });

  it('asks the next region of one that throttles by option', async () => {
    west.behaviour = { status: 400, code: 'Throttling' };
    await open({ throttlingIsUnavailable: true })();
    expect(countRequests()).toEqual([1, 1]);
  });
});

describe.each(DOORS.filter(({ door }) => door.startsWith('a client')))('$door', ({ open }) => {
  it("ends at the caller's signal, and asks no other region", async () => {
    west.behaviour = 'hang';
    const controller = new AbortController();
    const asked = open()({ signal: controller.signal });
    await vi.waitUntil(() => west.open === 1, { interval: 2 });
    const reason = new Error('The client has gone.');
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
    await vi.waitUntil(() => west.open === 0, { interval: 2 });
    expect(countRequests()).toEqual([1, 0]);
  });
});

it('credentials of SDK v2 serve a client, and are not asked for again while they are valid', async () => {
  west.behaviour = DOWN;
  const chained = withStsRegionFailoverV2(
    REGIONS,
    (region) =>
      new AWS.ChainableTemporaryCredentials({
        params,
        masterCredentials: new AWS.Credentials(credentials),
        stsConfig: { region, endpoint: getEndpoint(region), stsRegionalEndpoints: 'regional', maxRetries: 0 },
      }),
  );
  const sts = new AWS.STS({ region: 'eu-west-1', endpoint: central.url, credentials: chained });
  for (let call = 0; call < 3; call += 1) {
    expect((await sts.getCallerIdentity().promise()).Account).toBe('123456789012');
  }
  expect(countRequests()).toEqual([1, 4]);
  expect(chained.needsRefresh()).toBe(false);
  expect(central.requests.at(-1)?.headers.authorization).toContain('Credential=ASIAEXAMPLE/');
});

it('a provider serves a client of SDK v3, and is handed what the client says of itself', async () => {
  west.behaviour = DOWN;
  const seen: unknown[] = [];
  const provider = withStsRegionFailover(REGIONS, (region) => {
    const inner = fromTemporaryCredentials({
      params,
      masterCredentials: credentials,
      clientConfig: { region, endpoint: getEndpoint(region), maxAttempts: 1 },
    });
    return (...args: Parameters<typeof inner>) => {
      seen.push(args[0]);
      return inner(...args);
    };
  });
  const sts = new STSClient({ region: 'eu-west-1', endpoint: central.url, credentials: provider });
  await sts.send(new GetCallerIdentityCommand({}));
  await sts.send(new GetCallerIdentityCommand({}));
  expect(countRequests()).toEqual([1, 3]);
  expect(seen[0]).toBeDefined();
});

it('makes one client for each region, when it is first needed', async () => {
  const created: string[] = [];
  const callSts = withStsClientFailover(REGIONS, (region) => {
    created.push(region);
    return new STSClient({ region, endpoint: getEndpoint(region), credentials, maxAttempts: 1 });
  });
  const ask = (sts: STSClient, options: RequestOptions) =>
    sts.send(new GetCallerIdentityCommand({}), options);
  await callSts(ask);
  await callSts(ask);
  expect(created).toEqual(['eu-west-1']);
  west.behaviour = DOWN;
  await callSts(ask);
  await callSts(ask);
  expect(created).toEqual(REGIONS);
});

it('needs a region', () => {
  expect(() => withStsRegionFailover([], () => () => Promise.resolve())).toThrow('at least one region');
});
