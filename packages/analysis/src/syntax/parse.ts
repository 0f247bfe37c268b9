import { parseForESLint } from '@typescript-eslint/parser';
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';

/** One file as a tree, with its scopes. `ast.tokens` and `ast.comments` are filled in. */
export interface ParsedSource {
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager;
}

/** A file that does not parse: the parser's message and where it stopped (1-based line). */
export interface ParseFailure {
  readonly message: string;
  readonly line: number | undefined;
}

const WITHOUT_JSX = /\.[mc]?ts$/;
const BYTE_ORDER_MARK = 0xfeff;

/** Tells whether a text starts with a byte order mark, which the parser must not see. */
export function hasByteOrderMark(text: string): boolean {
  return text.charCodeAt(0) === BYTE_ORDER_MARK;
}

/**
 * Parses a file that no linter has parsed for us. The one place to change when a faster parser takes over.
 * `text` carries no byte order mark. Never throws.
 */
export function parseSource(path: string, text: string): ParsedSource | ParseFailure {
  try {
    const { ast, scopeManager } = parseForESLint(text, {
      filePath: path,
      sourceType: 'module',
      range: true,
      loc: true,
      tokens: true,
      comment: true,
      loggerLevel: false,
      ecmaFeatures: { jsx: !WITHOUT_JSX.test(path), globalReturn: false },
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

/** Tells a failure from a tree. */
export function isParseFailure(parsed: ParsedSource | ParseFailure): parsed is ParseFailure {
  return 'message' in parsed;
}
