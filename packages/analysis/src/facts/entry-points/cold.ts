import type { ColdProgram } from './entry-point.js';
import { from } from './origin.js';

const SOURCE = '{ts,tsx,js,jsx,mjs,cjs,mts,cts}';

/** Packages of infrastructure programs: what imports them runs on a developer's machine or in a pipeline. */
const INFRASTRUCTURE = [
  'aws-cdk-lib',
  'aws-cdk-lib/*',
  'constructs',
  '@aws-cdk/*',
  '@pulumi/*',
  'cdktf',
  '@cdktf/*',
  'sst/constructs',
  '@serverless-stack/resources',
];

/** Programs that run at deployment, by hand or in a test, so that what they write to IAM delays no request. */
export const COLD_PROGRAMS: readonly ColdProgram[] = [
  { id: 'test', label: 'a test', overrides: 'all', shape: { type: 'tests' } },
  {
    id: 'custom-resource/type',
    label: 'a CloudFormation custom resource',
    overrides: 'all',
    shape: {
      type: 'annotation',
      packages: ['aws-lambda'],
      functions: [
        'CloudFormationCustomResourceHandler',
        'CdkCustomResourceHandler',
        'CdkCustomResourceIsCompleteHandler',
      ],
    },
  },
  {
    id: 'custom-resource/event',
    label: 'a CloudFormation custom resource',
    overrides: 'all',
    shape: {
      type: 'annotation',
      packages: ['aws-lambda'],
      parameters: [
        {
          index: 0,
          types: [
            'CloudFormationCustomResourceEvent',
            'CloudFormationCustomResourceCreateEvent',
            'CloudFormationCustomResourceUpdateEvent',
            'CloudFormationCustomResourceDeleteEvent',
            'CdkCustomResourceEvent',
            'CdkCustomResourceIsCompleteEvent',
          ],
        },
      ],
    },
  },
  {
    id: 'custom-resource/response-url',
    label: 'a CloudFormation custom resource',
    overrides: 'all',
    shape: { type: 'event-members', names: ['ResponseURL'] },
  },
  {
    // The provider framework answers for the function, which then never sees ResponseURL.
    id: 'custom-resource/request-type',
    label: 'a CloudFormation custom resource',
    overrides: 'all',
    shape: { type: 'event-members', names: ['RequestType', 'ResourceProperties'] },
  },
  {
    id: 'custom-resource/physical-id',
    label: 'a CloudFormation custom resource',
    overrides: 'all',
    shape: { type: 'event-members', names: ['RequestType', 'PhysicalResourceId'] },
  },
  {
    id: 'custom-resource/cfn-response',
    label: 'a CloudFormation custom resource',
    overrides: 'all',
    shape: {
      type: 'imports',
      packages: [
        'cfn-response',
        'cfn-response-async',
        'cfn-response-promise',
        'cfn-lambda',
        'cfn-custom-resource',
      ],
    },
  },
  {
    id: 'infrastructure',
    label: 'an infrastructure program',
    overrides: 'weak',
    shape: { type: 'imports', packages: INFRASTRUCTURE },
  },
  {
    id: 'custom-resource/folder',
    label: 'a CloudFormation custom resource',
    overrides: 'weak',
    shape: {
      type: 'files',
      globs: [`{custom-resources,custom-resource,customResources,customResource}/**/*.${SOURCE}`],
    },
  },
  {
    id: 'infrastructure/config',
    label: 'a configuration file',
    overrides: 'weak',
    shape: {
      type: 'files',
      globs: ['sst.config.{ts,js}', 'serverless.{ts,js,mjs,cjs}', `*.config.${SOURCE}`],
    },
  },
  { id: 'cli/executable', label: 'a command', overrides: 'weak', shape: { type: 'executables' } },
  { id: 'cli/main-guard', label: 'a command', overrides: 'weak', shape: { type: 'main-guards' } },
  {
    id: 'cli/file',
    label: 'a command',
    overrides: 'weak',
    shape: { type: 'files', globs: [`bin/**/*.${SOURCE}`, `scripts/**/*.${SOURCE}`, `cli/**/*.${SOURCE}`] },
  },
  {
    id: 'cli/commander',
    label: 'a command',
    overrides: 'weak',
    shape: {
      type: 'call',
      on: [
        from('commander', 'program', '.*'),
        from('commander', '', '.*'),
        from('commander', 'Command', 'new', '.*'),
        from('commander', 'createCommand', '()', '.*'),
        from('cac', '', '()', '.*'),
        from('sade', '', '()', '.*'),
      ],
      methods: ['action', 'hook'],
      handlers: [{ argument: 'last' }],
    },
  },
  {
    id: 'cli/yargs',
    label: 'a command',
    overrides: 'weak',
    shape: {
      type: 'call',
      on: [from('yargs', '', '.*'), from('yargs', '', '()', '.*')],
      methods: ['command'],
      handlers: [{ argument: 'any' }, { argument: 0, path: ['handler'] }],
    },
  },
  {
    id: 'cli/class',
    label: 'a command',
    overrides: 'all',
    shape: {
      type: 'heritage',
      packages: ['@oclif/core', '@oclif/command', 'clipanion', 'nest-commander'],
      bases: ['Command', 'CommandRunner'],
      methods: ['run', 'execute'],
    },
  },
  {
    id: 'migration/file',
    label: 'a migration or a seed',
    overrides: 'weak',
    shape: {
      type: 'files',
      globs: [
        `{migrations,migration,seeds,seeders,seed}/**/*.${SOURCE}`,
        `{seed,migrate,migration}.${SOURCE}`,
        `*.{migration,seed,seeder}.${SOURCE}`,
      ],
    },
  },
  {
    id: 'migration/class',
    label: 'a migration',
    overrides: 'all',
    shape: {
      type: 'heritage',
      packages: ['typeorm', '@mikro-orm/*'],
      bases: ['MigrationInterface', 'Migration'],
      methods: ['up', 'down'],
    },
  },
  {
    id: 'tag',
    label: 'code that its author marks as cold',
    overrides: 'all',
    shape: { type: 'tag', tag: 'coldPath' },
  },
];
