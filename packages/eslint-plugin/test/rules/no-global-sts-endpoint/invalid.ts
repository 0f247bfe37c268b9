import { code } from '../code.js';
import type { Change, ExpectedReport, ExpectedSuggestion, InvalidCase } from '../run-cases.js';

const FLAG = "stsRegionalEndpoints: 'regional'";
const CAVEAT = ' and fails where no region is set';
const HOSTS = { fixHosts: true };

const addFlag = (from: string, to: string, caveat = ''): readonly ExpectedSuggestion[] => [
  { messageId: 'addRegionalFlag', data: { caveat }, changes: [[from, to]] },
];
const addBoth = (config: string, ...changes: readonly Change[]): readonly ExpectedSuggestion[] => [
  {
    messageId: 'addRegionAndRegionalFlag',
    data: { expression: `${config}.region || 'us-east-1'`, caveat: '' },
    changes,
  },
];
const v2Default = (line: number, suggestions: readonly ExpectedSuggestion[] = []): ExpectedReport => ({
  messageId: 'v2Default',
  line,
  suggestions,
});
const BOTH = (config = 'AWS.config') => `region: ${config}.region || 'us-east-1', ${FLAG}`;

const regionShown: readonly InvalidCase[] = [
  {
    name: 'a region alone',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'eu-west-1' });
    `,
    reports: [
      {
        ...v2Default(2, addFlag("'eu-west-1' }", `'eu-west-1', ${FLAG} }`)),
        column: 18,
        endColumn: 29,
        data: { client: 'AWS.STS' },
      },
    ],
  },
  {
    name: 'a region alone, where hosts may change',
    settings: HOSTS,
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'eu-west-1' });
    `,
    reports: [v2Default(2)],
    fixed: [["'eu-west-1' }", `'eu-west-1', ${FLAG} }`]],
  },
  {
    name: 'the client module',
    code: code`
      import STS from 'aws-sdk/clients/sts';
      export const sts = new STS({
        apiVersion: '2011-06-15',
        region: 'us-west-2',
      });
    `,
    reports: [v2Default(2, addFlag("'us-west-2',\n", `'us-west-2',\n  ${FLAG},\n`))],
  },
  {
    name: 'a region in a constant',
    code: code`
      const { STS } = require('aws-sdk');
      const REGION = 'ap-southeast-2';
      module.exports = new STS({ region: REGION });
    `,
    reports: [v2Default(3, addFlag('region: REGION', `region: REGION, ${FLAG}`))],
  },
  {
    name: 'a region with a literal to fall back on',
    code: code`
      const { STS } = require('aws-sdk');
      module.exports = new STS({ region: process.env.AWS_REGION || 'us-east-1' });
    `,
    reports: [v2Default(2, addFlag("'us-east-1' }", `'us-east-1', ${FLAG} }`))],
  },
  {
    name: 'a region that may be undefined',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: process.env.AWS_REGION });
    `,
    reports: [v2Default(2, addFlag('AWS_REGION }', `AWS_REGION, ${FLAG} }`, CAVEAT))],
  },
  {
    name: 'a region that may be undefined, where hosts may change',
    settings: HOSTS,
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: process.env.AWS_REGION });
    `,
    reports: [v2Default(2)],
    fixed: [['AWS_REGION }', `AWS_REGION, ${FLAG} }`]],
  },
  {
    name: 'a region that a parameter brings',
    code: code`
      const AWS = require('aws-sdk');
      exports.assume = (region, params) => new AWS.STS({ region }).assumeRole(params).promise();
    `,
    reports: [v2Default(2, addFlag('{ region }', `{ region, ${FLAG} }`, CAVEAT))],
  },
  {
    name: 'a region in shared options',
    code: code`
      const AWS = require('aws-sdk');
      const options = { region: 'eu-west-1' };
      exports.s3 = new AWS.S3(options);
      exports.sts = new AWS.STS(options);
    `,
    reports: [v2Default(4, addFlag('AWS.STS(options)', `AWS.STS({ ...options, ${FLAG} })`))],
  },
  {
    name: 'a region that is none: nobody knows what to write',
    settings: HOSTS,
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'local' });
    `,
    reports: [v2Default(2)],
  },
  {
    name: 'a flag that says undefined',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'eu-west-1', stsRegionalEndpoints: undefined });
    `,
    reports: [v2Default(2, addFlag('Endpoints: undefined', "Endpoints: 'regional'"))],
  },
];

