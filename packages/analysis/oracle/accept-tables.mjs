// Writes the tables anew from the installed packages: for when the SDK has changed, and is right.
import { writeTable } from './table-file.mjs';
import { measureTable, TABLE_IDS } from './tables.mjs';

for (const id of TABLE_IDS) {
  writeTable(id, await measureTable(id));
  console.log(`tables/${id}.json written`);
}
