// Runs the real jscodeshift with the transform, as a user would, and shows what it changed and what it reported.
import { structuredPatch } from 'diff';
import { spawnSync } from 'node:child_process';
import { paint, print, wrap } from './terminal.mjs';

/** The command of the README. */
export const COMMAND = [
  'node_modules/jscodeshift/bin/jscodeshift.js',
  '--no-babel',
  '--extensions=js,jsx,ts,tsx,mjs,cjs,mts,cts',
  '-t',
  'node_modules/@endpoint-hygiene/codemod/dist/transforms/sts-regional-endpoint.js',
  'src',
  'lambda',
];

/**
 * @typedef {object} Note
 * @property {string} file
 * @property {number} line
 * @property {string} text
 * @property {boolean} isChange made already, and to be confirmed; otherwise left to a person
 */

/**
 * Runs the codemod over a folder; throws where jscodeshift counts an error.
 * @param {string} root
 * @returns {{ changed: number, notes: Note[] }}
 */
export function migrate(root) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const { stdout, stderr, status } = spawnSync(process.execPath, COMMAND, {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  const count = (/** @type {string} */ name) =>
    Number(new RegExp(`^(\\d+) ${name}$`, 'm').exec(stdout)?.[1] ?? -1);
  if (status !== 0 || count('errors') !== 0) throw new Error(`jscodeshift failed:\n${stdout}${stderr}`);
  return { changed: count('ok'), notes: readNotes(stdout) };
}

/** ` REP src/a.ts …` is followed by `  src/a.ts:12  What is wrong. What to do.` */
function readNotes(output) {
  return [...output.matchAll(/^ {2}(\S+):(\d+) {2}(.+)$/gm)].map(([, file = '', line, text = '']) => ({
    file,
    line: Number(line),
    text,
    isChange: text.startsWith('Changed:'),
  }));
}

/** @param {readonly Note[]} notes */
export function printNotes(notes) {
  for (const { file, line, text } of notes) {
    print(`  ${paint('cyan', `${file}:${line}`)}\n    ${wrap(text, 4)}`);
  }
}

/**
 * Prints what changed, file by file.
 * @param {ReadonlyMap<string, string>} before
 * @param {ReadonlyMap<string, string>} after
 */
export function printDiff(before, after) {
  for (const [file, text] of before) {
    const changed = after.get(file) ?? '';
    if (changed === text) continue;
    print(paint('bold', file));
    const { hunks } = structuredPatch(file, file, text, changed, '', '', { context: 1 });
    for (const { oldStart, oldLines, newStart, newLines, lines } of hunks) {
      print(paint('cyan', `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`));
      for (const line of lines) print(paintDiff(line));
    }
    print();
  }
}

/** @param {string} line */
function paintDiff(line) {
  if (line.startsWith('+')) return paint('green', line);
  return line.startsWith('-') ? paint('red', line) : paint('dim', line);
}