const noRegion: readonly InvalidCase[] = [
  {
    name: 'nothing at all',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS();
    `,
    reports: [v2Default(2, addBoth('AWS.config', ['STS()', `STS({ ${BOTH()} })`]))],
  },
  {
    name: 'nothing at all, where hosts may change',
    settings: HOSTS,
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS();
    `,
    reports: [v2Default(2)],
    fixed: [['STS()', `STS({ ${BOTH()} })`]],
  },
  {
    name: 'a Lambda handler that assumes a role',
    code: code`
      const AWS = require('aws-sdk');
      const sts = new AWS.STS({ apiVersion: '2011-06-15' });

      exports.handler = async ({ roleArn }) => {
        const { Credentials } = await sts
          .assumeRole({ RoleArn: roleArn, RoleSessionName: 'deploy' })
          .promise();
        return Credentials.Expiration;
      };
    `,
    reports: [v2Default(2, addBoth('AWS.config', ["'2011-06-15' }", `'2011-06-15', ${BOTH()} }`]))],
  },
  {
    name: 'a region in AWS.config',
    code: code`
      import * as AWS from 'aws-sdk';
      AWS.config.update({ region: 'eu-west-1' });
      export const sts = new AWS.STS();
    `,
    reports: [v2Default(3, addBoth('AWS.config', ['STS()', `STS({ ${BOTH()} })`]))],
  },
  {
    name: 'AWS.config.sts may hold the region: nobody knows what to write',
    settings: HOSTS,
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.sts = { region: 'eu-west-1' };
      module.exports = new AWS.STS();
    `,
    reports: [v2Default(3)],
  },
  {
    name: 'config beside the class',
    code: code`
      const { STS, config } = require('aws-sdk');
      module.exports = new STS();
    `,
    reports: [v2Default(2, addBoth('config', ['new STS()', `new STS({ ${BOTH('config')} })`]))],
  },
  {
    name: 'the class alone: AWS.config is out of reach',
    settings: HOSTS,
    code: code`
      import { STS } from 'aws-sdk';
      export const sts = new STS();
    `,
    reports: [v2Default(2)],
  },
  {
    name: 'the client module alone: AWS.config is out of reach',
    settings: HOSTS,
    code: code`
      const STS = require('aws-sdk/clients/sts');
      module.exports = new STS({});
    `,
    reports: [v2Default(2)],
  },
  {
    name: 'another name for the SDK, in double quotes',
    code: code`
      import aws from "aws-sdk";
      export const sts = new aws.STS();
    `,
    reports: [
      {
        ...v2Default(2),
        suggestions: [
          {
            messageId: 'addRegionAndRegionalFlag',
            changes: [
              [
                'STS()',
                'STS({ region: aws.config.region || "us-east-1", stsRegionalEndpoints: "regional" })',
              ],
            ],
          },
        ],
      },
    ],
  },
  {
    name: 'the SDK under X-Ray',
    code: code`
      const AWSXRay = require('aws-xray-sdk');
      const AWS = AWSXRay.captureAWS(require('aws-sdk'));
      exports.sts = new AWS.STS();
    `,
    reports: [v2Default(3, addBoth('AWS.config', ['STS()', `STS({ ${BOTH()} })`]))],
  },
  {
    name: 'a client in an Express service',
    code: code`
      const express = require('express');
      const AWS = require('aws-sdk');

      const app = express();
      app.post('/sessions', async (req, res) => {
        const sts = new AWS.STS();
        const session = await sts.getSessionToken({ DurationSeconds: 900 }).promise();
        res.json(session.Credentials);
      });
      app.listen(3000);
    `,
    reports: [v2Default(6, addBoth('AWS.config', ['STS()', `STS({ ${BOTH()} })`]))],
  },
  {
    name: 'a class that keeps its client',
    code: code`
      import AWS from 'aws-sdk';
      export class Accounts {
        private readonly sts = new AWS.STS({ maxRetries: 2 });
        async id() {
          return (await this.sts.getCallerIdentity().promise()).Account;
        }
      }
    `,
    reports: [v2Default(3, addBoth('AWS.config', ['maxRetries: 2', `maxRetries: 2, ${BOTH()}`]))],
  },
  {
    name: 'a client with the credentials of another account',
    code: code`
      const AWS = require('aws-sdk');
      exports.inAccount = (credentials) =>
        new AWS.STS({
          accessKeyId: credentials.AccessKeyId,
          secretAccessKey: credentials.SecretAccessKey,
          sessionToken: credentials.SessionToken,
        });
    `,
    reports: [
      v2Default(
        3,
        addBoth('AWS.config', [
          'SessionToken,\n',
          `SessionToken,\n    region: AWS.config.region || 'us-east-1',\n    ${FLAG},\n`,
        ]),
      ),
    ],
  },
  {
    name: 'two clients, mended together',
    settings: HOSTS,
    code: code`
      const AWS = require('aws-sdk');
      exports.one = new AWS.STS();
      exports.two = new AWS.STS({ region: 'us-west-1' });
    `,
    reports: [v2Default(2), v2Default(3)],
    fixed: [
      ['STS()', `STS({ ${BOTH()} })`],
      ["'us-west-1' }", `'us-west-1', ${FLAG} }`],
    ],
  },
];

const legacy: readonly InvalidCase[] = [
  {
    name: 'legacy in the environment that the program sets: the client is global by default anyway',
    code: code`
      process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'eu-west-1' });
    `,
    reports: [v2Default(3, addFlag("'eu-west-1' }", `'eu-west-1', ${FLAG} }`))],
  },
  {
    name: 'legacy in the environment on one branch, and nothing on the other',
    code: code`
      const AWS = require('aws-sdk');
      if (process.env.STAGE === 'dev') Object.assign(process.env, { AWS_STS_REGIONAL_ENDPOINTS: 'Legacy' });
      module.exports = new AWS.STS({ region: 'eu-west-1' });
    `,
    reports: [v2Default(3, addFlag("'eu-west-1' }", `'eu-west-1', ${FLAG} }`))],
  },
];

const v3: readonly InvalidCase[] = [
  {
    name: 'aws-global',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'aws-global' });
    `,
    reports: [
      {
        messageId: 'globalRegion',
        line: 2,
        data: { client: 'STSClient' },
        suggestions: [
          {
            messageId: 'replaceGlobalRegion',
            data: { expression: 'process.env.AWS_REGION', caveat: CAVEAT },
            changes: [["'aws-global'", 'process.env.AWS_REGION']],
          },
        ],
      },
    ],
  },
  {
    name: 'aws-global, where hosts may change',
    settings: HOSTS,
    code: code`
      const { STS } = require('@aws-sdk/client-sts');
      module.exports = new STS({ region: 'aws-global', maxAttempts: 2 });
    `,
    reports: [{ messageId: 'globalRegion', line: 2, data: { client: 'STS' } }],
    fixed: [["'aws-global'", 'process.env.AWS_REGION']],
  },
  {
    name: 'aws-global in a constant',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const region = 'aws-global';
      export const sts = new STSClient({ region });
    `,
    reports: [
      {
        messageId: 'globalRegion',
        line: 3,
        suggestions: [
          {
            messageId: 'replaceGlobalRegion',
            changes: [['{ region }', '{ region: process.env.AWS_REGION }']],
          },
        ],
      },
    ],
  },
  {
    name: 'useGlobalEndpoint',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'eu-west-1', useGlobalEndpoint: true });
    `,
    reports: [
      {
        messageId: 'useGlobalEndpoint',
        line: 2,
        suggestions: [
          {
            messageId: 'dropGlobalSwitch',
            data: { caveat: '' },
            changes: [[', useGlobalEndpoint: true', '']],
          },
        ],
      },
    ],
  },
  {
    name: 'useGlobalEndpoint without a region',
    settings: HOSTS,
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ useGlobalEndpoint: true });
    `,
    reports: [{ messageId: 'useGlobalEndpoint', line: 2 }],
    fixed: [['useGlobalEndpoint: true', 'region: process.env.AWS_REGION']],
  },
  {
    name: 'useGlobalEndpoint in shared options',
    settings: HOSTS,
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const shared = { region: 'eu-west-1', useGlobalEndpoint: true };
      export const sts = new STSClient(shared);
    `,
    reports: [{ messageId: 'useGlobalEndpoint', line: 3 }],
    fixed: [['STSClient(shared)', 'STSClient({ ...shared, useGlobalEndpoint: false })']],
  },
];

