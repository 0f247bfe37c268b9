import type { HotPath } from '../../findings/finding.js';
import { markup, type Markup } from './markup.js';

/** A box of the graph. */
interface Box {
  readonly kind: 'entry' | 'call' | 'write';
  readonly title: string;
  readonly detail: string;
}

const HEIGHT = 54;
const GAP = 34;
const LEAST_WIDTH = 280;
/** Of a letter of the title and of the detail, both in a font of fixed width. */
const TITLE_LETTER = 8.5;
const DETAIL_LETTER = 7.3;
/** Longer texts are shortened. */
const MOST_LETTERS = 68;
/** In a narrow window a graph shrinks as far as this, and is scrolled beyond: its text must stay readable. */
const LEAST_SCALE = 0.75;

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
  const width = Math.max(LEAST_WIDTH, ...boxes.map(measure));
  const label = boxes.map(({ title, detail }) => `${title} (${detail})`).join(', which leads to ');
  return markup`<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" style="min-width: ${Math.round(width * LEAST_SCALE)}px">
${boxes.map((box, index) => drawBox(box, index, width))}${boxes.slice(1).map((_, index) => drawArrow(index, width / 2))}</svg>`;
}

/** The width of a box that holds its text. */
function measure({ title, detail }: Box): number {
  const lengthOf = (text: string): number => shorten(text).length;
  return Math.ceil(Math.max(lengthOf(title) * TITLE_LETTER, lengthOf(detail) * DETAIL_LETTER) + 40);
}

function drawBox({ kind, title, detail }: Box, index: number, width: number): Markup {
  const middle = width / 2;
  const top = index * (HEIGHT + GAP) + 2;
  return markup`<g class="node ${kind}"><title>${title}, ${detail}</title>
<rect x="2" y="${top}" width="${width - 4}" height="${HEIGHT}" rx="8"/>
<text x="${middle}" y="${top + 23}" text-anchor="middle">${shorten(title)}</text>
<text class="quiet" x="${middle}" y="${top + 42}" text-anchor="middle">${shorten(detail)}</text></g>
`;
}

/** From the box of the given index to the one below it. */
function drawArrow(index: number, middle: number): Markup {
  const start = (index + 1) * (HEIGHT + GAP) - GAP + 2;
  const end = start + GAP;
  const tip = [middle, end, middle - 6, end - 9, middle + 6, end - 9].join(' ');
  return markup`<g class="edge"><line x1="${middle}" y1="${start}" x2="${middle}" y2="${end - 8}"/><polygon points="${tip}"/></g>
`;
}

function shorten(text: string): string {
  if (text.length <= MOST_LETTERS) return text;
  const half = MOST_LETTERS / 2 - 1;
  return `${text.slice(0, half)}…${text.slice(-half)}`;
}
