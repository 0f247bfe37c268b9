// The installed SDK lines that a program can be run against.
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./sdk-lines.d.mts').SdkLine} SdkLine */

const here = dirname(fileURLToPath(import.meta.url));
const readManifest = (directory) => JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));

/** The directory of a package as Node finds it from a folder; undefined where it is not installed. */
function getDirectory(name, folder) {
  const directory = join(folder, 'node_modules', name);
  if (existsSync(directory)) return directory;
  const parent = dirname(folder);
  return parent === folder ? undefined : getDirectory(name, parent);
}

/**
 * Finds installed packages as they are seen from a folder.
 * @param {string} id
 * @param {Readonly<Record<string, string>>} aliases name as a program imports it -> name under which it is installed
 * @param {string} folder
 * @returns {SdkLine}
 */
function createSdkLine(id, aliases, folder) {
  const packages = {};
  const versions = {};
  for (const [name, alias] of Object.entries(aliases)) {
    const directory = getDirectory(alias, folder);
    if (directory === undefined) throw new Error(`${alias} is not installed for the SDK line ${id}`);
    packages[name] = directory;
    versions[name] = readManifest(directory).version;
  }
  const v2 = packages['aws-sdk'];
  return { id, packages, versions, realV2: v2 ? realpathSync(v2) : '' };
}

const analysis = dirname(here);
const SHARED = {
  'aws-sdk': 'aws-sdk',
  '@aws-sdk/credential-providers': '@aws-sdk/credential-providers',
};

/** The lines that every test run uses: v2, and v3 new and old. */
export const SDK_LINES = [
  createSdkLine('latest', { ...SHARED, '@aws-sdk/client-sts': '@aws-sdk/client-sts' }, analysis),
  createSdkLine('3.540', { ...SHARED, '@aws-sdk/client-sts': '@aws-sdk/client-sts-3.540' }, analysis),
];

const byVersion = (a, b) => a.localeCompare(b, 'en', { numeric: true });

/** One line of `lines`, with exactly the versions that its manifest asks for. */
function readVersionLine(version) {
  const folder = join(here, 'lines', version);
  const { dependencies } = readManifest(folder);
  const names = Object.keys(dependencies);
  const line = createSdkLine(version, Object.fromEntries(names.map((name) => [name, name])), folder);
  const wrong = names.find((name) => line.versions[name] !== dependencies[name]);
  if (wrong) throw new Error(`${wrong} ${dependencies[wrong]} is not installed, but ${line.versions[wrong]}`);
  return line;
}

/**
 * The lines of the full run, in the order of their versions: every folder of `lines`, once `npm ci` was run here.
 * @returns {SdkLine[]}
 */
export function readVersionLines() {
  return readdirSync(join(here, 'lines')).sort(byVersion).map(readVersionLine);
}
