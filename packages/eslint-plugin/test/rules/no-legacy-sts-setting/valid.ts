import { code } from '../code.js';
import type { ValidCase } from '../run-cases.js';

const otherValues: readonly ValidCase[] = [
  { name: 'the value regional', code: "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'regional';\n" },
  { name: 'an empty value', code: "process.env.AWS_STS_REGIONAL_ENDPOINTS = '';\n" },
  { name: 'a variable that is taken out', code: 'delete process.env.AWS_STS_REGIONAL_ENDPOINTS;\n' },
  { name: 'a value that is not shown', code: 'process.env.AWS_STS_REGIONAL_ENDPOINTS = options.mode;\n' },
  {
    name: 'a value of the environment',
    code: 'process.env.AWS_STS_REGIONAL_ENDPOINTS = process.env.LEGACY_MODE;\n',
  },
  {
    name: 'a value that a function gives, depending on what it is given',
    code: code`
      export const configure = (legacy) => {
        process.env.AWS_STS_REGIONAL_ENDPOINTS = legacy ? 'legacy' : 'regional';
      };
    `,
  },
  {
    name: 'callers that choose',
    code: code`
      function use(mode) {
        process.env.AWS_STS_REGIONAL_ENDPOINTS = mode;
      }
      if (process.env.STAGE === 'old') use('legacy');
      else use('regional');
    `,
  },
  { name: 'another word', code: "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy-ish';\n" },
  {
    name: 'a later value of the same object',
    code: "exports.env = { AWS_STS_REGIONAL_ENDPOINTS: 'legacy', AWS_STS_REGIONAL_ENDPOINTS: 'regional' };\n",
  },
  {
    name: 'an operator that adds',
    code: "process.env.AWS_STS_REGIONAL_ENDPOINTS += 'legacy';\n",
  },
];

const otherNames: readonly ValidCase[] = [
  { name: 'another variable', code: "process.env.AWS_S3_US_EAST_1_REGIONAL_ENDPOINT = 'legacy';\n" },
  { name: 'another retry mode', code: "exports.environment = { AWS_RETRY_MODE: 'legacy', STS: true };\n" },
  {
    name: 'a member of another kind',
    code: "exports.pairs = [{ name: 'STS_MODE', value: 'legacy' }];\n",
  },
  {
    name: 'a constant of that name',
    code: "export const AWS_STS_REGIONAL_ENDPOINTS = 'legacy';\n",
  },
  {
    name: 'a setting of a client of another service',
    code: code`
      const AWS = require('aws-sdk');
      exports.s3 = new AWS.S3({ region: 'us-east-1', s3UsEast1RegionalEndpoint: 'legacy' });
    `,
  },
  {
    name: 'a key that is not shown',
    code: "export const set = (name) => { process.env[name] = 'legacy'; }; // STS\n",
  },
];

const lookAlikes: readonly ValidCase[] = [
  {
    name: 'a comparison',
    code: "if (process.env.AWS_STS_REGIONAL_ENDPOINTS === 'legacy') throw new Error('legacy STS');\n",
  },
  {
    name: 'a default of what is read',
    code: "export const { AWS_STS_REGIONAL_ENDPOINTS: mode = 'legacy' } = process.env;\n",
  },
  {
    name: 'a fallback of what is read',
    code: "export const mode = process.env.AWS_STS_REGIONAL_ENDPOINTS ?? 'legacy';\n",
  },
  {
    name: 'a schema with a default',
    code: code`
      import { cleanEnv, str } from 'envalid';
      export const env = cleanEnv(process.env, { AWS_STS_REGIONAL_ENDPOINTS: str({ default: 'legacy' }) });
    `,
  },
  {
    name: 'a description with a default',
    code: "exports.options = [{ name: 'AWS_STS_REGIONAL_ENDPOINTS', default: 'legacy' }];\n",
  },
  { name: 'a log', code: "console.log({ AWS_STS_REGIONAL_ENDPOINTS: 'legacy' });\n" },
  {
    name: 'a log of a logger',
    code: "logger.warn({ AWS_STS_REGIONAL_ENDPOINTS: 'legacy' }, 'do not use this');\n",
  },
  {
    name: 'an error',
    code: code`
      export function reject() {
        throw new ConfigurationError({ AWS_STS_REGIONAL_ENDPOINTS: 'legacy' });
      }
    `,
  },
  {
    name: 'an assertion',
    code: "expect(template.environment).not.toEqual({ AWS_STS_REGIONAL_ENDPOINTS: 'legacy' });\n",
  },
  {
    name: 'an assertion about a template of CDK',
    code: code`
      template.hasResourceProperties('AWS::Lambda::Function', {
        Environment: { Variables: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } },
      });
    `,
  },
  {
    name: 'a stub',
    code: "vi.stubEnv('AWS_STS_REGIONAL_ENDPOINTS', 'legacy');\n",
  },
  {
    name: 'a table of which members are read',
    code: code`
      const DEFAULTS = { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' };
      export const isDefault = (name, value) => DEFAULTS[name] === value;
    `,
  },
  {
    name: 'a call that asks',
    code: "export const isLegacy = has('AWS_STS_REGIONAL_ENDPOINTS', 'legacy');\n",
  },
  {
    name: 'a set of something else',
    code: "seen.set('AWS_STS_REGIONAL_ENDPOINTS', 'legacy');\n",
  },
  { name: 'a text', code: "export const help = 'AWS_STS_REGIONAL_ENDPOINTS=legacy asks the global host';\n" },
  { name: 'a comment', code: "// process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';\nexport {};\n" },
  {
    name: 'types',
    code: code`
      export interface Environment {
        AWS_STS_REGIONAL_ENDPOINTS: 'legacy' | 'regional';
      }
      export type Old = { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' };
    `,
  },
  {
    name: 'a method of that name',
    code: "export const handlers = { AWS_STS_REGIONAL_ENDPOINTS() { return 'legacy'; } };\n",
  },
  {
    name: 'an accessor of that name',
    code: "export const handlers = { get AWS_STS_REGIONAL_ENDPOINTS() { return 'legacy'; } };\n",
  },
];

