import type { TSESTree } from '@typescript-eslint/types';
import type { Range, TextEdit } from '../judgement.js';
import { getLexemesIn, hasLineBreak, isLineComment, type Lexeme, type SourceText } from './source-text.js';

/**
 * One stretch of `{ a: 1, b }` or `(a, b)`. The pieces of a list, joined, are its text; an edit changes the pieces, and
 * what it left alone is never written again.
 */
export interface Piece {
  readonly kind: 'open' | 'item' | 'comma' | 'comment' | 'gap' | 'close';
  readonly text: string;
  /** Where the piece stands in the file; undefined for a new one. */
  readonly range: Range | undefined;
  /** Of an item that stands in the file. */
  readonly node: TSESTree.Node | undefined;
  /** The comments inside an item, which outlive it. */
  readonly comments: Pieces;
}

/** A list between brackets, outermost brackets included. */
export type Pieces = readonly Piece[];

const LINE_END = /[\n\r\u2028\u2029]/;

interface Extent {
  readonly node: TSESTree.Node;
  readonly last: number;
}

/** Takes a list apart; undefined when tokens are missing or the text is not the list it was said to be. */
export function getPieces(
  source: SourceText,
  range: Range,
  items: readonly TSESTree.Node[],
): Pieces | undefined {
  const lexemes = getLexemesIn(source, range);
  if (!lexemes || lexemes.length < 2) return undefined;
  const extents = getExtents(lexemes, items);
  const pieces: Piece[] = [];
  let end = range[0];
  for (let index = 0; index < lexemes.length; index += 1) {
    const extent = extents.get(index);
    const last = extent?.last ?? index;
    const piece = getPiece(source, lexemes.slice(index, last + 1), extent?.node);
    if (!piece) return undefined;
    const gap = source.text.slice(end, piece.range[0]);
    if (gap.trim() !== '') return undefined;
    if (gap !== '') pieces.push({ ...newPiece('gap', gap), range: [end, piece.range[0]] });
    pieces.push(piece);
    end = piece.range[1];
    index = last;
  }
  return end === range[1] ? pieces : undefined;
}

/** A piece that an edit brings. */
export function newPiece(kind: Piece['kind'], text: string): Piece {
  return { kind, text, range: undefined, node: undefined, comments: [] };
}

/** Tells whether a piece is white space with a line break. */
export function isLineEnd(piece: Piece | undefined): boolean {
  return piece?.kind === 'gap' && hasLineBreak(piece.text);
}

/**
 * What has to be written to turn the list as it stands into these pieces, in ascending order. `lineBreak` is used where
 * a `// comment` would swallow what follows it now.
 */
export function getListEdits(changed: Pieces, lineBreak: string): TextEdit[] {
  const pieces = breakAfterLineComments(changed, lineBreak);
  const edits: TextEdit[] = [];
  let position = pieces[0]?.range?.[0] ?? 0;
  let text = '';
  for (const piece of pieces) {
    if (!piece.range) {
      text += piece.text;
      continue;
    }
    if (text !== '' || piece.range[0] > position) edits.push({ range: [position, piece.range[0]], text });
    text = '';
    position = piece.range[1];
  }
  return edits;
}

function breakAfterLineComments(pieces: Pieces, lineBreak: string): Pieces {
  return pieces.flatMap((piece, index) => {
    const previous = pieces[index - 1];
    if (previous?.kind !== 'comment' || !isLineComment(previous.text)) return [piece];
    // White space before the line break would become a part of the comment.
    const breakAt = piece.text.search(LINE_END);
    if (breakAt === 0) return [piece];
    if (piece.kind !== 'gap') return [newPiece('gap', lineBreak), piece];
    return [newPiece('gap', breakAt > 0 ? piece.text.slice(breakAt) : lineBreak)];
  });
}

/** Maps the index of each item's first lexeme to its end, parentheses around it included. */
function getExtents(lexemes: readonly Lexeme[], items: readonly TSESTree.Node[]): Map<number, Extent> {
  const extents = new Map<number, Extent>();
  for (const node of items) {
    const first = lexemes.findIndex(({ range }) => range[0] >= node.range[0]);
    const last = lexemes.findLastIndex(({ range }) => range[1] <= node.range[1]);
    extents.set(getParenthesis(lexemes, first, -1), { node, last: getParenthesis(lexemes, last, 1) });
  }
  return extents;
}

/** The outermost parenthesis next to an item, going one way; the item's own index when it has none. */
function getParenthesis(lexemes: readonly Lexeme[], from: number, step: 1 | -1): number {
  let found = from;
  for (let index = from + step; index > 0 && index < lexemes.length - 1; index += step) {
    const lexeme = lexemes[index];
    if (lexeme?.isComment) continue;
    if (lexeme?.text !== (step === 1 ? ')' : '(')) break;
    found = index;
  }
  return found;
}

function getPiece(
  source: SourceText,
  lexemes: readonly Lexeme[],
  node: TSESTree.Node | undefined,
): (Piece & { readonly range: Range }) | undefined {
  const [first, last] = [lexemes[0], lexemes.at(-1)];
  const kind = node ? 'item' : first && getKind(first);
  if (!first || !last || !kind) return undefined;
  const range: Range = [first.range[0], last.range[1]];
  const comments = node ? lexemes.filter(({ isComment }) => isComment) : [];
  return {
    ...newPiece(kind, source.text.slice(...range)),
    range,
    node,
    comments: comments.map((comment) => ({ ...newPiece('comment', comment.text), range: comment.range })),
  };
}

/** What a lexeme outside every item is; undefined for one that no list has there. */
function getKind({ text, isComment }: Lexeme): Piece['kind'] | undefined {
  if (isComment) return 'comment';
  if (text === ',') return 'comma';
  if (text === '{' || text === '(') return 'open';
  return text === '}' || text === ')' ? 'close' : undefined;
}
