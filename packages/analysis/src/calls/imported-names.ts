import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey } from '../syntax/unwrap.js';
import { isListedPackage } from './origins.js';

/** Tells whether a name in a value or type position comes from a package under one of the given names. */
export function isImported(
  module: SourceModule,
  node: TSESTree.Node,
  packages: readonly string[],
  names: readonly string[],
): boolean {
  if (node.type === 'TSQualifiedName' || node.type === 'MemberExpression') {
    const [object, name] =
      node.type === 'TSQualifiedName' ? [node.left, node.right.name] : [node.object, getStaticKey(node)];
    return names.includes(name ?? '') && getImportSource(module, object, packages) !== undefined;
  }
  return node.type === 'Identifier' && names.includes(getImportSource(module, node, packages) ?? '');
}

/** The name under which a package exports what an identifier is bound to. */
function getImportSource(
  module: SourceModule,
  node: TSESTree.Node,
  packages: readonly string[],
): string | undefined {
  if (node.type !== 'Identifier') return undefined;
  const definition = module.getVariable(node)?.defs[0];
  if (definition?.type !== 'ImportBinding') return undefined;
  const source = (definition.parent as TSESTree.ImportDeclaration | undefined)?.source?.value;
  if (source === undefined || !isListedPackage(source, packages)) return undefined;
  const specifier = definition.node;
  if (specifier.type !== 'ImportSpecifier') return '';
  return specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value;
}
