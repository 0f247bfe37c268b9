import { code } from '../code.js';
import type { Change, ExpectedReport, InvalidCase } from '../run-cases.js';

const REGION = 'region: process.env.AWS_REGION';
const FROM_EMPTY: Change = ['STSClient({})', `STSClient({ ${REGION} })`];
const noRegion = (line: number): ExpectedReport => ({
  messageId: 'noRegion',
  line,
  data: { client: 'STSClient' },
});

const names: readonly InvalidCase[] = [
  {
    name: 'no argument',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient();
    `,
    reports: [{ ...noRegion(2), column: 20, endColumn: 33 }],
    fixed: [['STSClient()', `STSClient({ ${REGION} })`]],
  },
  {
    name: 'no parentheses',
    code: code`
      const { STSClient } = require('@aws-sdk/client-sts')
      module.exports = new STSClient
    `,
    reports: [noRegion(2)],
    fixed: [['new STSClient', `new STSClient({ ${REGION} })`]],
  },
  {
    name: 'an empty object',
    code: code`
      const { STSClient } = require('@aws-sdk/client-sts');
      module.exports = new STSClient({});
    `,
    reports: [noRegion(2)],
    fixed: [FROM_EMPTY],
  },
  {
    name: 'the client with methods',
    code: code`
      import { STS } from '@aws-sdk/client-sts';
      export const identity = () => new STS({}).getCallerIdentity({});
    `,
    reports: [{ messageId: 'noRegion', line: 2, data: { client: 'STS' } }],
    fixed: [['STS({})', `STS({ ${REGION} })`]],
  },
  {
    name: 'a namespace',
    code: code`
      import * as sts from '@aws-sdk/client-sts';
      export const client = new sts.STSClient({ maxAttempts: 3 });
    `,
    reports: [{ messageId: 'noRegion', line: 2, data: { client: 'sts.STSClient' } }],
    fixed: [['maxAttempts: 3', `maxAttempts: 3, ${REGION}`]],
  },
  {
    name: 'a renamed import',
    code: code`
      import { STSClient as Tokens } from '@aws-sdk/client-sts';
      export const tokens = new Tokens({});
    `,
    reports: [{ messageId: 'noRegion', line: 2, data: { client: 'Tokens' } }],
    fixed: [['Tokens({})', `Tokens({ ${REGION} })`]],
  },
  {
    name: 'a require inside the construction',
    code: code`
      module.exports = new (require('@aws-sdk/client-sts').STSClient)({});
    `,
    reports: [{ messageId: 'noRegion', line: 1 }],
    fixed: [['({})', `({ ${REGION} })`]],
  },
  {
    name: 'a dynamic import',
    code: code`
      export async function main() {
        const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
        return new STSClient({}).send(new GetCallerIdentityCommand({}));
      }
    `,
    reports: [noRegion(3)],
    fixed: [FROM_EMPTY],
  },
  {
    name: 'an alias of the class',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const Client = STSClient;
      export const client = new Client({});
    `,
    reports: [{ messageId: 'noRegion', line: 3, data: { client: 'Client' } }],
    fixed: [['new Client({})', `new Client({ ${REGION} })`]],
  },
  {
    name: 'a subclass',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export class Identity extends STSClient {
        constructor() {
          super({ customUserAgent: 'billing' });
        }
      }
    `,
    reports: [{ messageId: 'noRegion', line: 4, column: 5, endColumn: 10, data: { client: 'super' } }],
    fixed: [["'billing' }", `'billing', ${REGION} }`]],
  },
  {
    name: 'a client under X-Ray',
    code: code`
      const { captureAWSv3Client } = require('aws-xray-sdk-core');
      const { STSClient } = require('@aws-sdk/client-sts');
      exports.sts = captureAWSv3Client(new STSClient({}));
    `,
    reports: [noRegion(3)],
    fixed: [FROM_EMPTY],
  },
];

const services: readonly InvalidCase[] = [
  {
    name: 'a Lambda handler with a client outside of it',
    code: code`
      import { STSClient, AssumeRoleCommand } from '@aws-sdk/client-sts';

      const sts = new STSClient({});

      export const handler = async (event) => {
        const { Credentials } = await sts.send(
          new AssumeRoleCommand({ RoleArn: event.roleArn, RoleSessionName: 'import' }),
        );
        return Credentials;
      };
    `,
    reports: [noRegion(3)],
    fixed: [FROM_EMPTY],
  },
  {
    name: 'an Express route that builds its own client',
    code: code`
      const express = require('express');
      const { STSClient, GetCallerIdentityCommand } = require('@aws-sdk/client-sts');

      const router = express.Router();
      router.get('/whoami', async (req, res, next) => {
        try {
          const client = new STSClient();
          res.json(await client.send(new GetCallerIdentityCommand({})));
        } catch (error) {
          next(error);
        }
      });
      module.exports = router;
    `,
    reports: [noRegion(7)],
    fixed: [['STSClient()', `STSClient({ ${REGION} })`]],
  },
  {
    name: 'a role assumed in each account',
    code: code`
      import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

      const ROLE = 'arn:aws:iam::{account}:role/inventory';

      export async function assumeInAccount(account: string, base?: STSClient) {
        const sts = base ?? new STSClient({ maxAttempts: 5 });
        const RoleArn = ROLE.replace('{account}', account);
        return sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'inventory' }));
      }
    `,
    reports: [noRegion(6)],
    fixed: [['maxAttempts: 5', `maxAttempts: 5, ${REGION}`]],
  },
  {
    name: 'chained roles, with the credentials of the first',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const chain = (credentials) =>
        new STSClient({
          credentials: {
            accessKeyId: credentials.AccessKeyId,
            secretAccessKey: credentials.SecretAccessKey,
            sessionToken: credentials.SessionToken,
          },
        });
    `,
    reports: [noRegion(3)],
    fixed: [['    },\n  });', `    },\n    ${REGION},\n  });`]],
  },
  {
    name: 'a class that keeps its client',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export class AccountLookup {
        private readonly sts = new STSClient({});
      }
    `,
    reports: [noRegion(3)],
    fixed: [FROM_EMPTY],
  },
  {
    name: 'a class that builds its client in the constructor',
    code: code`
      const { STSClient } = require('@aws-sdk/client-sts');
      class Credentials {
        constructor(logger) {
          this.logger = logger;
          this.client = new STSClient({ logger });
        }
      }
      module.exports = Credentials;
    `,
    reports: [noRegion(5)],
    fixed: [['{ logger })', `{ logger, ${REGION} })`]],
  },
  {
    name: 'a client that is built on first use',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      let client;
      export const getClient = () => (client ??= new STSClient({}));
    `,
    reports: [noRegion(3)],
    fixed: [FROM_EMPTY],
  },
  {
    name: 'a provider of a Nest module',
    code: code`
      import { Module } from '@nestjs/common';
      import { STSClient } from '@aws-sdk/client-sts';

      @Module({
        providers: [{ provide: STSClient, useFactory: () => new STSClient({}) }],
      })
      export class AwsModule {}
    `,
    reports: [noRegion(5)],
    fixed: [FROM_EMPTY],
  },
  {
    name: 'a table of clients',
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { STSClient } from '@aws-sdk/client-sts';
      export const clients = {
        s3: new S3Client({}),
        sts: new STSClient({}),
      };
    `,
    reports: [noRegion(5)],
    fixed: [FROM_EMPTY],
  },
  {
    name: 'a script with a hashbang and no semicolons',
    filename: 'scripts/whoami.mjs',
    code: code`
      #!/usr/bin/env node
      import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts'

      const client = new STSClient({})
      const { Arn } = await client.send(new GetCallerIdentityCommand({}))
      console.log(Arn)
    `,
    reports: [noRegion(4)],
    fixed: [FROM_EMPTY],
  },
  {
    name: 'a server component',
    filename: 'service/account.tsx',
    code: code`
      import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
      const sts = new STSClient({});
      export default async function Account() {
        const { Account } = await sts.send(new GetCallerIdentityCommand({}));
        return <p>Account {Account}</p>;
      }
    `,
    reports: [noRegion(2)],
    fixed: [FROM_EMPTY],
  },
];

const values: readonly InvalidCase[] = [
  {
    name: 'region: undefined',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: undefined, maxAttempts: 2 });
    `,
    reports: [noRegion(2)],
    fixed: [['region: undefined', REGION]],
  },
  {
    name: 'a configuration in a variable',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const config = { maxAttempts: 2 };
      export const sts = new STSClient(config);
    `,
    reports: [noRegion(3)],
    fixed: [['STSClient(config)', `STSClient({ ...config, ${REGION} })`]],
  },
  {
    name: 'a spread of options in sight',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const retry = { maxAttempts: 2, retryMode: 'adaptive' };
      export const sts = new STSClient({
        ...retry,
      });
    `,
    reports: [noRegion(3)],
    fixed: [['  ...retry,\n', `  ...retry,\n  ${REGION},\n`]],
  },
  {
    name: 'a configuration that satisfies its type',
    code: code`
      import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ maxAttempts: 2 } satisfies STSClientConfig);
    `,
    reports: [noRegion(2)],
    fixed: [['maxAttempts: 2', `maxAttempts: 2, ${REGION}`]],
  },
  {
    name: 'the result of a function of the file',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const getConfig = () => ({ maxAttempts: 2 });
      export const sts = new STSClient(getConfig());
    `,
    reports: [noRegion(3)],
    fixed: [['STSClient(getConfig())', `STSClient({ ...getConfig(), ${REGION} })`]],
  },
  {
    name: 'a function whose only caller gives no region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      function build(options) {
        return new STSClient(options);
      }
      export const sts = build({ maxAttempts: 1 });
    `,
    reports: [noRegion(3)],
    fixed: [['STSClient(options)', `STSClient({ ...options, ${REGION} })`]],
  },
  {
    name: 'a branch without a region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({
        region: process.env.STAGE === 'prod' ? 'eu-west-1' : undefined,
      });
    `,
    reports: [noRegion(2)],
    fixed: [[': undefined', ': process.env.AWS_REGION']],
  },
  {
    name: 'a configuration of which one branch has a region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const config = process.env.STAGE === 'prod' ? { region: 'eu-west-1' } : {};
      export const sts = new STSClient(config);
    `,
    reports: [noRegion(3)],
  },
  {
    name: 'two clients of one file',
    code: code`
      import { STS, STSClient } from '@aws-sdk/client-sts';
      export const one = new STSClient({});
      export const two = new STS({ maxAttempts: 1 });
    `,
    reports: [noRegion(2), { messageId: 'noRegion', line: 3, data: { client: 'STS' } }],
    fixed: [FROM_EMPTY, ['maxAttempts: 1', `maxAttempts: 1, ${REGION}`]],
  },
  {
    name: 'the region of another client is offered',
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { STSClient } from '@aws-sdk/client-sts';
      import { settings } from '@company/settings';
      export const s3 = new S3Client({ region: settings.region });
      export const sts = new STSClient({});
    `,
    reports: [
      {
        ...noRegion(5),
        suggestions: [
          {
            messageId: 'useRegionInSight',
            data: { expression: 'settings.region', caveat: '' },
            changes: [['STSClient({})', 'STSClient({ region: settings.region })']],
          },
        ],
      },
    ],
    fixed: [FROM_EMPTY],
  },
  {
    name: 'a doubtful process: the fix is offered instead',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const isBrowser = typeof window.document !== 'undefined';
      export const sts = new STSClient({});
    `,
    reports: [
      {
        ...noRegion(3),
        suggestions: [
          {
            messageId: 'readRegionFromEnvironment',
            data: { expression: 'process.env.AWS_REGION', caveat: '' },
            changes: [FROM_EMPTY],
          },
        ],
      },
    ],
  },
];

