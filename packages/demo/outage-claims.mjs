// What the second half of the demo claims, each checked against what was observed.

/**
 * @typedef {import('./outage.mjs').Answer} Answer
 * @typedef {import('./claims.mjs').Claim} Claim
 * @typedef {{ file: string, line: number }} Place
 * @typedef {object} OutageEvidence
 * @property {readonly Answer[]} before
 * @property {readonly Answer[]} after in the same order
 * @property {readonly string[]} guarded operations that the migration guarded
 * @property {readonly string[]} repliedFor operations for which the migration lets an existing resource answer
 * @property {readonly Place[]} left what is left to a person, changes to be confirmed included
 * @property {readonly Place[]} findings what `check` still finds
 * @property {readonly string[]} otherThanChapter3 files with clients of STS that differ from those of chapter 3
 * @property {readonly string[]} typeErrors
 * @property {{ passed: number, failures: readonly string[] }} tests
 * @property {number} changedAgain files that a second run would change
 */

const nameOf = ({ request, condition }) => `${request}, IAM: ${condition}`;
const at = ({ file, line }) => `${file}:${line}`;
const isGood = ({ status }) => status !== undefined && status < 400;

/**
 * Checks every claim.
 * @param {OutageEvidence} evidence
 * @returns {Claim[]}
 */
export function checkOutageClaims(evidence) {
  return [...checkCode(evidence), ...checkBehaviour(evidence)];
}

/** @param {OutageEvidence} evidence */
function checkCode({ left, findings, otherThanChapter3, typeErrors, tests, changedAgain }) {
  const leftPlaces = new Set(left.map(at));
  return [
    {
      text: 'The migration leaves nothing but the hand-work list.',
      exceptions: findings.map(at).filter((place) => !leftPlaces.has(place)),
    },
    { text: 'To clients of STS it does what the codemod did in chapter 3.', exceptions: otherThanChapter3 },
    {
      text: 'A second run changes nothing.',
      exceptions: changedAgain === 0 ? [] : [`${changedAgain} files`],
    },
    { text: 'The result type-checks, strictly.', exceptions: typeErrors },
    {
      text: 'The tests of the application pass.',
      exceptions: tests.passed === 0 ? ['no test ran', ...tests.failures] : tests.failures,
    },
  ];
}

/** @param {OutageEvidence} evidence */
function checkBehaviour({ before, after, guarded, repliedFor }) {
  const outage = after.filter(({ isOutage }) => isOutage);
  const replied = outage.filter(({ operation }) => repliedFor.includes(operation));
  const isShared = ({ existing, arn }) => existing !== undefined && arn === existing;
  return [
    {
      text: 'While IAM is well, every request is answered as before.',
      exceptions: after
        .filter((answer, index) => !answer.isOutage && !isSameAnswer(answer, before[index]))
        .map(nameOf),
    },
    {
      text: 'Before the migration, every request that writes to IAM fails in every outage.',
      exceptions: before.filter((answer) => answer.isOutage === isGood(answer)).map(nameOf),
    },
    {
      text: 'After it, what creates a role or a policy is answered from the existing one in every outage.',
      exceptions:
        replied.length === 0
          ? ['nothing falls back']
          : replied.filter((each) => !isGood(each) || !isShared(each)).map(nameOf),
    },
    {
      text: 'What changes or revokes rights is never said to be done when it is not.',
      exceptions: outage
        .filter(({ operation }) => !repliedFor.includes(operation))
        .filter(isGood)
        .map(nameOf),
    },
    {
      text: 'Each request that was mended is answered, also where IAM never answers.',
      exceptions: after
        .filter(({ operation }) => guarded.includes(operation) || repliedFor.includes(operation))
        .filter(({ status }) => status === undefined)
        .map(nameOf),
    },
  ];
}

/** @param {Answer} one @param {Answer | undefined} other */
function isSameAnswer(one, other) {
  return isGood(one) && one.status === other?.status && one.arn === other.arn;
}
