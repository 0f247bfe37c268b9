// The host that the real SDK contacts for each client of the application, and how it is shown.
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { ENVIRONMENT_REGION } from '../analysis/oracle/environments.mjs';
import { observeAll } from '../analysis/oracle/observe.mjs';
import { SDK_LINES } from '../analysis/oracle/sdk-lines.mjs';
import { paint, print, printTable } from './terminal.mjs';

/** Where the application starts: the service without its port, and each function. */
const ENTRIES = ['src/app.ts', 'lambda/rotate-sessions/index.mjs', 'lambda/nightly-audit/handler.ts'];

/** The environments of the two columns: the oracle's own, by id. */
const ENVIRONMENTS = ['nothing', 'region'];

/**
 * @typedef {{ host?: string, signingRegion?: string | null, error?: string }} Outcome
 * @typedef {object} Client
 * @property {string} file
 * @property {number} line
 * @property {string} name of the class, as it is written
 * @property {number} sdk major version
 * @property {Outcome} nothing where its request goes with nothing set
 * @property {Outcome} region the same with AWS_REGION
 */

/**
 * Runs the application with the real SDKs and no network, and returns every client that it builds, by place.
 * @param {string} root
 * @returns {Promise<Client[]>}
 */
export async function observeClients(root) {
  const targets = ENTRIES.map((entry) => ({ target: join(root, entry) }));
  const runs = (
    await observeAll(targets, { environments: ENVIRONMENTS, lines: SDK_LINES.slice(0, 1) })
  ).flat();
  /** @type {Map<string, Client>} */
  const clients = new Map();
  for (const { target, environment, observations, failure } of runs) {
    if (failure !== undefined) throw new Error(`${target} does not run: ${failure}`);
    for (const observation of observations) {
      const path = join(dirname(target), observation.file);
      const place = `${path}:${observation.line}`;
      const client = clients.get(place) ?? describeClient(root, path, observation);
      clients.set(place, { ...client, [environment]: observation });
    }
  }
  return [...clients.values()].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

/** @param {{ line: number, column: number, major: number }} observation */
function describeClient(root, path, { line, column, major }) {
  const code = readFileSync(path, 'utf8').split(/\r?\n/)[line - 1] ?? '';
  const name = /^new\s+([\w.]+)/.exec(code.slice(column - 1))?.[1] ?? 'super(…)';
  const unseen = { error: 'not built' };
  return {
    file: relative(root, path).split(sep).join('/'),
    line,
    name,
    sdk: major,
    nothing: unseen,
    region: unseen,
  };
}

/**
 * What kind of host an outcome is.
 * @param {Outcome} outcome
 * @returns {'regional' | 'global' | 'mismatch' | 'elsewhere' | 'throws'}
 */
export function classify({ host, signingRegion }) {
  if (host === undefined) return 'throws';
  if (host === 'sts.amazonaws.com') return 'global';
  const region = getRegion(host);
  if (region === undefined) return 'elsewhere';
  return region === signingRegion ? 'regional' : 'mismatch';
}

/** `sts.eu-west-1.amazonaws.com` -> `eu-west-1` */
function getRegion(host) {
  return /^sts\.([\w-]+)\.amazonaws\.com$/.exec(host)?.[1];
}

/** @param {readonly Client[]} clients */
export function printHosts(clients) {
  const head = ['client', 'class', 'nothing set', `AWS_REGION=${ENVIRONMENT_REGION}`].map((cell) =>
    paint('dim', cell),
  );
  const rows = clients.map(({ file, line, name, sdk, nothing, region }) => [
    `${file}:${line}`,
    `v${sdk} ${name}`,
    describe(nothing),
    describe(region),
  ]);
  printTable([head, ...rows]);
  print(
    paint('dim', '\n  ✓ regional: sts.REGION stands for sts.REGION.amazonaws.com   ✗ the global endpoint'),
  );
  print(paint('dim', '  ≠ a region’s endpoint, signed for another region            · not AWS'));
}

/** @param {Outcome} outcome */
function describe(outcome) {
  const { host = '', signingRegion, error = '' } = outcome;
  switch (classify(outcome)) {
    case 'regional':
      return paint('green', `✓ sts.${signingRegion}`);
    case 'global':
      return paint('red', `✗ ${host}`);
    case 'mismatch':
      return paint('red', `≠ sts.${getRegion(host)}`);
    case 'elsewhere':
      return paint('dim', `· ${host}`);
    default:
      return paint(
        'yellow',
        `! ${error.replace(/^(?:Region is missing|Missing region).*$/s, 'throws: no region')}`,
      );
  }
}
