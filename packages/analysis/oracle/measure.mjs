// Measures rows: the host that one construction contacts, in every environment.
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHomes, ENVIRONMENT_IDS } from './environments.mjs';
import { runPrograms, runTasks } from './pool.mjs';

/**
 * @typedef {object} Row
 * @property {string} construction an expression: a client, or a function that calls for credentials
 * @property {string} [before] statements that run first
 */

/** @typedef {'v2' | 'v2-credentials' | 'v3' | 'v3-credentials' | 'v3-single-package' | 'v3-service-client' | 'v3-any'} RowKind */

const IMPORTS = {
  v2: "const AWS = require('aws-sdk');",
  v3: "const { STSClient, STS, GetCallerIdentityCommand } = require('@aws-sdk/client-sts');",
  service:
    "const { CognitoIdentityClient, ListIdentityPoolsCommand } = require('@aws-sdk/client-cognito-identity');",
  credentials: `
    const { writeFileSync } = require('node:fs');
    const { join } = require('node:path');
    const { STSClient, GetCallerIdentityCommand, ...assumers } = require('@aws-sdk/client-sts');
    const { getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity } = assumers;
    const { fromTemporaryCredentials, fromWebToken, fromTokenFile, fromIni, ...others } = require('@aws-sdk/credential-providers');
    const { fromNodeProviderChain, createCredentialChain, fromCognitoIdentityPool } = others;
    const role = { RoleArn: 'arn:aws:iam::123456789012:role/example', RoleSessionName: 'example' };
    const source = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };
    const webIdentityToken = 'token';
    const webIdentityTokenFile = join(process.env.HOME, 'token');
    writeFileSync(webIdentityTokenFile, webIdentityToken);
    const useWebIdentityFromEnvironment = () => {
      delete process.env.AWS_ACCESS_KEY_ID;
      Object.assign(process.env, { AWS_WEB_IDENTITY_TOKEN_FILE: webIdentityTokenFile, AWS_ROLE_ARN: role.RoleArn });
    };`,
  single: `
    const webIdentity = require('@aws-sdk/credential-provider-web-identity');
    const ini = require('@aws-sdk/credential-provider-ini');
    const node = require('@aws-sdk/credential-provider-node');`,
  tokenFile: `
    const useTokenFile = () => {
      const file = require('node:path').join(process.env.HOME, 'token');
      require('node:fs').writeFileSync(file, 'token');
      process.env.AWS_WEB_IDENTITY_TOKEN_FILE = file;
      process.env.AWS_ROLE_ARN = 'arn:aws:iam::123456789012:role/example';
    };`,
};

/** What a row's program looks like around its construction. */
const PROGRAMS = {
  v2: ({ before = '', construction }) =>
    `${IMPORTS.v2} exports.measure = async () => { ${before} await (${construction}).getCallerIdentity({}).promise(); };`,
  'v2-credentials': ({ before = '', construction }) =>
    `${IMPORTS.v2} ${IMPORTS.tokenFile} exports.measure = async () => { ${before} await (${construction}).getPromise(); };`,
  v3: ({ before = '', construction }) =>
    `${IMPORTS.v3} exports.measure = async () => { ${before} await (${construction}).send(new GetCallerIdentityCommand({})); };`,
  'v3-credentials': ({ before = '', construction }) =>
    `${IMPORTS.credentials} exports.measure = async () => { ${before} await (${construction}); };`,
  'v3-single-package': ({ before = '', construction }) =>
    `${IMPORTS.credentials} ${IMPORTS.single} exports.measure = async () => { ${before} await (${construction}); };`,
  'v3-any': ({ before = '', construction }) =>
    `${IMPORTS.credentials} ${IMPORTS.single} ${IMPORTS.service} exports.measure = async () => { ${before} await (${construction}); };`,
  'v3-service-client': ({ before = '', construction }) =>
    `${IMPORTS.credentials} ${IMPORTS.service} exports.measure = async () => { ${before} await (${construction}); };`,
};

/** `sts.eu-west-1.amazonaws.com / eu-west-1`: host and signing region, of each request; or what the SDK says instead. */
export function formatOutcome({ requests, error }) {
  if (error !== undefined) return `throws: ${error}`;
  const places = requests.map(({ host, signingRegion }) => `${host} / ${signingRegion ?? 'unsigned'}`);
  return places.join(', then ');
}

/**
 * Measures rows of one kind against one SDK line, each in every environment.
 * @param {RowKind} kind
 * @param {readonly Row[]} rows
 * @param {import('./sdk-lines.d.mts').SdkLine} line
 * @returns {Promise<Record<string, string>[]>} for each row, its outcome by environment
 */
export async function measureRows(kind, rows, line) {
  const programs = rows.map((row) => ({
    path: join(tmpdir(), 'endpoint-hygiene-oracle-rows', 'row.cjs'),
    line,
    code: PROGRAMS[kind](row),
    // Statements may write to AWS.config; a construction alone leaves nothing behind.
    shared: row.before === undefined,
  }));
  const homes = createHomes();
  try {
    const tasks = ENVIRONMENT_IDS.map((id) => () => runPrograms(homes.variablesOf(id), programs));
    const columns = await runTasks(tasks, availableParallelism());
    return rows.map((_, row) =>
      Object.fromEntries(ENVIRONMENT_IDS.map((id, column) => [id, formatOutcome(columns[column][row])])),
    );
  } finally {
    homes.remove();
  }
}
