import { code } from '../code.js';
import type { Change, ExpectedReport, InvalidCase } from '../run-cases.js';

const remove = (...changes: readonly Change[]) => [
  { messageId: 'dropIgnoredSetting', data: { caveat: '' }, changes },
];
const awsConfigSetting = (line: number, ...changes: readonly Change[]): ExpectedReport => ({
  messageId: 'awsConfigSetting',
  line,
  suggestions: changes.length > 0 ? remove(...changes) : [],
});
const REGIONAL = "stsRegionalEndpoints: 'regional'";

const awsConfig: readonly InvalidCase[] = [
  {
    name: 'AWS.config.update',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
      exports.sts = new AWS.STS();
    `,
    reports: [
      {
        ...awsConfigSetting(2, [`, ${REGIONAL}`, '']),
        column: 42,
        endColumn: 74,
        data: { name: 'AWS.config.stsRegionalEndpoints' },
      },
    ],
  },
  {
    name: 'AWS.config.update with nothing else',
    code: code`
      import AWS from 'aws-sdk';
      AWS.config.update({ stsRegionalEndpoints: 'regional' });
    `,
    reports: [awsConfigSetting(2, [`{ ${REGIONAL} }`, '{}'])],
  },
  {
    name: 'AWS.config.update over several lines',
    code: code`
      import * as AWS from 'aws-sdk';
      AWS.config.update({
        region: process.env.AWS_REGION,
        stsRegionalEndpoints: 'regional',
        maxRetries: 3,
      });
    `,
    reports: [awsConfigSetting(4, [`  ${REGIONAL},\n`, ''])],
  },
  {
    name: 'AWS.config.update of a Lambda function',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ stsRegionalEndpoints: 'regional', region: process.env.AWS_REGION });
      const sts = new AWS.STS({ apiVersion: '2011-06-15' });
      exports.handler = () => sts.getCallerIdentity().promise();
    `,
    reports: [awsConfigSetting(2, [`${REGIONAL}, `, ''])],
  },
  {
    name: 'AWS.config.update inside a function',
    code: code`
      const AWS = require('aws-sdk');
      exports.configure = (region) => {
        AWS.config.update({ region, stsRegionalEndpoints: 'regional' });
      };
    `,
    reports: [awsConfigSetting(3, [`, ${REGIONAL}`, ''])],
  },
  {
    name: 'AWS.config.update with a value that cannot be seen',
    code: code`
      const AWS = require('aws-sdk');
      const { mode } = require('./settings');
      AWS.config.update({ stsRegionalEndpoints: mode });
    `,
    reports: [awsConfigSetting(3, ['{ stsRegionalEndpoints: mode }', '{}'])],
  },
  {
    name: 'a quoted key',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ 'region': 'eu-west-1', 'stsRegionalEndpoints': 'regional' });
    `,
    reports: [awsConfigSetting(2, [", 'stsRegionalEndpoints': 'regional'", ''])],
  },
  {
    name: 'config by itself',
    code: code`
      const { config, STS } = require('aws-sdk');
      config.update({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
      exports.sts = new STS();
    `,
    reports: [awsConfigSetting(2, [`, ${REGIONAL}`, ''])],
  },
  {
    name: 'the core of the SDK',
    code: code`
      const AWS = require('aws-sdk/global');
      AWS.config.update({ stsRegionalEndpoints: 'regional', region: 'us-west-2' });
    `,
    reports: [awsConfigSetting(2, [`${REGIONAL}, `, ''])],
  },
  {
    name: 'the SDK under X-Ray',
    code: code`
      const AWSXRay = require('aws-xray-sdk');
      const AWS = AWSXRay.captureAWS(require('aws-sdk'));
      AWS.config.update({ region: 'us-west-2', stsRegionalEndpoints: 'regional' });
    `,
    reports: [awsConfigSetting(3, [`, ${REGIONAL}`, ''])],
  },
  {
    name: 'an assignment',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.region = 'eu-west-1';
      AWS.config.stsRegionalEndpoints = 'regional';
      exports.sts = new AWS.STS();
    `,
    reports: [
      {
        ...awsConfigSetting(3, ["AWS.config.stsRegionalEndpoints = 'regional';\n", '']),
        data: { name: 'AWS.config.stsRegionalEndpoints' },
      },
    ],
  },
  {
    name: 'an assignment that is part of an expression',
    code: code`
      const AWS = require('aws-sdk');
      exports.mode = AWS.config.stsRegionalEndpoints = 'regional';
    `,
    reports: [awsConfigSetting(2)],
  },
  {
    name: 'AWS.config.sts',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.sts = { region: 'eu-west-1', stsRegionalEndpoints: 'regional' };
      exports.sts = new AWS.STS();
    `,
    reports: [
      {
        ...awsConfigSetting(2, [`, ${REGIONAL}`, '']),
        data: { name: 'AWS.config.sts.stsRegionalEndpoints' },
      },
    ],
  },
  {
    name: 'sts within AWS.config.update',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1', sts: { stsRegionalEndpoints: 'regional' } });
    `,
    reports: [awsConfigSetting(2, [`{ ${REGIONAL} }`, '{}'])],
  },
  {
    name: 'the setting beside a client that sets it itself',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ stsRegionalEndpoints: 'regional' });
      exports.sts = new AWS.STS({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
    `,
    reports: [awsConfigSetting(2, [`update({ ${REGIONAL} })`, 'update({})'])],
  },
];

const hiddenRegion: readonly InvalidCase[] = [
  {
    name: 'region: undefined hides the region of AWS.config',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1' });
      exports.sts = new AWS.STS({ region: undefined, stsRegionalEndpoints: 'regional' });
    `,
    reports: [
      {
        messageId: 'hiddenRegion',
        line: 3,
        data: { client: 'AWS.STS' },
        suggestions: [
          {
            messageId: 'useRegionInSight',
            data: { expression: "AWS.config.region || 'us-east-1'", caveat: '' },
            changes: [['undefined', "AWS.config.region || 'us-east-1'"]],
          },
        ],
      },
    ],
  },
  {
    name: 'region: undefined hides the region that was assigned',
    code: code`
      import AWS from 'aws-sdk';
      AWS.config.region = 'eu-west-1';
      export const sts = new AWS.STS({
        stsRegionalEndpoints: 'regional',
        region: undefined,
      });
    `,
    reports: [
      {
        messageId: 'hiddenRegion',
        line: 3,
        suggestions: [
          { messageId: 'useRegionInSight', changes: [['undefined', "AWS.config.region || 'us-east-1'"]] },
        ],
      },
    ],
  },
  {
    name: 'options without their region hide the region of AWS.config',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1' });
      const options = { region: undefined, stsRegionalEndpoints: 'regional' };
      exports.sts = new AWS.STS(options);
    `,
    reports: [
      {
        messageId: 'hiddenRegion',
        line: 4,
        suggestions: [
          {
            messageId: 'useRegionInSight',
            changes: [['STS(options)', "STS({ ...options, region: AWS.config.region || 'us-east-1' })"]],
          },
        ],
      },
    ],
  },
  {
    name: 'the region of AWS.config stays hidden even where hosts may change',
    settings: { fixHosts: true },
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1' });
      exports.sts = new AWS.STS({ region: undefined, stsRegionalEndpoints: 'regional' });
    `,
    reports: [
      {
        messageId: 'hiddenRegion',
        line: 3,
        suggestions: [
          { messageId: 'useRegionInSight', changes: [['undefined', "AWS.config.region || 'us-east-1'"]] },
        ],
      },
    ],
  },
];

