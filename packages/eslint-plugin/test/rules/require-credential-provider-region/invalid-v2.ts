import { code } from '../code.js';
import type { Change, ExpectedReport, InvalidCase } from '../run-cases.js';

const FLAG = "stsRegionalEndpoints: 'regional'";
const FROM_CONFIG = "AWS.config.region || 'us-east-1'";
const BOTH = `region: ${FROM_CONFIG}, ${FLAG}`;

const report = (line: number, client: string): ExpectedReport => ({
  messageId: 'providerV2Default',
  line,
  data: { client },
});

const withFlag = (line: number, client: string, changes: readonly Change[]): ExpectedReport => ({
  ...report(line, client),
  suggestions: [{ messageId: 'addRegionalFlag', data: { caveat: '' }, changes }],
});

const withBoth = (line: number, client: string, changes: readonly Change[]): ExpectedReport => ({
  ...report(line, client),
  suggestions: [
    { messageId: 'addRegionAndRegionalFlag', data: { expression: FROM_CONFIG, caveat: '' }, changes },
  ],
});

/** Code of SDK v2 that the rule reports. */
export const invalidV2: readonly InvalidCase[] = [
  {
    name: 'no configuration',
    code: code`
      import AWS from 'aws-sdk';
      export const credentials = new AWS.ChainableTemporaryCredentials({ params: { RoleArn: process.env.ROLE } });
    `,
    reports: [
      {
        ...withBoth(2, 'AWS.ChainableTemporaryCredentials', [
          ['process.env.ROLE }', `process.env.ROLE }, stsConfig: { ${BOTH} }`],
        ]),
        column: 28,
        endColumn: 65,
      },
    ],
  },
  {
    name: 'no arguments at all',
    code: code`
      const AWS = require('aws-sdk');
      exports.credentials = new AWS.ChainableTemporaryCredentials();
    `,
    reports: [withBoth(2, 'AWS.ChainableTemporaryCredentials', [['s()', `s({ stsConfig: { ${BOTH} } })`]])],
  },
  {
    name: 'a region without the flag, fixed where hosts may move',
    settings: { fixHosts: true },
    code: code`
      const AWS = require('aws-sdk');
      exports.credentials = new AWS.ChainableTemporaryCredentials({
        params: {},
        stsConfig: { region: 'ap-southeast-2' },
      });
    `,
    reports: [report(2, 'AWS.ChainableTemporaryCredentials')],
    fixed: [["'ap-southeast-2'", `'ap-southeast-2', ${FLAG}`]],
  },
  {
    name: 'a web identity without a second argument',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = (identity) => new AWS.WebIdentityCredentials(identity);
    `,
    reports: [withBoth(2, 'AWS.WebIdentityCredentials', [['(identity);', `(identity, { ${BOTH} });`]])],
  },
  {
    name: 'a web identity with a configuration in a variable',
    code: code`
      const AWS = require('aws-sdk');
      const config = { region: 'eu-north-1' };
      module.exports = (identity) => new AWS.WebIdentityCredentials(identity, config);
    `,
    reports: [
      withFlag(3, 'AWS.WebIdentityCredentials', [['identity, config', `identity, { ...config, ${FLAG} }`]]),
    ],
  },
  {
    name: 'a token in a file',
    code: code`
      import * as AWS from 'aws-sdk';
      AWS.config.credentials = new AWS.TokenFileWebIdentityCredentials();
    `,
    reports: [withBoth(2, 'AWS.TokenFileWebIdentityCredentials', [['s()', `s({ ${BOTH} })`]])],
  },
  {
    name: 'Cognito with a role',
    code: code`
      import AWS from 'aws-sdk';
      const inputs = { IdentityPoolId: 'eu-west-1:1', RoleArn: 'arn:aws:iam::123456789012:role/web' };
      export const credentials = new AWS.CognitoIdentityCredentials(inputs, { region: 'eu-west-1' });
    `,
    reports: [withFlag(3, 'AWS.CognitoIdentityCredentials', [["'eu-west-1' })", `'eu-west-1', ${FLAG} })`]])],
  },
  {
    name: 'a class without configuration',
    code: code`
      import AWS from 'aws-sdk';
      AWS.config.update({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
      AWS.config.credentials = new AWS.TemporaryCredentials({ RoleArn: process.env.ROLE });
    `,
    reports: [report(3, 'AWS.TemporaryCredentials')],
  },
  {
    name: 'an assertion of SAML',
    code: code`
      const { SAMLCredentials } = require('aws-sdk');
      module.exports = (assertion) => new SAMLCredentials({ SAMLAssertion: assertion });
    `,
    reports: [report(2, 'SAMLCredentials')],
  },
  {
    name: 'two roles, one after the other',
    code: code`
      import AWS from 'aws-sdk';
      export const credentials = new AWS.ChainableTemporaryCredentials({
        params: { RoleArn: 'second' },
        stsConfig: { region: 'eu-west-1' },
        masterCredentials: new AWS.ChainableTemporaryCredentials({
          params: { RoleArn: 'first' },
          stsConfig: { region: 'eu-west-2' },
        }),
      });
    `,
    reports: [
      withFlag(2, 'AWS.ChainableTemporaryCredentials', [["'eu-west-1' }", `'eu-west-1', ${FLAG} }`]]),
      withFlag(5, 'AWS.ChainableTemporaryCredentials', [["'eu-west-2' }", `'eu-west-2', ${FLAG} }`]]),
    ],
  },
  {
    name: 'a region that may not be set',
    code: code`
      import AWS from 'aws-sdk';
      const stsConfig = { region: process.env.STS_REGION };
      export const credentials = new AWS.ChainableTemporaryCredentials({ params: {}, stsConfig });
    `,
    reports: [
      {
        ...report(3, 'AWS.ChainableTemporaryCredentials'),
        suggestions: [
          {
            messageId: 'addRegionalFlag',
            data: { caveat: ' and fails where no region is set' },
            changes: [['params: {}, stsConfig }', `params: {}, stsConfig: { ...stsConfig, ${FLAG} } }`]],
          },
        ],
      },
    ],
  },
  {
    name: 'a setting of AWS.config.sts, whose region an edit would lose',
    code: code`
      import AWS from 'aws-sdk';
      AWS.config.sts = { region: 'eu-west-1' };
      export const credentials = new AWS.ChainableTemporaryCredentials({ params: {} });
    `,
    reports: [report(3, 'AWS.ChainableTemporaryCredentials')],
  },
];