const endpoints: readonly InvalidCase[] = [
  {
    name: 'the global endpoint in v3',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ endpoint: 'https://sts.amazonaws.com', region: 'eu-west-1' });
    `,
    reports: [
      {
        messageId: 'globalEndpoint',
        line: 2,
        data: { client: 'STSClient' },
        suggestions: [
          {
            messageId: 'dropGlobalEndpoint',
            data: { caveat: '' },
            changes: [["endpoint: 'https://sts.amazonaws.com', ", '']],
          },
        ],
      },
    ],
  },
  {
    name: 'the global endpoint in v3, on a line of its own',
    settings: HOSTS,
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({
        region: 'eu-west-1',
        endpoint: 'https://sts.amazonaws.com',
        maxAttempts: 2,
      });
    `,
    reports: [{ messageId: 'globalEndpoint', line: 2 }],
    fixed: [["  endpoint: 'https://sts.amazonaws.com',\n", '']],
  },
  {
    name: 'the global endpoint in v3 without a region',
    settings: HOSTS,
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ endpoint: 'https://sts.amazonaws.com' });
    `,
    reports: [{ messageId: 'globalEndpoint', line: 2 }],
    fixed: [["endpoint: 'https://sts.amazonaws.com'", 'region: process.env.AWS_REGION']],
  },
  {
    name: 'the global endpoint in v2, flag or not',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ endpoint: 'sts.amazonaws.com', region: 'eu-west-1' });
    `,
    reports: [
      {
        messageId: 'globalEndpoint',
        line: 2,
        suggestions: [
          {
            messageId: 'dropGlobalEndpoint',
            changes: [["endpoint: 'sts.amazonaws.com', region: 'eu-west-1'", `region: 'eu-west-1', ${FLAG}`]],
          },
        ],
      },
    ],
  },
  {
    name: 'the global endpoint in v2 beside the flag, which does not move it',
    settings: HOSTS,
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({
        endpoint: 'https://sts.amazonaws.com',
        region: 'eu-west-1',
        stsRegionalEndpoints: 'regional',
      });
    `,
    reports: [{ messageId: 'globalEndpoint', line: 2 }],
    fixed: [["  endpoint: 'https://sts.amazonaws.com',\n", '']],
  },
  {
    name: 'the global endpoint as an object of v2',
    settings: HOSTS,
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({
        endpoint: new AWS.Endpoint('sts.amazonaws.com'),
        region: 'eu-west-1',
      });
    `,
    reports: [{ messageId: 'globalEndpoint', line: 2 }],
    fixed: [
      [
        "  endpoint: new AWS.Endpoint('sts.amazonaws.com'),\n  region: 'eu-west-1',\n",
        `  region: 'eu-west-1',\n  ${FLAG},\n`,
      ],
    ],
  },
];

export const invalid = [...regionShown, ...noRegion, ...legacy, ...v3, ...endpoints];
