import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey } from '../syntax/unwrap.js';
import { isFunctionNode } from '../syntax/nodes.js';

/** The name of a function, by its declaration, or by the variable or the member that holds it. */
export function getFunctionName(module: SourceModule, node: TSESTree.Node): string | undefined {
  if (!isFunctionNode(node)) return undefined;
  if (node.id) return node.id.name;
  const parent = module.getParent(node);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'AssignmentExpression':
      return parent.left.type === 'MemberExpression' ? getStaticKey(parent.left) : undefined;
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      return getStaticKey(parent);
    default:
      return undefined;
  }
}
