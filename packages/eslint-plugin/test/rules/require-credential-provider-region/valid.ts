import { code } from '../code.js';
import type { ValidCase } from '../run-cases.js';

const PROFILES = [{ profiles: true }];

const regions: readonly ValidCase[] = [
  {
    name: 'a region from a configuration module that is out of sight',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      import { settings } from '@company/settings';
      export const credentials = await fromTemporaryCredentials({
        params: { RoleArn: settings.role },
        clientConfig: { region: settings.region },
      })();
    `,
  },
  {
    name: 'a region that a function gives',
    code: code`
      import { fromWebToken } from '@aws-sdk/credential-providers';
      const clientConfig = { region: async () => 'eu-west-1' };
      export const credentials = await fromWebToken({ roleArn, webIdentityToken, clientConfig })();
    `,
  },
  {
    name: 'a region that is written to the configuration later',
    code: code`
      const { fromTokenFile } = require('@aws-sdk/credential-providers');
      const clientConfig = {};
      clientConfig.region = process.env.AWS_REGION;
      exports.load = () => fromTokenFile({ clientConfig })();
    `,
  },
  {
    name: 'a region by Object.assign',
    code: code`
      const { fromTokenFile } = require('@aws-sdk/credential-providers');
      const clientConfig = Object.assign({}, { maxAttempts: 2 }, { region: 'us-west-2' });
      exports.load = () => fromTokenFile({ clientConfig })();
    `,
  },
  {
    name: 'a region in a class with a constructor parameter property',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export class Roles {
        constructor(private readonly region: string) {}
        assume(RoleArn: string) {
          return fromTemporaryCredentials({ params: { RoleArn }, clientConfig: { region: this.region } })();
        }
      }
    `,
  },
  {
    name: 'a region and a FIPS endpoint',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const clientConfig = { region: 'us-gov-west-1', useFipsEndpoint: true };
      export const load = () => fromTemporaryCredentials({ params: {}, clientConfig })();
    `,
  },
  {
    name: 'an endpoint of LocalStack without a region',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const clientConfig = { endpoint: 'http://localhost:4566' };
      export const load = () => fromTemporaryCredentials({ params: {}, clientConfig })();
    `,
  },
  {
    name: 'a role assumer with the region of a client',
    code: code`
      import { getDefaultRoleAssumer } from '@aws-sdk/client-sts';
      export const createAssumer = (client) => getDefaultRoleAssumer({ region: client.config.region });
    `,
  },
  {
    name: 'a role assumer that is told of the client around it',
    code: code`
      import { getDefaultRoleAssumer } from '@aws-sdk/client-sts';
      export const createAssumer = (client) => getDefaultRoleAssumer({ parentClientConfig: client.config });
    `,
  },
];

