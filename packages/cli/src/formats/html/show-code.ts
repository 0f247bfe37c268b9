import type { Finding } from '../../findings/finding.js';
import type { ReportContext } from '../report-context.js';
import { markup, type Markup } from './markup.js';

/** So many lines are shown above and below the reported one. */
const AROUND = 3;

/** Longer lines come out of machines: their end is left out. */
export const LONGEST_LINE = 300;

/** The lines around a finding, with the reported part marked. */
export function showCode(finding: Finding, { texts }: ReportContext): Markup {
  const { path, start } = finding;
  const count = texts.countLines(path);
  // What follows the last line break is no line.
  const last = count > start.line && texts.lineOf(path, count) === '' ? count - 1 : count;
  const first = Math.max(1, start.line - AROUND);
  const length = Math.min(last, start.line + AROUND) - first + 1;
  const rows = Array.from({ length }, (_, index) => {
    const number = first + index;
    const text = texts.lineOf(path, number);
    const shown = text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
    return number === start.line ? showReported(finding, shown) : showRow('row', number, markup`${shown}`);
  });
  return markup`<pre tabindex="0" aria-label="Code"><code>${rows}</code></pre>`;
}

function showReported({ start, end, severity }: Finding, shown: string): Markup {
  const stop = end.line === start.line ? end.column - 1 : shown.length;
  const before = shown.slice(0, start.column - 1);
  const marked = shown.slice(start.column - 1, stop);
  const row = markup`${before}<mark>${marked}</mark>${shown.slice(stop)}`;
  return showRow(severity === 'error' ? 'row reported' : 'row warned', start.line, row);
}

function showRow(kind: string, number: number, text: Markup): Markup {
  return markup`<span class="${kind}"><span class="line" aria-hidden="true">${number}</span>${text}
</span>`;
}
