import type { Table } from './table-file.mjs';

/** The ids of the tables that every test run measures; each is the name of a file in `tables`. */
export const TABLE_IDS: readonly string[];

/** Measures one table with the installed packages. */
export function measureTable(id: string): Promise<Table>;