const clients: readonly ValidCase[] = [
  {
    name: 'a client of another service in a Lambda handler',
    code: code`
      import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const handler = async ({ roleArn, secret }) => {
        const credentials = fromTemporaryCredentials({ params: { RoleArn: roleArn } });
        const client = new SecretsManagerClient({ region: process.env.AWS_REGION, credentials });
        return client.send(new GetSecretValueCommand({ SecretId: secret }));
      };
    `,
  },
  {
    name: 'an aggregated client',
    code: code`
      const { S3 } = require('@aws-sdk/client-s3');
      const { fromTokenFile } = require('@aws-sdk/credential-providers');
      module.exports = new S3({ region: 'ca-central-1', credentials: fromTokenFile() });
    `,
  },
  {
    name: 'one of two providers, by a condition',
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { fromEnv, fromWebToken } from '@aws-sdk/credential-providers';
      const credentials = process.env.TOKEN
        ? fromWebToken({ roleArn: process.env.ROLE, webIdentityToken: process.env.TOKEN })
        : fromEnv();
      export const s3 = new S3Client({ region: 'eu-west-3', credentials });
    `,
  },
  {
    name: 'a client whose configuration is out of sight',
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const create = (config) =>
        new S3Client({ ...config, credentials: fromTemporaryCredentials({ params: {} }) });
    `,
  },
  {
    name: 'a client without a region, whose region is no concern of the provider',
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const s3 = new S3Client({ credentials: fromTemporaryCredentials({ params: {} }) });
    `,
  },
  {
    name: 'a provider that goes to code out of sight',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      import { Uploader } from '@company/upload';
      export const uploader = new Uploader({ credentials: fromTemporaryCredentials({ params: {} }) });
    `,
  },
  {
    name: 'a provider for a memoizer out of sight',
    code: code`
      import { fromTokenFile } from '@aws-sdk/credential-providers';
      import memoize from 'memoize';
      export const provider = memoize(fromTokenFile());
    `,
  },
  {
    name: 'a function that returns the provider to unknown callers',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export function assume(RoleArn) {
        return fromTemporaryCredentials({ params: { RoleArn } });
      }
    `,
  },
  {
    name: 'a provider that is asked on behalf of a client',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const provider = fromTemporaryCredentials({ params: {} });
      export const ask = (client) => provider({ callerClientConfig: client.config });
    `,
  },
  {
    name: 'the credentials of an inner configuration',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const provider = fromTemporaryCredentials({
        params: {},
        clientConfig: { region: 'eu-west-1', credentials: fromTemporaryCredentials({ params: {} }) },
      });
    `,
  },
];

const versions: readonly ValidCase[] = [
  {
    name: 'a region on an old version',
    settings: { sdkVersion: '3.300.0' },
    code: code`
      import { fromWebToken } from '@aws-sdk/credential-providers';
      export const provider = fromWebToken({ roleArn, webIdentityToken, clientConfig: { region: 'eu-west-1' } });
    `,
  },
  {
    name: 'the first version that takes the region of the client for a token',
    settings: { sdkVersion: '3.713.0' },
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { fromWebToken } from '@aws-sdk/credential-providers';
      export const s3 = new S3Client({ region: 'eu-west-1', credentials: fromWebToken({ webIdentityToken }) });
    `,
  },
  {
    name: 'the first version that takes the region of the client for a role',
    settings: { sdkVersion: '3.734.0' },
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const s3 = new S3Client({ region: 'eu-west-1', credentials: fromTemporaryCredentials({ params }) });
    `,
  },
  {
    name: 'the first version that takes the region of the client for a token in a file',
    settings: { sdkVersion: '3.917.0' },
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { fromTokenFile } from '@aws-sdk/credential-providers';
      export const s3 = new S3Client({ region: 'eu-west-1', credentials: fromTokenFile() });
    `,
  },
  {
    name: 'Lambda, where AWS_REGION always exists',
    settings: { runtime: 'lambda' },
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const handler = async () => fromTemporaryCredentials({ params: {} })();
    `,
  },
  {
    name: 'Lambda, on a version that throws without AWS_REGION',
    settings: { runtime: 'lambda', sdkVersion: '3.540.0' },
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const handler = async () => fromTemporaryCredentials({ params: {} })();
    `,
  },
];

const others: readonly ValidCase[] = [
  {
    name: 'profiles, which the rule leaves alone unless it is asked',
    code: code`
      import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
      export const providers = [fromIni({ profile: 'app' }), fromNodeProviderChain()];
    `,
  },
  {
    name: 'a profile that is handed its own assumer',
    options: PROFILES,
    code: code`
      import { fromIni } from '@aws-sdk/credential-providers';
      import { roleAssumer } from '@company/roles';
      export const provider = fromIni({ profile: 'app', roleAssumer });
    `,
  },
  {
    name: 'profiles with a region, where they count',
    options: PROFILES,
    code: code`
      import { defaultProvider } from '@aws-sdk/credential-provider-node';
      export const provider = defaultProvider({ clientConfig: { region: process.env.AWS_REGION } });
    `,
  },
  {
    name: 'providers that ask no STS, where profiles count',
    options: PROFILES,
    code: code`
      import { fromEnv, fromSSO, fromHttp, fromContainerMetadata } from '@aws-sdk/credential-providers';
      export const credentials = [fromEnv()(), fromSSO({ profile: 'app' })(), fromHttp({})(), fromContainerMetadata()()];
    `,
  },
  {
    name: 'Cognito identity pools',
    code: code`
      import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers';
      export const load = () => fromCognitoIdentityPool({ identityPoolId: 'eu-west-1:1' })();
    `,
  },
  {
    name: 'a function of the same name from another package',
    code: code`
      import { fromTemporaryCredentials } from '@company/credential-providers';
      export const load = () => fromTemporaryCredentials({ params: {} })();
    `,
  },
  {
    name: "a global endpoint, which is another rule's",
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const clientConfig = { endpoint: 'https://sts.amazonaws.com', region: 'eu-west-1' };
      export const load = () => fromTemporaryCredentials({ params: {}, clientConfig })();
    `,
  },
  {
    name: "stsConfig, which is another rule's",
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const load = () => fromTemporaryCredentials({ params: {}, stsConfig: { region: 'eu-west-1' } })();
    `,
  },
  {
    name: 'providers that are mocked',
    code: code`
      vi.mock('@aws-sdk/credential-providers');
      const { fromTokenFile } = await import('@aws-sdk/credential-providers');
      await fromTokenFile()();
    `,
  },
  {
    name: 'a spec file',
    filename: 'service/roles.spec.ts',
    code: code`
      import { fromTokenFile } from '@aws-sdk/credential-providers';
      it('loads', () => fromTokenFile()());
    `,
  },
];

/** Code of SDK v3 that the rule leaves alone. */
export const valid: readonly ValidCase[] = [...regions, ...clients, ...versions, ...others];
