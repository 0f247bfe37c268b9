import type { Table } from './table-file.mjs';

/** Tells each difference in one line: table, row, SDK line, environment, expected and got. */
export function compareTables(expected: Table, got: Table): string[];
