// The page of docs that says whom each credential provider asks, by construction, SDK version and environment: written
// from the committed tables.
import { readFileSync } from 'node:fs';
import { readTable } from './table-file.mjs';

/** Where the page stands. */
export const PROVIDER_DOCS = new URL('../../eslint-plugin/docs/credential-providers.md', import.meta.url);

const EDITED_ROWS = JSON.parse(readFileSync(new URL('rows/edited.json', import.meta.url), 'utf8'));

/** Heads of sections, each with what shows that a construction belongs there: the first that fits. `last` stand at the end. */
const SECTIONS = {
  'versions-v3-credentials': [
    ['A chain of providers', /createCredentialChain/, 'last'],
    ['Two roles in a row', /masterCredentials/, 'last'],
    ['Clients of another service', /CognitoIdentityClient/, 'last'],
    ['Packages of one provider', /(?:webIdentity|ini|node)\./, 'last'],
    ['`fromTemporaryCredentials`', /fromTemporaryCredentials/],
    ['`fromWebToken`', /fromWebToken/],
    ['`fromTokenFile`', /fromTokenFile/],
    ['`fromIni`, profile with a role and a region', /fromIni.*team-role-west/],
    ['`fromIni`, profile with a role', /fromIni/],
    ['`fromNodeProviderChain`, profile with a role and a region', /fromNodeProviderChain.*team-role-west/],
    ['`fromNodeProviderChain`, profile with a role', /fromNodeProviderChain.*team-role/],
    ['`fromNodeProviderChain`, web identity in the environment', /fromNodeProviderChain/],
    ['`getDefaultRoleAssumerWithWebIdentity`', /^getDefaultRoleAssumerWithWebIdentity/],
    ['`getDefaultRoleAssumer`', /^getDefaultRoleAssumer/],
    ['No provider in the code, web identity in the environment', /^new STSClient/],
    ['`fromCognitoIdentityPool`', /fromCognitoIdentityPool/],
  ],
  'versions-v2-credentials': [
    ['Two roles in a row', /masterCredentials/, 'last'],
    ['`ChainableTemporaryCredentials`', /ChainableTemporaryCredentials/],
    ['`TemporaryCredentials`', /TemporaryCredentials/],
    ['`TokenFileWebIdentityCredentials`', /TokenFileWebIdentityCredentials/],
    ['`WebIdentityCredentials`', /WebIdentityCredentials/],
    ['`CognitoIdentityCredentials` with a `RoleArn`', /CognitoIdentityCredentials/],
    ['`SAMLCredentials`', /SAMLCredentials/],
  ],
};

/** Environments that make no difference to each other in a whole table share a column. */
const COLUMN_NAMES = {
  'nothing, default-region': 'no region',
  'nothing, default-region, profile': 'no region',
  'region, region+regional, region+legacy': '`AWS_REGION`',
  'region, region+legacy, profile+load-config': '`AWS_REGION`, or profile and `AWS_SDK_LOAD_CONFIG`',
  'region+regional': '`AWS_REGION` and `AWS_STS_REGIONAL_ENDPOINTS=regional`',
  'profile, profile+load-config': 'profile',
};

const INTRODUCTION = `# Whom credential providers ask

<!-- Written by \`node packages/analysis/oracle/write-provider-docs.mjs\`. Do not edit. -->

Which STS endpoint the real SDK contacts when a credential provider is asked, by construction, SDK version and environment. Nothing here is
taken from documentation: each cell was read off the wire, with a stub in place of the network.

- A region, such as \`eu-west-1\`: the host is \`sts.eu-west-1.amazonaws.com\`. **global**: the host is \`sts.amazonaws.com\`.
- *no region*: the SDK throws "Region is missing" or "Missing region in config". *absent*: that version has no such function.
- The environment's region is always \`ap-northeast-1\`: so \`ap-northeast-1\` means that the environment is followed.
- *no region* as a head: neither \`AWS_REGION\` nor a region in the default profile, or such as this SDK does not look at:
  \`AWS_DEFAULT_REGION\` in both, and in v2 the profile without \`AWS_SDK_LOAD_CONFIG\`. Variables that are not named make no difference.
- Where two requests are made, both are named, in their order.
- Versions are those that were measured; both sides of each change are.
- \`role\` holds \`RoleArn\` and \`RoleSessionName\`. The profile \`team-role\` assumes a role; \`team-role-west\` has \`region = us-west-2\` as well.

See [require-credential-provider-region](rules/require-credential-provider-region.md) for what to do about it.
`;

