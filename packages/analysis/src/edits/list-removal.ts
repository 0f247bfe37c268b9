import type { TSESTree } from '@typescript-eslint/types';
import { isLineEnd, newPiece, type Piece, type Pieces } from './bracketed-list.js';

/** Takes an item out with its comma and leaves every comment where it was; the last item leaves `{}`. */
export function removeItem(pieces: Pieces, node: TSESTree.Node): Pieces {
  const item = pieces.find((piece) => piece.node === node);
  if (!item) return pieces;
  const comma = getCommaOf(pieces, pieces.indexOf(item));
  const withoutItem = item.comments.length > 0 ? replaceItem(pieces, node) : drop(pieces, item);
  const rest = comma ? drop(withoutItem, comma) : withoutItem;
  const isEmpty = rest.slice(1, -1).every(({ kind }) => kind === 'gap');
  return isEmpty ? rest.filter(({ kind }) => kind !== 'gap') : rest;
}

/** Puts the comments inside an item, and after them a new text if one is given, in the item's place. */
export function replaceItem(pieces: Pieces, node: TSESTree.Node, text?: string): Pieces {
  return pieces.flatMap((piece) => {
    if (piece.node !== node) return [piece];
    const heirs = [...piece.comments, ...(text === undefined ? [] : [newPiece('item', text)])];
    return heirs.flatMap((heir, index) => (index === 0 ? [heir] : [newPiece('gap', ' '), heir]));
  });
}

/** The comma after the item; for the last item, and in a list written comma first, the one before it. */
function getCommaOf(pieces: Pieces, index: number): Piece | undefined {
  const nextAt = pieces.findIndex(({ kind }, at) => at > index && kind === 'comma');
  const previous = pieces.findLast(({ kind }, at) => at < index && kind === 'comma');
  if (nextAt === -1) return previous;
  const startsLine = pieces.slice(index, nextAt).some(isLineEnd);
  return startsLine && previous ? previous : pieces[nextAt];
}

function drop(pieces: Pieces, dropped: Piece): Pieces {
  const index = pieces.indexOf(dropped);
  const left = getGap(pieces[index - 1]);
  const right = getGap(pieces[index + 1]);
  const head = pieces.slice(0, left ? index - 1 : index);
  const tail = pieces.slice(right ? index + 2 : index + 1);
  const gap = pickGap(left, right, { previous: head.at(-1), next: tail[0] });
  return [...head, ...(gap ? [gap] : []), ...tail];
}

function getGap(piece: Piece | undefined): Piece | undefined {
  return piece?.kind === 'gap' ? piece : undefined;
}

interface Neighbours {
  readonly previous: Piece | undefined;
  readonly next: Piece | undefined;
}

/** Which of two gaps that now meet stays: the brackets keep theirs, elsewhere the one with more lines. */
function pickGap(left: Piece | undefined, right: Piece | undefined, { previous, next }: Neighbours) {
  if (previous?.kind === 'open') return left;
  if (next?.kind === 'close') return right;
  return countLines(left) > countLines(right) ? left : (right ?? left);
}

function countLines(gap: Piece | undefined): number {
  return gap?.text.match(/\r\n|[\n\r\u2028\u2029]/g)?.length ?? 0;
}
