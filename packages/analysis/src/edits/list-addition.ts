import { newPiece, type Piece, type Pieces } from './bracketed-list.js';
import {
  getCommaFirstLead,
  getEndOfLine,
  getItemLineBreak,
  getLineBreakBefore,
  hasTrailingCommas,
} from './list-layout.js';
import { isLineComment, type SourceText } from './source-text.js';

/** Adds items behind the last one, laid out as the list is: lines, commas, indentation and comments. */
export function addItems(source: SourceText, pieces: Pieces, texts: readonly string[]): Pieces {
  if (texts.length === 0) return pieces;
  const last = pieces.findLastIndex(({ kind }) => kind === 'item');
  return last === -1 ? fillList(source, pieces, texts) : extendList(source, pieces, texts);
}

/** `{}`, `()`, and brackets that hold comments only. */
function fillList(source: SourceText, pieces: Pieces, texts: readonly string[]): Pieces {
  const [open, close] = [pieces[0], pieces.at(-1)];
  const lastComment = pieces.findLastIndex(({ kind }) => kind === 'comment');
  const isObject = open?.text === '{';
  if (lastComment === -1) {
    const pad = isObject ? ' ' : '';
    const item = newPiece('item', pad + texts.join(', ') + pad);
    return [open, item, close].filter((piece) => piece !== undefined);
  }
  const lineBreak = getOwnLineBreak(source, pieces, lastComment);
  const comma = isObject && lineBreak !== undefined && hasTrailingCommas(source) ? ',' : '';
  const separator = lineBreak ?? ' ';
  const text = separator + texts.join(`,${separator}`) + comma;
  return insertAfter(pieces, new Map([[lastComment, text]]));
}

/** Where the comment starts its line, so does what is added; behind a `// comment` it must. */
function getOwnLineBreak(source: SourceText, pieces: Pieces, comment: number): string | undefined {
  const lineBreak = getLineBreakBefore(pieces, comment);
  if (lineBreak !== undefined) return lineBreak;
  return isLineCommentPiece(pieces[comment]) ? getItemLineBreak(source, pieces) : undefined;
}

/** The comma goes behind the last item, the new items behind the comments on its line. */
function extendList(source: SourceText, pieces: Pieces, texts: readonly string[]): Pieces {
  const last = pieces.findLastIndex(({ kind }) => kind === 'item');
  const comma = pieces.findLastIndex(({ kind }, index) => index > last && kind === 'comma');
  const end = getEndOfLine(pieces, comma === -1 ? last : comma);
  const lead = comma === -1 ? getCommaFirstLead(pieces, last) : undefined;
  if (lead !== undefined) return insertAfter(pieces, new Map([[end, lead + texts.join(lead)]]));
  const lineBreak = getLineBreakBefore(pieces, last);
  const afterLineComment = isLineCommentPiece(pieces[end]);
  const separator = lineBreak ?? (afterLineComment ? getItemLineBreak(source, pieces) : ' ');
  const added = separator + texts.join(`,${lineBreak ?? ' '}`);
  if (comma !== -1) return insertAfter(pieces, new Map([[end, `${added},`]]));
  // `{ a: 1 /* c */ }` on one line keeps the comment on its own side of the comma.
  const commaAt = lineBreak === undefined && !afterLineComment ? end : last;
  if (commaAt === end) return insertAfter(pieces, new Map([[end, `,${added}`]]));
  return insertAfter(
    pieces,
    new Map([
      [last, ','],
      [end, added],
    ]),
  );
}

function isLineCommentPiece(piece: Piece | undefined): boolean {
  return piece?.kind === 'comment' && isLineComment(piece.text);
}

function insertAfter(pieces: Pieces, texts: ReadonlyMap<number, string>): Pieces {
  return pieces.flatMap((piece, index) => {
    const text = texts.get(index);
    return text === undefined ? [piece] : [piece, newPiece('item', text)];
  });
}
