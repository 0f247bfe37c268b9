import { code } from '../code.js';
import type { Change, ExpectedReport, ExpectedSuggestion, InvalidCase } from '../run-cases.js';

const CAVEAT = ' and fails where no region is set';
const FLAG = "stsRegionalEndpoints: 'regional'";
const HOSTS = { fixHosts: true };
const VALUE: Change = ["'legacy'", "'regional'"];
const NAME = 'AWS_STS_REGIONAL_ENDPOINTS';

const set = (changes: readonly Change[], caveat: string): readonly ExpectedSuggestion[] => [
  { messageId: 'useRegionalSetting', data: { caveat }, changes },
];
/** A variable of this process. */
const own = (line: number, ...changes: readonly Change[]): ExpectedReport => ({
  messageId: 'legacyEnvironment',
  line,
  suggestions: changes.length > 0 ? set(changes, CAVEAT) : [],
});
/** A variable of another program, which may lack a region. */
const other = (line: number, ...changes: readonly Change[]): ExpectedReport => ({
  ...own(line, ...changes),
  messageId: 'legacyEnvironmentMap',
});
/** A variable of another program that is sure to have a region. */
const lambda = (line: number, ...changes: readonly Change[]): ExpectedReport => ({
  messageId: 'legacyEnvironmentMap',
  line,
  suggestions: set(changes, ''),
});