const endpoints: readonly InvalidCase[] = [
  {
    name: 'a regional endpoint without its region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ endpoint: 'https://sts.eu-west-1.amazonaws.com' });
    `,
    reports: [{ messageId: 'endpointWithoutRegion', line: 2, data: { client: 'STSClient' } }],
    fixed: [["amazonaws.com' }", "amazonaws.com', region: 'eu-west-1' }"]],
  },
  {
    name: 'a regional endpoint in double quotes',
    code: code`
      import { STSClient } from "@aws-sdk/client-sts";
      export const sts = new STSClient({
        endpoint: "https://sts.ap-south-1.amazonaws.com",
      });
    `,
    reports: [{ messageId: 'endpointWithoutRegion', line: 2 }],
    fixed: [['com",\n', 'com",\n  region: "ap-south-1",\n']],
  },
  {
    name: 'a VPC endpoint without its region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({
        endpoint: 'https://vpce-0a1b2c3d-x1.sts.eu-west-1.vpce.amazonaws.com',
      });
    `,
    reports: [{ messageId: 'endpointWithoutRegion', line: 2 }],
    fixed: [["com',\n", "com',\n  region: 'eu-west-1',\n"]],
  },
  {
    name: 'a regional endpoint of China',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ endpoint: 'https://sts.cn-north-1.amazonaws.com.cn' });
    `,
    reports: [{ messageId: 'endpointWithoutRegion', line: 2 }],
    fixed: [["com.cn' }", "com.cn', region: 'cn-north-1' }"]],
  },
  {
    name: 'a regional endpoint from a template',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const connect = (region) =>
        new STSClient({ endpoint: ${'`https://sts.${region}.amazonaws.com`'} });
    `,
    reports: [{ messageId: 'endpointWithoutRegion', line: 3 }],
    fixed: [['com` }', 'com`, region }']],
  },
  {
    name: 'a regional endpoint without its region in v2',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ endpoint: 'https://sts.eu-west-1.amazonaws.com' });
    `,
    reports: [{ messageId: 'endpointWithoutRegion', line: 2, data: { client: 'AWS.STS' } }],
    fixed: [["amazonaws.com' }", "amazonaws.com', region: 'eu-west-1' }"]],
  },
  {
    name: 'Lambda: the region of the function need not be that of the endpoint',
    settings: { runtime: 'lambda' },
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ endpoint: 'https://sts.us-east-2.amazonaws.com' });
    `,
    reports: [{ messageId: 'endpointWithoutRegion', line: 2 }],
    fixed: [["amazonaws.com' }", "amazonaws.com', region: 'us-east-2' }"]],
  },
  {
    name: 'the flag of v2 without a region',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ stsRegionalEndpoints: 'regional' });
    `,
    reports: [
      {
        messageId: 'noRegionV2',
        line: 2,
        data: { client: 'AWS.STS' },
        suggestions: [
          {
            messageId: 'useRegionInSight',
            changes: [["'regional' }", "'regional', region: AWS.config.region || 'us-east-1' }"]],
          },
        ],
      },
    ],
  },
  {
    name: 'the flag of v2 without a region, where AWS.config is out of reach',
    code: code`
      import STS from 'aws-sdk/clients/sts';
      export const sts = new STS({ stsRegionalEndpoints: 'regional', apiVersion: '2011-06-15' });
    `,
    reports: [{ messageId: 'noRegionV2', line: 2, data: { client: 'STS' } }],
  },
  {
    name: 'the flag of v2 without a region, mended where hosts may change',
    settings: { fixHosts: true },
    code: code`
      import AWS from 'aws-sdk';
      export const sts = new AWS.STS({ stsRegionalEndpoints: 'regional' });
    `,
    reports: [{ messageId: 'noRegionV2', line: 2 }],
    fixed: [["'regional' }", "'regional', region: AWS.config.region || 'us-east-1' }"]],
  },
];

const settings: readonly InvalidCase[] = [
  {
    name: "the project's own expression for the region is offered",
    settings: { region: 'config.aws.region' },
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { config } from '@company/config';
      export const sts = new STSClient({ credentials: config.aws.credentials });
    `,
    reports: [
      {
        ...noRegion(3),
        suggestions: [
          {
            messageId: 'useRegionInSight',
            data: { expression: 'config.aws.region', caveat: '' },
            changes: [['credentials }', 'credentials, region: config.aws.region }']],
          },
        ],
      },
    ],
    fixed: [['credentials }', `credentials, ${REGION} }`]],
  },
  {
    name: 'tests are read where a project wants it',
    settings: { includeTests: true },
    filename: 'service/assume-role.test.ts',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      it('sends', () => new STSClient({}).send({}));
    `,
    reports: [noRegion(2)],
    fixed: [FROM_EMPTY],
  },
  {
    name: 'a factory of another name',
    settings: { stsFactories: ['createRegionalClient'] },
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { createClient } from '@company/aws';
      export const sts = createClient(() => new STSClient({}));
    `,
    reports: [noRegion(3)],
    fixed: [FROM_EMPTY],
  },
];

export const invalid = [...names, ...services, ...values, ...endpoints, ...settings];
