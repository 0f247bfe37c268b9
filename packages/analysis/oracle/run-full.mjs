// The full run: installs old and new lines of the SDKs beside this file, measures every row on each, and compares with
// the committed tables. With --accept, the tables are written instead.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareTables } from './compare-tables.mjs';
import { readTable, writeTable } from './table-file.mjs';
import { measureVersionTable, VERSION_TABLE_IDS } from './version-tables.mjs';

const accept = process.argv.includes('--accept');
const cwd = dirname(fileURLToPath(import.meta.url));

console.log('Installing the SDK lines (about 600 MB)');
const install = spawnSync('npm', ['ci', '--prefer-offline', '--no-progress', '--loglevel=error'], {
  cwd,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (install.status !== 0) process.exit(install.status ?? 1);

const differences = [];
for (const id of VERSION_TABLE_IDS) {
  console.log(`Measuring ${id}`);
  const table = await measureVersionTable(id);
  if (accept) writeTable(id, table);
  else differences.push(...compareTables(readTable(id), table));
}

if (differences.length > 0) {
  console.error(differences.join('\n'));
  console.error('When the SDK is right: npm run oracle -- --accept');
  process.exitCode = 1;
} else {
  console.log(accept ? 'The tables are written.' : 'Every SDK line does what the committed tables say.');
}
