import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import AWS from 'aws-sdk';
import { sendV2, type RequestOptions } from '../src/index.js';

process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = '1';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
const AssumeRolePolicyDocument = '{"Version":"2012-10-17","Statement":[]}';
const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

/** The two writes that the tests make, by a client of one SDK. */
export interface TestedSdk {
  readonly createRole: (
    name: string,
    options?: RequestOptions,
  ) => Promise<{ Role?: { Arn?: string | undefined; RoleName?: string | undefined } | undefined }>;
  readonly attachRolePolicy: (name: string, options?: RequestOptions) => Promise<object>;
}

/** How many attempts the client may make; the SDK's own default where it is not given. */
export interface TestedSdkOptions {
  readonly maxAttempts?: number;
}

type CreateSdk = (url: string, options?: TestedSdkOptions) => TestedSdk;

const createV3: CreateSdk = (endpoint, options) => {
  const iam = new IAMClient({ region: 'us-east-1', endpoint, credentials, ...options });
  return {
    createRole: (RoleName, writeOptions) =>
      iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }), writeOptions),
    attachRolePolicy: (RoleName, writeOptions) =>
      iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }), writeOptions),
  };
};

const createV2: CreateSdk = (endpoint, { maxAttempts } = {}) => {
  const retries = maxAttempts === undefined ? {} : { maxRetries: maxAttempts - 1 };
  const iam = new AWS.IAM({ region: 'us-east-1', endpoint, credentials, ...retries });
  return {
    createRole: (RoleName, writeOptions) =>
      sendV2(iam.createRole({ RoleName, AssumeRolePolicyDocument }), writeOptions),
    attachRolePolicy: (RoleName, writeOptions) =>
      sendV2(iam.attachRolePolicy({ RoleName, PolicyArn }), writeOptions),
  };
};

/** Both SDKs, for `describe.each`. */
export const SDKS: readonly { readonly sdk: string; readonly create: CreateSdk }[] = [
  { sdk: 'SDK v3', create: createV3 },
  { sdk: 'SDK v2', create: createV2 },
];

let partitions = 0;

/** A partition that no other test has used, so that each begins with closed circuits. */
export function createPartition(): string {
  partitions += 1;
  return `test-${String(partitions)}`;
}
