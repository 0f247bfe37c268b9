// What is different between a committed table and a new measurement, in words.

/** @typedef {import('./table-file.d.mts').Table} Table */

const nameOf = ({ before, construction }) => (before ? `${before} ${construction}` : construction);

function compareOutcomes(expected, got) {
  const environments = new Set([...Object.keys(expected), ...Object.keys(got)]);
  return [...environments]
    .filter((id) => expected[id] !== got[id])
    .map((id) => `${id}: expected ${expected[id] ?? 'nothing'}, got ${got[id] ?? 'nothing'}`);
}

function compareRows(expected, got, versions) {
  const lines = new Set([...Object.keys(expected.results), ...Object.keys(got.results)]);
  return [...lines].flatMap((line) =>
    compareOutcomes(expected.results[line] ?? {}, got.results[line] ?? {}).map(
      (difference) => `SDK line ${line} (${versions[line] ?? 'not measured'}), ${difference}`,
    ),
  );
}

/**
 * Tells each difference in one line: table, row, SDK line, environment, expected and got.
 * @param {Table} expected
 * @param {Table} got
 * @returns {string[]}
 */
export function compareTables(expected, got) {
  const known = new Map(expected.rows.map((row) => [nameOf(row), row]));
  const measured = new Set(got.rows.map(nameOf));
  const changed = got.rows.flatMap((row) => {
    const name = nameOf(row);
    const old = known.get(name);
    if (!old) return [`${got.title} | ${name} | a new row`];
    return compareRows(old, row, got.versions).map((difference) => `${got.title} | ${name} | ${difference}`);
  });
  const gone = [...known.keys()].filter((name) => !measured.has(name));
  return [...changed, ...gone.map((name) => `${got.title} | ${name} | a row that is measured no more`)];
}
