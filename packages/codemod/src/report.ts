import type { Change } from './passes.js';
import type { HandWork, TransformResult } from './transform-source.js';

interface Entry {
  readonly line: number;
  readonly text: string;
}

/** Where lines are counted: in the file as it will be, or as it is. */
export type Counted = 'line' | 'originalLine';

/**
 * What jscodeshift is to report of one file: a heading, then a line for each place that is left to a person and for
 * each change that is right only where a region is set. Undefined when there is nothing to say.
 */
export function formatReport(path: string, result: TransformResult, counted: Counted): string | undefined {
  const assumptions = result.changes.filter((change) => change.class === 'assumes-region');
  const entries: Entry[] = [
    ...result.handWork.map((work) => ({ line: work[counted], text: describeHandWork(work) })),
    ...assumptions.map((change) => ({ line: change[counted], text: describeAssumption(change) })),
  ];
  if (entries.length === 0) return undefined;
  const heading = [
    count(result.handWork.length, 'place is left to you', 'places are left to you'),
    count(assumptions.length, 'change is to be confirmed', 'changes are to be confirmed'),
  ].filter((part) => part !== '');
  const lines = entries.sort((a, b) => a.line - b.line).map(({ line, text }) => `  ${path}:${line}  ${text}`);
  return [heading.join(', '), ...lines].join('\n');
}

function describeHandWork({ problem, advice }: HandWork): string {
  return `${problem} ${advice}`;
}

/** What a person has to confirm of a change that is right only where a region is set. */
export function describeAssumption({ sdk, remedy }: Change): string {
  if (sdk === undefined)
    return 'Changed: asks the region that stands in the address now, and finds no host where none is set. Confirm that one always is.';
  const error = sdk === 2 ? 'Missing region in config' : 'Region is missing';
  return `Changed: ${describeMove(remedy)} now, and throws "${error}" where none is set. Confirm that one always is.`;
}

function describeMove(remedy: Change['remedy']): string {
  if (remedy === 'useRegionalSetting') return 'each client of SDK v2 that reads it asks its own region';
  return remedy === 'replaceGlobalRegion' ? 'asks the region of the environment' : 'asks its own region';
}

function count(amount: number, one: string, many: string): string {
  if (amount === 0) return '';
  return amount === 1 ? `1 ${one}` : `${amount} ${many}`;
}
