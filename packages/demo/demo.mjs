// npm run demo: lints a fixture application, shows where the real SDK sends its requests, migrates it, and proves the
// result. Works on a copy. Ends with status 1 when anything is not as claimed.
import { ORIGINAL, copyApp, fingerprint, readSources } from './app-copy.mjs';
import { checkClaims } from './claims.mjs';
import { classify, observeClients, printHosts } from './hosts.mjs';
import { countBySeverity, lint, printFindings } from './lint.mjs';
import { COMMAND, migrate, printDiff, printNotes } from './migrate.mjs';
import { paint, print, printChapter, printTable, wrap } from './terminal.mjs';

/** Tells the whole story over a copy of the application, and returns whether every claim held. */
async function tell(root) {
  const original = fingerprint(ORIGINAL);
  const before = readSources(root);
  print(
    `${paint('bold', 'endpoint-hygiene')} on accounts-service: an Express service and two Lambda functions,`,
  );
  print(
    `${before.size} files in TypeScript and JavaScript, AWS SDK v2 and v3. All work is done on a temporary copy.`,
  );

  printChapter('1  eslint .  What a developer sees');
  const findingsBefore = await lint(root);
  printFindings(findingsBefore);

  printChapter('2  Where the real SDK sends the requests of each client');
  const clientsBefore = await observeClients(root);
  printHosts(clientsBefore);

  printChapter('3  The codemod');
  print(paint('dim', `${wrap(`$ node ${COMMAND.join(' ')}`, 2)}\n`));
  const { changed, notes } = migrate(root);
  printDiff(before, readSources(root));
  print(`${paint('bold', `${changed} files changed.`)} Left to you, because only a person can know:`);
  printNotes(notes.filter((note) => !note.isChange));
  print('\nChanged, and to be confirmed:');
  printNotes(notes.filter((note) => note.isChange));

  printChapter('4  eslint .  What is left');
  const findingsAfter = await lint(root);
  printFindings(findingsAfter);

  printChapter('5  Where the real SDK sends the requests now');
  const clientsAfter = await observeClients(root);
  printHosts(clientsAfter);

  printChapter('6  Before and after');
  const { changed: changedAgain } = migrate(root);
  const isOriginalUntouched = fingerprint(ORIGINAL) === original;
  printSummary({ clientsBefore, clientsAfter, findingsBefore, findingsAfter });
  return printClaims(
    checkClaims({
      clientsBefore,
      clientsAfter,
      findingsBefore,
      findingsAfter,
      notes,
      changedAgain,
      isOriginalUntouched,
    }),
  );
}

function printSummary({ clientsBefore, clientsAfter, findingsBefore, findingsAfter }) {
  const lintOf = (findings) => Object.values(countBySeverity(findings)).join(' / ');
  const countOf = (clients, environment, kind) =>
    String(clients.filter((client) => classify(client[environment]) === kind).length);
  const row = (title, environment, kind) => [
    title,
    countOf(clientsBefore, environment, kind),
    countOf(clientsAfter, environment, kind),
  ];
  printTable([
    ['', 'before', 'after'],
    ['lint errors / warnings', lintOf(findingsBefore), lintOf(findingsAfter)],
    row('with AWS_REGION set: clients that ask a regional endpoint', 'region', 'regional'),
    row('                     clients that ask the global endpoint', 'region', 'global'),
    row('                     clients that sign for another region', 'region', 'mismatch'),
    row('with nothing set:    clients that ask the global endpoint', 'nothing', 'global'),
  ]);
  print();
}

/** @param {readonly import('./claims.mjs').Claim[]} claims */
function printClaims(claims) {
  for (const { text, exceptions } of claims) {
    const holds = exceptions.length === 0;
    print(`  ${holds ? paint('green', '✓') : paint('red', '✗')} ${text}`);
    for (const exception of exceptions) print(paint('red', `      but: ${exception}`));
  }
  return claims.every(({ exceptions }) => exceptions.length === 0);
}

const { root, remove } = copyApp();
try {
  process.exitCode = (await tell(root)) ? 0 : 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  remove();
}
