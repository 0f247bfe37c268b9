import { code } from '../code.js';
import type { Change, ExpectedReport, ExpectedSuggestion, InvalidCase } from '../run-cases.js';

const PACKAGE = '@aws-sdk/credential-providers';
const ENVIRONMENT = 'process.env.AWS_REGION';
const CONFIG = `clientConfig: { region: ${ENVIRONMENT} }`;

interface Told {
  readonly client?: string;
  readonly setting?: string;
  readonly package?: string;
}

const toRegion = (
  changes: readonly Change[],
  expression = ENVIRONMENT,
  setting = 'clientConfig.region',
): ExpectedSuggestion => ({ messageId: 'setProviderRegion', data: { setting, expression }, changes });

const report = (messageId: string, line: number, told: Told = {}): ExpectedReport => ({
  messageId,
  line,
  data: { client: 'fromTemporaryCredentials', setting: 'clientConfig.region', package: PACKAGE, ...told },
});

const noRegion = (line: number, changes: readonly Change[], client?: string): ExpectedReport => ({
  ...report('providerNoRegion', line, client === undefined ? {} : { client }),
  suggestions: [toRegion(changes)],
});

const alone: readonly InvalidCase[] = [
  {
    name: 'asked at once',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const credentials = await fromTemporaryCredentials({ params: {} })();
    `,
    reports: [{ ...noRegion(2, [['params: {}', `params: {}, ${CONFIG}`]]), column: 34, endColumn: 58 }],
  },
  {
    name: 'asked in a method',
    code: code`
      const { fromTokenFile } = require('@aws-sdk/credential-providers');
      module.exports = class Tokens {
        provider = fromTokenFile();
        load() {
          return this.provider();
        }
      };
    `,
    reports: [noRegion(3, [['fromTokenFile();', `fromTokenFile({ ${CONFIG} });`]], 'fromTokenFile')],
  },
  {
    name: 'asked by a signer, which names no region to it',
    code: code`
      import { fromTokenFile } from '@aws-sdk/credential-providers';
      import { SignatureV4 } from '@smithy/signature-v4';
      import { Sha256 } from '@aws-crypto/sha256-js';
      export const signer = new SignatureV4({
        service: 'execute-api',
        region: 'eu-west-1',
        credentials: fromTokenFile(),
        sha256: Sha256,
      });
    `,
    reports: [noRegion(7, [['fromTokenFile(),', `fromTokenFile({ ${CONFIG} }),`]], 'fromTokenFile')],
  },
  {
    name: 'asked in an Express route',
    code: code`
      import express from 'express';
      import * as providers from '@aws-sdk/credential-providers';
      express().post('/assume', async (req, res) => {
        const assume = providers.fromTemporaryCredentials({ params: { RoleArn: req.body.role } });
        res.json(await assume());
      });
    `,
    reports: [
      noRegion(4, [['req.body.role }', `req.body.role }, ${CONFIG}`]], 'providers.fromTemporaryCredentials'),
    ],
  },
  {
    name: 'asked in an environment of types',
    code: code`
      import { fromWebToken, type FromWebTokenInit } from '@aws-sdk/credential-providers';
      const init: FromWebTokenInit = { roleArn: 'arn', webIdentityToken: 'token' };
      export const load = async (): Promise<string> => (await fromWebToken(init)()).accessKeyId;
    `,
    reports: [noRegion(3, [['fromWebToken(init)', `fromWebToken({ ...init, ${CONFIG} })`]], 'fromWebToken')],
  },
  {
    name: 'a configuration without a region',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const load = () =>
        fromTemporaryCredentials({
          params: {},
          clientConfig: {
            maxAttempts: 3, // like everywhere
          },
        })();
    `,
    reports: [noRegion(3, [['// like everywhere', `// like everywhere\n      region: ${ENVIRONMENT},`]])],
  },
  {
    name: 'a FIPS endpoint in whichever region',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const clientConfig = { useFipsEndpoint: true };
      export const load = () => fromTemporaryCredentials({ params: {}, clientConfig })();
    `,
    reports: [
      noRegion(3, [
        [
          'params: {}, clientConfig }',
          `params: {}, clientConfig: { ...clientConfig, region: ${ENVIRONMENT} } }`,
        ],
      ]),
    ],
  },
  {
    name: 'two configurations, one of them without a region',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const clientConfig = process.env.CI ? { region: 'eu-west-1' } : {};
      export const load = () => fromTemporaryCredentials({ params: {}, clientConfig })();
    `,
    reports: [report('providerNoRegion', 3)],
  },
  {
    name: 'options of which a spread hides the rest',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const base = { params: {}, clientConfig: { maxAttempts: 2 } };
      const more = { durationSeconds: 900 };
      export const load = () => fromTemporaryCredentials({ ...base, ...more })();
    `,
    reports: [report('providerNoRegion', 4)],
  },
  {
    name: 'the region of the project, offered beside that of the environment',
    settings: { region: 'settings.region' },
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      import { settings } from './settings.js';
      export const load = () => fromTemporaryCredentials({ params: {} })();
    `,
    reports: [
      {
        ...report('providerNoRegion', 3),
        suggestions: [
          toRegion([['params: {}', `params: {}, ${CONFIG}`]]),
          toRegion(
            [['params: {}', 'params: {}, clientConfig: { region: settings.region }']],
            'settings.region',
          ),
        ],
      },
    ],
  },
  {
    name: 'fixed where hosts may move',
    settings: { fixHosts: true },
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const load = () => fromTemporaryCredentials({ params: {} })();
    `,
    reports: [report('providerNoRegion', 2)],
    fixed: [['params: {}', `params: {}, ${CONFIG}`]],
  },
  {
    name: 'fixed where the version follows AWS_REGION anyway',
    settings: { sdkVersion: '3.1000.0' },
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const load = () => fromTemporaryCredentials({ params: {} })();
    `,
    reports: [report('providerNoRegion', 2, { package: `${PACKAGE} 3.1000.0` })],
    fixed: [['params: {}', `params: {}, ${CONFIG}`]],
  },
  {
    name: 'a client with a region uses it as well',
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const region = 'eu-west-1';
      const credentials = fromTemporaryCredentials({ params: {} });
      export const s3 = new S3Client({ region, credentials });
      export const load = () => credentials();
    `,
    reports: [
      {
        ...report('providerNoRegion', 4),
        suggestions: [
          toRegion([['params: {}', 'params: {}, clientConfig: { region }']], 'region'),
          toRegion([['params: {}', `params: {}, ${CONFIG}`]]),
        ],
      },
    ],
  },
];

const assumers: readonly InvalidCase[] = [
  {
    name: 'a role assumer',
    code: code`
      import { getDefaultRoleAssumer } from '@aws-sdk/client-sts';
      export const assume = getDefaultRoleAssumer({});
    `,
    reports: [
      {
        ...report('providerNoRegion', 2, {
          client: 'getDefaultRoleAssumer',
          setting: 'region',
          package: '@aws-sdk/client-sts',
        }),
        suggestions: [toRegion([['({})', `({ region: ${ENVIRONMENT} })`]], ENVIRONMENT, 'region')],
      },
    ],
  },
  {
    name: 'a role assumer inside another provider',
    code: code`
      import { getDefaultRoleAssumerWithWebIdentity } from '@aws-sdk/client-sts';
      import { fromWebToken } from '@aws-sdk/credential-provider-web-identity';
      export const provider = fromWebToken({
        webIdentityToken: 'token',
        roleAssumerWithWebIdentity: getDefaultRoleAssumerWithWebIdentity(),
      });
    `,
    reports: [
      {
        ...report('providerNoRegion', 5, {
          client: 'getDefaultRoleAssumerWithWebIdentity',
          setting: 'region',
          package: '@aws-sdk/client-sts',
        }),
        suggestions: [
          toRegion([['Identity(),', `Identity({ region: ${ENVIRONMENT} }),`]], ENVIRONMENT, 'region'),
        ],
      },
    ],
  },
  {
    name: 'the links of a chain',
    code: code`
      import { createCredentialChain, fromTokenFile, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const chain = createCredentialChain(fromTokenFile(), fromTemporaryCredentials({ params: {} }));
      export const load = () => chain();
    `,
    reports: [
      noRegion(2, [['fromTokenFile(), f', `fromTokenFile({ ${CONFIG} }), f`]], 'fromTokenFile'),
      noRegion(2, [['params: {}', `params: {}, ${CONFIG}`]]),
    ],
  },
];

const OLD = `${PACKAGE} 3.540.0`;

const versions: readonly InvalidCase[] = [
  {
    name: 'a version that ignores AWS_REGION, even in Lambda',
    settings: { sdkVersion: '3.919.0', runtime: 'lambda' },
    code: code`
      import { fromTokenFile } from '@aws-sdk/credential-providers';
      export const handler = async () => fromTokenFile()();
    `,
    reports: [
      {
        ...report('providerIgnoresEnvironment', 2, {
          client: 'fromTokenFile',
          package: `${PACKAGE} 3.919.0`,
        }),
        suggestions: [toRegion([['fromTokenFile()()', `fromTokenFile({ ${CONFIG} })()`]])],
      },
    ],
  },
  {
    name: 'the first version that ignored AWS_REGION for a role',
    settings: { sdkVersion: '3.734.0' },
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const load = () => fromTemporaryCredentials({ params: {} })();
    `,
    reports: [
      {
        ...report('providerIgnoresEnvironment', 2, { package: `${PACKAGE} 3.734.0` }),
        suggestions: [toRegion([['params: {}', `params: {}, ${CONFIG}`]])],
      },
    ],
  },
  {
    name: 'the last version before it, which throws instead',
    settings: { sdkVersion: '3.733.0' },
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const load = () => fromTemporaryCredentials({ params: {} })();
    `,
    reports: [report('providerNeedsRegion', 2, { package: `${PACKAGE} 3.733.0` })],
    fixed: [['params: {}', `params: {}, ${CONFIG}`]],
  },
  {
    name: 'the version in which AWS_REGION counts again',
    settings: { sdkVersion: '3.778.0' },
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const load = () => fromTemporaryCredentials({ params: {} })();
    `,
    reports: [report('providerNoRegion', 2, { package: `${PACKAGE} 3.778.0` })],
    fixed: [['params: {}', `params: {}, ${CONFIG}`]],
  },
  {
    name: 'the last version that ignores the region of the client for a token',
    settings: { sdkVersion: '3.712.0' },
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { fromWebToken } from '@aws-sdk/credential-providers';
      export const s3 = new S3Client({ region: 'sa-east-1', credentials: fromWebToken({ webIdentityToken }) });
    `,
    reports: [
      {
        ...report('providerIgnoresClientRegion', 3, {
          client: 'fromWebToken',
          package: `${PACKAGE} 3.712.0`,
        }),
        suggestions: [
          toRegion(
            [['{ webIdentityToken }', "{ webIdentityToken, clientConfig: { region: 'sa-east-1' } }"]],
            "'sa-east-1'",
          ),
        ],
      },
    ],
  },
  {
    name: 'the last version that ignores the region of the client for a token in a file',
    settings: { sdkVersion: '3.916.0' },
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { fromTokenFile } from '@aws-sdk/credential-providers';
      import { REGION } from './region.js';
      const config = { region: REGION, credentials: fromTokenFile() };
      export const s3 = new S3Client(config);
    `,
    reports: [
      {
        ...report('providerIgnoresClientRegion', 4, {
          client: 'fromTokenFile',
          package: `${PACKAGE} 3.916.0`,
        }),
        suggestions: [
          toRegion(
            [['fromTokenFile() }', 'fromTokenFile({ clientConfig: { region: REGION } }) }']],
            'REGION',
          ),
        ],
      },
    ],
  },
  {
    name: 'a provider of an old version in a client',
    settings: { sdkVersion: '3.540.0' },
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const s3 = new S3Client({ region: 'eu-west-1', credentials: fromTemporaryCredentials({ params: {} }) });
    `,
    reports: [
      {
        ...report('providerNeedsRegion', 3, { package: OLD }),
        suggestions: [
          toRegion([['params: {}', "params: {}, clientConfig: { region: 'eu-west-1' }"]], "'eu-west-1'"),
        ],
      },
    ],
    fixed: [['params: {}', `params: {}, ${CONFIG}`]],
  },
  {
    name: 'a provider of an old version inside another',
    settings: { sdkVersion: '3.540.0' },
    code: code`
      import { fromTemporaryCredentials, fromWebToken } from '@aws-sdk/credential-providers';
      export const provider = fromTemporaryCredentials({
        params: {},
        masterCredentials: fromWebToken({ webIdentityToken }),
        clientConfig: { region: 'eu-west-1' },
      });
    `,
    reports: [
      {
        ...report('providerIgnoresClientRegion', 4, { client: 'fromWebToken', package: OLD }),
        suggestions: [
          toRegion(
            [['{ webIdentityToken }', "{ webIdentityToken, clientConfig: { region: 'eu-west-1' } }"]],
            "'eu-west-1'",
          ),
        ],
      },
    ],
  },
  {
    name: 'an old version, whoever is handed the provider',
    settings: { sdkVersion: '3.540.0' },
    code: code`
      import { fromWebToken } from '@aws-sdk/credential-providers';
      export const provider = fromWebToken({ roleArn: process.env.ROLE, webIdentityToken: process.env.TOKEN });
    `,
    reports: [
      {
        ...report('providerIgnoresEnvironment', 2, { client: 'fromWebToken', package: OLD }),
        suggestions: [toRegion([['process.env.TOKEN', `process.env.TOKEN, ${CONFIG}`]])],
      },
    ],
  },
];

const INI: Told = { client: 'fromIni' };

const profiles: readonly InvalidCase[] = [
  {
    name: 'a profile, where profiles count',
    options: [{ profiles: true }],
    code: code`
      import { fromIni } from '@aws-sdk/credential-providers';
      export const provider = fromIni({ profile: 'app' });
    `,
    reports: [
      {
        ...report('providerMayLackRegion', 2, INI),
        suggestions: [toRegion([["'app'", `'app', ${CONFIG}`]])],
      },
    ],
  },
  {
    name: 'the default chain in a client, where profiles count',
    options: [{ profiles: true }],
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
      export const s3 = new S3Client({ region: 'eu-west-1', credentials: fromNodeProviderChain() });
    `,
    reports: [
      {
        ...report('providerMayLackRegion', 3, { client: 'fromNodeProviderChain' }),
        suggestions: [
          toRegion([['Chain() ', "Chain({ clientConfig: { region: 'eu-west-1' } }) "]], "'eu-west-1'"),
          toRegion([['Chain() ', `Chain({ ${CONFIG} }) `]]),
        ],
      },
    ],
  },
];

/** Code of SDK v3 that the rule reports. */
export const invalid: readonly InvalidCase[] = [...alone, ...assumers, ...versions, ...profiles];
