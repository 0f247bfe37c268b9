import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { fromContainerMetadata, fromHttp } from '@aws-sdk/credential-providers';
import AWS from 'aws-sdk';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { withIamGuard } from '../src/index.js';
import { classifyFailure } from '../src/classify-failure.js';
import { createPartition } from './sdks.js';

process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';

const params = { RoleName: 'acme', AssumeRolePolicyDocument: '{}' };
/** Nothing listens there. */
const NOBODY = 'http://127.0.0.1:1';

describe('credentials that cannot be fetched are no unavailable IAM, though their server is', () => {
  const createV3 = (credentials: ReturnType<typeof fromHttp>) => {
    const iam = new IAMClient({ region: 'us-east-1', endpoint: NOBODY, credentials });
    return () => iam.send(new CreateRoleCommand(params));
  };
  const createV2 = () => {
    const credentials = new AWS.RemoteCredentials({ maxRetries: 0 });
    const iam = new AWS.IAM({ region: 'us-east-1', endpoint: NOBODY, credentials });
    return () => iam.createRole(params).promise();
  };

  it.each([
    ['SDK v3, fromHttp', () => createV3(fromHttp({ awsContainerCredentialsFullUri: NOBODY, maxRetries: 0 }))],
    ['SDK v3, fromContainerMetadata', () => createV3(fromContainerMetadata({ maxRetries: 0 }))],
    ['SDK v2, RemoteCredentials', createV2],
  ])('%s', async (_title, create) => {
    vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', NOBODY);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const write: () => Promise<unknown> = create();
    const call = withIamGuard({ operation: 'CreateRole', write, partition: createPartition() });
    await expect(call).rejects.toMatchObject({
      name: expect.stringMatching(/^(CredentialsProviderError|ProviderError|CredentialsError)$/) as string,
    });
  });
});

describe('errors of other versions and transports, by their fields', () => {
  it.each<[string, unknown, string | undefined]>([
    [
      'SDK v3.100 on an HTML error page',
      Object.defineProperty(
        new TypeError("Cannot read properties of undefined (reading 'Code')"),
        '$response',
        {
          value: { statusCode: 503 },
        },
      ),
      'server-error',
    ],
    [
      'the fetch handler',
      new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'UND_ERR_SOCKET' }) }),
      'network',
    ],
    [
      'Node, when every address of a host refuses',
      Object.assign(new AggregateError([new Error('a'), new Error('b')]), { code: 'ECONNREFUSED' }),
      'network',
    ],
    [
      'a throttled answer with status 503',
      { name: 'SlowDown', $metadata: { httpStatusCode: 503 } },
      'throttling',
    ],
    ['a status alone', { statusCode: 429 }, 'throttling'],
    ['a certificate that is not trusted', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }, undefined],
    ['a signal of somebody else', new DOMException('Aborted', 'AbortError'), undefined],
    ['no object', 'ECONNRESET', undefined],
    ['nothing', undefined, undefined],
  ])('%s', (_title, error, reason) => {
    expect(classifyFailure(error)?.reason).toBe(reason);
  });

  it('an error that is its own cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(classifyFailure(error)).toBeUndefined();
  });
});
