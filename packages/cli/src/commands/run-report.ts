import { EXIT, type ExitStatus } from '../exit-status.js';
import { checkSources } from '../findings/check-sources.js';
import { summarise } from '../findings/summary.js';
import { formatHtml } from '../formats/format-html.js';
import { formatProblems } from '../formats/format-text.js';
import { createReportContext } from '../formats/report-context.js';
import { getColours } from '../terminal/colours.js';
import { writeOutput } from '../terminal/write-output.js';
import type { ReportFlags } from './report.js';

/** Writes the page, and says where it is. A report is no judgement: findings do not make it fail. */
export async function runReport(paths: readonly string[], flags: ReportFlags): Promise<ExitStatus> {
  const result = await checkSources(paths, flags);
  process.stderr.write(formatProblems(result.problems, process.cwd(), getColours(process.stderr)));
  const isPiped = flags.output === '-';
  writeOutput(isPiped ? undefined : flags.output, formatHtml(result, createReportContext()));
  if (!isPiped) process.stdout.write(`${summarise(result)} The page is ${flags.output}.\n`);
  return result.problems.length > 0 ? EXIT.trouble : EXIT.clean;
}
