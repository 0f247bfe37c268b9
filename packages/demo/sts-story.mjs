// The first half: where the STS clients of the application send their requests, before and after the codemod.
import { readSources } from './app-copy.mjs';
import { checkClaims } from './claims.mjs';
import { classify, observeClients, printHosts } from './hosts.mjs';
import { countBySeverity, lint, printFindings } from './lint.mjs';
import { COMMAND, migrate, printDiff, printNotes } from './migrate.mjs';
import { printClaims } from './print-claims.mjs';
import { paint, print, printChapter, printTable, wrap } from './terminal.mjs';

/**
 * Tells the story over a copy of the application, and returns whether every claim held, the sources as the codemod
 * left them, and the places that it named.
 * @param {string} root
 */
export async function tellStsStory(root) {
  const before = readSources(root);
  printChapter('1  eslint .  What a developer sees');
  const allFindings = await lint(root);
  printFindings(allFindings);
  const findingsBefore = allFindings.filter(isAboutSts);

  printChapter('2  Where the real SDK sends the requests of each client');
  const clientsBefore = await observeClients(root);
  printHosts(clientsBefore);

  printChapter('3  The codemod');
  print(paint('dim', `${wrap(`$ node ${COMMAND.join(' ')}`, 2)}\n`));
  const { changed, notes } = migrate(root);
  const after = readSources(root);
  printDiff(before, after);
  print(`${paint('bold', `${changed} files changed.`)} Left to you, because only a person can know:`);
  printNotes(notes.filter((note) => !note.isChange));
  print('\nChanged, and to be confirmed:');
  printNotes(notes.filter((note) => note.isChange));

  printChapter('4  eslint .  What is left');
  const leftAfter = await lint(root);
  const findingsAfter = leftAfter.filter(isAboutSts);
  printFindings(findingsAfter);
  print(
    paint('dim', `and ${leftAfter.length - findingsAfter.length} findings about IAM, for the second half.`),
  );

  printChapter('5  Where the real SDK sends the requests now');
  const clientsAfter = await observeClients(root);
  printHosts(clientsAfter);

  printChapter('6  Before and after');
  const { changed: changedAgain } = migrate(root);
  printSummary({ clientsBefore, clientsAfter, findingsBefore, findingsAfter });
  const holds = printClaims(
    checkClaims({ clientsBefore, clientsAfter, findingsBefore, findingsAfter, notes, changedAgain }),
  );
  return { holds, sources: after, notes };
}

/** @param {import('./lint.mjs').Finding} finding */
const isAboutSts = ({ message }) => !String(message.ruleId).includes('iam');

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
    ['lint errors / warnings about STS', lintOf(findingsBefore), lintOf(findingsAfter)],
    row('with AWS_REGION set: clients that ask a regional endpoint', 'region', 'regional'),
    row('                     clients that ask the global endpoint', 'region', 'global'),
    row('                     clients that sign for another region', 'region', 'mismatch'),
    row('with nothing set:    clients that ask the global endpoint', 'nothing', 'global'),
  ]);
  print();
}