const withoutEffect: readonly ValidCase[] = [
  {
    name: 'an environment with an endpoint of its own',
    code: code`
      exports.environment = {
        AWS_STS_REGIONAL_ENDPOINTS: 'legacy',
        AWS_ENDPOINT_URL_STS: 'http://localstack:4566',
      };
    `,
  },
  {
    name: 'an environment of a region without a global endpoint',
    code: "exports.env = { AWS_STS_REGIONAL_ENDPOINTS: 'legacy', AWS_DEFAULT_REGION: 'us-gov-west-1' };\n",
  },
  {
    name: 'a setting of AWS.config, which nobody reads',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1', stsRegionalEndpoints: 'legacy' });
      AWS.config.stsRegionalEndpoints = 'legacy';
    `,
  },
  {
    name: 'a setting of SDK v3, which does not read it',
    code: code`
      import { STSClient } from '@aws-sdk/client-sts';
      export const sts = new STSClient({ region: 'eu-west-1', stsRegionalEndpoints: 'legacy' });
    `,
  },
  {
    name: 'a client of a region without a global endpoint',
    code: code`
      const AWS = require('aws-sdk');
      exports.sts = new AWS.STS({ region: 'cn-north-1', stsRegionalEndpoints: 'legacy' });
    `,
  },
  {
    name: 'a client of LocalStack',
    code: code`
      const AWS = require('aws-sdk');
      exports.sts = new AWS.STS({ endpoint: 'http://localhost:4566', stsRegionalEndpoints: 'legacy' });
    `,
  },
  {
    name: 'a client that is global by default',
    code: code`
      const AWS = require('aws-sdk');
      exports.sts = new AWS.STS({ region: 'eu-west-1' });
    `,
  },
  {
    name: 'a parameter that CodeBuild looks up',
    code: code`
      exports.variables = {
        AWS_STS_REGIONAL_ENDPOINTS: { type: 'PARAMETER_STORE', value: 'legacy' },
      };
    `,
  },
  {
    name: 'a secret that a pipeline looks up',
    code: "exports.list = [{ name: 'AWS_STS_REGIONAL_ENDPOINTS', type: 'SECRETS_MANAGER', value: 'legacy' }];\n",
  },
  {
    name: 'a file of tests',
    filename: 'service/client.test.ts',
    code: "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';\n",
  },
  {
    name: 'a folder of tests',
    filename: 'service/__tests__/setup.ts',
    code: "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';\n",
  },
];

const commands: readonly ValidCase[] = [
  { name: 'a command with regional', code: "exec('AWS_STS_REGIONAL_ENDPOINTS=regional aws s3 ls');\n" },
  { name: 'a command with another word', code: "exec('AWS_STS_REGIONAL_ENDPOINTS=legacy-ish aws s3 ls');\n" },
  {
    name: 'a command that speaks of the setting',
    code: "exec('echo please do not set AWS_STS_REGIONAL_ENDPOINTS=legacy');\n",
  },
  { name: 'a command that is shown', code: "console.log('AWS_STS_REGIONAL_ENDPOINTS=legacy aws s3 ls');\n" },
  {
    name: 'a command that is looked for',
    code: "if (text.includes('AWS_STS_REGIONAL_ENDPOINTS=legacy')) fail();\n",
  },
  {
    name: 'a command whose value is chosen',
    code: "exec(`AWS_STS_REGIONAL_ENDPOINTS=${regional ? 'regional' : 'legacy'} aws s3 ls`);\n",
  },
];

/** Code that the rule leaves alone. */
export const valid: readonly ValidCase[] = [
  ...otherValues,
  ...otherNames,
  ...lookAlikes,
  ...withoutEffect,
  ...commands,
];
