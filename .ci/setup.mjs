// Installs and builds the workspace on a machine that has only Node and npm. No dependencies of its own.
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@12.21.0';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const quiet = process.argv.includes('--quiet');

/** Runs one step in the workspace's root; ends the process with the step's own status when it fails. */
function run(title, command, args) {
  if (!quiet) console.log(`\n> ${title}`);
  const options = {
    cwd: root,
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    shell: process.platform === 'win32',
  };
  const { status, stdout, stderr, error } = spawnSync(command, args, options);
  if (status === 0) return;
  if (error) console.error(error.message);
  if (quiet) process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  console.error(`\nsetup: "${title}" failed. Run "npm run setup" to see all of its output.`);
  process.exit(status ?? 1);
}

run('install', 'npx', ['--yes', PNPM, 'install', '--frozen-lockfile', '--prefer-offline']);
run('build', process.execPath, ['node_modules/typescript/bin/tsc', '--build']);
