import { EXIT, type ExitStatus } from '../exit-status.js';
import { count } from '../terminal/count.js';
import type { CheckResult, Severity } from './finding.js';

/** How many findings of a severity there are. */
export function countOf({ findings }: CheckResult, severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** `2 errors, 1 warning in 2 of 14 files`. */
export function summarise(result: CheckResult): string {
  const files = new Set(result.findings.map(({ path }) => path)).size;
  const all = count(result.files.length, 'file');
  const rest = describeRest(result);
  if (files === 0) return `No findings in ${all}${rest}.`;
  const errors = count(countOf(result, 'error'), 'error');
  const warnings = count(countOf(result, 'warning'), 'warning');
  return `${errors}, ${warnings} in ${String(files)} of ${all}${rest}.`;
}

function describeRest({ suppressed, problems }: CheckResult): string {
  const parts = [
    suppressed.length > 0 ? `${count(suppressed.length, 'finding')} disabled by comments` : '',
    problems.length > 0 ? `${count(problems.length, 'file')} not looked at` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? `; ${parts.join(', ')}` : '';
}

/** What a check ends with: 2 where a file could not be looked at, 1 for errors and for too many warnings. */
export function getExitStatus(result: CheckResult, maxWarnings: number): ExitStatus {
  if (result.problems.length > 0) return EXIT.trouble;
  const isOver = countOf(result, 'error') > 0 || countOf(result, 'warning') > maxWarnings;
  return isOver ? EXIT.findings : EXIT.clean;
}
