import { analyze, type ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { createRequire } from 'node:module';
import type { ParserOptions } from 'oxc-parser' with { 'resolution-mode': 'import' };

/** One file as a tree, with its scopes and comments. */
export interface ParsedSource {
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager;
}

/** A file that does not parse: the parser's message and where it stopped (1-based line). */
export interface ParseFailure {
  readonly message: string;
  readonly line: number | undefined;
}

const BYTE_ORDER_MARK = 0xfeff;
// The parser of typescript-eslint needs TypeScript, which a project of plain JavaScript may lack: it is loaded on use.
const requireParser = createRequire(__filename);

/** Tells whether a text starts with a byte order mark, which the parser must not see. */
export function hasByteOrderMark(text: string): boolean {
  return text.charCodeAt(0) === BYTE_ORDER_MARK;
}

/** A text without its byte order mark. */
export function withoutMark(text: string): string {
  return hasByteOrderMark(text) ? text.slice(1) : text;
}

/** Parses a file that is to be edited, so that tokens are kept. `text` carries no byte order mark. Never throws. */
export function parseSource(path: string, text: string): ParsedSource | ParseFailure {
  try {
    const { parseForESLint } = requireParser(
      '@typescript-eslint/parser',
    ) as typeof import('@typescript-eslint/parser');
    const { ast, scopeManager } = parseForESLint(text, {
      filePath: path,
      sourceType: 'module',
      range: true,
      loc: true,
      tokens: true,
      comment: true,
      loggerLevel: false,
      ecmaFeatures: { jsx: !/\.[mc]?ts$/.test(path), globalReturn: false },
    });
    return { ast: ast as TSESTree.Program, scopeManager };
  } catch (error) {
    return describeFailure(error);
  }
}

function describeFailure(error: unknown): ParseFailure {
  const { message, lineNumber, location } = error as {
    message?: string;
    lineNumber?: number;
    location?: { start?: { line?: number } };
  };
  return { message: message ?? String(error), line: lineNumber ?? location?.start?.line };
}

/**
 * Parses a file that is only read: the same tree from a parser that is some ten times faster, but without tokens and
 * line numbers. `text` carries no byte order mark. Never throws.
 */
export function parseForReading(path: string, text: string): ParsedSource | ParseFailure {
  const parseSync = loadFastParser();
  if (!parseSync) return parseSource(path, text);
  try {
    const { program, comments, errors } = parseSync(path, text, getOptions(path));
    if (program.body.length === 0 && errors[0]) return { message: errors[0].message, line: undefined };
    const ast = program as unknown as TSESTree.Program;
    const ranged = comments.map(({ type, value, start, end }) => ({ type, value, range: [start, end] }));
    ast.comments = ranged as unknown as TSESTree.Comment[];
    return { ast, scopeManager: analyze(ast, { sourceType: 'module' }) };
  } catch (error) {
    return describeFailure(error);
  }
}

type ParseSync = typeof import('oxc-parser', { with: { 'resolution-mode': 'import' } }).parseSync;
let fastParser: ParseSync | undefined;
let isFastParserMissing = false;

/** The fast parser is an ES module with a binary: it is missing where Babel compiles what is loaded, or on a rare platform. */
function loadFastParser(): ParseSync | undefined {
  if (fastParser || isFastParserMissing) return fastParser;
  try {
    fastParser = (requireParser('oxc-parser') as { parseSync: ParseSync }).parseSync;
  } catch {
    isFastParserMissing = true;
  }
  return fastParser;
}

function getOptions(path: string): ParserOptions {
  const extension = /\.[mc]?([jt]sx?)$/.exec(path)?.[1];
  const isTypeScript = extension === 'ts' || extension === 'tsx';
  return {
    lang: isTypeScript ? extension : 'jsx',
    sourceType: isTypeScript ? 'module' : 'unambiguous',
    astType: 'ts',
    range: true,
    // Otherwise parentheses become nodes, as in no other parser.
    preserveParens: false,
  };
}

/** Tells a failure from a tree. */
export function isParseFailure(parsed: ParsedSource | ParseFailure): parsed is ParseFailure {
  return 'message' in parsed;
}
