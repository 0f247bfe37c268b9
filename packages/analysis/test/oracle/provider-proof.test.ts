import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../oracle/table-file.mjs';
import { checkKeptHost, checkRowEdit, checkRowVerdict, isMeasured } from './row-claims.js';
import {
  findEnds,
  findRowEdits,
  judgeRow,
  keyOf,
  readRows,
  type JudgedRow,
  type MeasuredRows,
  type RowEdit,
} from './row-edits.js';

/** What is said for one version, or for an unknown one, with the versions that it is said of. */
interface Said<T> {
  readonly what: T;
  readonly versions: readonly string[];
}

const TABLES = [
  ['versions-v3-credentials', 3],
  ['versions-v2-credentials', 2],
] as const;

/** Every provider of every row, judged where no version is known: edits must hold on all. */
const judgeForAll = ({ versions, rows }: MeasuredRows, sdk: 2 | 3): readonly Said<JudgedRow>[] =>
  rows.flatMap((row) => judgeRow(row, sdk).map((what) => ({ what, versions })));

/** Every provider of every row, judged for each version at the end of a stretch; v2 knows no versions. */
const judgeForEach = ({ versions, rows }: MeasuredRows, sdk: 2 | 3): readonly Said<JudgedRow>[] =>
  sdk === 2
    ? judgeForAll({ versions, rows }, sdk)
    : rows.flatMap((row) =>
        findEnds(row).flatMap((sdkVersion) =>
          judgeRow(row, sdk, { sdkVersion }).map((what) => ({ what, versions: [sdkVersion] })),
        ),
      );

/** The edits that are not a person's choice. */
const findMade = (said: readonly Said<JudgedRow>[]): readonly Said<RowEdit>[] =>
  said.flatMap(({ what, versions }) =>
    findRowEdits([what])
      .filter(({ remedy }) => remedy.class !== 'choose')
      .map((edit) => ({ what: edit, versions })),
  );

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

/** Tells whether a row makes one request for credentials: of two, the tables do not say which is whose. */
const isSingle = ({ row }: JudgedRow) => !row.construction.includes('masterCredentials');

/** Complaints in the order of the rows, each with the versions that it is about. */
function gather<T>(
  said: readonly Said<T>[],
  check: (what: T, version: string) => readonly string[],
): readonly string[] {
  const versions = new Map<string, Set<string>>();
  for (const { what, versions: own } of said) {
    for (const version of own) {
      for (const complaint of check(what, version))
        versions.set(complaint, (versions.get(complaint) ?? new Set()).add(version));
    }
  }
  return [...versions].map(([complaint, where]) => `${complaint}\n  on ${[...where].join(', ')}`);
}

describe.each(TABLES)('%s', (id, sdk) => {
  const measured = readRows(id);
  const forEach = judgeForEach(measured, sdk);
  const made = findMade([...forEach, ...judgeForAll(measured, sdk)]);
  const byKey = new Map(measured.rows.map((row) => [keyOf(row, row.construction), row]));
  const findAfter = ({ row, edited }: RowEdit): TableRow | undefined => byKey.get(keyOf(row, edited));
  const story = ({ row, edited }: RowEdit) => `${row.construction}\n  ${edited}`;

  it('holds many edits', () => {
    expect(new Set(made.map(({ what }) => what.edited)).size).toBeGreaterThan(sdk === 3 ? 100 : 15);
  });

  it('holds what every edit leads to', () => {
    const missing = made.map(({ what }) => what).filter((edit) => findAfter(edit) === undefined);
    if (process.env['UPDATE_ROWS'] === '1') addEdited(id, missing);
    expect([...new Set(missing.map(({ edited }) => edited))], UPDATE).toEqual([]);
  });

  it('shows that a provider does what is said of it on its version', () => {
    const single = forEach.filter(({ what }) => isSingle(what));
    const complaints = gather(single, (judged, version) =>
      checkRowVerdict(judged, version).map(
        (complaint) => `${judged.row.construction}\n  ${judged.judgement.reason}: ${complaint}`,
      ),
    );
    expect(complaints).toEqual([]);
  });

  it('shows that every edit is what its class says, in each environment', () => {
    const complaints = gather(made, (edit, version) => {
      const after = findAfter(edit);
      if (!after) return [];
      return checkRowEdit({ edit, after, version }).map((complaint) => `${story(edit)}\n  ${complaint}`);
    });
    expect(complaints).toEqual([]);
  });

  it('shows that an edit keeps the host where it says so', () => {
    const keeping = made.filter(({ what }) => what.remedy.keepsHost);
    const complaints = gather(keeping, (edit, version) => {
      const after = findAfter(edit);
      if (!after) return [];
      return checkKeptHost({ edit, after, version }).map((complaint) => `${story(edit)}\n  ${complaint}`);
    });
    expect(complaints).toEqual([]);
  });

  it('would show an edit that does nothing, or names a region of its own', () => {
    const unheard = sdk === 3 ? 'providerIgnoresEnvironment' : 'providerV2Default';
    const some = made.filter(
      ({ what, versions: [version = ''] }) =>
        what.judgement.reason === unheard && isSingle(what) && isMeasured(what, version),
    );
    expect(some.length).toBeGreaterThan(5);
    const unnoticed = some.filter(({ what: edit, versions: [version = ''] }) => {
      const nothing = checkRowEdit({ edit, after: edit.row, version });
      const elsewhere = checkRowEdit({ edit, after: moveTo('sa-east-1', edit.row), version });
      return nothing.length === 0 || elsewhere.length === 0;
    });
    expect(unnoticed.map(({ what }) => what.row.construction)).toEqual([]);
  });
});

/** A row as if every request went to one region. */
function moveTo(region: string, row: TableRow): TableRow {
  const moved = JSON.stringify(row.results).replace(
    /sts[\w.-]*amazonaws\.com \/ [\w-]+/g,
    `sts.${region}.amazonaws.com / ${region}`,
  );
  return { ...row, results: JSON.parse(moved) as TableRow['results'] };
}