const assignments: readonly InvalidCase[] = [
  {
    name: 'an assignment, with all that is said of it',
    code: "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';\n",
    reports: [{ ...own(1, VALUE), column: 1, endColumn: 50, data: { name: NAME } }],
  },
  {
    name: 'an assignment, where hosts may change',
    settings: HOSTS,
    code: "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';\n",
    reports: [own(1)],
    fixed: [VALUE],
  },
  {
    name: 'an assignment with brackets and double quotes',
    code: 'process.env["AWS_STS_REGIONAL_ENDPOINTS"] = "legacy";\n',
    reports: [own(1, ['"legacy"', '"regional"'])],
  },
  {
    name: 'an assignment of a template',
    code: "process.env['AWS_STS_REGIONAL_ENDPOINTS'] = `legacy`;\n",
    reports: [own(1, ['`legacy`', "'regional'"])],
  },
  {
    name: 'an assignment in upper case',
    code: "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'LEGACY';\n",
    reports: [own(1, ["'LEGACY'", "'regional'"])],
  },
  {
    name: 'an assignment to a member that is found by a template',
    code: "process.env[`AWS_STS_REGIONAL_ENDPOINTS`] = 'legacy';\n",
    reports: [own(1, VALUE)],
  },
  {
    name: 'constants for the name and the value',
    code: code`
      const NAME = 'AWS_STS_REGIONAL_ENDPOINTS';
      const MODE = 'legacy';
      process.env[NAME] = MODE;
    `,
    reports: [own(3, ['= MODE;', "= 'regional';"])],
  },
  {
    name: 'a name that is put together',
    code: code`
      const PREFIX = 'AWS_STS';
      process.env[${'`${PREFIX}_REGIONAL_ENDPOINTS`'}] = 'legacy';
    `,
    reports: [own(2, VALUE)],
  },
  {
    name: 'a value from an object of constants',
    code: code`
      const MODES = Object.freeze({ old: 'legacy', new: 'regional' });
      const StsMode = { Legacy: 'legacy' };
      process.env.AWS_STS_REGIONAL_ENDPOINTS = StsMode.Legacy;
    `,
    reports: [own(3, ['= StsMode.Legacy', "= 'regional'"])],
  },
  {
    name: 'a value of an enumeration',
    code: code`
      enum StsMode {
        Legacy = 'legacy',
        Regional = 'regional',
      }
      process.env.AWS_STS_REGIONAL_ENDPOINTS = StsMode.Legacy;
    `,
    reports: [own(5, ['= StsMode.Legacy', "= 'regional'"])],
  },
  {
    name: 'only where nothing is set',
    code: "process.env.AWS_STS_REGIONAL_ENDPOINTS ||= 'legacy';\n",
    reports: [own(1, VALUE)],
  },
  {
    name: 'what the environment says, or legacy',
    code: "process.env.AWS_STS_REGIONAL_ENDPOINTS = process.env.AWS_STS_REGIONAL_ENDPOINTS || 'legacy';\n",
    reports: [own(1, VALUE)],
  },
  {
    name: 'legacy on one branch, nothing on the other',
    code: code`
      const isOld = process.env.STAGE === 'old';
      process.env.AWS_STS_REGIONAL_ENDPOINTS = isOld ? 'legacy' : '';
    `,
    reports: [own(2, VALUE)],
  },
  {
    name: 'legacy on both branches',
    code: code`
      const OLD = 'legacy';
      process.env.AWS_STS_REGIONAL_ENDPOINTS = process.env.STAGE === 'old' ? OLD : 'legacy';
    `,
    reports: [own(2, ['? OLD', "? 'regional'"], [": 'legacy'", ": 'regional'"])],
  },
  {
    name: 'an asserted type',
    code: "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy' as string;\n",
    reports: [own(1, VALUE)],
  },
  {
    name: 'the environment under a name of its own',
    code: code`
      const { env } = process;
      env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';
    `,
    reports: [own(2, VALUE)],
  },
  {
    name: 'the environment of the module process',
    code: code`
      import process from 'node:process';
      process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';
    `,
    reports: [own(2, VALUE)],
  },
  {
    name: 'the environment of globalThis',
    code: "globalThis.process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';\n",
    reports: [own(1, VALUE)],
  },
  {
    name: 'the environment of Bun',
    code: "Bun.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';\n",
    reports: [own(1, VALUE)],
  },
  {
    name: 'the environment of Deno',
    code: "Deno.env.set('AWS_STS_REGIONAL_ENDPOINTS', 'legacy');\n",
    reports: [{ ...own(1, VALUE), column: 1, endColumn: 53 }],
  },
  {
    name: 'Object.assign with several sources',
    code: "Object.assign(process.env, { STAGE: 'old' }, { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' });\n",
    reports: [own(1, VALUE)],
  },
  {
    name: 'a copy of the environment in its place',
    code: "process.env = { ...process.env, AWS_STS_REGIONAL_ENDPOINTS: 'legacy' };\n",
    reports: [own(1, VALUE)],
  },
  {
    name: 'Reflect.set',
    code: "Reflect.set(process.env, 'AWS_STS_REGIONAL_ENDPOINTS', 'legacy');\n",
    reports: [own(1, VALUE)],
  },
  {
    name: 'a variable for the later steps of a workflow of GitHub',
    code: code`
      const core = require('@actions/core');
      core.exportVariable('AWS_STS_REGIONAL_ENDPOINTS', 'legacy');
    `,
    reports: [own(2, VALUE)],
  },
  {
    name: 'an assignment in a function, beside a comment',
    code: code`
      function useOldEndpoint() {
        process.env.AWS_STS_REGIONAL_ENDPOINTS = /* see the wiki */ 'legacy'; // for now
      }
      module.exports = { useOldEndpoint };
    `,
    reports: [own(2, VALUE)],
  },
  {
    name: 'a parameter that every caller in sight makes legacy',
    code: code`
      function useEndpoint(mode) {
        process.env.AWS_STS_REGIONAL_ENDPOINTS = mode;
      }
      useEndpoint('legacy');
    `,
    reports: [own(2, ['= mode', "= 'regional'"])],
  },
];

