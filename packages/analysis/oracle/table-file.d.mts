/** What one construction contacts. */
export interface TableRow {
  /** An expression of a program. */
  readonly construction: string;
  /** Statements that run before it. */
  readonly before?: string;
  /** SDK line -> environment -> `host / signing region`, or `throws: …`. */
  readonly results: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Measurements of one theme, as they are committed. */
export interface Table {
  readonly title: string;
  /** SDK line -> version of the package that was measured. */
  readonly versions: Readonly<Record<string, string>>;
  readonly environments: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Reads a committed table by its id. */
export function readTable(id: string): Table;

/** Writes a table in place of the committed one. */
export function writeTable(id: string, table: Table): void;