const v3Setting = (line: number, client = 'STSClient'): ExpectedReport => ({
  messageId: 'v3Setting',
  line,
  data: { client },
});

const v3: readonly InvalidCase[] = [
  {
    name: 'the setting of v2 on a client of v3',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
    `,
    reports: [v3Setting(2)],
    fixed: [[`, ${REGIONAL}`, '']],
  },
  {
    name: 'the setting of v2 in front of the region',
    code: code`
      const { STS } = require('@aws-sdk/client-sts');
      module.exports = new STS({ stsRegionalEndpoints: 'regional', region: 'eu-west-1' });
    `,
    reports: [v3Setting(2, 'STS')],
    fixed: [[`${REGIONAL}, `, '']],
  },
  {
    name: 'the setting of v2 on a line of its own, as a migration leaves it',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({
        region: process.env.AWS_REGION,
        stsRegionalEndpoints: 'regional',
      });
    `,
    reports: [v3Setting(2)],
    fixed: [[`  ${REGIONAL},\n`, '']],
  },
  {
    name: 'legacy of v2, which v3 ignores as well',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'eu-west-1', stsRegionalEndpoints: 'legacy' });
    `,
    reports: [v3Setting(2)],
    fixed: [[", stsRegionalEndpoints: 'legacy'", '']],
  },
  {
    name: 'the setting of v2 in shared options, which are left alone',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const options = { region: 'eu-west-1', stsRegionalEndpoints: 'regional' };
      export const sts = new STSClient(options);
    `,
    reports: [v3Setting(3)],
  },
  {
    name: 'the setting of v2 in a subclass',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export class Identity extends STSClient {
        constructor() {
          super({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
        }
      }
    `,
    reports: [v3Setting(4, 'super')],
    fixed: [[`, ${REGIONAL}`, '']],
  },
];

const mismatch = (
  line: number,
  [endpointRegion, region]: readonly [string, string],
  suggestions: readonly [readonly Change[], readonly Change[]],
): ExpectedReport => ({
  messageId: 'regionMismatch',
  line,
  data: { client: 'STSClient', endpointRegion, region },
  suggestions: [
    { messageId: 'useRegionOfEndpoint', changes: suggestions[0] },
    { messageId: 'useEndpointOfRegion', changes: suggestions[1] },
  ],
});

const mismatches: readonly InvalidCase[] = [
  {
    name: 'endpoint and region of two places',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({
        endpoint: 'https://sts.eu-west-1.amazonaws.com',
        region: 'us-west-2',
      });
    `,
    reports: [
      mismatch(
        2,
        ['eu-west-1', 'us-west-2'],
        [[["'us-west-2'", "'eu-west-1'"]], [['sts.eu-west-1', 'sts.us-west-2']]],
      ),
    ],
  },
  {
    name: 'endpoint and region of two places, in constants',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const ENDPOINT = 'https://sts.eu-west-1.amazonaws.com';
      const REGION = 'eu-central-1';
      export const sts = new STSClient({ endpoint: ENDPOINT, region: REGION });
    `,
    reports: [
      mismatch(
        4,
        ['eu-west-1', 'eu-central-1'],
        [
          [['region: REGION', "region: 'eu-west-1'"]],
          [['endpoint: ENDPOINT', "endpoint: 'https://sts.eu-central-1.amazonaws.com'"]],
        ],
      ),
    ],
  },
  {
    name: 'a VPC endpoint of another region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({
        endpoint: 'https://vpce-0a1b2c3d-x1.sts.eu-west-1.vpce.amazonaws.com',
        region: 'eu-west-2',
      });
    `,
    reports: [
      mismatch(
        2,
        ['eu-west-1', 'eu-west-2'],
        [
          [["'eu-west-2'", "'eu-west-1'"]],
          [['vpce-0a1b2c3d-x1.sts.eu-west-1.vpce.amazonaws.com', 'sts.eu-west-2.amazonaws.com']],
        ],
      ),
    ],
  },
  {
    name: 'a template with a constant of another region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      const home = 'eu-west-1';
      export const sts = new STSClient({
        endpoint: ${'`https://sts.${home}.amazonaws.com`'},
        region: 'eu-north-1',
      });
    `,
    reports: [
      mismatch(
        3,
        ['eu-west-1', 'eu-north-1'],
        [
          [["'eu-north-1'", "'eu-west-1'"]],
          [['`https://sts.${home}.amazonaws.com`', "'https://sts.eu-north-1.amazonaws.com'"]],
        ],
      ),
    ],
  },
  {
    name: 'endpoint and region of two places in v2, flag or not',
    code: code`
      const AWS = require('aws-sdk');
      exports.sts = new AWS.STS({
        endpoint: 'https://sts.eu-west-1.amazonaws.com',
        region: 'us-west-2',
        stsRegionalEndpoints: 'regional',
      });
    `,
    reports: [
      {
        ...mismatch(
          2,
          ['eu-west-1', 'us-west-2'],
          [[["'us-west-2'", "'eu-west-1'"]], [['sts.eu-west-1', 'sts.us-west-2']]],
        ),
        data: { client: 'AWS.STS', endpointRegion: 'eu-west-1', region: 'us-west-2' },
      },
    ],
  },
  {
    name: 'tests are read where a project wants it',
    settings: { includeTests: true },
    filename: 'service/setup.test.js',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ stsRegionalEndpoints: 'regional' });
    `,
    reports: [awsConfigSetting(2, [`{ ${REGIONAL} }`, '{}'])],
  },
];

export const invalid = [...awsConfig, ...hiddenRegion, ...v3, ...mismatches];