const clients: readonly InvalidCase[] = [
  {
    name: 'the options of a client',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ region: 'eu-west-1', stsRegionalEndpoints: 'legacy' });
    `,
    reports: [
      {
        messageId: 'legacySetting',
        line: 2,
        column: 18,
        endColumn: 29,
        data: { client: 'AWS.STS' },
        suggestions: [{ messageId: 'addRegionalFlag', data: { caveat: '' }, changes: [VALUE] }],
      },
    ],
  },
  {
    name: 'the options of a client without a region',
    code: code`
      const AWS = require('aws-sdk');
      module.exports = new AWS.STS({ stsRegionalEndpoints: 'legacy' });
    `,
    reports: [
      {
        messageId: 'legacySetting',
        line: 2,
        suggestions: [
          {
            messageId: 'addRegionAndRegionalFlag',
            data: { expression: "AWS.config.region || 'us-east-1'", caveat: '' },
            changes: [["'legacy' }", "'regional', region: AWS.config.region || 'us-east-1' }"]],
          },
        ],
      },
    ],
  },
  {
    name: 'the options of a client, where hosts may change',
    settings: HOSTS,
    code: code`
      import STS from 'aws-sdk/clients/sts';
      const legacy = { stsRegionalEndpoints: 'legacy' };
      export const sts = new STS({ ...legacy, region: 'eu-west-1' });
    `,
    reports: [{ messageId: 'legacySetting', line: 3 }],
    fixed: [["'eu-west-1' }", `'eu-west-1', ${FLAG} }`]],
  },
  {
    name: 'the options of a client whose region may be undefined',
    code: code`
      const { STS } = require('aws-sdk');
      module.exports = new STS({ region: process.env.AWS_REGION, stsRegionalEndpoints: 'Legacy' });
    `,
    reports: [
      {
        messageId: 'legacySetting',
        line: 2,
        suggestions: [
          { messageId: 'addRegionalFlag', data: { caveat: CAVEAT }, changes: [["'Legacy'", "'regional'"]] },
        ],
      },
    ],
  },
  {
    name: 'the options of a subclass',
    code: code`
      const AWS = require('aws-sdk');
      class Sts extends AWS.STS {
        constructor(region) {
          super({ region: 'eu-west-1', stsRegionalEndpoints: 'legacy' });
        }
      }
      module.exports = new Sts();
    `,
    reports: [
      {
        messageId: 'legacySetting',
        line: 4,
        suggestions: [{ messageId: 'addRegionalFlag', data: { caveat: '' }, changes: [VALUE] }],
      },
    ],
  },
  {
    name: 'the setting of AWS.config that is handed to the client itself',
    code: code`
      const AWS = require('aws-sdk');
      AWS.config.update({ region: 'eu-west-1', stsRegionalEndpoints: 'legacy' });
      module.exports = new AWS.STS(AWS.config);
    `,
    reports: [
      {
        messageId: 'legacySetting',
        line: 3,
        suggestions: [
          {
            messageId: 'addRegionalFlag',
            data: { caveat: '' },
            changes: [['STS(AWS.config)', `STS({ ...AWS.config, ${FLAG} })`]],
          },
        ],
      },
    ],
  },
];

const programs: readonly InvalidCase[] = [
  {
    name: 'the environment of a program',
    code: code`
      const { spawnSync } = require('child_process');
      spawnSync('aws', ['sts', 'get-caller-identity'], {
        env: Object.assign({}, process.env, { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' }),
      });
    `,
    reports: [{ ...other(3, VALUE), data: { name: NAME } }],
  },
  {
    name: 'the environment of a program, where hosts may change',
    settings: HOSTS,
    code: code`
      const { exec } = require('child_process');
      exec('aws s3 ls', { env: { ...process.env, AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } });
    `,
    reports: [other(2)],
    fixed: [VALUE],
  },
  {
    name: 'a computed key',
    code: code`
      const KEY = 'AWS_STS_REGIONAL_ENDPOINTS';
      exports.environment = { [KEY]: 'legacy' };
    `,
    reports: [other(2, VALUE)],
  },
  {
    name: 'a quoted key',
    code: "export const environment = { 'AWS_STS_REGIONAL_ENDPOINTS': 'legacy' };\n",
    reports: [other(1, ["'legacy'", "'regional'"])],
  },
  {
    name: 'a shorthand',
    code: code`
      const AWS_STS_REGIONAL_ENDPOINTS = 'legacy';
      exports.environment = { AWS_STS_REGIONAL_ENDPOINTS };
    `,
    reports: [other(2, ['{ AWS_STS_REGIONAL_ENDPOINTS }', "{ AWS_STS_REGIONAL_ENDPOINTS: 'regional' }"])],
  },
  {
    name: 'a conditional spread',
    code: code`
      export const environment = {
        STAGE: process.env.STAGE,
        ...(process.env.STAGE === 'old' && { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' }),
      };
    `,
    reports: [other(3, VALUE)],
  },
  {
    name: 'a region beside the setting',
    code: "exports.environment = { AWS_REGION: 'eu-west-1', AWS_STS_REGIONAL_ENDPOINTS: 'legacy' };\n",
    reports: [lambda(1, VALUE)],
  },
  {
    name: 'a region beside the setting that is no region',
    code: "exports.environment = { AWS_REGION: 'local', AWS_STS_REGIONAL_ENDPOINTS: 'legacy' };\n",
    reports: [other(1, VALUE)],
  },
  {
    name: 'an environment that a program gets bit by bit',
    code: code`
      const env = {};
      env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';
      require('child_process').fork('worker.js', { env });
    `,
    reports: [other(2, VALUE)],
  },
  {
    name: 'a table that is handed on whole',
    code: code`
      const VARIABLES = { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' };
      for (const [name, value] of Object.entries(VARIABLES)) process.env[name] = value;
    `,
    reports: [other(1, VALUE)],
  },
  {
    name: 'a function of AWS CDK',
    code: code`
      import * as lambda from 'aws-cdk-lib/aws-lambda';
      export const add = (stack) =>
        new lambda.Function(stack, 'Worker', { environment: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } });
    `,
    reports: [lambda(3, VALUE)],
  },
  {
    name: 'a function of AWS CDK of the first version',
    code: code`
      import { PythonFunction } from '@aws-cdk/aws-lambda-python-alpha';
      export const add = (stack) =>
        new PythonFunction(stack, 'Worker', { environment: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } });
    `,
    reports: [lambda(3, VALUE)],
  },
  {
    name: 'a variable that is added to a function',
    code: code`
      import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
      export function add(stack) {
        const worker = new NodejsFunction(stack, 'Worker', {});
        worker.addEnvironment('AWS_STS_REGIONAL_ENDPOINTS', 'legacy', { removeInEdge: true });
      }
    `,
    reports: [{ ...lambda(4, VALUE), column: 3, endColumn: 88 }],
  },
  {
    name: 'a variable that is added to a container',
    code: code`
      export function complete(container) {
        container.addEnvironment('AWS_STS_REGIONAL_ENDPOINTS', 'legacy');
      }
    `,
    reports: [other(2, VALUE)],
  },
  {
    name: 'a variable of cdk8s',
    code: code`
      import { EnvValue } from 'cdk8s-plus-30';
      export function complete(container) {
        container.env.addVariable('AWS_STS_REGIONAL_ENDPOINTS', EnvValue.fromValue('legacy'));
      }
    `,
    reports: [other(3, VALUE)],
  },
  {
    name: 'a variable of CodeBuild',
    code: code`
      import { BuildEnvironmentVariableType, Project } from 'aws-cdk-lib/aws-codebuild';
      export const add = (stack) =>
        new Project(stack, 'Build', {
          environmentVariables: {
            AWS_STS_REGIONAL_ENDPOINTS: { type: BuildEnvironmentVariableType.PLAINTEXT, value: 'legacy' },
          },
        });
    `,
    reports: [{ ...other(5, VALUE), column: 7 }],
  },
  {
    name: 'names and values of containers',
    code: code`
      exports.container = {
        name: 'app',
        environment: [
          { name: 'STAGE', value: 'production' },
          { name: 'AWS_STS_REGIONAL_ENDPOINTS', value: 'legacy' },
        ],
      };
    `,
    reports: [{ ...other(5, VALUE), column: 5, endColumn: 60 }],
  },
  {
    name: 'names and values in upper case',
    code: "exports.variables = [{ Name: 'AWS_STS_REGIONAL_ENDPOINTS', Value: 'legacy' }];\n",
    reports: [other(1, VALUE)],
  },
  {
    name: 'an option of Elastic Beanstalk',
    code: code`
      exports.options = [
        {
          namespace: 'aws:elasticbeanstalk:application:environment',
          optionName: 'AWS_STS_REGIONAL_ENDPOINTS',
          value: 'legacy',
        },
      ];
    `,
    reports: [{ ...other(2, VALUE), column: 3 }],
  },
  {
    name: 'a function of Pulumi',
    code: code`
      import * as aws from '@pulumi/aws';
      export const worker = new aws.lambda.Function('worker', {
        environment: { variables: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } },
      });
    `,
    reports: [lambda(3, VALUE)],
  },
  {
    name: 'a callback of Pulumi',
    code: code`
      const { lambda } = require('@pulumi/aws');
      exports.worker = new lambda.CallbackFunction('worker', {
        callback: async () => {},
        environment: { variables: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } },
      });
    `,
    reports: [lambda(4, VALUE)],
  },
  {
    name: "a function of SST, whose components are globals of its configuration's file",
    code: code`
      export default $config({
        async run() {
          new sst.aws.Function('Worker', {
            handler: 'src/worker.handler',
            environment: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' },
          });
        },
      });
    `,
    reports: [lambda(5, VALUE)],
  },
  {
    name: 'a service of SST that is no function',
    code: code`
      export default $config({
        async run() {
          new sst.aws.Service('App', { environment: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } });
        },
      });
    `,
    reports: [other(3, VALUE)],
  },
  {
    name: 'the defaults of functions of SST',
    code: code`
      export function stacks(app) {
        app.setDefaultFunctionProps({ environment: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } });
      }
    `,
    reports: [other(2, VALUE)],
  },
  {
    name: 'the configuration of the Serverless Framework',
    filename: 'service/serverless.ts',
    code: code`
      module.exports = {
        service: 'tenants',
        provider: { name: 'aws', environment: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } },
      };
    `,
    reports: [lambda(3, VALUE)],
  },
  {
    name: 'a function in the configuration of the Serverless Framework',
    filename: 'service/serverless.js',
    code: code`
      const configuration = {
        functions: {
          worker: { handler: 'worker.handler', environment: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } },
        },
      };
      module.exports = configuration;
    `,
    reports: [lambda(3, VALUE)],
  },
  {
    name: 'a function of CDK for Terraform',
    code: code`
      import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
      export const add = (scope) =>
        new LambdaFunction(scope, 'worker', {
          environment: { variables: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } },
        });
    `,
    reports: [lambda(4, VALUE)],
  },
  {
    name: 'a file of tests, where tests are read as well',
    filename: 'service/client.test.ts',
    settings: { includeTests: true },
    code: "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';\n",
    reports: [own(1, VALUE)],
  },
];

const commands: readonly InvalidCase[] = [
  {
    name: 'a command that is run with the setting',
    code: "require('child_process').execSync('AWS_STS_REGIONAL_ENDPOINTS=legacy aws sts get-caller-identity');\n",
    reports: [other(1, ['=legacy', '=regional'])],
  },
  {
    name: 'commands that make the setting, twice',
    code: code`
      import { execSync } from 'node:child_process';
      execSync('export AWS_STS_REGIONAL_ENDPOINTS="legacy"; AWS_STS_REGIONAL_ENDPOINTS=LEGACY aws s3 ls');
    `,
    reports: [other(2, ['"legacy"', '"regional"'], ['=LEGACY', '=regional'])],
  },
  {
    name: 'a command of a tag',
    code: code`
      import { $ } from 'zx';
      await $({ cwd: '/' })${'`AWS_PAGER= AWS_STS_REGIONAL_ENDPOINTS=legacy aws sts get-caller-identity`'};
    `,
    reports: [other(2, ['=legacy', '=regional'])],
  },
  {
    name: 'a part of a command on one branch',
    code: code`
      import { exec } from 'node:child_process';
      exec((process.env.OLD ? 'AWS_STS_REGIONAL_ENDPOINTS=legacy ' : '') + 'aws s3 ls');
    `,
    reports: [other(2, ['=legacy', '=regional'])],
  },
  {
    name: 'an argument of Docker',
    code: "spawn('docker', ['run', '-e', 'AWS_STS_REGIONAL_ENDPOINTS=legacy', 'app']);\n",
    reports: [other(1, ['=legacy', '=regional'])],
  },
  {
    name: 'a list of variables of Docker',
    code: "exports.container = { Image: 'app', Env: ['AWS_STS_REGIONAL_ENDPOINTS=legacy'] };\n",
    reports: [other(1, ['=legacy', '=regional'])],
  },
  {
    name: 'the commands of an instance',
    code: "instance.userData.addCommands('yum update', 'export AWS_STS_REGIONAL_ENDPOINTS=legacy');\n",
    reports: [other(1, ['=legacy', '=regional'])],
  },
  {
    name: 'the commands of a build',
    code: code`
      exports.spec = {
        phases: { build: { commands: ['export AWS_STS_REGIONAL_ENDPOINTS=legacy', 'npm run deploy'] } },
      };
    `,
    reports: [{ ...other(2, ['=legacy', '=regional']), column: 33, endColumn: 75 }],
  },
];

/** Code that the rule reports. */
export const invalid: readonly InvalidCase[] = [...assignments, ...clients, ...programs, ...commands];
