import type { Observation, Run } from '../../oracle/observe.mjs';

/** One place of construction, and what became of its clients: run by run, or absent where none was built. */
export interface Site {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly major: 2 | 3;
  readonly visits: readonly Visit[];
}

/** The clients that one place constructed in one run. */
export interface Visit {
  readonly environment: string;
  readonly sdkLine: string;
  readonly clients: readonly Observation[];
}

const placeOf = ({ file, line, column, major }: Observation) => [file, line, column, major].join(':');

function comparePlaces(a: Observation, b: Observation): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

/** The places at which a program constructs clients, in the order of its text. */
export function findSites(runs: readonly Run[]): readonly Site[] {
  const first = new Map<string, Observation>();
  for (const one of runs.flatMap(({ observations }) => observations)) {
    if (!first.has(placeOf(one))) first.set(placeOf(one), one);
  }
  return [...first.values()].sort(comparePlaces).map(({ file, line, column, major }) => {
    const here = placeOf({ file, line, column, major } as Observation);
    const visits = runs.map(({ environment, sdkLine, observations }) => {
      return { environment, sdkLine, clients: observations.filter((one) => placeOf(one) === here) };
    });
    return { file, line, column, major, visits };
  });
}

/** The sites of the input at which case.json's clients stand, in its own order. */
export function findInputSites(sites: readonly Site[]): readonly Site[] {
  return sites.filter(({ file }) => /^input\./.test(file));
}
