import { isAbsolute } from 'node:path';

/** What a setting may be: a test, and words for whoever wrote another value. */
interface SettingShape {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

const KINDS: readonly unknown[] = ['request', 'message', 'timer'];

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isNames = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isOperation = (value: unknown): boolean => isText(value) && /^[a-z][a-z0-9-]*:[A-Z]\w*$/.test(value);
const isKind = (value: unknown): boolean => KINDS.includes(value);

/** An object with some of these keys, each of which accepts its value, and with all of the needed ones. */
function isObject(
  value: unknown,
  keys: Readonly<Record<string, (value: unknown) => boolean>>,
  needed: readonly string[],
): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const given = Object.entries(value).filter(([, held]) => held !== undefined);
  return (
    given.every(([key, held]) => Object.hasOwn(keys, key) && keys[key]?.(held)) &&
    needed.every((key) => given.some(([name]) => name === key))
  );
}

const isEntryPoint = (value: unknown): boolean =>
  isObject(value, { files: isText, functions: isNames, kind: isKind }, ['functions']);

/** `{}` would call the whole project cold. */
const isColdPath = (value: unknown): boolean =>
  isObject(value, { files: isText, functions: isNames }, []) && Object.keys(value as object).length > 0;

const BOOLEAN: SettingShape = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' };
const NAMES: SettingShape = { expected: 'a list of function names', accepts: isNames };

/** Every setting with what it may be. */
export const SETTING_SHAPES = {
  fixHosts: BOOLEAN,
  includeTests: BOOLEAN,
  runtime: { expected: "'lambda'", accepts: (value) => value === 'lambda' },
  sdkVersion: {
    expected: "a version of SDK v3, such as '3.540.0'",
    accepts: (value) => isText(value) && /^3\.\d+\.\d+$/.test(value),
  },
  region: { expected: "the text of an expression, such as 'config.region'", accepts: isText },
  stsFactories: NAMES,
  entryPoints: {
    expected: "a list such as [{ files: 'src/jobs/**/*.ts', functions: ['run'], kind: 'timer' }]",
    accepts: (value) => Array.isArray(value) && value.every(isEntryPoint),
  },
  coldPaths: {
    expected: "a list such as [{ files: 'src/admin/**', functions: ['setUp'] }]",
    accepts: (value) => Array.isArray(value) && value.every(isColdPath),
  },
  fallbacks: NAMES,
  additionalWrites: {
    expected: "a list of operations such as 'organizations:CreateAccount'",
    accepts: (value) => Array.isArray(value) && value.every(isOperation),
  },
  root: {
    expected: 'the absolute path of a folder',
    accepts: (value) => isText(value) && isAbsolute(value),
  },
} satisfies Record<string, SettingShape>;

/** The name of a setting. */
export type SettingName = keyof typeof SETTING_SHAPES;
