import type { IamFinding } from '@endpoint-hygiene/analysis';
import type { LintedFile } from './linted-file.js';

/** The option of the rule about hot paths. */
export interface ReportOption {
  readonly report?: 'write' | 'entry' | 'both';
}

/**
 * Leaves out one of the two reports of a write that stands in another file than its entry point. A write in the file
 * of its entry point has one report, which is never left out.
 */
export function chooseReports(
  { hotPaths, path }: LintedFile,
  report: NonNullable<ReportOption['report']>,
): readonly IamFinding[] {
  if (report === 'both') return hotPaths;
  if (report === 'write') return hotPaths.filter(({ reason }) => reason !== 'hotCall');
  return hotPaths.filter((finding) => finding.reason === 'hotCall' || startsIn(path, finding));
}

/** A chain starts with its entry point: `POST (app/(admin)/route.ts:12) → …`. */
function startsIn(path: string, { data }: IamFinding): boolean {
  const file = /^[^(]* \((.+?):\d+\) → /.exec(data['chain'] ?? '')?.[1];
  return file !== undefined && path.replaceAll('\\', '/').endsWith(`/${file}`);
}
