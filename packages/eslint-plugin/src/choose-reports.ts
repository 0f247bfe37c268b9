import type { IamFinding } from '@endpoint-hygiene/analysis';

/** The options of the rule about hot paths. */
export interface ReportOption {
  readonly report?: 'write' | 'entry' | 'both';
  /** Whether a guarded write is reported that has no `defer`. */
  readonly requireExistingOrDefer?: boolean;
}

/**
 * Leaves out one of the two reports of a write that stands in another file than its entry point. A write in the file
 * of its entry point has one report, which is never left out.
 */
export function chooseReports(
  hotPaths: readonly IamFinding[],
  report: NonNullable<ReportOption['report']>,
): readonly IamFinding[] {
  if (report === 'both') return hotPaths;
  return hotPaths.filter(({ reason, isAtEntry }) => (report === 'entry' ? isAtEntry : reason !== 'hotCall'));
}
