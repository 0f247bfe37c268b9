import { code } from '../code.js';
import type { Change, ExpectedReport, InvalidCase, ValidCase } from '../run-cases.js';

interface Told {
  readonly line: number;
  readonly client?: string;
  readonly ignored?: string;
}

const ignored = (
  { line, client = 'fromTemporaryCredentials', ignored: place = '`stsConfig`' }: Told,
  messageId?: string,
  changes: readonly Change[] = [],
): ExpectedReport => ({
  messageId: 'ignoredStsConfig',
  line,
  data: { client, ignored: place },
  suggestions: messageId === undefined ? [] : [{ messageId, data: {}, changes }],
});

/** Credential providers that are told their region where SDK v3 does not read it. */
export const invalidProviders: readonly InvalidCase[] = [
  {
    name: 'the property of v2',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const provider = fromTemporaryCredentials({ params: {}, stsConfig: { region: 'eu-west-1' } });
    `,
    reports: [ignored({ line: 2 }, 'renameStsConfig', [['stsConfig', 'clientConfig']])],
  },
  {
    name: 'the property of v2 in quotes',
    code: code`
      const { fromTemporaryCredentials } = require('@aws-sdk/credential-providers');
      module.exports = fromTemporaryCredentials({ 'params': {}, 'stsConfig': config });
    `,
    reports: [ignored({ line: 2 }, 'renameStsConfig', [["'stsConfig'", "'clientConfig'"]])],
  },
  {
    name: 'the property of v2 with a flag, fixed where hosts may move',
    settings: { fixHosts: true },
    code: code`
      import * as providers from '@aws-sdk/credential-providers';
      export const provider = providers.fromTemporaryCredentials({
        params: {},
        stsConfig: { stsRegionalEndpoints: 'regional', region: 'eu-west-1' },
      });
    `,
    reports: [ignored({ line: 2, client: 'providers.fromTemporaryCredentials' })],
    fixed: [["stsConfig: { stsRegionalEndpoints: 'regional', ", 'clientConfig: { ']],
  },
  {
    name: 'both properties',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      export const provider = fromTemporaryCredentials({ params: {}, stsConfig: old, clientConfig: config });
    `,
    reports: [ignored({ line: 2 }, 'dropIgnoredSetting', [[' stsConfig: old,', '']])],
  },
  {
    name: 'the property of v2 in options of another place',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const options = { params: {}, stsConfig: { region: 'eu-west-1' } };
      export const provider = fromTemporaryCredentials(options);
    `,
    reports: [ignored({ line: 3 })],
  },
  {
    name: 'the second argument of v2',
    code: code`
      import { fromWebToken } from '@aws-sdk/credential-providers';
      const region = 'eu-west-1';
      export const provider = fromWebToken({ webIdentityToken: 'token' }, { region });
    `,
    reports: [
      ignored({ line: 3, client: 'fromWebToken', ignored: 'the second argument' }, 'moveToClientConfig', [
        ["'token' }, { region })", "'token', clientConfig: { region } })"],
      ]),
    ],
  },
  {
    name: 'a second argument with a comment in front, which no edit may lose',
    code: code`
      import { fromWebToken } from '@aws-sdk/credential-providers';
      export const provider = fromWebToken({ webIdentityToken: 'token' }, /* STS */ { region: 'eu-west-1' });
    `,
    reports: [ignored({ line: 2, client: 'fromWebToken', ignored: 'the second argument' })],
  },
  {
    name: 'the only argument of v2',
    code: code`
      import { fromTokenFile } from '@aws-sdk/credential-provider-web-identity';
      export const provider = fromTokenFile({ region: 'eu-west-1', maxAttempts: 2 });
    `,
    reports: [
      ignored(
        { line: 2, client: 'fromTokenFile', ignored: 'a region outside `clientConfig`' },
        'moveToClientConfig',
        [
          [
            "{ region: 'eu-west-1', maxAttempts: 2 }",
            "{ clientConfig: { region: 'eu-west-1', maxAttempts: 2 } }",
          ],
        ],
      ),
    ],
  },
  {
    name: 'a region beside the role',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const region = process.env.AWS_REGION;
      export const provider = fromTemporaryCredentials({ params: {}, region });
    `,
    reports: [
      ignored({ line: 3, ignored: 'a region outside `clientConfig`' }, 'moveToClientConfig', [
        ['params: {}, region', 'params: {}, clientConfig: { region }'],
      ]),
    ],
  },
  {
    name: 'the setting of v2 in a configuration of v3',
    code: code`
      import { fromWebToken } from '@aws-sdk/credential-providers';
      export const provider = fromWebToken({
        webIdentityToken: 'token',
        clientConfig: { region: 'eu-west-1', stsRegionalEndpoints: 'regional' },
      });
    `,
    reports: [{ messageId: 'v3Setting', line: 2, data: { client: 'fromWebToken' } }],
    fixed: [[", stsRegionalEndpoints: 'regional'", '']],
  },
  {
    name: 'endpoint and region of two places in a provider that signs',
    code: code`
      import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
      const clientConfig = { endpoint: 'https://sts.eu-west-1.amazonaws.com', region: 'us-west-2' };
      export const provider = fromTemporaryCredentials({ params: {}, clientConfig });
    `,
    reports: [
      {
        messageId: 'regionMismatch',
        line: 3,
        suggestions: [
          {
            messageId: 'useRegionOfEndpoint',
            data: { expression: "'eu-west-1'" },
            changes: [['{}, clientConfig }', "{}, clientConfig: { ...clientConfig, region: 'eu-west-1' } }"]],
          },
          {
            messageId: 'useEndpointOfRegion',
            data: { expression: "'https://sts.us-west-2.amazonaws.com'" },
            changes: [
              [
                '{}, clientConfig }',
                "{}, clientConfig: { ...clientConfig, endpoint: 'https://sts.us-west-2.amazonaws.com' } }",
              ],
            ],
          },
        ],
      },
    ],
  },
];

/** Credential providers of which SDK v3 reads all that they are told. */
export const validProviders: readonly ValidCase[] = [
  {
    name: 'the property of v2 in v2',
    code: code`
      import AWS from 'aws-sdk';
      const stsConfig = { region: 'eu-west-1', stsRegionalEndpoints: 'regional' };
      export const credentials = new AWS.ChainableTemporaryCredentials({ params: {}, stsConfig });
    `,
  },
  {
    name: 'a region in both places, of which v3 reads one',
    code: code`
      import { fromTokenFile } from '@aws-sdk/credential-providers';
      export const provider = fromTokenFile({ region: 'us-west-2', clientConfig: { region: 'eu-west-1' } });
    `,
  },
  {
    name: 'endpoint and region of two places, for a request that is not signed',
    code: code`
      import { fromWebToken } from '@aws-sdk/credential-providers';
      const clientConfig = { endpoint: 'https://sts.eu-west-1.amazonaws.com', region: 'us-west-2' };
      export const provider = fromWebToken({ webIdentityToken: 'token', clientConfig });
    `,
  },
  {
    name: 'a role assumer, whose argument is its configuration',
    code: code`
      import { getDefaultRoleAssumer } from '@aws-sdk/client-sts';
      export const assume = getDefaultRoleAssumer({ region: 'eu-west-1' });
    `,
  },
];
