import { describe, expect, it } from 'vitest';
import { compareTables } from '../../oracle/compare-tables.mjs';
import { readTable, type Table } from '../../oracle/table-file.mjs';
import { measureTable, TABLE_IDS } from '../../oracle/tables.mjs';

const ACCEPT = 'When the SDK is right: node packages/analysis/oracle/accept-tables.mjs';

/** Fails with one line for each difference, and with the command that accepts them. */
function expectSame(differences: readonly string[]): void {
  if (differences.length > 0) expect.fail([...differences, ACCEPT].join('\n'));
}

describe('the installed SDKs still do what the committed table says:', () => {
  it.each(TABLE_IDS)('%s', { timeout: 300_000 }, async (id) => {
    expectSame(compareTables(readTable(id), await measureTable(id)));
  });
});

describe('compareTables', () => {
  const row = (construction: string, host: string) => ({
    construction,
    results: { latest: { nothing: host } },
  });
  const table = (...rows: Table['rows']): Table => {
    return { title: 'STS', versions: { latest: '3.9.0' }, environments: ['nothing'], rows };
  };

  it('names table, row, line, environment, expected and got', () => {
    const differences = compareTables(table(row('new STS()', 'a / b')), table(row('new STS()', 'c / d')));
    expect(differences).toEqual([
      'STS | new STS() | SDK line latest (3.9.0), nothing: expected a / b, got c / d',
    ]);
  });

  it('names rows that came or went, and lines that are measured no more', () => {
    const old = table(row('new STS()', 'a / b'));
    expect(compareTables(old, table(row('new STS({})', 'a / b')))).toEqual([
      'STS | new STS({}) | a new row',
      'STS | new STS() | a row that is measured no more',
    ]);
    const measured = { ...old, rows: [{ construction: 'new STS()', results: {} }] };
    expect(compareTables(old, measured)).toEqual([
      'STS | new STS() | SDK line latest (3.9.0), nothing: expected a / b, got nothing',
    ]);
  });

  it('finds nothing in equal tables', () => {
    expect(compareTables(readTable('sts-v2'), readTable('sts-v2'))).toEqual([]);
  });
});
