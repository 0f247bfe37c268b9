import { relative, dirname, sep } from 'node:path';
import { ENVIRONMENT_IDS } from '../../oracle/environments.mjs';
import type { Run } from '../../oracle/observe.mjs';
import type { Fixture, FixtureClient } from '../fixtures/read-fixtures.js';
import { checkEdit, checkUntouched } from './edit-claims.js';
import { GLOBAL_HOST, isRegion } from './host-region.js';
import { checkProviderVerdict } from './provider-claims.js';
import { checkProviderEdit } from './provider-edit-claims.js';
import { findInputSites, findSites, type Site } from './sites.js';
import { checkVerdict, type Complaints } from './verdict-claims.js';

const MENDED: readonly FixtureClient['remedy'][] = ['safe', 'assumes-region'];

/** The texts after the codemod, by the files that they stand for. */
export function getOverlay({ inputPath, expectedPath, files }: Fixture): Readonly<Record<string, string>> {
  const input = { path: inputPath, ...(expectedPath !== undefined && { expectedPath }) };
  const pairs = [input, ...files].flatMap(({ path, expectedPath: stand }) =>
    stand === undefined ? [] : [[path, stand] as const],
  );
  return Object.fromEntries(pairs);
}

/** Complains of a program that did not run in every environment, or threw. */
export function checkRuns(runs: readonly Run[]): Complaints {
  const missing = ENVIRONMENT_IDS.filter((id) => !runs.some(({ environment }) => environment === id));
  const failed = runs.flatMap(({ environment, failure }) =>
    failure === undefined ? [] : [`${environment}: the program threw: ${failure}`],
  );
  return [...missing.map((id) => `${id}: not run`), ...failed];
}

/** The kinds of sites that the oracle sees, each as the program shows it. */
const SEEN: Readonly<Partial<Record<FixtureClient['kind'], Site['kind']>>> = {
  'sts-client': 'client',
  'credential-provider': 'provider',
};

/** The clients and providers that case.json lists, each with the site that stands on its line. */
function matchClients(
  { clients }: Fixture,
  sites: readonly Site[],
): readonly (readonly [FixtureClient, Site | undefined])[] {
  const left = [...findInputSites(sites)];
  return clients
    .filter(({ kind }) => SEEN[kind] !== undefined)
    .map((client) => {
      const index = left.findIndex(
        ({ kind, line, major }) => kind === SEEN[client.kind] && line === client.line && major === client.sdk,
      );
      return [client, index === -1 ? undefined : left.splice(index, 1)[0]] as const;
    });
}

/** A setting in AWS.config is without effect when a client without options goes to the global host beside it. */
function checkSettings({ clients }: Fixture, runs: readonly Run[]): Complaints {
  if (!clients.some(({ reason }) => reason === 'awsConfigSetting')) return [];
  return runs
    .filter(({ environment, awsConfig }) => environment === 'region' && awsConfig?.host !== GLOBAL_HOST)
    .map(({ awsConfig }) => `awsConfigSetting: should have no effect, but: ${JSON.stringify(awsConfig)}`);
}

/** A provider is judged as the newest SDK treats it, unless the case names a version. */
function findJudgedRuns({ kind, sdk }: FixtureClient, site: Site, { sdkVersion }: Fixture): Site {
  if (kind !== 'credential-provider' || sdk === 2 || sdkVersion !== undefined) return site;
  return { ...site, visits: site.visits.filter(({ sdkLine }) => sdkLine === 'latest') };
}

/** Compares every judgement of case.json with the hosts that were contacted. */
export function checkJudgements(fixture: Fixture, runs: readonly Run[]): Complaints {
  const clients = matchClients(fixture, findSites(runs)).flatMap(([client, site]) => {
    const where = `line ${String(client.line)}, ${client.reason}`;
    if (!site) return [`${where}: no ${client.kind} of SDK v${String(client.sdk)} was built here`];
    const check = client.kind === 'credential-provider' ? checkProviderVerdict : checkVerdict;
    const complaints = check(client, findJudgedRuns(client, site, fixture));
    return complaints.map((complaint) => `${where}: ${complaint}`);
  });
  return [...clients, ...checkSettings(fixture, runs)];
}

/** The regions that a case names in quotes, in whichever file, where the SDK may not see them. */
function findNamedRegions({ input, files }: Fixture, reason: FixtureClient['reason']): readonly string[] {
  if (reason !== 'ignoredStsConfig') return [];
  const text = [input, ...files.map((file) => file.text)].join('\n');
  return [...text.matchAll(/(['"`])([\w-]+)\1/g)].map(([, , value]) => value).filter(isRegion);
}

/** The edit of one site, by what case.json says of it. */
function checkMended(
  fixture: Fixture,
  [before, after]: readonly [Site, Site],
  client?: FixtureClient,
): Complaints {
  const assumesRegion = client?.remedy === 'assumes-region';
  if (before.kind === 'client') return checkEdit(before, after, assumesRegion);
  const reason = client?.reason ?? 'providerNoRegion';
  return checkProviderEdit({
    before,
    after,
    reason,
    assumesRegion,
    namedRegions: findNamedRegions(fixture, reason),
  });
}

/** Compares the hosts before and after the codemod, client by client, in the order of the text. */
export function checkEdits(fixture: Fixture, before: readonly Run[], after: readonly Run[]): Complaints {
  const old = findSites(before);
  const now = findSites(after);
  if (now.length !== old.length)
    return [`${String(old.length)} places build clients before, ${String(now.length)} after`];
  const listed = new Map(matchClients(fixture, old).map(([client, site]) => [site, client]));
  const rewritten = Object.keys(getOverlay(fixture)).map((path) =>
    relative(dirname(fixture.inputPath), path).split(sep).join('/'),
  );
  return old.flatMap((site, index) => {
    const client = listed.get(site);
    const mended = client
      ? MENDED.includes(client.remedy)
      : isElsewhere(site) && rewritten.includes(site.file);
    const successor = now[index] ?? site;
    const complaints = mended
      ? checkMended(fixture, [site, successor], client)
      : checkUntouched(site, successor);
    return complaints.map((complaint) => `${site.file}:${String(site.line)}: ${complaint}`);
  });
}

/** A client of a further file has no entry in case.json. */
function isElsewhere({ file }: Site): boolean {
  return !/^input\./.test(file);
}
