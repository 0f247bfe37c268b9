import type { IamOptions, JudgeOptions } from '@endpoint-hygiene/analysis';
import { SETTING_SHAPES, type SettingName } from './setting-shapes.js';

/** What a project says once for all rules, under `settings['endpoint-hygiene']`. */
export interface Settings {
  /** Lets `eslint --fix` make edits that move requests to another host. */
  readonly fixHosts: boolean;
  /** `lambda`: AWS_REGION always exists. */
  readonly runtime: 'lambda' | undefined;
  readonly judgeOptions: JudgeOptions;
  readonly iamOptions: IamOptions;
}

/** The settings that could be read, and what is wrong with the others. */
export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

export const SETTINGS_KEY = 'endpoint-hygiene';

/** The names of all settings. */
export const SETTING_NAMES = Object.keys(SETTING_SHAPES) as readonly SettingName[];

type AllSettings = Readonly<Record<string, unknown>>;

/** ESLint hands every file of a configuration the same object. */
const known = new WeakMap<AllSettings, ReadSettings>();

/** Reads the plugin's settings from all settings of a configuration; one that is wrong counts as absent. */
export function readSettings(all: AllSettings): ReadSettings {
  const found = known.get(all) ?? readAfresh(all);
  known.set(all, found);
  return found;
}

function readAfresh(all: AllSettings): ReadSettings {
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
  const { accepts, expected } = SETTING_SHAPES[name];
  return value === undefined || accepts(value) ? [] : [`${path} must be ${expected}.`];
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTING_SHAPES, name);
}

/** The settings as their shapes accept them. */
interface OwnSettings {
  readonly fixHosts?: boolean;
  readonly runtime?: 'lambda';
  readonly region?: string;
  readonly sdkVersion?: string;
  readonly stsFactories?: readonly string[];
  readonly includeTests?: boolean;
  readonly entryPoints?: NonNullable<IamOptions['entryPoints']>;
  readonly coldPaths?: NonNullable<IamOptions['coldPaths']>;
  readonly fallbacks?: readonly string[];
  readonly additionalWrites?: readonly string[];
  readonly root?: string;
}

function toSettings(usable: Readonly<Record<string, unknown>>): Settings {
  const own: OwnSettings = usable;
  const { fixHosts = false, runtime, region, sdkVersion, stsFactories, includeTests } = own;
  const { entryPoints, coldPaths, fallbacks, additionalWrites, root } = own;
  return {
    fixHosts,
    runtime,
    judgeOptions: {
      ...(region !== undefined && { regionExpression: region.trim() }),
      ...(sdkVersion !== undefined && { sdkVersion }),
      ...(stsFactories && { stsFactories }),
      ...(includeTests !== undefined && { includeTests }),
    },
    iamOptions: {
      ...(entryPoints && { entryPoints }),
      ...(coldPaths && { coldPaths }),
      ...(fallbacks && { fallbacks }),
      ...(additionalWrites && { additionalWrites }),
      ...(root !== undefined && { root }),
    },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
