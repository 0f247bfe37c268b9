import { code } from '../code.js';
import type { ValidCase } from '../run-cases.js';

const regions: readonly ValidCase[] = [
  {
    name: 'a region spelled out',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'eu-west-1' });
    `,
  },
  {
    name: 'a region from the environment',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: process.env.AWS_REGION });
    `,
  },
  {
    name: 'a region from the environment by index, with a default',
    code: code`
      import { STS } from '@aws-sdk/client-sts';
      export const sts = new STS({ region: process.env['AWS_REGION'] ?? 'eu-central-1' });
    `,
  },
  {
    name: 'a region from a configuration module that is out of sight',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { settings } from '@company/settings';
      export const sts = new STSClient({ region: settings.aws.region });
    `,
  },
  {
    name: 'a region from validated environment variables',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { z } from 'zod';
      const env = z.object({ AWS_REGION: z.string() }).parse(process.env);
      export const sts = new STSClient({ region: env.AWS_REGION });
    `,
  },
  {
    name: 'a region that an Express request names',
    code: code`
      const express = require('express');
      const { STSClient, GetCallerIdentityCommand } = require('@aws-sdk/client-sts');
      const app = express();
      app.get('/identity/:region', async (req, res) => {
        const sts = new STSClient({ region: req.params.region });
        res.json(await sts.send(new GetCallerIdentityCommand({})));
      });
    `,
  },
  {
    name: 'a region that a Lambda event names',
    code: code`
      import { STSClient, AssumeRoleCommand } from '@aws-sdk/client-sts';
      export const handler = async ({ region, roleArn }) => {
        const sts = new STSClient({ region });
        return sts.send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'audit' }));
      };
    `,
  },
  {
    name: 'a region from a service of a Nest application',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { ConfigService } from '@nestjs/config';
      export class IdentityService {
        private readonly sts: STSClient;
        constructor(config: ConfigService) {
          this.sts = new STSClient({ region: config.getOrThrow('AWS_REGION') });
        }
      }
    `,
  },
  {
    name: 'a region in a class field',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export class Sessions {
        region = 'ap-southeast-2';
        sts = new STSClient({ region: this.region });
      }
    `,
  },
  {
    name: 'a region as a function',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: async () => 'eu-west-1' });
    `,
  },
  {
    name: 'a region on every branch',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const config = process.env.STAGE === 'prod' ? { region: 'eu-west-1' } : { region: 'eu-central-1' };
      export const sts = new STSClient(config);
    `,
  },
  {
    name: 'a region that is assigned before the client is built',
    code: code`
      const { STSClient } = require('@aws-sdk/client-sts');
      const config = {};
      config.region = 'us-west-2';
      module.exports = new STSClient(config);
    `,
  },
  {
    name: 'a region merged into defaults',
    code: code`
      const { STSClient } = require('@aws-sdk/client-sts');
      const defaults = { maxAttempts: 5 };
      module.exports = new STSClient(Object.assign({}, defaults, { region: 'us-west-2' }));
    `,
  },
  {
    name: 'a region in the super call of a subclass',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export class Identity extends STSClient {
        constructor() {
          super({ region: process.env.AWS_REGION });
        }
      }
    `,
  },
  {
    name: 'a VPC endpoint with its region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({
        endpoint: 'https://vpce-0a1b2c3d-x1.sts.eu-west-1.vpce.amazonaws.com',
        region: 'eu-west-1',
      });
    `,
  },
  {
    name: 'a region of GovCloud',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'us-gov-west-1', useFipsEndpoint: true });
    `,
  },
  {
    name: 'AWS_REGION set by the program itself',
    code: code`
      const { STSClient } = require('@aws-sdk/client-sts');
      process.env.AWS_REGION = 'eu-west-1';
      module.exports = new STSClient({});
    `,
  },
];

const unknown: readonly ValidCase[] = [
  {
    name: 'a configuration from whoever imports the function',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export function createSts(config) {
        return new STSClient(config);
      }
    `,
  },
  {
    name: 'a spread of something out of sight',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { awsDefaults } from '@company/aws';
      export const sts = new STSClient({ ...awsDefaults, maxAttempts: 2 });
    `,
  },
  {
    name: 'options that are injected',
    code: code`
      import { STSClient, type STSClientConfig } from '@aws-sdk/client-sts';
      export class RoleSessions {
        private readonly sts: STSClient;
        constructor(private readonly options: STSClientConfig) {
          this.sts = new STSClient(this.options);
        }
      }
    `,
  },
  {
    name: 'a configuration that a loader returns',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { loadConfig } from '@company/config';
      export async function connect() {
        return new STSClient(await loadConfig());
      }
    `,
  },
  {
    name: 'LocalStack',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ endpoint: 'http://localhost:4566' });
    `,
  },
  {
    name: 'an endpoint from the environment',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ endpoint: process.env.STS_ENDPOINT });
    `,
  },
  {
    name: 'a proxy of the company',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ endpoint: 'https://sts.internal.example.com' });
    `,
  },
];

const others: readonly ValidCase[] = [
  {
    name: 'no STS at all',
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      export const s3 = new S3Client({});
    `,
  },
  {
    name: 'other services beside commands of STS',
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      import { AssumeRoleCommand } from '@aws-sdk/client-sts';
      export const s3 = new S3Client({});
      export const command = new AssumeRoleCommand({ RoleArn: 'arn', RoleSessionName: 'name' });
    `,
  },
  {
    name: 'a type and nothing else',
    code: code`
      import type { STSClient } from '@aws-sdk/client-sts';
      export const accountOf = (sts: STSClient) => sts.config.region();
    `,
  },
  {
    name: 'a class of the same name from elsewhere',
    code: code`
      import { STSClient } from './ticket-system.js';
      export const sts = new STSClient();
    `,
  },
  {
    name: 'a class of the same name in the file',
    code: code`
      class STSClient {}
      export const sts = new STSClient();
    `,
  },
  {
    name: 'a parameter that hides the import',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const build = (STSClient) => new STSClient();
    `,
  },
  {
    name: 'code in strings and comments',
    code: code`
      // const sts = new STSClient({});
      export const example = "import { STSClient } from '@aws-sdk/client-sts'; new STSClient({})";
    `,
  },
  {
    name: 'a client that is built to read the region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const getRegion = () => new STSClient({}).config.region();
    `,
  },
  {
    name: 'a test by its name',
    filename: 'service/assume-role.test.ts',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const sts = new STSClient({});
      it('sends', () => sts.send({}));
    `,
  },
  {
    name: 'a test by its folder',
    filename: 'service/__tests__/assume-role.ts',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({});
    `,
  },
  {
    name: 'a mocked client',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { mockClient } from 'aws-sdk-client-mock';
      const sts = mockClient(STSClient);
      export const client = new STSClient({});
    `,
  },
  {
    name: 'v2 by default, which is the matter of another rule',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS();
    `,
  },
  {
    name: 'v2 with flag and region',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'v2 with the flag, and a region in AWS.config',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1' });
      module.exports = new AWS.STS({ stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'aws-global, which is the matter of another rule',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'aws-global' });
    `,
  },
];

const settings: readonly ValidCase[] = [
  {
    name: 'Lambda, where AWS_REGION always exists',
    settings: { runtime: 'lambda' },
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const sts = new STSClient({});
      export const handler = () => sts.send({});
    `,
  },
  {
    name: 'Lambda and v2',
    settings: { runtime: 'lambda' },
    code: code`
      const AWS = require('aws-sdk');
      const sts = new AWS.STS({ stsRegionalEndpoints: 'regional' });
      exports.handler = () => sts.getCallerIdentity().promise();
    `,
  },
  {
    name: 'a factory that is known to give regional clients',
    settings: { stsFactories: ['createRegionalClient'] },
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { createRegionalClient } from '@company/aws';
      export const sts = createRegionalClient(() => new STSClient({}));
    `,
  },
];

export const valid = [...regions, ...unknown, ...others, ...settings];
