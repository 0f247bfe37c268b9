import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import { SETTINGS_KEY, readSettings, type Settings } from 'eslint-plugin-endpoint-hygiene/dist/settings.js';
import { PRESETS, type Preset } from './presets.js';
import { UserError } from '../user-error.js';

/** What a project says of itself, under `endpoint-hygiene` in its package.json, with what the command line adds. */
export interface Configuration {
  readonly preset: Preset;
  readonly ignore: readonly string[];
  /** As ESLint's `settings` hold them. */
  readonly rawSettings: Readonly<Record<string, unknown>>;
  readonly settings: Settings;
}

/** What the command line says; it comes before the package.json. */
export interface ConfigurationFlags {
  readonly preset?: Preset;
  readonly ignore?: readonly string[];
  readonly runtime?: string;
  readonly includeTests?: boolean;
}

/** Reads the nearest package.json that has the key. Throws a UserError where it cannot be understood. */
export function readConfiguration(cwd: string, flags: ConfigurationFlags): Configuration {
  const { path, own } = findOwn(cwd);
  const { preset, ignore = [], ...settings } = own;
  if (preset !== undefined && !PRESETS.includes(preset as Preset)) {
    throw new UserError(`${path}: "preset" must be one of ${PRESETS.join(', ')}.`);
  }
  if (!Array.isArray(ignore) || !ignore.every((glob) => typeof glob === 'string')) {
    throw new UserError(`${path}: "ignore" must be a list of globs.`);
  }
  const root = settings.root;
  const raw = {
    ...settings,
    ...(typeof root === 'string' && { root: resolve(dirname(path), root) }),
    ...(flags.runtime !== undefined && { runtime: flags.runtime }),
    ...(flags.includeTests !== undefined && { includeTests: flags.includeTests }),
  };
  const rawSettings = { [SETTINGS_KEY]: raw };
  const read = readSettings(rawSettings);
  if (read.problems.length > 0)
    throw new UserError(read.problems.map((text) => `${path}: ${text}`).join('\n'));
  return {
    preset: flags.preset ?? (preset as Preset | undefined) ?? 'recommended',
    ignore: [...ignore.map((glob) => toAbsoluteGlob(dirname(path), glob)), ...(flags.ignore ?? [])],
    rawSettings,
    settings: read.settings,
  };
}

/** A glob with a slash is meant from the package.json that holds it; one without means any folder. */
function toAbsoluteGlob(folder: string, glob: string): string {
  return glob.includes('/') && !glob.startsWith('**') ? join(folder, glob) : glob;
}

interface Own {
  readonly path: string;
  readonly own: Readonly<Record<string, unknown>>;
}

function findOwn(cwd: string): Own {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    const own = readManifest(path)?.[SETTINGS_KEY];
    if (own !== undefined) return { path, own: requireRecord(path, own) };
    if (folder === dirname(folder)) return { path: join(cwd, 'package.json'), own: {} };
  }
}

function requireRecord(path: string, own: unknown): Own['own'] {
  if (isRecord(own)) return own;
  throw new UserError(`${path}: "${SETTINGS_KEY}" must be an object of settings.`);
}

function readManifest(path: string): Readonly<Record<string, unknown>> | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const errors: ParseError[] = [];
  const manifest: unknown = parse(text, errors);
  if (errors.length > 0) throw new UserError(`${path} is not JSON. Mend it, or run elsewhere.`);
  return isRecord(manifest) ? manifest : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
