// Tables on disk: one JSON file each, in `tables`, with equal results grouped so that a person can read them.
import { readFileSync, writeFileSync } from 'node:fs';

/** @typedef {import('./table-file.d.mts').Table} Table */

const SEPARATOR = ', ';
const EVERYWHERE = 'everywhere';

const pathOf = (id) => new URL(`tables/${id}.json`, import.meta.url);

/** `{ a: 1, b: 1, c: 2 }` -> `{ 'a, b': 1, c: 2 }`, in the order of the first of each group. */
function groupEqual(record) {
  const groups = new Map();
  for (const [key, value] of Object.entries(record)) {
    const text = JSON.stringify(value);
    groups.set(text, [...(groups.get(text) ?? []), key]);
  }
  return Object.fromEntries([...groups].map(([text, keys]) => [keys.join(SEPARATOR), JSON.parse(text)]));
}

function groupEnvironments(outcomes) {
  const grouped = groupEqual(outcomes);
  const values = Object.values(grouped);
  return values.length === 1 ? { [EVERYWHERE]: values[0] } : grouped;
}

function groupRow({ results, ...row }) {
  const lines = Object.entries(results).map(([line, outcomes]) => [line, groupEnvironments(outcomes)]);
  return { ...row, results: groupEqual(Object.fromEntries(lines)) };
}

/** Undoes a grouping, but for `everywhere`. */
function ungroup(record) {
  return Object.fromEntries(
    Object.entries(record).flatMap(([keys, value]) => keys.split(SEPARATOR).map((key) => [key, value])),
  );
}

function ungroupEnvironments(outcomes, environments) {
  if (!(EVERYWHERE in outcomes)) return ungroup(outcomes);
  return Object.fromEntries(environments.map((id) => [id, outcomes[EVERYWHERE]]));
}

/**
 * Reads a committed table by its id.
 * @param {string} id
 * @returns {Table}
 */
export function readTable(id) {
  const { environments, rows, ...table } = JSON.parse(readFileSync(pathOf(id), 'utf8'));
  const expanded = rows.map(({ results, ...row }) => {
    const lines = Object.entries(ungroup(results));
    const outcomes = lines.map(([line, byEnvironment]) => [
      line,
      ungroupEnvironments(byEnvironment, environments),
    ]);
    return { ...row, results: Object.fromEntries(outcomes) };
  });
  return { ...table, environments, rows: expanded };
}

/**
 * Writes a table in place of the committed one.
 * @param {string} id
 * @param {Table} table
 */
export function writeTable(id, { rows, ...table }) {
  const text = JSON.stringify({ ...table, rows: rows.map(groupRow) }, null, 2);
  writeFileSync(pathOf(id), `${text}\n`);
}
