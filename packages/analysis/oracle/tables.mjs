// The tables that every test run regenerates from the installed packages.
import { ENVIRONMENT_IDS } from './environments.mjs';
import { measureRows } from './measure.mjs';
import { V2_ROWS } from './rows/sts-v2.mjs';
import { V3_GLOBAL_SWITCH_ROWS, V3_ROWS } from './rows/sts-v3.mjs';
import { V2_CREDENTIAL_ROWS } from './rows/v2-credentials.mjs';
import { V3_CREDENTIAL_ROWS, V3_SINGLE_PACKAGE_ROWS } from './rows/v3-credentials.mjs';
import { SDK_LINES } from './sdk-lines.mjs';

/** @typedef {import('./table-file.d.mts').Table} Table */

const LATEST = SDK_LINES.slice(0, 1);

/** Lines between these differ from them in their credential providers only. */
const NEWEST_AND_OLDEST = [...LATEST, ...SDK_LINES.slice(-1)];

/**
 * @typedef {object} TablePlan
 * @property {string} id
 * @property {string} title
 * @property {string} package whose version names the measurement
 * @property {readonly import('./sdk-lines.d.mts').SdkLine[]} lines
 * @property {readonly { kind: import('./measure.mjs').RowKind, rows: readonly import('./measure.mjs').Row[] }[]} parts
 */

/** @type {readonly TablePlan[]} */
const PLANS = [
  {
    id: 'sts-v3',
    title: 'STS, SDK v3',
    package: '@aws-sdk/client-sts',
    lines: NEWEST_AND_OLDEST,
    parts: [{ kind: 'v3', rows: V3_ROWS }],
  },
  {
    id: 'sts-v3-global-switch',
    title: 'STS, SDK v3, useGlobalEndpoint in each commercial region',
    package: '@aws-sdk/client-sts',
    lines: NEWEST_AND_OLDEST,
    parts: [{ kind: 'v3', rows: V3_GLOBAL_SWITCH_ROWS }],
  },
  {
    id: 'v3-credentials',
    title: 'STS inside v3 credential providers',
    package: '@aws-sdk/credential-providers',
    lines: SDK_LINES,
    parts: [
      { kind: 'v3-credentials', rows: V3_CREDENTIAL_ROWS },
      { kind: 'v3-single-package', rows: V3_SINGLE_PACKAGE_ROWS },
    ],
  },
  {
    id: 'sts-v2',
    title: 'STS, SDK v2',
    package: 'aws-sdk',
    lines: LATEST,
    parts: [{ kind: 'v2', rows: V2_ROWS }],
  },
  {
    id: 'v2-credentials',
    title: 'STS inside v2 credentials',
    package: 'aws-sdk',
    lines: LATEST,
    parts: [{ kind: 'v2-credentials', rows: V2_CREDENTIAL_ROWS }],
  },
];

/** The ids of the tables, which are the names of their files. */
export const TABLE_IDS = PLANS.map(({ id }) => id);

/**
 * Measures rows on several SDK lines.
 * @param {TablePlan} plan
 * @returns {Promise<Table>}
 */
export async function measurePlan(plan) {
  const versions = Object.fromEntries(plan.lines.map((line) => [line.id, line.versions[plan.package]]));
  const rows = [];
  for (const { kind, rows: partRows } of plan.parts) {
    const columns = [];
    for (const line of plan.lines) columns.push(await measureRows(kind, partRows, line));
    partRows.forEach(({ before, construction }, row) => {
      const results = plan.lines.map((line, column) => [line.id, columns[column][row]]);
      rows.push({ ...(before && { before }), construction, results: Object.fromEntries(results) });
    });
  }
  return { title: plan.title, versions, environments: ENVIRONMENT_IDS, rows };
}

/**
 * Measures one table with the installed packages.
 * @param {string} id
 * @returns {Promise<Table>}
 */
export function measureTable(id) {
  return measurePlan(PLANS.find((plan) => plan.id === id));
}
