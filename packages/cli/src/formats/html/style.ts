import { Markup } from './markup.js';

/** The page's own style: dark and light by what the reader's system asks for, and fit for paper. */
export const STYLE = new Markup(`
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1c2024; --quiet: #5b6470; --line: #d5dae0; --panel: #f5f7f9;
  --error: #b3261e; --error-soft: #fde7e5; --warning: #7a4f00; --warning-soft: #fdf0d5;
  --entry: #0b5cad; --entry-soft: #e3effb; --link: #0b5cad;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171a; --text: #e6e9ec; --quiet: #a3adb8; --line: #3a424a; --panel: #1d2226;
    --error: #ff9d94; --error-soft: #43201d; --warning: #f5c76b; --warning-soft: #3b2f14;
    --entry: #8ec5ff; --entry-soft: #16304a; --link: #8ec5ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.5rem; }
h3 { font-size: 1rem; margin: 0; font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
a { color: var(--link); }
code, pre, .place { font-family: ui-monospace, monospace; font-size: 0.9em; }
table { border-collapse: collapse; width: 100%; overflow-wrap: break-word; }
th, td { text-align: left; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; }
article { border: 1px solid var(--line); border-radius: 0.5rem; padding: 1rem; margin: 1rem 0; break-inside: avoid; }
.severity { font-size: 0.8rem; font-weight: 600; padding: 0.1rem 0.5rem; border-radius: 1rem; }
.error { color: var(--error); background: var(--error-soft); }
.warning { color: var(--warning); background: var(--warning-soft); }
.quiet { color: var(--quiet); }
pre { background: var(--panel); border-radius: 0.35rem; padding: 0.6rem 0; margin: 0.75rem 0; overflow-x: auto; }
pre .row { display: block; padding: 0 0.75rem; min-width: max-content; }
pre .reported { background: var(--error-soft); }
pre .warned { background: var(--warning-soft); }
pre .line { display: inline-block; width: 4ch; margin-right: 1.5ch; text-align: right; color: var(--quiet); user-select: none; }
mark { background: none; color: inherit; text-decoration: underline wavy var(--error); text-underline-offset: 0.2em; }
figure { margin: 1rem 0 0; overflow-x: auto; }
figcaption { font-weight: 600; }
svg { max-width: 100%; height: auto; display: block; margin: 0.5rem 0; }
svg rect { fill: var(--panel); stroke: var(--line); }
svg .entry rect { fill: var(--entry-soft); stroke: var(--entry); }
svg .write rect { fill: var(--error-soft); stroke: var(--error); }
svg text { fill: var(--text); font: 14px ui-monospace, monospace; }
svg text.quiet { fill: var(--quiet); font-size: 12px; }
svg line { stroke: var(--quiet); stroke-width: 1.5; }
svg polygon { fill: var(--quiet); }
@media print { body { max-width: none; } pre { white-space: pre-wrap; } }
`);
