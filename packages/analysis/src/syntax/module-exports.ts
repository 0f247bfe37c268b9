import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from './source-module.js';
import { getStaticKey, unwrap } from './unwrap.js';

/** Where an exported name gets its value. */
export type ExportTarget =
  | { readonly kind: 'node'; readonly node: TSESTree.Node }
  | { readonly kind: 'variable'; readonly variable: Variable }
  /** `export { name } from 'specifier'`; name `*` is the whole module object. */
  | { readonly kind: 'from'; readonly specifier: string; readonly name: string };

/** The exports of one file, still symbolic. */
export interface ModuleExports {
  readonly named: ReadonlyMap<string, ExportTarget>;
  /** Specifiers of `export * from`. */
  readonly stars: readonly string[];
  /** The right side of `module.exports = …` or `export = …`. */
  readonly whole: TSESTree.Node | undefined;
}

interface Collected {
  named: Map<string, ExportTarget>;
  stars: string[];
  whole: TSESTree.Node | undefined;
}

/** Reads the export statements and CommonJS assignments of a file. */
export function collectExports(module: SourceModule): ModuleExports {
  const collected: Collected = { named: new Map(), stars: [], whole: undefined };
  for (const statement of module.ast.body) collectStatement(module, statement, collected);
  if (/\bexports\b/.test(module.text)) collectCommonJs(module, collected);
  return collected;
}

function collectStatement(module: SourceModule, statement: TSESTree.Node, out: Collected): void {
  if (statement.type === 'ExportAllDeclaration') {
    const specifier = statement.source.value;
    if (statement.exported) out.named.set(nameOf(statement.exported), { kind: 'from', specifier, name: '*' });
    else out.stars.push(specifier);
  } else if (statement.type === 'ExportDefaultDeclaration') {
    out.named.set('default', { kind: 'node', node: statement.declaration });
  } else if (statement.type === 'TSExportAssignment') {
    out.whole = statement.expression;
  } else if (statement.type === 'ExportNamedDeclaration') {
    collectNamed(module, statement, out);
  }
}

function collectNamed(
  module: SourceModule,
  statement: TSESTree.ExportNamedDeclaration,
  out: Collected,
): void {
  for (const { local, exported } of statement.specifiers) {
    const target: ExportTarget = statement.source
      ? { kind: 'from', specifier: statement.source.value, name: nameOf(local) }
      : { kind: 'node', node: local };
    out.named.set(nameOf(exported), target);
  }
  const { declaration } = statement;
  if (!declaration) return;
  const declared = declaration.type === 'VariableDeclaration' ? declaration.declarations : [declaration];
  for (const variable of declared.flatMap((node) => module.scopeManager.getDeclaredVariables(node))) {
    out.named.set(variable.name, { kind: 'variable', variable });
  }
}

function collectCommonJs(module: SourceModule, out: Collected): void {
  for (const node of module.nodes) {
    if (node.type !== 'AssignmentExpression' || node.operator !== '=') continue;
    const name = getCommonJsName(node.left);
    if (name === undefined) continue;
    if (name === '*') out.whole = unwrapAssignment(node.right);
    else out.named.set(name, { kind: 'node', node: unwrapAssignment(node.right) });
  }
}

/** `exports.a` and `module.exports.a` are `a`; `module.exports` is `*`. */
function getCommonJsName(target: TSESTree.Node): string | undefined {
  if (target.type !== 'MemberExpression') return undefined;
  if (isModuleExports(target)) return '*';
  const { object } = target;
  const isExports = object.type === 'Identifier' && object.name === 'exports';
  return isExports || isModuleExports(object) ? getStaticKey(target) : undefined;
}

function isModuleExports(node: TSESTree.Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'module' &&
    getStaticKey(node) === 'exports'
  );
}

/** `module.exports = exports = value` assigns the value at its end. */
function unwrapAssignment(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === 'AssignmentExpression' ? unwrapAssignment(inner.right) : inner;
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}
