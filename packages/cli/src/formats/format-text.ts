import { codeFrameColumns } from '@babel/code-frame';
import type { Way } from '@endpoint-hygiene/analysis';
import type { CheckResult, Finding, Problem } from '../findings/finding.js';
import { countOf, summarise } from '../findings/summary.js';
import { toDisplayPath } from '../project/display-path.js';
import type { Colours } from '../terminal/colours.js';
import type { ReportContext } from './report-context.js';

/** Longer lines come out of machines: they are not shown. */
const LONGEST_LINE = 300;

/** Findings for a person: place, code, message, chain and what would mend it. */
export function formatText(result: CheckResult, context: ReportContext, colours: Colours): string {
  const blocks = result.findings.map((finding) => formatFinding(finding, context, colours));
  const isBad = countOf(result, 'error') > 0;
  const paint = result.findings.length === 0 ? colours.green : isBad ? colours.red : colours.yellow;
  return `${[...blocks, paint(summarise(result))].join('\n\n')}\n`;
}

/** Files that could not be looked at, one a line. */
export function formatProblems(problems: readonly Problem[], cwd: string, colours: Colours): string {
  return problems
    .map(({ path, line, message }) => {
      const place = [toDisplayPath(cwd, path), line].filter((part) => part !== undefined).join(':');
      return `${colours.red('error')}: ${place} ${message}\n`;
    })
    .join('');
}

function formatFinding(finding: Finding, context: ReportContext, colours: Colours): string {
  const { path, start, severity, rule, message, mending, way } = finding;
  const place = `${toDisplayPath(context.cwd, path)}:${String(start.line)}:${String(start.column)}`;
  const paint = severity === 'error' ? colours.red : colours.yellow;
  const parts = [
    `${colours.underline(place)}  ${paint(severity)}  ${colours.dim(rule)}`,
    formatCode(finding, context, colours),
    `  ${message}`,
    way ? formatWay(way, context, colours) : '',
    mending === undefined ? '' : `  ${colours.green('→')} ${mending}`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function formatCode({ path, start, end }: Finding, { texts }: ReportContext, colours: Colours): string {
  const text = texts.read(path);
  const [above, line, below] = [-1, 0, 1].map((offset) => texts.lineOf(path, start.line + offset).length);
  if (Math.max(above ?? 0, line ?? 0, below ?? 0) > LONGEST_LINE) return '';
  const highlight = { highlightCode: colours.isColorSupported, forceColor: colours.isColorSupported };
  const frame = codeFrameColumns(text, { start, end }, { linesAbove: 1, linesBelow: 1, ...highlight });
  return frame.replace(/^/gm, '  ').replace(/[ \t]+$/gm, '');
}

/** Each function with the line of the call by which it goes on. */
function formatWay({ steps }: Way, { cwd, texts }: ReportContext, colours: Colours): string {
  const rows = steps.map(({ name, call }) => ({
    name,
    place: `${toDisplayPath(cwd, call.path)}:${String(call.line)}`,
    code: texts.lineOf(call.path, call.line).trim(),
  }));
  const width = Math.max(...rows.map(({ name }) => name.length));
  const placeWidth = Math.max(...rows.map(({ place }) => place.length));
  return rows
    .map(({ name, place, code }, index) => {
      const arrow = colours.dim(index === 0 ? '┌' : index === rows.length - 1 ? '└' : '├');
      const shown = code.length > LONGEST_LINE ? '' : code;
      return `  ${arrow} ${name.padEnd(width)}  ${colours.cyan(place.padEnd(placeWidth))}  ${colours.dim(shown)}`.trimEnd();
    })
    .join('\n');
}
