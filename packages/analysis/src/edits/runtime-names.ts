import type { TSESTree } from '@typescript-eslint/types';
import { RUNTIME_PACKAGE } from '../facts/iam-fallbacks.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey } from '../syntax/unwrap.js';

/** What migrated code uses of the runtime. */
export type RuntimeName = 'withIamFallback' | 'withIamGuard' | 'sendV2';

/** An import or `require` of the runtime that gives names. */
export interface RuntimeImport {
  /** The import's own list of names; undefined for a namespace. */
  readonly list: TSESTree.ImportDeclaration | TSESTree.ObjectPattern | undefined;
  /** How the file calls what it imports, by its name in the runtime. */
  readonly locals: ReadonlyMap<string, string>;
  /** `runtime`, of `import * as runtime` and `const runtime = require(…)`. */
  readonly namespace: string | undefined;
}

/** The imports of the runtime at the top of a file that give values; those of types alone are none. */
export function findRuntimeImports(module: SourceModule): readonly RuntimeImport[] {
  return module.ast.body.flatMap((statement) => {
    if (statement.type === 'ImportDeclaration') return readImport(statement) ?? [];
    return statement.type === 'VariableDeclaration' ? statement.declarations.flatMap(readRequire) : [];
  });
}

function readImport(statement: TSESTree.ImportDeclaration): RuntimeImport | undefined {
  const isType = statement.importKind === 'type' || statement.specifiers.length === 0;
  if (isType || !isRuntime(statement.source.value)) return undefined;
  const locals = new Map<string, string>();
  let namespace: string | undefined;
  for (const specifier of statement.specifiers) {
    if (specifier.type === 'ImportNamespaceSpecifier') namespace = specifier.local.name;
    if (specifier.type !== 'ImportSpecifier' || specifier.importKind === 'type') continue;
    const { imported } = specifier;
    locals.set(imported.type === 'Identifier' ? imported.name : imported.value, specifier.local.name);
  }
  const hasList = statement.specifiers.every(({ type }) => type === 'ImportSpecifier');
  return { list: hasList ? statement : undefined, locals, namespace };
}

function readRequire({ id, init }: TSESTree.VariableDeclarator): RuntimeImport[] {
  const specifier = getRequired(init);
  if (specifier === undefined || !isRuntime(specifier)) return [];
  if (id.type === 'Identifier') return [{ list: undefined, locals: new Map(), namespace: id.name }];
  if (id.type !== 'ObjectPattern') return [];
  const names = id.properties.flatMap((property): [string, string][] => {
    const isName = property.type === 'Property' && property.value.type === 'Identifier';
    const key = isName ? getStaticKey(property) : undefined;
    return isName && key !== undefined ? [[key, (property.value as TSESTree.Identifier).name]] : [];
  });
  const hasRest = id.properties.some(({ type }) => type === 'RestElement');
  return [{ list: hasRest ? undefined : id, locals: new Map(names), namespace: undefined }];
}

/** The specifier of `require('…')`. */
export function getRequired(node: TSESTree.Node | null): string | undefined {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
  const [argument] = node.arguments;
  const isRequire = node.callee.name === 'require' && argument?.type === 'Literal';
  return isRequire && typeof argument.value === 'string' ? argument.value : undefined;
}

function isRuntime(specifier: unknown): boolean {
  return typeof specifier === 'string' && specifier.replace(/^npm:\/?/, '') === RUNTIME_PACKAGE;
}
