import type { TSESTree } from '@typescript-eslint/types';
import type { ClientSite } from './finding.js';

/** Tells whether a client is built inside, or handed to, a function that the user knows to give regional clients. */
export function isMadeByFactory({ at: { node, module } }: ClientSite, factories: readonly string[]): boolean {
  if (factories.length === 0) return false;
  for (const ancestor of module.ancestors(node)) {
    const name = getFactoryName(ancestor);
    if (name !== undefined && factories.includes(name)) return true;
  }
  return false;
}

function getFactoryName(node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case 'CallExpression':
      return getName(node.callee);
    case 'FunctionDeclaration':
      return node.id?.name;
    case 'VariableDeclarator':
      return getName(node.id);
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return getName(node.key);
    default:
      return undefined;
  }
}

function getName(node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? getName(node.property) : undefined;
}
