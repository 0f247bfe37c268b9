import type { HotPath } from '../../findings/finding.js';
import { markup, type Markup } from './markup.js';

/** A box of the graph. */
interface Box {
  readonly kind: 'entry' | 'call' | 'write';
  readonly title: string;
  readonly detail: string;
}

const WIDTH = 640;
const HEIGHT = 54;
const GAP = 34;
const MIDDLE = WIDTH / 2;
/** More letters do not fit into a box. */
const MOST_LETTERS = 68;

/** The way from an entry point to a write as a graph: boxes from top to bottom, an arrow for each call. */
export function drawWay({ steps, operation, entry }: HotPath, show: (path: string) => string): Markup {
  const boxes: Box[] = steps.map(({ name, at }, index) => ({
    kind: index === 0 ? 'entry' : 'call',
    title: name,
    detail: `${show(at.path)}:${String(at.line)}${index === 0 ? `, ${entry}` : ''}`,
  }));
  const write = steps.at(-1)?.call;
  const place = write ? `${show(write.path)}:${String(write.line)}` : '';
  boxes.push({ kind: 'write', title: operation, detail: `${place}, the write` });
  const height = boxes.length * (HEIGHT + GAP) - GAP + 4;
  const label = boxes.map(({ title, detail }) => `${title} (${detail})`).join(', which leads to ');
  return markup`<svg role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">
${boxes.map(drawBox)}${boxes.slice(1).map(drawArrow)}</svg>`;
}

function drawBox({ kind, title, detail }: Box, index: number): Markup {
  const top = index * (HEIGHT + GAP) + 2;
  return markup`<g class="node ${kind}"><title>${title}, ${detail}</title>
<rect x="2" y="${top}" width="${WIDTH - 4}" height="${HEIGHT}" rx="8"/>
<text x="${MIDDLE}" y="${top + 23}" text-anchor="middle">${shorten(title)}</text>
<text class="quiet" x="${MIDDLE}" y="${top + 42}" text-anchor="middle">${shorten(detail)}</text></g>
`;
}

/** From the box of the given index to the one below it. */
function drawArrow(_below: Box, index: number): Markup {
  const start = (index + 1) * (HEIGHT + GAP) - GAP + 2;
  const end = start + GAP;
  const tip = [MIDDLE, end, MIDDLE - 6, end - 9, MIDDLE + 6, end - 9].join(' ');
  return markup`<g class="edge"><line x1="${MIDDLE}" y1="${start}" x2="${MIDDLE}" y2="${end - 8}"/><polygon points="${tip}"/></g>
`;
}

function shorten(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  const half = MOST_LETTERS / 2 - 1;
  return `${text.slice(0, half)}…${text.slice(-half)}`;
}
