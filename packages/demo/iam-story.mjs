// The second half: an outage of IAM, before and after `endpoint-hygiene migrate`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSources } from './app-copy.mjs';
import { build, checkTypes, runTests } from './build.mjs';
import { check, migrateAll } from './command-line.mjs';
import { printDiff, printNotes } from './migrate.mjs';
import { checkOutageClaims } from './outage-claims.mjs';
import { describeMarks, observeOutage, printOutage } from './outage.mjs';
import { printClaims } from './print-claims.mjs';
import { paint, print, printChapter } from './terminal.mjs';

/**
 * Tells the story over two copies of the application, and returns whether every claim held.
 * @param {{ before: string, after: string }} roots copies as the application stands
 * @param {{ sources: ReadonlyMap<string, string>, notes: readonly Place[] }} chapter3 the sources as it left them, and
 * the places that it named
 */
export async function tellIamStory(roots, chapter3) {
  build(roots.before);
  // It waits for requests that are never answered, while the rest goes on.
  const observingBefore = observeOutage(roots.before);
  const manifestBefore = readManifest(roots.after);
  const migration = await migrateAll(roots.after);
  const sources = readSources(roots.after);
  build(roots.after);
  const running = [
    observeOutage(roots.after),
    checkTypes(roots.after),
    runTests(roots.after),
    check(roots.after),
    migrateAll(roots.after),
  ];
  const before = await observingBefore;
  printChapter('7  An outage of IAM: the application before');
  printOutage(before);
  describeMarks();

  printChapter('8  endpoint-hygiene migrate');
  print(paint('dim', '$ npx endpoint-hygiene migrate\n'));
  const earlier = new Map([['package.json', manifestBefore], ...chapter3.sources]);
  printDiff(earlier, new Map([['package.json', readManifest(roots.after)], ...sources]));
  const known = new Set(chapter3.notes.map(at));
  const aboutIam = migration.leftToYou.filter((each) => !known.has(at(each)));
  printRemainders(aboutIam, migration.leftToYou.length - aboutIam.length);

  const [after, typeErrors, tests, findings, again] = await Promise.all(running);
  printChapter('9  The same outage: the application after');
  printOutage(after);
  describeMarks();

  printChapter('10  What the second half shows');
  const isIn = (/** @type {string} */ reason) => findOperations(migration.leftToYou, reason);
  return printClaims(
    checkOutageClaims({
      before,
      after,
      guarded: isIn('wrapInGuard'),
      repliedFor: isIn('wrapInFallback'),
      left: migration.leftToYou,
      findings,
      otherThanChapter3: [...sources.keys()].filter(
        (path) =>
          sources.get(path) !== chapter3.sources.get(path) && !aboutIam.some(({ file }) => file === path),
      ),
      typeErrors,
      tests,
      changedAgain: again.changed.length,
    }),
  );
}

const readManifest = (/** @type {string} */ root) => readFileSync(join(root, 'package.json'), 'utf8');

/**
 * @typedef {import('./command-line.mjs').Remainder} Remainder
 * @typedef {{ file: string, line: number }} Place
 */

const at = (/** @type {Place} */ { file, line }) => `${file}:${line}`;

/** `CreateRole falls back on …` -> `CreateRole`, of each place with that reason. */
function findOperations(/** @type {readonly Remainder[]} */ left, /** @type {string} */ reason) {
  return left.filter((each) => each.reason === reason).map(({ problem }) => problem.split(' ')[0] ?? '');
}

/** @param {readonly Remainder[]} iam @param {number} others */
function printRemainders(iam, others) {
  print(paint('bold', 'Left to you, about IAM:'));
  printNotes(iam.map(({ file, line, problem, advice }) => ({ file, line, text: `${problem} ${advice}` })));
  print(paint('dim', `\n  and the ${others} places of chapter 3.`));
}
