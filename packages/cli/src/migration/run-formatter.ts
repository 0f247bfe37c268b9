import { spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { UserError } from '../user-error.js';

/** So many names fit into one command line. */
const MOST_FILES = 200;

/** Runs the project's own formatter, such as `prettier --write`, over files. Throws a UserError where it fails. */
export function runFormatter(command: string, files: readonly string[], cwd: string): void {
  const [program = '', ...args] = command.trim().split(/\s+/);
  const env = { ...process.env, PATH: [...findBinFolders(cwd), process.env.PATH ?? ''].join(delimiter) };
  const options = { cwd, encoding: 'utf8', env, shell: process.platform === 'win32' } as const;
  for (let start = 0; start < files.length; start += MOST_FILES) {
    const some = files.slice(start, start + MOST_FILES);
    const { error, status, stderr } = spawnSync(program, [...args, ...some], options);
    if (error || status !== 0) {
      const reason = error?.message ?? (stderr.trim() || `status ${String(status)}`);
      throw new UserError(`The files are migrated, but "${command}" failed on them: ${reason}`);
    }
  }
}

/** Where npm and the others put the commands of installed packages. */
function findBinFolders(cwd: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    folders.push(join(folder, 'node_modules', '.bin'));
    if (folder === dirname(folder)) return folders;
  }
}
