// What the demo claims, each checked against what was observed.
import { classify } from './hosts.mjs';

/**
 * @typedef {import('./hosts.mjs').Client} Client
 * @typedef {import('./migrate.mjs').Note} Note
 * @typedef {import('./lint.mjs').Finding} Finding
 * @typedef {object} Evidence
 * @property {readonly Client[]} clientsBefore
 * @property {readonly Client[]} clientsAfter in the same order
 * @property {readonly Finding[]} findingsBefore about STS, as the others
 * @property {readonly Finding[]} findingsAfter
 * @property {readonly Note[]} notes
 * @property {number} changedAgain files that a second run changed
 *
 * @typedef {{ text: string, exceptions: string[] }} Claim without exceptions, it holds
 */

/** @param {{ file: string, line: number }} place */
const at = ({ file, line }) => `${file}:${line}`;

/**
 * Checks every claim.
 * @param {Evidence} evidence
 * @returns {Claim[]}
 */
export function checkClaims(evidence) {
  const { clientsBefore, clientsAfter, findingsBefore, findingsAfter, notes } = evidence;
  const leftToPerson = new Set(notes.filter((note) => !note.isChange).map(at));
  const toConfirm = new Set(notes.filter((note) => note.isChange).map(at));
  const pairs = clientsBefore.flatMap((before, index) => {
    const after = clientsAfter[index];
    return after ? [{ before, after }] : [];
  });
  return [
    {
      text: 'Every client is still built.',
      exceptions: findDifferences(new Set(nameAll(clientsBefore)), new Set(nameAll(clientsAfter))),
    },
    {
      text: 'Lint found every client that asked the global endpoint or signed for another region.',
      exceptions: clientsBefore
        .filter(isWrong)
        .map(at)
        .filter((place) => !findPlaces(findingsBefore).has(place)),
    },
    {
      text: 'Every client that still does is on the hand-work list.',
      exceptions: clientsAfter
        .filter(isWrong)
        .map(at)
        .filter((place) => !leftToPerson.has(place)),
    },
    {
      text: 'What lint still finds about STS is on the hand-work list, and nothing else is.',
      exceptions: findDifferences(findPlaces(findingsAfter), leftToPerson),
    },
    {
      text: 'With AWS_REGION set, every client that worked before works after.',
      exceptions: pairs
        .filter(({ before, after }) => stopped(before.region, after.region))
        .map((pair) => at(pair.after)),
    },
    {
      text: 'With nothing set, so does every client but those whose change is to be confirmed.',
      exceptions: pairs
        .filter(({ before, after }) => stopped(before.nothing, after.nothing))
        .map(({ after }) => at(after))
        .filter((place) => !toConfirm.has(place)),
    },
    {
      text: 'A client that was regional before asks the same region after.',
      exceptions: pairs
        .filter(
          ({ before, after }) =>
            classify(before.region) === 'regional' && before.region.host !== after.region.host,
        )
        .map(({ after }) => at(after)),
    },
    {
      text: 'A second run of the codemod changes nothing.',
      exceptions: evidence.changedAgain === 0 ? [] : [`${evidence.changedAgain} files`],
    },
  ];
}

/** A client by its file and its place among those of that file: lines move when code is edited. */
function nameAll(clients) {
  return clients.map(({ file }, index) => {
    const before = clients.slice(0, index).filter((client) => client.file === file);
    return `${file} (${before.length + 1})`;
  });
}

/** @param {Client} client */
function isWrong(client) {
  return [client.nothing, client.region].some((outcome) =>
    ['global', 'mismatch'].includes(classify(outcome)),
  );
}

/** @param {readonly Finding[]} findings */
function findPlaces(findings) {
  return new Set(findings.map(({ file, message }) => at({ file, line: message.line })));
}

function findDifferences(one, other) {
  return [...one, ...other].filter((place) => !one.has(place) || !other.has(place));
}

function stopped(before, after) {
  return classify(before) !== 'throws' && classify(after) === 'throws';
}
