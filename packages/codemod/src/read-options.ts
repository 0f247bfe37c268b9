import type { TransformOptions } from './transform-source.js';

/** An option that cannot be understood. Its message says what to write instead. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** What jscodeshift hands to a transform: its own options, and every other one from the command line. */
export type RawOptions = Readonly<Record<string, unknown>>;

const NAMES = ['stsFactories', 'includeTests', 'region', 'sdkVersion'];
const LOOKS_LIKE_OURS = /^(?:sts|factor|include|test|region|sdk)/i;

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const READ = String.raw`process\.env(?:\.[A-Za-z_]\w*|\[(?:'\w+'|"\w+")\])`;
const OPERAND = String.raw`(?:${READ}|'[\w-]+'|"[\w-]+")`;
const REGION = new RegExp(String.raw`^${READ}(?:(?:\s*\?\?\s*${OPERAND})*|(?:\s*\|\|\s*${OPERAND})*)$`);

/**
 * Reads the transform's options off those of jscodeshift, which turns what looks like JSON into values and what is
 * given twice into a list. Throws an OptionError.
 */
export function readOptions(raw: RawOptions): TransformOptions {
  const unknown = Object.keys(raw).find((name) => LOOKS_LIKE_OURS.test(name) && !NAMES.includes(name));
  if (unknown !== undefined) {
    throw new OptionError(`--${unknown} is no option. There are --${NAMES.join(', --')}.`);
  }
  const stsFactories = readFactories(raw.stsFactories);
  const includeTests = readSwitch(raw.includeTests);
  const regionExpression = readRegion(raw.region);
  const sdkVersion = readVersion(raw.sdkVersion);
  return {
    ...(stsFactories && { stsFactories }),
    ...(includeTests !== undefined && { includeTests }),
    ...(regionExpression !== undefined && { regionExpression }),
    ...(sdkVersion !== undefined && { sdkVersion }),
  };
}

function readFactories(value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  const given: unknown[] = Array.isArray(value) ? value : [value];
  const names = given.flatMap((item) => String(item).split(',')).map((item) => item.trim());
  const odd = names.find((item) => !IDENTIFIER.test(item));
  if (odd === undefined && typeof value !== 'boolean') return names;
  throw new OptionError(
    `--stsFactories=${show(value)} does not name functions. Write names with commas: --stsFactories=createSts,regionalSts`,
  );
}

function readSwitch(value: unknown): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw new OptionError(
    `--includeTests took "${show(value)}" for its value. Write --includeTests=true in front of the paths.`,
  );
}

function readRegion(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && REGION.test(value)) return value;
  throw new OptionError(
    `--region=${show(value)} is not an expression that every file can read. Write a variable of the environment, ` +
      'with a default if you like: --region="process.env.MY_REGION ?? \'eu-west-1\'"',
  );
}

function readVersion(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^3\.\d+\.\d+$/.test(value)) return value;
  throw new OptionError(
    `--sdkVersion=${show(value)} is no version of SDK v3. Write the one in production: --sdkVersion=3.540.0`,
  );
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
