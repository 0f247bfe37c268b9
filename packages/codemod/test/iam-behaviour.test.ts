import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { AwsServer, type Behaviour } from '../../runtime/test/aws-server.js';
import { readIamCases, type IamCase } from './iam-cases.js';
import { loadCase, sendTo, type Stage } from './load-case.js';

/** What every handler of the fixtures reads. */
const EVENT = {
  name: 'acme',
  names: ['a', 'b'],
  policy: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  account: '123456789012',
  old: 'arn:aws:iam::123456789012:policy/old',
  isOld: true,
};

const VARIABLES = {
  CreateRole: 'EXISTING_ROLE_ARN',
  CreatePolicy: 'EXISTING_POLICY_ARN',
  CreateInstanceProfile: 'EXISTING_INSTANCE_PROFILE_ARN',
};

/** `npm:` is Deno's; a callback beside the awaited write ends when it likes. */
const ELSEWHERE = new Set(['deno-specifier', 'next-to-what-is-left']);
const cases = readIamCases().filter(({ isChanged, name }) => isChanged && !ELSEWHERE.has(name));
const titled = cases.map((each) => [each.name, each] as const);

let server: AwsServer;
let restore: () => void;
beforeAll(async () => {
  server = await AwsServer.start();
  restore = sendTo(server.url);
  return async () => {
    restore();
    await server.stop();
  };
});
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const variable of Object.values(VARIABLES)) Reflect.deleteProperty(process.env, variable);
});
afterAll(() => {
  expect(cases.length).toBeGreaterThan(40);
});

interface Run {
  readonly result: unknown;
  readonly error: unknown;
  readonly requests: readonly string[];
}

/** Calls the handler of a case while the server behaves so. */
async function run(each: IamCase, stage: Stage, behaviour: Behaviour): Promise<Run> {
  await server.reset();
  server.behaviour = behaviour;
  const { handler, removeRole } = loadCase(each, stage) as Record<string, (event: unknown) => unknown>;
  const call = async () => (handler ? handler(EVENT) : removeRole?.(EVENT.name));
  const outcome = await call().then(
    (result) => ({ result: toPlain(result), error: undefined }),
    (error: unknown) => ({ result: undefined, error }),
  );
  return { ...outcome, requests: server.requests.map(({ body }) => body).sort() };
}

function toPlain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function describeError(error: unknown): unknown {
  if (error === undefined) return undefined;
  const { constructor, name, message, code } = error as Error & { readonly code?: unknown };
  return { type: constructor.name, name, message, code };
}

/** The SDK's own error: a guard hands it on as the cause of its own. */
function getSdkError(error: unknown): unknown {
  const { name, cause } = (error ?? {}) as Error;
  return name === 'IamUnavailableError' ? cause : error;
}

describe('with nothing configured', () => {
  test.each(titled)('%s: a healthy IAM is sent the same, and the result is the same', async (_name, each) => {
    const before = await run(each, 'before', 'ok');
    const after = await run(each, 'after', 'ok');
    expect(before.error).toBeUndefined();
    expect(before.requests.length).toBeGreaterThan(0);
    expect(after).toEqual(before);
  });

  test.each(titled)('%s: an error that IAM answers with comes through unchanged', async (_name, each) => {
    const denied = { status: 403, code: 'AccessDenied' };
    const before = await run(each, 'before', denied);
    const after = await run(each, 'after', denied);
    expect(describeError(after.error)).toEqual(describeError(before.error));
    expect(after.result).toEqual(before.result);
  });

  test.each(titled)('%s: an outage fails as before, for the same reason', async (_name, each) => {
    const down = { status: 503, code: 'ServiceUnavailable' };
    const before = await run(each, 'before', down);
    const after = await run(each, 'after', down);
    expect(after.result).toEqual(before.result);
    expect(describeError(getSdkError(after.error))).toEqual(describeError(before.error));
    const first = each.writes.find(({ reason }) => reason.startsWith('wrapIn'));
    const isGuarded = each.writes.every(({ reason }) => reason === 'wrapInGuard');
    expect(first).toBeDefined();
    // Nothing but a fallback with nothing configured keeps the very error.
    if (isGuarded && before.error) expect(after.error).toMatchObject({ code: 'IAM_UNAVAILABLE' });
  });
});

describe('with an existing resource, in an outage', () => {
  const arnOf = (type: string) => `arn:aws:iam::123456789012:${type}/shared`;

  test.each<[name: string, answer: unknown]>([
    ['v3-send', { arn: arnOf('role') }],
    ['v3-multi-line', arnOf('role')],
    ['double-quotes', arnOf('role')],
    ['line-endings-crlf', arnOf('role')],
    ['write-in-another-file', { arn: arnOf('role') }],
    ['answer-is-assigned', arnOf('role')],
    ['v3-command-in-a-variable', arnOf('policy')],
    ['create-policy', `shared: ${arnOf('policy')}`],
    ['create-instance-profile', arnOf('instance-profile')],
    ['v2-multi-line', 'shared'],
  ])('%s: answers from it', async (name, answer) => {
    const each = cases.find((found) => found.name === name);
    if (!each) throw new Error('The case is gone.');
    process.env[VARIABLES.CreateRole] = arnOf('role');
    process.env[VARIABLES.CreatePolicy] = arnOf('policy');
    process.env[VARIABLES.CreateInstanceProfile] = arnOf('instance-profile');
    for (const behaviour of ['reset', { status: 503, code: 'ServiceUnavailable' }] as const) {
      const before = await run(each, 'before', behaviour);
      const after = await run(each, 'after', behaviour);
      // One catches what it cannot mend, and answers nothing.
      expect([before.result, before.error === undefined]).toEqual([undefined, name === 'answer-is-assigned']);
      expect(after).toMatchObject({ result: answer, error: undefined });
    }
    const healthy = await run(each, 'after', 'ok');
    expect(JSON.stringify(healthy.result)).toContain('acme');
  });

  test('a revocation behind a fallback is still not swallowed', async () => {
    const each = cases.find(({ name }) => name === 'v3-aggregated');
    if (!each) throw new Error('The case is gone.');
    process.env[VARIABLES.CreateRole] = arnOf('role');
    const { error } = await run(each, 'after', { status: 503, code: 'ServiceUnavailable' });
    expect(error).toMatchObject({ code: 'IAM_UNAVAILABLE', operation: 'DeleteRole' });
  });
});
