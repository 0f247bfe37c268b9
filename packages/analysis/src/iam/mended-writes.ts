import type { Evaluator } from '../syntax/evaluator.js';
import { unwrap, getStaticKey } from '../syntax/unwrap.js';
import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from '../syntax/source-module.js';

const RUNTIME = '@endpoint-hygiene/runtime';
const WRAPPERS = new Set(['withIamFallback', 'withIamGuard']);

/** Tells whether a write, or the call of a function that writes, stands in one of the runtime's wrappers, or in a function that the user names as a fallback. */
export function isMended(
  evaluator: Evaluator,
  { module, node }: { readonly module: SourceModule; readonly node: TSESTree.Node },
  fallbacks: readonly string[],
): boolean {
  if (fallbacks.length === 0 && !module.text.includes(RUNTIME)) return false;
  for (const ancestor of module.ancestors(node)) {
    if (ancestor.type === 'CallExpression') {
      if (fallbacks.includes(getName(ancestor.callee) ?? '')) return true;
      const callee = evaluator.evaluate(ancestor.callee, module);
      if (callee.kind === 'external' && callee.package === RUNTIME && WRAPPERS.has(callee.path.at(-1) ?? ''))
        return true;
    }
    if (fallbacks.includes(getDeclaredName(ancestor) ?? '')) return true;
  }
  return false;
}

function getName(callee: TSESTree.Node): string | undefined {
  const node = unwrap(callee);
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? getStaticKey(node) : undefined;
}

function getDeclaredName(node: TSESTree.Node): string | undefined {
  if (node.type === 'FunctionDeclaration') return node.id?.name;
  if (node.type === 'VariableDeclarator') return getName(node.id);
  return node.type === 'MethodDefinition' || node.type === 'PropertyDefinition'
    ? getStaticKey(node)
    : undefined;
}
