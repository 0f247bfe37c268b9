import { code } from '../code.js';
import type { ValidCase } from '../run-cases.js';

const v2: readonly ValidCase[] = [
  {
    name: 'flag and region',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'flag and region of the environment',
    code: code`
      import AWS from 'aws-sdk';
      export const sts = new AWS.STS({
        region: process.env.AWS_REGION,
        stsRegionalEndpoints: 'regional',
      });
    `,
  },
  {
    name: 'flag in an unusual spelling, which v2 takes',
    code: code`
      import STS from 'aws-sdk/clients/sts';
      export const sts = new STS({ region: 'eu-west-1', stsRegionalEndpoints: 'Regional' });
    `,
  },
  {
    name: 'flag without a region, which is the matter of another rule',
    code: code`
      const { STS } = require('aws-sdk');
      module.exports = new STS({ stsRegionalEndpoints: 'regional' });
    `,
  },
  {
    name: 'flag in shared options',
    code: code`
      const AWS = require('aws-sdk');
      const regional = { region: 'us-west-2', stsRegionalEndpoints: 'regional' };
      exports.sts = new AWS.STS({ ...regional, maxRetries: 3 });
    `,
  },
  {
    name: 'flag from the environment, set by the program itself',
    code: code`
      process.env.AWS_STS_REGIONAL_ENDPOINTS = 'regional';
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'eu-west-1' });
    `,
  },
  {
    name: 'flag from the environment, set with other variables',
    code: code`
      import AWS from 'aws-sdk';
      Object.assign(process.env, { STAGE: 'production', AWS_STS_REGIONAL_ENDPOINTS: 'Regional' });
      export const sts = new AWS.STS({ region: 'eu-west-1' });
    `,
  },
  {
    name: 'the setting legacy, which another rule reports',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'eu-west-1', stsRegionalEndpoints: 'legacy' });
    `,
  },
  {
    name: 'a flag that cannot be seen',
    code: code`
      const AWS = require('aws-sdk');
      const { stsMode } = require('@company/settings');
      module.exports = new AWS.STS({ region: 'eu-west-1', stsRegionalEndpoints: stsMode });
    `,
  },
  {
    name: 'a regional endpoint with its region',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ endpoint: 'https://sts.eu-west-1.amazonaws.com', region: 'eu-west-1' });
    `,
  },
  {
    name: 'a regional endpoint as an object',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({
        endpoint: new AWS.Endpoint('sts.eu-west-1.amazonaws.com'),
        region: 'eu-west-1',
      });
    `,
  },
  {
    name: 'China, which has no global endpoint',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'cn-north-1' });
    `,
  },
  {
    name: 'GovCloud, which has no global endpoint',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'us-gov-west-1' });
    `,
  },
  {
    name: 'FIPS with a region',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'us-east-2', useFipsEndpoint: true });
    `,
  },
  {
    name: 'dual stack with a region',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'eu-west-1', useDualstackEndpoint: true });
    `,
  },
  {
    name: 'LocalStack',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ endpoint: 'http://localhost:4566', region: 'us-east-1' });
    `,
  },
  {
    name: 'LocalStack, chosen by the environment',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ endpoint: process.env.LOCALSTACK_URL, region: 'us-east-1' });
    `,
  },
  {
    name: 'options from whoever imports the function',
    code: code`
      const AWS = require('aws-sdk');
      exports.createSts = (options) => new AWS.STS(options);
    `,
  },
  {
    name: 'options of a package out of sight',
    code: code`
      import AWS from 'aws-sdk';
      import { stsOptions } from '@company/aws';
      export const sts = new AWS.STS(stsOptions);
    `,
  },
  {
    name: 'AWS.config handed on after it was given flag and region',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
      module.exports = new AWS.STS(AWS.config);
    `,
  },
];

const v3: readonly ValidCase[] = [
  {
    name: 'a region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'eu-west-1' });
    `,
  },
  {
    name: 'no region, which is the matter of another rule',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({});
    `,
  },
  {
    name: 'useGlobalEndpoint: false',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'eu-west-1', useGlobalEndpoint: false });
    `,
  },
  {
    name: 'useGlobalEndpoint in a region that it does not concern',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'ap-east-1', useGlobalEndpoint: true });
    `,
  },
  {
    name: 'useGlobalEndpoint with FIPS, which wins',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'us-east-2', useGlobalEndpoint: true, useFipsEndpoint: true });
    `,
  },
  {
    name: 'a switch that cannot be seen',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      import { flags } from '@company/flags';
      export const sts = new STSClient({ region: 'eu-west-1', useGlobalEndpoint: flags.globalSts });
    `,
  },
  {
    name: 'a regional endpoint with its region',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({
        region: 'eu-west-1',
        endpoint: 'https://sts.eu-west-1.amazonaws.com',
      });
    `,
  },
  {
    name: 'an endpoint of another service',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'eu-west-1', endpoint: 'https://proxy.example.com/sts' });
    `,
  },
];

const others: readonly ValidCase[] = [
  {
    name: 'the audience of an OIDC token',
    code: code`
      import * as core from '@actions/core';
      export const token = await core.getIDToken('sts.amazonaws.com');
    `,
  },
  {
    name: 'a condition of a trust policy',
    code: code`
      export const trust = (issuer) => ({
        StringEquals: { [issuer + ':aud']: 'sts.amazonaws.com' },
      });
    `,
  },
  {
    name: 'another service of v2',
    code: code`
      const AWS = require('aws-sdk');
      // Not for STS.
      module.exports = new AWS.S3({ region: 'eu-west-1' });
    `,
  },
  {
    name: 'an object called AWS that is not the SDK',
    code: code`
      import { AWS } from './doubles.js';
      export const sts = new AWS.STS({ region: 'eu-west-1' });
    `,
  },
  {
    name: 'a class called STS that is not the SDK',
    code: code`
      class STS {}
      export const sts = new STS();
    `,
  },
  {
    name: 'the documentation of a class',
    code: code`
      /**
       * @example
       * const sts = new AWS.STS({ region: 'eu-west-1' });
       */
      export const createSts = () => undefined;
    `,
  },
  {
    name: 'types of v2',
    code: code`
      import type { STS } from 'aws-sdk';
      export const expires = ({ Expiration }: STS.Credentials) => Expiration;
    `,
  },
  {
    name: 'a test by its name',
    filename: 'service/sts.spec.js',
    code: code`
      const AWS = require('aws-sdk');
      const sts = new AWS.STS();
      it('is a client', () => expect(sts).toBeDefined());
    `,
  },
  {
    name: 'a mock',
    code: code`
      jest.mock('aws-sdk');
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS();
    `,
  },
  {
    name: 'a factory that is known to give regional clients',
    settings: { stsFactories: ['regional'] },
    code: code`
      const AWS = require('aws-sdk');
      const regional = (options) => new AWS.STS({ region: 'eu-west-1', ...options });
      module.exports = regional({});
    `,
  },
];

export const valid = [...v2, ...v3, ...others];
