import { createRequire } from 'node:module';
import { parseForESLint, type ParserOptions } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';

/** A parser as ESLint would call it, tokens and comments kept; throws on a syntax error. */
export interface TestParser {
  readonly name: string;
  parse(text: string): TSESTree.Program;
}

const fromEslint = createRequire(createRequire(import.meta.url).resolve('eslint/package.json'));
const espree = fromEslint('espree') as { parse(text: string, options: object): unknown };

const OPTIONS: ParserOptions = {
  range: true,
  loc: true,
  tokens: true,
  comment: true,
  sourceType: 'module',
  ecmaVersion: 'latest',
};

export const typescript: TestParser = {
  name: 'typescript',
  parse: (text) => parseForESLint(text, OPTIONS).ast,
};

export const espreeParser: TestParser = {
  name: 'espree',
  parse: (text) => espree.parse(text, { ...OPTIONS, ecmaFeatures: { jsx: true } }) as TSESTree.Program,
};

/** The TypeScript parser, and espree for a text that it can read. */
export function findParsers(text: string): readonly TestParser[] {
  try {
    espreeParser.parse(text);
  } catch {
    return [typescript];
  }
  return [typescript, espreeParser];
}

/** Every node of a tree, outer ones first. */
export function* walk(value: unknown): Generator<TSESTree.Node> {
  if (typeof value !== 'object' || value === null) return;
  const isNode = typeof (value as { type?: unknown }).type === 'string' && 'range' in value;
  if (isNode) yield value as TSESTree.Node;
  for (const [key, child] of Object.entries(value)) {
    if (key !== 'parent' && key !== 'loc' && key !== 'tokens' && key !== 'comments') yield* walk(child);
  }
}

/** The outermost node at an offset that passes a test. */
export function getNodeAt<T extends TSESTree.Node>(
  ast: TSESTree.Program,
  offset: number,
  isWanted: (node: TSESTree.Node) => node is T,
): T {
  for (const node of walk(ast)) {
    if (node.range[0] === offset && isWanted(node)) return node;
  }
  throw new Error(`No such node at ${String(offset)}.`);
}

/** The `new` expression or call that starts at an offset. */
export function getConstructionAt(
  ast: TSESTree.Program,
  offset: number,
): TSESTree.NewExpression | TSESTree.CallExpression {
  const isNew = (node: TSESTree.Node) => node.type === 'NewExpression';
  const isCall = (node: TSESTree.Node) => node.type === 'CallExpression';
  // In `new X().send()` both start at one place.
  return [...walk(ast)].some((node) => node.range[0] === offset && isNew(node))
    ? getNodeAt(ast, offset, isNew)
    : getNodeAt(ast, offset, isCall);
}

/** The texts of all comments, in order. */
export function findComments(ast: TSESTree.Program): string[] {
  return (ast.comments ?? []).map(({ value }) => value);
}
