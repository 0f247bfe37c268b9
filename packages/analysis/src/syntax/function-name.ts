import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from './source-module.js';
import { getStaticKey } from './unwrap.js';
import type { FunctionNode } from './values.js';

/** What a person calls a function: its name, `Class.method`, the variable or property that holds it; undefined for a nameless callback. */
export function getFunctionName(module: SourceModule, node: FunctionNode): string | undefined {
  if (node.type !== 'ArrowFunctionExpression' && node.id) return node.id.name;
  for (const ancestor of module.ancestors(node)) {
    const name = getHolderName(module, ancestor);
    if (name !== undefined) return name;
    if (
      ancestor.type !== 'CallExpression' &&
      ancestor.type !== 'AwaitExpression' &&
      !ancestor.type.startsWith('TS')
    )
      break;
  }
  return undefined;
}

/** The word by which code calls a function: its name, or the variable or key that holds it; no class stands before it. */
export function getCalledName(module: SourceModule, node: FunctionNode): string | undefined {
  if (node.id) return node.id.name;
  const parent = module.getParent(node);
  return parent && getHolderName(module, parent)?.split('.').at(-1);
}

function getHolderName(module: SourceModule, node: TSESTree.Node): string | undefined {
  switch (node.type) {
    case 'VariableDeclarator':
      return node.id.type === 'Identifier' ? node.id.name : undefined;
    case 'AssignmentExpression':
      return module.textOf(node.left).replace(/^(?:module\.)?exports\./, '');
    case 'Property':
      return getStaticKey(node);
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return getMemberName(module, node);
    case 'ExportDefaultDeclaration':
      return 'default';
    default:
      return undefined;
  }
}

function getMemberName(
  module: SourceModule,
  node: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
): string | undefined {
  const key = getStaticKey(node);
  const body = module.getParent(node);
  const owner = body && module.getParent(body);
  const name =
    owner?.type === 'ClassDeclaration' || owner?.type === 'ClassExpression' ? owner.id?.name : undefined;
  return key !== undefined && name !== undefined ? `${name}.${key}` : key;
}
