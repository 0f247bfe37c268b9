import type { Observation } from '../../oracle/observe.mjs';
import type { TableRow } from '../../oracle/table-file.mjs';
import { FINDS_REGION, FOUND_REGION, pairUp, tell, works } from './edit-claims.js';
import { isRegion } from './host-region.js';
import { checkProviderEdit } from './provider-edit-claims.js';
import { checkProviderVerdict } from './provider-claims.js';
import type { JudgedRow, RowEdit } from './row-edits.js';
import type { Site } from './sites.js';
import type { Complaints } from './verdict-claims.js';

/** Two rows, on one version: what a construction contacts, and what it contacts after an edit. */
export interface RowChange {
  readonly edit: RowEdit;
  readonly after: TableRow;
  readonly version: string;
}

/** Where the options of the inner client stand: `clientConfig`, an assumer's argument; in v2 `stsConfig` or an argument. */
const OWN_REGION: Readonly<Record<2 | 3, RegExp>> = {
  2: /(?:stsConfig: \{|\}, \{|Credentials\(\{)[^{}]*\bregion: '([^']+)'/,
  3: /(?:clientConfig: \{|RoleAssumer\w*\(\{)[^{}]*\bregion: '([^']+)'/,
};
const RECEIVER = /\bnew \w+Client\(\{ region: '([^']+)'/;
const GLOBAL_CONFIGURATION = /\bAWS\.config\.update\(\{ region: '([^']+)'/;

const readRegion = (pattern: RegExp, text: string) => {
  const region = pattern.exec(text)?.[1];
  return isRegion(region) ? region : undefined;
};

/** `fromTemporaryCredentials({ a, masterCredentials: inner({ … }), b })` -> the same without the inner call. */
const withoutInner = (text: string) => text.replace(/masterCredentials: .*\}\)(?=[,\s])/, '');

const findOwnRegion = ({ sdk, provider }: JudgedRow) => readRegion(OWN_REGION[sdk], withoutInner(provider));

/** The region that is meant for a provider: its own, that of the provider around it, its client's, or AWS.config's. */
function findMeantRegion(judged: JudgedRow, environment: string): string | undefined {
  const { row, sdk, provider } = judged;
  const { before = '', construction } = row;
  const isInner = sdk === 3 && construction.includes(`masterCredentials: ${provider}`);
  const outer = isInner ? readRegion(OWN_REGION[3], construction.replace(provider, '')) : undefined;
  const found = sdk === 2 && FINDS_REGION[2].includes(environment) ? FOUND_REGION : undefined;
  const ofUser = outer ?? readRegion(RECEIVER, construction) ?? readRegion(GLOBAL_CONFIGURATION, before);
  return findOwnRegion(judged) ?? ofUser ?? found;
}

/** `a / b, then c / d` -> what the first and the second request showed. */
function parseOutcome(
  outcome: string,
  base: Omit<Observation, 'host' | 'signingRegion' | 'error'>,
): Observation[] {
  if (outcome.startsWith('throws: ')) return [{ ...base, error: outcome }];
  return outcome.split(', then ').map((place) => {
    const [host = '', signed = ''] = place.split(' / ');
    return { ...base, host, signingRegion: signed === 'unsigned' ? null : signed };
  });
}

/** A row on one version, as if it were a place in a program. */
function toSite(row: TableRow, judged: JudgedRow, version: string): Site {
  const { sdk: major } = judged;
  const ownRegion = findOwnRegion(judged);
  const place = { kind: 'provider', file: 'input.ts', line: 1, column: 1, major } as const;
  const visits = Object.entries(row.results[version] ?? {}).map(([environment, outcome]) => {
    const clientRegion = findMeantRegion(judged, environment);
    const regions = { ...(clientRegion && { clientRegion }), ...(ownRegion && { ownRegion }) };
    const base = { ...place, sdk: version, stage: 'request' as const, ...regions };
    return { environment, sdkLine: version, clients: parseOutcome(outcome, base) };
  });
  return { ...place, visits };
}

/** Leaves out, of two roles in a row, the request that the edit does not concern: it stays as it was. */
function leaveOutSame(site: Site, other: Site): Site {
  const visits = site.visits.map((visit) => {
    const others = other.visits.find(({ environment }) => environment === visit.environment)?.clients ?? [];
    if (visit.clients.length !== 2 || others.length !== 2) return visit;
    const clients = visit.clients.filter((one, index) => tell(one) !== tell(others[index]));
    return { ...visit, clients };
  });
  return { ...site, visits };
}

/** Regions that a setting names where some versions do not look, and the region of a profile. */
function findNamed({ judgement, provider }: RowEdit): readonly string[] {
  const named = [...provider.matchAll(/'(?:https:\/\/sts\.)?([\w-]+)(?:\.amazonaws\.com)?'/g)].map(
    ([, name]) => name,
  );
  const isUnheard = ['ignoredStsConfig', 'endpointWithoutRegion'].includes(judgement.reason);
  return [
    ...(isUnheard ? named.filter(isRegion) : []),
    ...(named.includes('team-role-west') ? ['us-west-2'] : []),
  ];
}

/** What contradicts the class of an edit, on one version, in any environment. */
export function checkRowEdit(change: RowChange): Complaints {
  const { edit, after, version } = change;
  const old = toSite(edit.row, edit, version);
  const now = toSite(after, edit, version);
  const assumesRegion = edit.remedy.class === 'assumes-region';
  const { reason } = edit.judgement;
  return checkProviderEdit({
    before: leaveOutSame(old, now),
    after: leaveOutSame(now, old),
    reason,
    assumesRegion,
    namedRegions: findNamed(edit),
  });
}

/** What contradicts the claim that an edit keeps the host: each place where the code worked, and goes elsewhere now. */
export function checkKeptHost({ edit, after, version }: RowChange): Complaints {
  return pairUp(toSite(edit.row, edit, version), toSite(after, edit, version))
    .filter((pair) => works(pair.before) && pair.before.host !== pair.after?.host)
    .map((pair) => `${pair.environment}: ${tell(pair.before)} became ${tell(pair.after)}`);
}

/** What early versions say of functions, and of ways to call them, that they do not have. */
const ABSENT = /is not a function|no role assumption callback/;

/** Tells whether a version can run a row at all, and has the setting that its judgement is about. */
export function isMeasured({ row, judgement }: JudgedRow, version: string): boolean {
  // Versions before endpoints were rules know no such switch, which no rule asks about.
  if (judgement.reason === 'useGlobalEndpoint' && version === '3.100.0') return false;
  return !Object.values(row.results[version] ?? {}).some((outcome) => ABSENT.test(outcome));
}

/** What contradicts the judgement of a row's one provider, on one version. */
export function checkRowVerdict(judged: JudgedRow, version: string): Complaints {
  if (!isMeasured(judged, version)) return [];
  const { verdict, reason } = judged.judgement;
  const claim = {
    line: 1,
    sdk: judged.sdk,
    kind: 'credential-provider',
    remedy: null,
    verdict,
    reason,
  } as const;
  return checkProviderVerdict(claim, toSite(judged.row, judged, version));
}
