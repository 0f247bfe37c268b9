import type { CheckResult, Finding } from '../findings/finding.js';
import { RULES, type RuleDescription } from '../findings/rules.js';
import { countOf, summarise } from '../findings/summary.js';
import { toDisplayPath } from '../project/display-path.js';
import { count } from '../terminal/count.js';
import { markup, toProse, type Markup } from './html/markup.js';
import { showFinding } from './html/show-finding.js';
import { STYLE } from './html/style.js';
import type { ReportContext } from './report-context.js';

interface RuleSection extends RuleDescription {
  readonly findings: readonly Finding[];
}

/** Findings as one page that needs nothing else: no script, no font, no picture from elsewhere. */
export function formatHtml(result: CheckResult, context: ReportContext): string {
  const sections = RULES.map((rule) => ({
    ...rule,
    findings: result.findings.filter((finding) => finding.rule === rule.name),
  })).filter(({ findings }) => findings.length > 0);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>endpoint-hygiene: ${summarise(result)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Endpoint hygiene</h1>
<p>${summarise(result)}</p>
</header>
<main>
${showSummary(result, sections)}${sections.map((section) => showSection(section, context))}${showProblems(result, context)}
</main>
<footer><p class="quiet">Made by endpoint-hygiene ${context.version}.</p></footer>
</body>
</html>
`.text;
}

function showSummary(result: CheckResult, sections: readonly RuleSection[]): Markup | undefined {
  if (sections.length === 0) return undefined;
  const rows = sections.map(
    ({ name, description, findings }) =>
      markup`<tr><th scope="row"><a href="#${name}">${name}</a></th><td>${description}</td><td class="number">${findings.length}</td></tr>
`,
  );
  const numbers = [
    count(countOf(result, 'error'), 'error'),
    count(countOf(result, 'warning'), 'warning'),
    `${String(result.suppressed.length)} disabled by comments`,
  ];
  return markup`<section aria-labelledby="summary">
<h2 id="summary">Summary</h2>
<p>${numbers.join(', ')}.</p>
<table>
<thead><tr><th scope="col">Rule</th><th scope="col">What it is for</th><th scope="col" class="number">Findings</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</section>`;
}

function showSection({ name, description, url, findings }: RuleSection, context: ReportContext): Markup {
  return markup`
<section aria-labelledby="${name}">
<h2 id="${name}">${name}</h2>
<p>${description}. <a href="${url}">More about ${name}</a></p>
${findings.map((finding, index) => showFinding(finding, `${name}-${String(index + 1)}`, context))}
</section>`;
}

function showProblems({ problems }: CheckResult, { cwd }: ReportContext): Markup | undefined {
  if (problems.length === 0) return undefined;
  const rows = problems.map(({ path, line, message }) => {
    const place = [toDisplayPath(cwd, path), line].filter((part) => part !== undefined).join(':');
    return markup`<li><span class="place">${place}</span> ${toProse(message)}</li>
`;
  });
  return markup`
<section aria-labelledby="problems">
<h2 id="problems">Files that were not looked at</h2>
<ul>
${rows}</ul>
</section>`;
}
