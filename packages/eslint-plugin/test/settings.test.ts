import { describe, expect, it } from 'vitest';
import { readSettings, SETTING_NAMES } from '../src/settings.js';
import { createConfig, getThemeRules, lint, ROOT, toFinding } from './lint.js';

const FILE = `${ROOT}/service/client.ts`;
const CLEAN = "import { STSClient } from '@aws-sdk/client-sts';\nnew STSClient({ region: 'eu-west-1' });\n";
const REGIONLESS = "import { STSClient } from '@aws-sdk/client-sts';\nnew STSClient({});\n";

const IAM = {
  entryPoints: [{ functions: ['run'] }, { files: 'src/*.ts', functions: ['Job.run', 'tick'], kind: 'timer' }],
  coldPaths: [{ files: 'src/admin/*.ts' }, { functions: ['setUp'] }],
  fallbacks: ['useExistingRole'],
  additionalWrites: ['organizations:CreateAccount', 'cognito-identity-provider:AdminCreateUser'],
  root: ROOT,
};

const read = (own: unknown) => readSettings({ 'endpoint-hygiene': own });

describe('readSettings', () => {
  it('is content with nothing', () => {
    const settings = { fixHosts: false, runtime: undefined, judgeOptions: {}, iamOptions: {} };
    expect(readSettings({})).toEqual({ settings, problems: [] });
    expect(read(undefined)).toEqual({ settings, problems: [] });
    expect(read({ fixHosts: undefined })).toEqual({ settings, problems: [] });
  });

  it('reads every setting', () => {
    const own = {
      fixHosts: true,
      runtime: 'lambda',
      region: ' config.region ',
      sdkVersion: '3.540.0',
      stsFactories: ['createSts'],
      includeTests: true,
      ...IAM,
    };
    expect(Object.keys(own).sort()).toEqual([...SETTING_NAMES].sort());
    expect(read(own)).toEqual({
      settings: {
        fixHosts: true,
        runtime: 'lambda',
        judgeOptions: {
          regionExpression: 'config.region',
          sdkVersion: '3.540.0',
          stsFactories: ['createSts'],
          includeTests: true,
        },
        iamOptions: IAM,
      },
      problems: [],
    });
  });

  it.each([
    ['fixHosts', 'yes', 'true or false'],
    ['includeTests', 1, 'true or false'],
    ['runtime', 'ecs', "'lambda'"],
    ['region', '', 'the text of an expression'],
    ['region', { name: 'eu-west-1' }, 'the text of an expression'],
    ['sdkVersion', '3', 'a version of SDK v3'],
    ['sdkVersion', '^3.540.0', 'a version of SDK v3'],
    ['sdkVersion', '2.1693.0', 'a version of SDK v3'],
    ['stsFactories', 'createSts', 'a list of function names'],
    ['stsFactories', [''], 'a list of function names'],
    ['fallbacks', 'useExistingRole', 'a list of function names'],
    ['fallbacks', [7], 'a list of function names'],
    ['entryPoints', ['run'], 'a list such as'],
    ['entryPoints', { functions: ['run'] }, 'a list such as'],
    ['entryPoints', [{ files: 'src/*.ts' }], 'a list such as'],
    ['entryPoints', [{ functions: 'run' }], 'a list such as'],
    ['entryPoints', [{ functions: ['run'], kind: 'cron' }], 'a list such as'],
    ['entryPoints', [{ functions: ['run'], file: 'src/*.ts' }], 'a list such as'],
    ['entryPoints', [null], 'a list such as'],
    ['coldPaths', 'src/admin/*.ts', 'a list such as'],
    ['coldPaths', [{}], 'a list such as'],
    ['coldPaths', [{ files: '' }], 'a list such as'],
    ['coldPaths', [{ functions: ['setUp'], kind: 'timer' }], 'a list such as'],
    ['additionalWrites', 'organizations:CreateAccount', 'a list of operations'],
    ['additionalWrites', ['CreateAccount'], 'a list of operations'],
    ['additionalWrites', ['organizations:createAccount'], 'a list of operations'],
    ['additionalWrites', ['organizations:Create(Account'], 'a list of operations'],
    ['root', 'packages/service', 'the absolute path of a folder'],
    ['root', '', 'the absolute path of a folder'],
  ])('names the setting that is wrong: %s: %j', (name, value, expected) => {
    const { settings, problems } = read({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`settings['endpoint-hygiene'].${name} must be ${expected}`);
    expect(settings).toEqual(read({}).settings);
  });

  it('lists the settings where one is unknown', () => {
    const { problems } = read({ fixHost: true });
    expect(problems[0]).toMatch(/\.fixHost is unknown: the settings are .*\bfixHosts\b/);
  });

  it.each([[[]], ['lambda'], [null]])('refuses what is no object: %j', (own) => {
    const problems = own === null ? [] : ["settings['endpoint-hygiene'] must be an object."];
    expect(read(own).problems).toEqual(problems);
  });

  it('keeps the settings that are right beside one that is wrong', () => {
    expect(read({ runtime: 'lambda', fixHosts: 'no' }).settings.runtime).toBe('lambda');
  });
});

describe('a setting that is wrong', () => {
  const config = createConfig('typescript', { runtime: 'ecs', fixHosts: 1 });

  it('is reported once for all rules, on the first line, and ends no run', () => {
    const messages = lint(config, FILE, CLEAN);
    expect(
      messages.map(({ messageId, line, column, message }) => ({ messageId, line, column, message })),
    ).toEqual([
      {
        messageId: 'badSetting',
        line: 1,
        column: 1,
        message: "settings['endpoint-hygiene'].runtime must be 'lambda'.",
      },
      {
        messageId: 'badSetting',
        line: 1,
        column: 1,
        message: "settings['endpoint-hygiene'].fixHosts must be true or false.",
      },
    ]);
  });

  it('leaves the rest of the work as it is', () => {
    const findings = lint(config, FILE, REGIONLESS).map(toFinding);
    expect(findings).toContain('require-sts-region/noRegion');
  });

  it('is mentioned by the rules about IAM alone, in files that speak of the SDK', () => {
    const iam = createConfig('typescript', { entryPoints: ['run'] }, getThemeRules('iam'));
    const messages = lint(iam, FILE, "import { IAMClient } from '@aws-sdk/client-iam';\n");
    expect(messages.map(({ messageId }) => messageId)).toEqual(['badSetting']);
    expect(messages[0]?.message).toContain(".entryPoints must be a list such as [{ files: '");
  });

  it('is not mentioned in files that have nothing to do with the SDK', () => {
    expect(lint(config, FILE, 'export const one = 1;\n')).toEqual([]);
  });
});
