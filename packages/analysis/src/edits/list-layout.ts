import { isLineEnd, type Pieces } from './bracketed-list.js';
import {
  getIndentationUnit,
  getLastLineBreak,
  getLexemes,
  getLineBreakAt,
  type SourceText,
} from './source-text.js';

/** The line break and indentation in front of a piece that starts its line; undefined for one that does not. */
export function getLineBreakBefore(pieces: Pieces, index: number): string | undefined {
  for (let at = index - 1; at > 0; at -= 1) {
    const piece = pieces[at];
    if (piece?.kind === 'gap' && isLineEnd(piece)) return getLastLineBreak(piece.text);
    // `/* c */ a: 1` starts its line where the comment does.
    if (piece?.kind !== 'gap' && piece?.kind !== 'comment') return undefined;
  }
  return undefined;
}

/** `<line break> , ` in front of an item of a list that is written comma first; undefined elsewhere. */
export function getCommaFirstLead(pieces: Pieces, index: number): string | undefined {
  const gap = pieces[index - 1];
  const commaAt = gap?.kind === 'gap' ? index - 2 : index - 1;
  if (pieces[commaAt]?.kind !== 'comma' || isLineEnd(gap)) return undefined;
  const lineBreak = getLineBreakBefore(pieces, commaAt);
  return lineBreak === undefined ? undefined : `${lineBreak},${gap?.kind === 'gap' ? gap.text : ''}`;
}

/** A line break and the indentation that an item of the list would have on a line of its own. */
export function getItemLineBreak(source: SourceText, pieces: Pieces): string {
  const starts = pieces.map((piece, index) =>
    piece.kind === 'item' || piece.kind === 'comment' ? getLineBreakBefore(pieces, index) : undefined,
  );
  const shown = starts.findLast((start) => start !== undefined);
  return shown ?? getLineBreakAt(source, pieces[0]?.range?.[0] ?? 0) + getIndentationUnit(source);
}

/** The index of the last comment behind a piece on the same line; the piece's own index when there is none. */
export function getEndOfLine(pieces: Pieces, index: number): number {
  let end = index;
  for (let at = index + 1; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (!piece || isLineEnd(piece) || (piece.kind !== 'gap' && piece.kind !== 'comment')) break;
    if (piece.kind === 'comment') end = at;
  }
  return end;
}

/** Tells whether some list of the file ends with a comma. */
export function hasTrailingCommas(source: SourceText): boolean {
  const tokens = (getLexemes(source) ?? []).filter(({ isComment }) => !isComment);
  return tokens.some(({ text }, index) => text === ',' && /^[}\]]$/.test(tokens[index + 1]?.text ?? ''));
}