/** `sts.amazonaws.com / us-east-1` -> `**global**` */
function describePlace(place) {
  const [host] = place.split(' / ');
  if (host === 'sts.amazonaws.com') return '**global**';
  const [, region] = /^sts\.([\w-]+)\.amazonaws\.com$/.exec(host) ?? [];
  return region ? `\`${region}\`` : `\`${host}\``;
}

function describeOutcome(outcome) {
  if (/Region is missing|Missing region/.test(outcome)) return '*no region*';
  if (/is not a function|no role assumption callback/.test(outcome)) return '*absent*';
  if (outcome.startsWith('throws: ')) return '*throws*';
  return outcome.split(', then ').map(describePlace).join(', ');
}

/** Environments that never make a difference to each other share a column. */
function groupEnvironments({ environments, rows }) {
  const columns = new Map();
  for (const id of environments) {
    const cells = rows.flatMap(({ results }) => Object.values(results).map((outcomes) => outcomes[id]));
    const text = JSON.stringify(cells);
    columns.set(text, [...(columns.get(text) ?? []), id]);
  }
  return [...columns.values()];
}

function nameColumn(ids) {
  const name = COLUMN_NAMES[ids.join(', ')];
  if (name === undefined) throw new Error(`Environments have no name together: ${ids.join(', ')}`);
  return name;
}

/** Neighbouring versions with the same results. */
function groupVersions(results, columns) {
  const stretches = [];
  for (const [version, outcomes] of Object.entries(results)) {
    const cells = columns.map(([id]) => describeOutcome(outcomes[id]));
    const last = stretches.at(-1);
    if (last && last.cells.join() === cells.join()) last.versions.push(version);
    else stretches.push({ versions: [version], cells });
  }
  return stretches.map(({ versions, cells }) => [describeVersions(versions), ...cells]);
}

const describeVersions = (versions) =>
  versions.length === 1 ? versions[0] : `${versions[0]} to ${versions.at(-1)}`;

/** A construction as a person would write it: without the request that follows, and with what must run before. */
function describeRow({ before = '', construction }) {
  const statement = before.replace(/use\w+\(\);/g, '').trim();
  const text = construction.replace(/\.send\(new \w+\(\{[^}]*\}\)\)$/, '');
  const code = `${statement} ${text}`.trim();
  return `\`${code
    .replaceAll("'arn:aws:iam::123456789012:role/example'", 'arn')
    .replaceAll("'arn:aws:iam::123456789012:saml-provider/example'", 'arn')
    .replaceAll("'eu-west-1:00000000-0000-0000-0000-000000000000'", 'id')}\``;
}

const toLine = (cells) => `| ${cells.join(' | ')} |`;

/** The lines of rows with the same results: the constructions stand in the first of them. */
function writeGroup({ lines, names }) {
  const code = names.map((name) => name.replaceAll('|', '\\|')).join('<br>');
  return lines.map((cells, index) => toLine([index === 0 ? code : '', ...cells]));
}

/** Rows with the same results stand together. */
function writeSection([title, rows], columns) {
  const groups = new Map();
  for (const row of rows) {
    const lines = groupVersions(row.results, columns);
    const text = JSON.stringify(lines);
    groups.set(text, { lines, names: [...(groups.get(text)?.names ?? []), describeRow(row)] });
  }
  const heads = ['construction', 'SDK', ...columns.map(nameColumn)];
  const lines = [toLine(heads), toLine(heads.map(() => '---')), ...[...groups.values()].flatMap(writeGroup)];
  return `### ${title}\n\n${lines.join('\n')}\n`;
}

/** One table's sections, in the order of the list above. */
function writeTable(id) {
  const { rows, environments } = readTable(id);
  const edited = new Set(EDITED_ROWS[id].map(describeRow));
  const shown = rows.filter((row) => !edited.has(describeRow(row)));
  const columns = groupEnvironments({ rows: shown, environments });
  const sectionOf = ({ construction }) => SECTIONS[id].find(([, pattern]) => pattern.test(construction));
  const [first, last] = [undefined, 'last'].map((place) => SECTIONS[id].filter(([, , own]) => own === place));
  return [...first, ...last]
    .map((section) => writeSection([section[0], shown.filter((row) => sectionOf(row) === section)], columns))
    .join('\n');
}

/** The whole page. */
export function writeProviderDocs() {
  const v3 = writeTable('versions-v3-credentials');
  const v2 = writeTable('versions-v2-credentials');
  return `${INTRODUCTION}\n## SDK v3\n\n${v3}\n## SDK v2\n\n${v2}`;
}
