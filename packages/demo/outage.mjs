// The application in an outage of IAM: the real server of the application, the real SDKs, and an IAM on loopback that
// answers, answers 503, never answers, or is gone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startIam } from './iam-server.mjs';
import { paint, print, printTable } from './terminal.mjs';

/** Longer than the time limit of the runtime, 5 s. */
const PATIENCE_MS = 8000;

/** What exists already, and the migrated application is told of. */
export const EXISTING = {
  EXISTING_ROLE_ARN: 'arn:aws:iam::111122223333:role/shared',
  EXISTING_POLICY_ARN: 'arn:aws:iam::111122223333:policy/shared',
};

/** In which the application runs: nothing of the machine's own settings for AWS. */
export const ENVIRONMENT = {
  PATH: process.env.PATH,
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/nowhere/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
};

/** Each with the operation of IAM that it waits for, and what may stand in for the answer. */
const REQUESTS = [
  {
    method: 'POST',
    path: '/tenants',
    body: { tenantId: 'acme' },
    operation: 'CreateRole',
    existing: EXISTING.EXISTING_ROLE_ARN,
  },
  {
    method: 'POST',
    path: '/tenants/acme/archive',
    body: {},
    operation: 'CreatePolicy',
    existing: EXISTING.EXISTING_POLICY_ARN,
  },
  {
    method: 'POST',
    path: '/tenants/acme/grants',
    body: { policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    operation: 'AttachRolePolicy',
  },
  { method: 'DELETE', path: '/tenants/acme/keys/AKIAEXAMPLEEXAMPLE12', operation: 'DeleteAccessKey' },
];

/** How IAM is: the first is well, the others are outages. Once it is gone it stays so. */
const CONDITIONS = [
  { title: 'IAM is well', set: (iam) => (iam.behaviour = 'ok') },
  { title: 'answers 503', set: (iam) => (iam.behaviour = { status: 503, code: 'ServiceUnavailable' }) },
  { title: 'never answers', set: (iam) => (iam.behaviour = 'hang') },
  { title: 'is gone', set: (iam) => iam.stop() },
];

/**
 * @typedef {object} Answer
 * @property {string} request
 * @property {string} operation
 * @property {string} condition
 * @property {boolean} isOutage
 * @property {string | undefined} existing the ARN that may stand in for what is created
 * @property {number | undefined} status of HTTP; undefined where no answer came
 * @property {string | undefined} arn of the answer
 */

/**
 * Starts the built application and sends it each request in each condition of IAM.
 * @param {string} root
 * @returns {Promise<Answer[]>}
 */
export async function observeOutage(root) {
  const iam = await startIam();
  const app = await startApp(root, { ...ENVIRONMENT, ...EXISTING, AWS_ENDPOINT_URL_IAM: iam.url });
  /** @type {Answer[]} */
  const answers = [];
  try {
    for (const { title, set } of CONDITIONS) {
      await iam.reset();
      await set(iam);
      const isOutage = title !== CONDITIONS[0].title;
      const sent = REQUESTS.map((request) => send(app.url, request));
      for (const answer of await Promise.all(sent)) answers.push({ ...answer, condition: title, isOutage });
    }
  } finally {
    app.stop();
    await iam.stop();
  }
  return answers;
}

/** Starts `npm start` of the application on a port of its own. */
async function startApp(cwd, environment) {
  const env = { ...environment, PORT: '0' };
  const child = spawn(process.execPath, ['dist/src/server.js'], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => (errors += chunk));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The application does not start:\n${errors}`);
  });
  const listening = once(createInterface(child.stdout), 'line');
  const [line] = await Promise.race([listening, ended]);
  ended.catch(() => undefined);
  const port = /port (\d+)$/.exec(line)?.[1];
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

async function send(url, { method, path, body, operation, existing }) {
  const known = { request: `${method} ${path}`, operation, existing };
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    const arn = response.ok && text.startsWith('{') ? String(Object.values(JSON.parse(text))[0]) : undefined;
    return { ...known, status: response.status, arn };
  } catch (error) {
    if (error.name !== 'TimeoutError') throw error;
    return { ...known, status: undefined, arn: undefined };
  }
}

/** @param {readonly Answer[]} answers */
export function printOutage(answers) {
  const head = ['request', ...CONDITIONS.map(({ title }) => title)].map((cell) => paint('dim', cell));
  const rows = REQUESTS.map(({ method, path }) => {
    const name = `${method} ${path}`;
    const own = answers.filter(({ request }) => request === name);
    return [name.replace(/(keys\/).*/, '$1…'), ...own.map(describe)];
  });
  printTable([head, ...rows]);
}

/** Prints what the marks of printOutage mean. */
export function describeMarks() {
  print(paint('dim', '\n  ✓ done   ↺ answered from what exists already   ✗ failed'));
}

/** @param {Answer} answer */
function describe({ status, arn, existing }) {
  if (status === undefined) return paint('red', `✗ nothing in ${PATIENCE_MS / 1000} s`);
  if (status >= 400) return paint('red', `✗ ${status}`);
  const name = arn?.split('/').at(-1) ?? '';
  const mark = arn === existing && arn !== undefined ? '↺' : '✓';
  return paint('green', `${mark} ${status} ${name}`.trimEnd());
}
