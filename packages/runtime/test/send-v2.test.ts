import AWS from 'aws-sdk';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { sendV2 } from '../src/index.js';
import { AwsServer } from './aws-server.js';

process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';

const params = { RoleName: 'acme', AssumeRolePolicyDocument: '{}' };

let server: AwsServer;
beforeAll(async () => {
  server = await AwsServer.start();
});
afterAll(() => server.stop());
beforeEach(() => server.reset());

function createIam(credentials = new AWS.Credentials('AKIDEXAMPLE', 'secret')): AWS.IAM {
  return new AWS.IAM({ region: 'us-east-1', endpoint: server.url, credentials });
}

it('is `.promise()` where there is no signal', async () => {
  const result = await sendV2(createIam().createRole(params));
  expect(result.Role.RoleId).toBe('ID-1');
  expect(result.$response.requestId).toBe('r-1');
});

it('resolves with a signal to the same', async () => {
  const result = await sendV2(createIam().createRole(params), { abortSignal: new AbortController().signal });
  expect(result.Role.RoleId).toBe('ID-1');
  expect(result.$response.requestId).toBe('r-1');
});

it('rejects with the error of the SDK', async () => {
  server.behaviour = { status: 409, code: 'EntityAlreadyExists' };
  const { signal } = new AbortController();
  await expect(sendV2(createIam().createRole(params), { abortSignal: signal })).rejects.toMatchObject({
    code: 'EntityAlreadyExists',
    statusCode: 409,
  });
});

it('ends a request under way, and its connection', async () => {
  server.behaviour = 'hang';
  const controller = new AbortController();
  const sent = sendV2(createIam().createRole(params), { abortSignal: controller.signal });
  await vi.waitUntil(() => server.requests.length === 1, { interval: 2 });
  expect(server.open).toBe(1);
  controller.abort();
  await expect(sent).rejects.toMatchObject({ name: 'AbortError', code: 'RequestAbortedError' });
  await vi.waitUntil(() => server.open === 0, { interval: 2 });
});

it('sends nothing under a signal that has fired', async () => {
  const sent = sendV2(createIam().createRole(params), { abortSignal: AbortSignal.abort() });
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.requests).toEqual([]);
});

it('sends nothing when the signal fires while credentials are fetched', async () => {
  const credentials = new AWS.Credentials('', '');
  credentials.get = (callback) => {
    setTimeout(() => {
      Object.assign(credentials, { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' });
      callback();
    }, 100);
  };
  const controller = new AbortController();
  const sent = sendV2(createIam(credentials).createRole(params), { abortSignal: controller.signal });
  setTimeout(() => {
    controller.abort();
  }, 20);
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(server.requests).toEqual([]);
});

it('leaves no listener on a signal that lives on', async () => {
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, 'addEventListener');
  const removed = vi.spyOn(signal, 'removeEventListener');
  await sendV2(createIam().createRole(params), { abortSignal: signal });
  expect(added).toHaveBeenCalledTimes(1);
  await vi.waitUntil(() => removed.mock.calls.length === 1);
  expect(removed.mock.calls[0]?.[1]).toBe(added.mock.calls[0]?.[1]);
});
