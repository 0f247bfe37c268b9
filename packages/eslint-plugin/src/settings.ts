import type { JudgeOptions } from '@endpoint-hygiene/analysis';

/** What a project says once for all rules, under `settings['endpoint-hygiene']`. */
export interface Settings {
  /** Lets `eslint --fix` make edits that move requests to another host. */
  readonly fixHosts: boolean;
  /** `lambda`: AWS_REGION always exists. */
  readonly runtime: 'lambda' | undefined;
  readonly judgeOptions: JudgeOptions;
}

/** The settings that could be read, and what is wrong with the others. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

export const SETTINGS_KEY = 'endpoint-hygiene';

interface SettingShape {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const BOOLEAN: SettingShape = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' };

const SHAPES = {
  fixHosts: BOOLEAN,
  includeTests: BOOLEAN,
  runtime: { expected: "'lambda'", accepts: (value) => value === 'lambda' },
  region: { expected: "the text of an expression, such as 'config.region'", accepts: isText },
  stsFactories: {
    expected: 'a list of function names',
    accepts: (value) => Array.isArray(value) && value.every(isText),
  },
} satisfies Record<string, SettingShape>;

type SettingName = keyof typeof SHAPES;

/** The names of all settings. */
export const SETTING_NAMES = Object.keys(SHAPES) as readonly SettingName[];

/** Reads the plugin's settings from all settings of a configuration; one that is wrong counts as absent. */
export function readSettings(all: Readonly<Record<string, unknown>>): ReadSettings {
  const own = all[SETTINGS_KEY] ?? {};
  if (!isRecord(own)) {
    return { settings: toSettings({}), problems: [`settings['${SETTINGS_KEY}'] must be an object.`] };
  }
  const problems = Object.entries(own).flatMap(([name, value]) => findProblems(name, value));
  const usable = Object.entries(own).filter(([name, value]) => findProblems(name, value).length === 0);
  return { settings: toSettings(Object.fromEntries(usable)), problems };
}

function findProblems(name: string, value: unknown): string[] {
  const path = `settings['${SETTINGS_KEY}'].${name}`;
  if (!isSettingName(name)) return [`${path} is unknown: the settings are ${SETTING_NAMES.join(', ')}.`];
  if (value === undefined || SHAPES[name].accepts(value)) return [];
  return [`${path} must be ${SHAPES[name].expected}.`];
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SHAPES, name);
}

function toSettings(own: Partial<Record<SettingName, unknown>>): Settings {
  const { fixHosts, runtime, region, stsFactories, includeTests } = own as {
    fixHosts?: boolean;
    runtime?: 'lambda';
    region?: string;
    stsFactories?: readonly string[];
    includeTests?: boolean;
  };
  const judgeOptions: JudgeOptions = {
    ...(region !== undefined && { regionExpression: region.trim() }),
    ...(stsFactories && { stsFactories }),
    ...(includeTests !== undefined && { includeTests }),
  };
  return { fixHosts: fixHosts ?? false, runtime, judgeOptions };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
