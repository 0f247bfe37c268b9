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

const SINGLE_PROVIDERS = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-node',
  '@aws-sdk/credential-provider-web-identity',
];

/** Adds the packages that hold one provider each, as the package of all providers has them. */
function addSingleProviders(line) {
  const all = line.packages['@aws-sdk/credential-providers'];
  if (all === undefined) return line;
  const folder = realpathSync(all);
  const found = SINGLE_PROVIDERS.flatMap((name) => {
    const directory = getDirectory(name, folder);
    return directory === undefined ? [] : [[name, directory]];
  });
  const versions = found.map(([name, directory]) => [name, readManifest(directory).version]);
  return {
    ...line,
    packages: { ...Object.fromEntries(found), ...line.packages },
    versions: { ...Object.fromEntries(versions), ...line.versions },
  };
}

const analysis = dirname(here);

/** A line that stands beside the newest one, under names that end in its own. */
function createOlderLine(id) {
  const aliases = {
    'aws-sdk': 'aws-sdk',
    '@aws-sdk/client-sts': `@aws-sdk/client-sts-${id}`,
    '@aws-sdk/credential-providers': `@aws-sdk/credential-providers-${id}`,
  };
  return addSingleProviders(createSdkLine(id, aliases, analysis));
}

const NEWEST = ['aws-sdk', '@aws-sdk/client-sts', '@aws-sdk/credential-providers'];

/** The lines that every test run uses: v2, and v3 new and old, each of which treats regions in a way of its own. */
export const SDK_LINES = [
  addSingleProviders(
    createSdkLine('latest', Object.fromEntries(NEWEST.map((name) => [name, name])), analysis),
  ),
  createOlderLine('3.758'),
  createOlderLine('3.540'),
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
  return addSingleProviders(line);
}

/**
 * The lines of the full run, in the order of their versions: every folder of `lines`, once `npm ci` was run here.
 * @returns {SdkLine[]}
 */
export function readVersionLines() {
  return readdirSync(join(here, 'lines')).sort(byVersion).map(readVersionLine);
}
