import type { Observation, Run } from '../../oracle/observe.mjs';

/** One place that builds a client or makes a provider, and what became of it: run by run, or absent where none was. */
export interface Site {
  readonly kind: Observation['kind'];
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly major: 2 | 3;
  readonly visits: readonly Visit[];
}

/** The clients that one place built in one run; of a provider, the places to which it sent. */
export interface Visit {
  readonly environment: string;
  readonly sdkLine: string;
  readonly clients: readonly Observation[];
}

const placeOf = ({ kind, file, line, column, major }: Omit<Site, 'visits'>) =>
  [kind, file, line, column, major].join(':');

function comparePlaces(a: Observation, b: Observation): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

/** The places at which a program builds clients and makes providers, in the order of its text. */
export function findSites(runs: readonly Run[]): readonly Site[] {
  const first = new Map<string, Observation>();
  for (const one of runs.flatMap(({ observations }) => observations)) {
    if (!first.has(placeOf(one))) first.set(placeOf(one), one);
  }
  return [...first.values()].sort(comparePlaces).map(({ kind, file, line, column, major }) => {
    const here = placeOf({ kind, file, line, column, major });
    const visits = runs.map(({ environment, sdkLine, observations }) => {
      return { environment, sdkLine, clients: observations.filter((one) => placeOf(one) === here) };
    });
    return { kind, file, line, column, major, visits };
  });
}

/** The sites of the input at which case.json's clients stand, in its own order. */
export function findInputSites(sites: readonly Site[]): readonly Site[] {
  return sites.filter(({ file }) => /^input\./.test(file));
}
