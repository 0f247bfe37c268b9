// Measures rows: each in every environment, on every SDK line that it is asked for.
import { availableParallelism } from 'node:os';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHomes, ENVIRONMENT_IDS } from '../environments.mjs';
import { runPrograms, runTasks } from '../pool.mjs';

/** What a row's program looks like around its construction. */
const PROGRAMS = {
  v3: (row) => `
    const { STSClient, STS, GetCallerIdentityCommand } = require('@aws-sdk/client-sts');
    exports.measure = async () => (${row.construction}).send(new GetCallerIdentityCommand({}));`,
  v2: (row) => `
    const AWS = require('aws-sdk');
    exports.measure = async () => {
      ${row.before ?? ''}
      const client = ${row.construction};
      ${row.kind === 'credentials' ? 'await client.refreshPromise();' : 'await client.getCallerIdentity({}).promise();'}
    };`,
  providers: (row) => row.code,
};

/** `sts.eu-west-1.amazonaws.com / eu-west-1`: host and signing region; or what the SDK says instead. */
export function formatOutcome({ host, signingRegion, error }) {
  return error === undefined ? `${host} / ${signingRegion ?? 'unsigned'}` : `throws: ${error}`;
}

/**
 * Measures every row of one kind against one SDK line.
 * @param {'v2' | 'v3' | 'providers'} kind
 * @param {readonly object[]} rows
 * @param {import('../sdk-lines.mjs').SdkLine} line
 * @returns {Promise<Record<string, string>[]>} for each row, its outcome by environment
 */
export async function measureRows(kind, rows, line) {
  const path = join(tmpdir(), 'endpoint-hygiene-oracle-rows', 'row.cjs');
  const programs = rows.map((row) => ({ path, line, code: PROGRAMS[kind](row) }));
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
