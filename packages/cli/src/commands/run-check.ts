import type { ExitStatus } from '../exit-status.js';
import { checkSources } from '../findings/check-sources.js';
import type { CheckResult } from '../findings/finding.js';
import { getExitStatus } from '../findings/summary.js';
import { formatHtml } from '../formats/format-html.js';
import { formatJson } from '../formats/format-json.js';
import { formatSarif } from '../formats/format-sarif.js';
import { formatProblems, formatText } from '../formats/format-text.js';
import { createReportContext } from '../formats/report-context.js';
import { getColours } from '../terminal/colours.js';
import { writeOutput } from '../terminal/write-output.js';
import type { CheckFlags } from './check.js';

/** Checks the sources that the options name, writes what was found, and tells what to end with. */
export async function runCheck(paths: readonly string[], flags: CheckFlags): Promise<ExitStatus> {
  const result = withSeverity(await checkSources(paths, flags), flags.severity);
  process.stderr.write(formatProblems(result.problems, process.cwd(), getColours(process.stderr)));
  writeOutput(flags.output, format(result, flags));
  return getExitStatus(result, flags.maxWarnings ?? Infinity);
}

function withSeverity(result: CheckResult, least: CheckFlags['severity']): CheckResult {
  if (least === 'warning') return result;
  return { ...result, findings: result.findings.filter(({ severity }) => severity === 'error') };
}

function format(result: CheckResult, { format: name, output }: CheckFlags): string {
  const context = createReportContext();
  if (name === 'json') return formatJson(result, context);
  if (name === 'sarif') return formatSarif(result, context);
  if (name === 'html') return formatHtml(result, context);
  return formatText(result, context, getColours(output === undefined ? process.stdout : {}));
}
