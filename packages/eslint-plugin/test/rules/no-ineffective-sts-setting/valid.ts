import { code } from '../code.js';
import type { ValidCase } from '../run-cases.js';

const v2: readonly ValidCase[] = [
  {
    name: 'the setting in the constructor',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'the setting in shared options of constructors',
    code: code`
      const AWS = require('aws-sdk');
      const options = { region: 'eu-west-1', stsRegionalEndpoints: 'regional' };
      exports.sts = new AWS.STS(options);
    `,
  },
  {
    name: 'other settings of AWS.config',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1', maxRetries: 3 });
      exports.sts = new AWS.STS({ stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'AWS.config handed to the client, which then reads the setting',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
      exports.sts = new AWS.STS(AWS.config);
    `,
  },
  {
    name: 'AWS.config spread into the client',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
      exports.sts = new AWS.STS({ ...AWS.config, maxRetries: 2 });
    `,
  },
  {
    name: 'AWS.config handed to whoever wants it',
    code: code`
      const AWS = require('aws-sdk');
      const { connect } = require('./connect');
      AWS.config.update({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
      connect(AWS.config);
    `,
  },
  {
    name: 'legacy in AWS.config, which is what happens anyway',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ stsRegionalEndpoints: 'legacy' });
    `,
  },
  {
    name: 'the environment variable, which v2 reads',
    code: code`
      process.env.AWS_STS_REGIONAL_ENDPOINTS = 'regional';
      const AWS = require('aws-sdk');
      exports.sts = new AWS.STS({ region: 'eu-west-1' });
    `,
  },
  {
    name: 'a configuration of its own',
    code: code`
      const AWS = require('aws-sdk');
      const config = new AWS.Config({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
      exports.sts = new AWS.STS(config);
    `,
  },
  {
    name: 'settings of AWS.config.sts that count',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.sts = { region: 'eu-west-1' };
      exports.sts = new AWS.STS({ stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'region: undefined without a region in AWS.config, which is the matter of another rule',
    code: code`
      const AWS = require('aws-sdk');
      exports.sts = new AWS.STS({ region: undefined, stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'a region from AWS.config',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1' });
      exports.sts = new AWS.STS({ region: AWS.config.region, stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'a region that may be undefined, which cannot be seen',
    code: code`
      const AWS = require('aws-sdk');
      const { settings } = require('./settings');
      AWS.config.update({ region: 'eu-west-1' });
      exports.sts = new AWS.STS({ region: settings.region, stsRegionalEndpoints: 'regional' });
    `,
  },
];

const v3: readonly ValidCase[] = [
  {
    name: 'a region and nothing else',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'eu-west-1' });
    `,
  },
  {
    name: 'the setting without a region, which is the matter of another rule',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'a spread that might bring the setting',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { defaults } from '@company/aws';
      export const sts = new STSClient({ ...defaults, region: 'eu-west-1' });
    `,
  },
  {
    name: 'the setting for a client of another service',
    code: code`
      import { S3Client } from '@aws-sdk/client-s3';
      export const s3 = new S3Client({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
    `,
  },
];

const endpoints: readonly ValidCase[] = [
  {
    name: 'endpoint and region of one place',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({
        endpoint: 'https://sts.eu-west-1.amazonaws.com',
        region: 'eu-west-1',
      });
    `,
  },
  {
    name: 'endpoint and region of one place in China',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({
        endpoint: 'https://sts.cn-north-1.amazonaws.com.cn',
        region: 'cn-north-1',
      });
    `,
  },
  {
    name: 'endpoint and region of one variable',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const connect = (region) =>
        new STSClient({ endpoint: ${'`https://sts.${region}.amazonaws.com`'}, region });
    `,
  },
  {
    name: 'endpoint and region of one environment variable',
    code: code`
      const { STSClient } = require('@aws-sdk/client-sts');
      module.exports = new STSClient({
        endpoint: ${'`https://sts.${process.env.AWS_REGION}.amazonaws.com`'},
        region: process.env.AWS_REGION,
      });
    `,
  },
  {
    name: 'a region that cannot be seen',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { region } from '@company/settings';
      export const sts = new STSClient({ endpoint: 'https://sts.eu-west-1.amazonaws.com', region });
    `,
  },
  {
    name: 'an endpoint that cannot be seen',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { endpoint } from '@company/settings';
      export const sts = new STSClient({ endpoint, region: 'eu-west-1' });
    `,
  },
  {
    name: 'LocalStack, whatever the region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ endpoint: 'http://localstack:4566', region: 'us-east-1' });
    `,
  },
  {
    name: 'a FIPS endpoint and its region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({
        endpoint: 'https://sts-fips.us-east-1.amazonaws.com',
        region: 'us-east-1',
      });
    `,
  },
  {
    name: 'endpoint and region of one place in v2',
    code: code`
      const AWS = require('aws-sdk');
      exports.sts = new AWS.STS({ endpoint: 'sts.eu-west-1.amazonaws.com', region: 'eu-west-1' });
    `,
  },
  {
    name: 'the global endpoint, which is the matter of another rule',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ endpoint: 'https://sts.amazonaws.com', region: 'eu-west-1' });
    `,
  },
];

const others: readonly ValidCase[] = [
  {
    name: 'an object called AWS that is not the SDK',
    code: code`
      import { AWS } from './doubles.js';
      AWS.config.update({ stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: "a configuration that is the project's own",
    code: code`
      import { config } from './config.js';
      config.update({ stsRegionalEndpoints: 'regional' });
      config.stsRegionalEndpoints = 'regional';
    `,
  },
  {
    name: 'a name that hides the SDK',
    code: code`
      import AWS from 'aws-sdk';
      export const apply = (AWS) => AWS.config.update({ stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'the setting in a string',
    code: code`
      export const advice = "AWS.config.update({ stsRegionalEndpoints: 'regional' }) does nothing";
    `,
  },
  {
    name: 'the setting in a type',
    code: code`
      export interface Options {
        stsRegionalEndpoints?: 'legacy' | 'regional';
      }
    `,
  },
  {
    name: 'a test by its name',
    filename: 'service/config.test.js',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'a test by its folder',
    filename: 'service/tests/setup.js',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.stsRegionalEndpoints = 'regional';
    `,
  },
  {
    name: 'a factory that is known to give regional clients',
    settings: { stsFactories: ['createSts'] },
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      function createSts() {
        return new STSClient({ endpoint: 'https://sts.eu-west-1.amazonaws.com', region: 'us-east-1' });
      }
      export const sts = createSts();
    `,
  },
];

export const valid = [...v2, ...v3, ...endpoints, ...others];
