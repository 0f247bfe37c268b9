import { code } from '../code.js';
import type { ValidCase } from '../run-cases.js';

/** Code of SDK v2 that the rule leaves alone. */
export const validV2: readonly ValidCase[] = [
  {
    name: 'a region and the flag',
    code: code`
      import AWS from 'aws-sdk';
      export const credentials = new AWS.ChainableTemporaryCredentials({
        params: { RoleArn: process.env.ROLE_ARN },
        stsConfig: { region: 'eu-central-1', stsRegionalEndpoints: 'regional' },
      });
    `,
  },
  {
    name: 'a region and the flag in the second argument',
    code: code`
      const { WebIdentityCredentials } = require('aws-sdk');
      module.exports = (identity, region = 'eu-west-1') =>
        new WebIdentityCredentials(identity, { stsRegionalEndpoints: 'regional', region: 'eu-west-1' });
    `,
  },
  {
    name: 'a regional endpoint with its region',
    code: code`
      const AWS = require('aws-sdk');
      const stsConfig = { endpoint: 'sts.us-west-2.amazonaws.com', region: 'us-west-2' };
      AWS.config.credentials = new AWS.ChainableTemporaryCredentials({ params: {}, stsConfig });
    `,
  },
  {
    name: 'an endpoint of LocalStack',
    code: code`
      const AWS = require('aws-sdk');
      exports.credentials = new AWS.ChainableTemporaryCredentials({
        params: { RoleArn: 'arn:aws:iam::000000000000:role/local' },
        stsConfig: { endpoint: 'http://localhost:4566', region: 'us-east-1' },
      });
    `,
  },
  {
    name: 'a FIPS endpoint, which is regional',
    code: code`
      import AWS from 'aws-sdk';
      const stsConfig = { region: 'us-east-2', useFipsEndpoint: true };
      export const credentials = new AWS.ChainableTemporaryCredentials({ params: {}, stsConfig });
    `,
  },
  {
    name: 'a partition without a global host',
    code: code`
      import AWS from 'aws-sdk';
      export const credentials = new AWS.TokenFileWebIdentityCredentials({ region: 'cn-northwest-1' });
    `,
  },
  {
    name: 'Cognito without a role',
    code: code`
      import AWS from 'aws-sdk';
      AWS.config.credentials = new AWS.CognitoIdentityCredentials({ IdentityPoolId: 'eu-west-1:1' });
    `,
  },
  {
    name: 'Cognito with inputs out of sight, which may have a role or not',
    code: code`
      import AWS from 'aws-sdk';
      export const create = (inputs) => new AWS.CognitoIdentityCredentials(inputs);
    `,
  },
  {
    name: 'the environment asks for regional endpoints',
    code: code`
      process.env.AWS_STS_REGIONAL_ENDPOINTS = 'regional';
      const AWS = require('aws-sdk');
      exports.credentials = new AWS.TemporaryCredentials({ RoleArn: process.env.ROLE_ARN });
    `,
  },
  {
    name: 'options out of sight',
    code: code`
      import AWS from 'aws-sdk';
      import { options } from '@company/credentials';
      export const credentials = new AWS.ChainableTemporaryCredentials({ ...options });
    `,
  },
  {
    name: 'credentials that ask no STS',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.credentials = new AWS.SharedIniFileCredentials({ profile: 'app' });
      exports.instance = new AWS.EC2MetadataCredentials();
    `,
  },
  {
    name: 'a class of the same name from elsewhere',
    code: code`
      import { SAMLCredentials } from '@company/saml';
      export const credentials = new SAMLCredentials({ assertion: 'x' });
    `,
  },
  {
    name: 'a test file',
    filename: 'service/credentials.test.js',
    code: code`
      const AWS = require('aws-sdk');
      it('assumes', () => new AWS.TemporaryCredentials({ RoleArn: 'arn' }));
    `,
  },
  {
    name: 'the whole package mocked',
    code: code`
      jest.mock('aws-sdk');
      const AWS = require('aws-sdk');
      exports.credentials = new AWS.ChainableTemporaryCredentials({ params: {} });
    `,
  },
];
