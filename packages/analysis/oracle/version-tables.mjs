// The tables of the full run: the same rows on SDK versions old and new.
import { readFileSync } from 'node:fs';
import { V2_ROWS } from './rows/sts-v2.mjs';
import { V3_ROWS } from './rows/sts-v3.mjs';
import { V2_CREDENTIAL_ROWS } from './rows/v2-credentials.mjs';
import {
  V3_CREDENTIAL_ROWS,
  V3_SERVICE_CLIENT_ROWS,
  V3_SINGLE_PACKAGE_ROWS,
} from './rows/v3-credentials.mjs';
import { readVersionLines } from './sdk-lines.mjs';
import { measurePlan } from './tables.mjs';

/** What edits of the analysis make of the rows, by table: a test of the analysis adds to them. */
const EDITED_ROWS = JSON.parse(readFileSync(new URL('rows/edited.json', import.meta.url), 'utf8'));

const PLANS = [
  {
    id: 'versions-sts-v3',
    title: 'STS, SDK v3, by version',
    package: '@aws-sdk/client-sts',
    parts: [{ kind: 'v3', rows: V3_ROWS }],
  },
  {
    id: 'versions-v3-credentials',
    title: 'STS inside v3 credential providers, by version',
    package: '@aws-sdk/credential-providers',
    parts: [
      { kind: 'v3-credentials', rows: V3_CREDENTIAL_ROWS },
      { kind: 'v3-single-package', rows: V3_SINGLE_PACKAGE_ROWS },
      { kind: 'v3-service-client', rows: V3_SERVICE_CLIENT_ROWS },
      { kind: 'v3-any', rows: EDITED_ROWS['versions-v3-credentials'] },
    ],
  },
  {
    id: 'versions-sts-v2',
    title: 'STS, SDK v2, by version',
    package: 'aws-sdk',
    parts: [{ kind: 'v2', rows: V2_ROWS }],
  },
  {
    id: 'versions-v2-credentials',
    title: 'STS inside v2 credentials, by version',
    package: 'aws-sdk',
    parts: [
      {
        kind: 'v2-credentials',
        rows: [...V2_CREDENTIAL_ROWS, ...EDITED_ROWS['versions-v2-credentials']],
      },
    ],
  },
];

/** The ids of the tables of the full run. */
export const VERSION_TABLE_IDS = PLANS.map(({ id }) => id);

/**
 * Measures one table on every version that holds its package.
 * @param {string} id
 */
export function measureVersionTable(id) {
  const plan = PLANS.find((candidate) => candidate.id === id);
  const lines = readVersionLines().filter(({ packages }) => plan.package in packages);
  return measurePlan({ ...plan, lines });
}
