import type { CheckResult, Finding, HotPath } from '../findings/finding.js';
import { RULES } from '../findings/rules.js';
import { countOf } from '../findings/summary.js';
import { toDisplayPath } from '../project/display-path.js';
import type { ReportContext } from './report-context.js';

/** Raised when a field changes its meaning or goes; new fields leave it as it is. */
const FORMAT = 1;

/** Findings for programs; paths are relative, with forward slashes. */
export function formatJson(result: CheckResult, { cwd }: ReportContext): string {
  const show = (path: string): string => toDisplayPath(cwd, path);
  const log = {
    format: FORMAT,
    summary: {
      files: result.files.length,
      errors: countOf(result, 'error'),
      warnings: countOf(result, 'warning'),
      suppressed: result.suppressed.length,
      problems: result.problems.length,
    },
    findings: result.findings.map((finding) => toRecord(finding, show)),
    suppressed: result.suppressed.map((finding) => toRecord(finding, show)),
    problems: result.problems.map(({ path, ...problem }) => ({ file: show(path), ...problem })),
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function toRecord(finding: Finding, show: (path: string) => string): object {
  const { path, way, start, end, suppressed, ...rest } = finding;
  return {
    file: show(path),
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    ...rest,
    docs: RULES.find(({ name }) => name === finding.rule)?.url,
    ...(way && { hotPath: toRecordOfPath(way, show) }),
    ...(suppressed !== undefined && { reason: suppressed }),
  };
}

function toRecordOfPath({ steps, ...words }: HotPath, show: (path: string) => string): object {
  const chain = steps.map(({ name, at, call }) => ({
    name,
    file: show(at.path),
    line: at.line,
    call: { file: show(call.path), line: call.line },
  }));
  return { ...words, chain };
}
