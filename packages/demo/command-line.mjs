// Runs endpoint-hygiene in the application, as a user would, and reads what it says to programs.
import { execFile } from 'node:child_process';

const BIN = 'node_modules/endpoint-hygiene/bin/endpoint-hygiene.js';

/**
 * @typedef {object} Remainder
 * @property {string} file
 * @property {number} line
 * @property {'work' | 'confirmation'} kind
 * @property {string} reason
 * @property {string} problem
 * @property {string} advice
 *
 * @typedef {object} Migration
 * @property {{ file: string }[]} changed
 * @property {Remainder[]} leftToYou
 * @property {string} [installCommand]
 */

/**
 * Migrates the folder. It is a copy outside of any repository, hence `--force`.
 * @param {string} root
 * @returns {Promise<Migration>}
 */
export const migrateAll = (root) => run(root, ['migrate', '--force', '--no-diff', '--format', 'json']);

/**
 * What is still found.
 * @param {string} root
 * @returns {Promise<{ file: string, line: number }[]>}
 */
export async function check(root) {
  const { findings } = await run(root, ['check', '--format', 'json']);
  return findings;
}

/** Throws where the command ends with trouble, which is neither 0 nor 1. */
function run(cwd, args) {
  return new Promise((done, fail) => {
    execFile(process.execPath, [BIN, ...args], { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (error && error.code !== 1) fail(new Error(`endpoint-hygiene ${args[0]} failed:\n${stderr}`));
      else done(JSON.parse(stdout));
    });
  });
}
