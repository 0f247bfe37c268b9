import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../oracle/table-file.mjs';
import { checkKeptHost, checkRowEdit } from './row-claims.js';
import { findEnds, findRowEdits, keyOf, readRows, type MeasuredRows, type RowEdit } from './row-edits.js';

/** Edits as they are made for one version, or for an unknown one; each on the versions where it is made. */
interface Made {
  readonly edit: RowEdit;
  readonly versions: readonly string[];
  readonly isCertain: boolean;
}

const TABLES = [
  ['versions-v3-credentials', 3],
  ['versions-v2-credentials', 2],
] as const;

/** Every edit that is not a person's choice: for the version that is installed, and where none is known. */
function findMade({ versions, rows }: MeasuredRows, sdk: 2 | 3): readonly Made[] {
  return rows.flatMap((row) => {
    const unknown = findRowEdits(row, sdk).map((edit) => ({ edit, versions, isCertain: false }));
    const known =
      sdk === 2
        ? []
        : findEnds(row).flatMap((sdkVersion) =>
            findRowEdits(row, sdk, { sdkVersion }).map((edit) => ({
              edit,
              versions: [sdkVersion],
              isCertain: true,
            })),
          );
    return [...unknown, ...known].filter(({ edit }) => edit.remedy.class !== 'choose');
  });
}

const EDITED = new URL('../../oracle/rows/edited.json', import.meta.url);
const UPDATE =
  'UPDATE_ROWS=1 npx vitest run provider-proof.test.ts, npm run oracle -- --accept, and again until nothing is new';

/** Adds constructions to those that the full run measures because an edit leads to them. */
function addEdited(id: string, missing: readonly RowEdit[]): void {
  const edited = JSON.parse(readFileSync(EDITED, 'utf8')) as Record<string, Omit<TableRow, 'results'>[]>;
  const added = new Map(
    missing.map(({ row: { before }, row, edited: construction }) => [
      keyOf(row, construction),
      { ...(before !== undefined && { before }), construction },
    ]),
  );
  edited[id] = [...(edited[id] ?? []), ...added.values()];
  writeFileSync(EDITED, `${JSON.stringify(edited, null, 2)}\n`);
}

describe.each(TABLES)('%s', (id, sdk) => {
  const measured = readRows(id);
  const made = findMade(measured, sdk);
  const byKey = new Map(measured.rows.map((row) => [keyOf(row, row.construction), row]));
  const findAfter = ({ row, edited }: RowEdit): TableRow | undefined => byKey.get(keyOf(row, edited));

  it('holds many edits', () => {
    expect(new Set(made.map(({ edit }) => edit.edited)).size).toBeGreaterThan(sdk === 3 ? 100 : 15);
  });

  it('holds what every edit leads to', () => {
    const missing = made.map(({ edit }) => edit).filter((edit) => findAfter(edit) === undefined);
    if (process.env['UPDATE_ROWS'] === '1') addEdited(id, missing);
    expect([...new Set(missing.map(({ edited }) => edited))], UPDATE).toEqual([]);
  });

  it('shows that every edit is what its class says, in each environment', () => {
    const complaints = made.flatMap(({ edit, versions }) => {
      const after = findAfter(edit);
      if (!after) return [];
      return versions.flatMap((version) =>
        checkRowEdit({ edit, after, version }).map(
          (complaint) => `${edit.row.construction}\n  ${edit.edited}\n  ${complaint}`,
        ),
      );
    });
    expect([...new Set(complaints)]).toEqual([]);
  });

  it('shows that an edit keeps the host where it says so', () => {
    const complaints = made.flatMap(({ edit, versions }) => {
      const after = findAfter(edit);
      if (!after || !edit.remedy.keepsHost) return [];
      return versions.flatMap((version) =>
        checkKeptHost({ edit, after, version }).map(
          (complaint) => `${version}, ${edit.row.construction}: ${complaint}`,
        ),
      );
    });
    expect([...new Set(complaints)]).toEqual([]);
  });
});
