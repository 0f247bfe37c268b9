import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../judgement.js';

/** A file as an edit sees it: ranges of the tree are offsets into `text`, whose byte order mark is gone. */
export interface SourceText {
  readonly text: string;
  readonly ast: TSESTree.Program;
}

/** A token or a comment. */
export interface Lexeme {
  readonly text: string;
  readonly range: Range;
  readonly isComment: boolean;
}

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;
const cache = new WeakMap<TSESTree.Program, readonly Lexeme[]>();

/** All tokens and comments in the order of the text; undefined when the parser did not keep them. */
export function getLexemes(source: SourceText): readonly Lexeme[] | undefined {
  const { ast, text } = source;
  const known = cache.get(ast);
  if (known) return known;
  // The types promise both lists; a parser that was not asked for them leaves them out.
  const { tokens, comments } = ast as { tokens?: TSESTree.Token[]; comments?: TSESTree.Comment[] };
  if (!tokens || !comments) return undefined;
  const toLexeme = ({ range }: TSESTree.Token, isComment: boolean): Lexeme => ({
    text: text.slice(range[0], range[1]),
    range,
    isComment,
  });
  const lexemes = [
    ...tokens.map((token) => toLexeme(token, false)),
    ...comments.map((comment) => toLexeme(comment, true)),
  ].sort((a, b) => a.range[0] - b.range[0]);
  cache.set(ast, lexemes);
  return lexemes;
}

/** The tokens and comments that lie wholly inside a range; undefined when the parser did not keep them. */
export function getLexemesIn(source: SourceText, range: Range): readonly Lexeme[] | undefined {
  const lexemes = getLexemes(source);
  if (!lexemes) return undefined;
  const found: Lexeme[] = [];
  for (let index = getIndexFrom(lexemes, range[0]); index < lexemes.length; index += 1) {
    const lexeme = lexemes[index];
    if (!lexeme || lexeme.range[1] > range[1]) break;
    found.push(lexeme);
  }
  return found;
}

/** Tells whether a comment ends only with its line. */
export function isLineComment(text: string): boolean {
  return !text.startsWith('/*');
}

/** Tells whether a text spans more than one line. */
export function hasLineBreak(text: string): boolean {
  return LINE_BREAK.test(text);
}

/** The last line break of some white space with the indentation after it; undefined within one line. */
export function getLastLineBreak(space: string): string | undefined {
  return /(?:\r\n|[\n\r\u2028\u2029])[^\n\r\u2028\u2029]*$/.exec(space)?.[0];
}

/** A line break as the file writes it, with the indentation of the line that holds an offset. */
export function getLineBreakAt({ text }: SourceText, offset: number): string {
  const before = text.slice(0, offset);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const indentation = /^[^\S\n\r]*/.exec(before.slice(start))?.[0] ?? '';
  const ending =
    start > 0 ? /\r?\n$|\r$/.exec(text.slice(Math.max(0, start - 2), start)) : LINE_BREAK.exec(text);
  return (ending?.[0] ?? '\n') + indentation;
}

/** One step of the file's indentation: that of its first indented line of code. */
export function getIndentationUnit({ text }: SourceText): string {
  const first = /^(?:(\t)|( +))[^\s*]/m.exec(text);
  return first?.[1] ?? first?.[2] ?? '  ';
}

function getIndexFrom(lexemes: readonly Lexeme[], offset: number): number {
  let low = 0;
  let high = lexemes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lexemes[middle]?.range[0] ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
