import { resolve } from 'node:path';
import type { TransformOptions } from './transform-source.js';

/** An option that cannot be understood. Its message says what to write instead. */
export class OptionError extends Error {
  override readonly name = 'OptionError';
}

/** What jscodeshift hands to a transform: its own options, and every other one from the command line. */
export type RawOptions = Readonly<Record<string, unknown>>;

const NAMES = ['stsFactories', 'includeTests', 'region', 'sdkVersion', 'fallbacks', 'root'];
const LOOKS_LIKE_OURS = /^(?:sts|factor|include|test|region|sdk|fallback|root)/i;

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
  const stsFactories = readFunctions('stsFactories', raw.stsFactories);
  const fallbacks = readFunctions('fallbacks', raw.fallbacks);
  const root = readRoot(raw.root);
  const includeTests = readSwitch(raw.includeTests);
  const regionExpression = readRegion(raw.region);
  const sdkVersion = readVersion(raw.sdkVersion);
  return {
    ...(stsFactories && { stsFactories }),
    ...(includeTests !== undefined && { includeTests }),
    ...(regionExpression !== undefined && { regionExpression }),
    ...(sdkVersion !== undefined && { sdkVersion }),
    ...((fallbacks ?? root) && {
      iam: { ...(fallbacks && { fallbacks }), ...(root !== undefined && { root }) },
    }),
  };
}

const EXAMPLES: Readonly<Record<string, string>> = {
  stsFactories: 'createSts,regionalSts',
  fallbacks: 'withSharedRole,tryLater',
};

function readFunctions(option: string, value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  const given: unknown[] = Array.isArray(value) ? value : [value];
  const names = given.flatMap((item) => String(item).split(',')).map((item) => item.trim());
  const odd = names.find((item) => !IDENTIFIER.test(item));
  if (odd === undefined && typeof value !== 'boolean') return names;
  throw new OptionError(
    `--${option}=${show(value)} does not name functions. Write names with commas: --${option}=${EXAMPLES[option] ?? ''}`,
  );
}

function readSwitch(value: unknown): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw new OptionError(
    `--includeTests took "${show(value)}" for its value. Write --includeTests=true in front of the paths.`,
  );
}

function readRoot(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value !== '') return resolve(value);
  throw new OptionError(`--root=${show(value)} is no folder. Write the project's: --root=../app`);
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
