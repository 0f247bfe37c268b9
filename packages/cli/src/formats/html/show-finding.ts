import type { Finding } from '../../findings/finding.js';
import { toDisplayPath } from '../../project/display-path.js';
import type { ReportContext } from '../report-context.js';
import { drawWay } from './draw-way.js';
import { markup, toProse, type Markup } from './markup.js';
import { LONGEST_LINE, showCode } from './show-code.js';

/** One finding: where it stands, its code, what is wrong and what to do, and its chain. */
export function showFinding(finding: Finding, id: string, context: ReportContext): Markup {
  const { path, start, severity, message } = finding;
  const place = `${toDisplayPath(context.cwd, path)}:${String(start.line)}:${String(start.column)}`;
  return markup`
<article id="${id}" aria-labelledby="${id}-place">
<h3 id="${id}-place">${place}</h3>
<p><span class="severity ${severity}">${severity}</span></p>
${showCode(finding, context)}
<p>${toProse(message)}</p>
${showMending(finding)}${showWay(finding, context)}</article>`;
}

function showMending({ mending }: Finding): Markup | undefined {
  if (mending === undefined) return undefined;
  return markup`<p><strong>To mend it:</strong> ${toProse(mending)}</p>
`;
}

function showWay({ way }: Finding, { cwd, texts }: ReportContext): Markup | undefined {
  if (!way) return undefined;
  const show = (path: string): string => toDisplayPath(cwd, path);
  const steps = way.steps.map(({ name, call }) => {
    const code = texts.lineOf(call.path, call.line).trim().slice(0, LONGEST_LINE);
    return markup`<li><code>${name}</code> <span class="place quiet">${show(call.path)}:${call.line}</span> <code>${code}</code></li>
`;
  });
  return markup`<figure>
<figcaption>The way from the entry point to the write</figcaption>
${drawWay(way, show)}
<ol>
${steps}</ol>
</figure>
`;
}
