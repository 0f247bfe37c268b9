import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from '../syntax/source-module.js';

const known = new WeakMap<SourceModule, Map<TSESTree.Node, TSESTree.Node[]>>();

/** The children of each node, in the order of the text. */
export function toChildren(module: SourceModule): (node: TSESTree.Node) => readonly TSESTree.Node[] {
  let children = known.get(module);
  if (!children) {
    children = new Map();
    for (const node of module.nodes) {
      const parent = module.getParent(node);
      const siblings = parent && children.get(parent);
      if (siblings) siblings.push(node);
      else if (parent) children.set(parent, [node]);
    }
    known.set(module, children);
  }
  const found = children;
  return (node) => found.get(node) ?? [];
}
