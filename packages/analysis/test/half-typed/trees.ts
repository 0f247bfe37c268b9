import { analyze, type ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { createRequire } from 'node:module';
import { parseSync } from 'oxc-parser';
import typescript from 'typescript';
import { parseSource, isParseFailure } from '../../src/syntax/parse.js';

/** A tree as an editor's linter may hand it over, and the parser it comes from. */
export interface Tree {
  readonly parser: string;
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager;
}

const fromParser = createRequire(createRequire(import.meta.url).resolve('@typescript-eslint/parser'));
const fromEslint = createRequire(createRequire(import.meta.url).resolve('eslint/package.json'));
const estree = fromParser('@typescript-eslint/typescript-estree') as {
  parse(source: object, options: object): TSESTree.Program;
};
const espree = fromEslint('espree') as { parse(text: string, options: object): TSESTree.Program };
const eslintScope = fromEslint('eslint-scope') as { analyze(ast: object, options: object): ScopeManager };
const { KEYS } = fromEslint('eslint-visitor-keys') as { KEYS: Record<string, readonly string[]> };

const KEEP = { range: true, loc: true, tokens: true, comment: true };

/** Every tree that a parser makes of a text: strict ones where it parses, tolerant ones in any case. */
export function findTrees(path: string, text: string): readonly Tree[] {
  const trees = [parseAsLinted, parseTolerantly, parseWithEspree, parseForReading].map((parse) =>
    attempt(() => parse(path, text)),
  );
  return trees.filter((tree) => tree !== undefined);
}

/** A parser may fail on what is half typed; the analysis may not. */
function attempt<T>(parse: () => T | undefined): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

function parseAsLinted(path: string, text: string): Tree | undefined {
  const parsed = parseSource(path, text);
  return isParseFailure(parsed) ? undefined : { parser: 'typescript-eslint', ...parsed };
}

const KINDS = {
  ts: typescript.ScriptKind.TS,
  tsx: typescript.ScriptKind.TSX,
  js: typescript.ScriptKind.JSX,
  jsx: typescript.ScriptKind.JSX,
};

function getKind(path: string): keyof typeof KINDS {
  return (/([jt]sx?)$/.exec(path)?.[1] ?? 'ts') as keyof typeof KINDS;
}

/** TypeScript's own recovery, with its complaints thrown away: names that are empty, nodes that are missing. */
function parseTolerantly(path: string, text: string): Tree {
  const source = typescript.createSourceFile(path, text, 99, true, KINDS[getKind(path)]);
  Object.assign(source, { parseDiagnostics: [] });
  const jsx = getKind(path) !== 'ts';
  const ast = estree.parse(source, { ...KEEP, allowInvalidAST: true, filePath: path, jsx });
  return { parser: 'tolerant', ast, scopeManager: analyze(ast, { sourceType: 'module' }) };
}

function parseWithEspree(path: string, text: string): Tree | undefined {
  if (!/js|jsx/.test(getKind(path))) return undefined;
  const sourceType = /^import\b|^export\b/m.test(text) ? 'module' : 'commonjs';
  const options = { ecmaVersion: 'latest', sourceType, ecmaFeatures: { jsx: true } };
  const ast = espree.parse(text, { ...KEEP, ...options });
  const scopes = { ecmaVersion: 2026, sourceType, jsx: true, childVisitorKeys: KEYS, fallback: 'none' };
  return { parser: 'espree', ast, scopeManager: eslintScope.analyze(ast, scopes) };
}

/** The parser of imported files, which reads on after a fault. */
function parseForReading(path: string, text: string): Tree {
  const lang = getKind(path) === 'js' ? 'jsx' : getKind(path);
  const { program } = parseSync(path, text, { lang, astType: 'ts', range: true, preserveParens: false });
  const ast = program as unknown as TSESTree.Program;
  return { parser: 'oxc', ast, scopeManager: analyze(ast, { sourceType: 'module' }) };
}
