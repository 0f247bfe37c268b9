import { describe, expect, it } from 'vitest';
import { readSettings, SETTING_NAMES } from '../src/settings.js';
import { createConfig, lint, ROOT, toFinding } from './lint.js';

const FILE = `${ROOT}/service/client.ts`;
const CLEAN = "import { STSClient } from '@aws-sdk/client-sts';\nnew STSClient({ region: 'eu-west-1' });\n";
const REGIONLESS = "import { STSClient } from '@aws-sdk/client-sts';\nnew STSClient({});\n";

const read = (own: unknown) => readSettings({ 'endpoint-hygiene': own });

describe('readSettings', () => {
  it('is content with nothing', () => {
    const settings = { fixHosts: false, runtime: undefined, judgeOptions: {} };
    expect(readSettings({})).toEqual({ settings, problems: [] });
    expect(read(undefined)).toEqual({ settings, problems: [] });
    expect(read({ fixHosts: undefined })).toEqual({ settings, problems: [] });
  });

  it('reads every setting', () => {
    const own = {
      fixHosts: true,
      runtime: 'lambda',
      region: ' config.region ',
      stsFactories: ['createSts'],
      includeTests: true,
    };
    expect(Object.keys(own).sort()).toEqual([...SETTING_NAMES].sort());
    expect(read(own)).toEqual({
      settings: {
        fixHosts: true,
        runtime: 'lambda',
        judgeOptions: { regionExpression: 'config.region', stsFactories: ['createSts'], includeTests: true },
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
    ['stsFactories', 'createSts', 'a list of function names'],
    ['stsFactories', [''], 'a list of function names'],
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

  it('is not mentioned in files that have nothing to do with STS', () => {
    expect(lint(config, FILE, 'export const one = 1;\n')).toEqual([]);
  });
});
