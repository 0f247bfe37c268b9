// The installed SDK lines that a program can be run against.
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./sdk-lines.d.mts').SdkLine} SdkLine */

const analysis = fileURLToPath(new URL('../package.json', import.meta.url));

/**
 * Finds the directories of installed packages, as they are seen from the folder of a package.json.
 * @param {string} id
 * @param {Readonly<Record<string, string>>} aliases name as a program imports it -> name under which it is installed
 * @param {string} [from] package.json that lists the installed packages
 * @returns {SdkLine}
 */
export function createSdkLine(id, aliases, from = analysis) {
  const packages = {};
  const versions = {};
  for (const [name, alias] of Object.entries(aliases)) {
    const directory = join(dirname(from), 'node_modules', alias);
    packages[name] = directory;
    versions[name] = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')).version;
  }
  const v2 = packages['aws-sdk'];
  return { id, packages, versions, realV2: v2 ? realpathSync(v2) : '' };
}

const PROVIDERS = { '@aws-sdk/credential-providers': '@aws-sdk/credential-providers' };

/** The lines that every test run uses: v2, and v3 old and new. */
export const SDK_LINES = [
  createSdkLine('latest', {
    'aws-sdk': 'aws-sdk',
    '@aws-sdk/client-sts': '@aws-sdk/client-sts',
    ...PROVIDERS,
  }),
  createSdkLine('3.540', {
    'aws-sdk': 'aws-sdk',
    '@aws-sdk/client-sts': '@aws-sdk/client-sts-3.540',
    ...PROVIDERS,
  }),
];
