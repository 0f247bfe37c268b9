import type { TSESTree } from '@typescript-eslint/types';
import { RUNTIME_PACKAGE } from '../facts/iam-fallbacks.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { unwrap, getStaticKey } from '../syntax/unwrap.js';
import type { SourceModule } from '../syntax/source-module.js';

/** How a write is mended: so that its callers go on or the write is made later, or by failing fast alone. */
export type MendingKind = 'prepared' | 'guarded';

const WRAPPERS = new Set(['withIamFallback', 'withIamGuard']);

interface Place {
  readonly module: SourceModule;
  readonly node: TSESTree.Node;
}

/** Tells whether a write, or the call of a function that writes, stands in one of the runtime's wrappers, or in a function that the user names as a fallback. */
export function isMended(evaluator: Evaluator, place: Place, fallbacks: readonly string[]): boolean {
  return getMendingKind(evaluator, place, fallbacks) !== undefined;
}

/** How the functions around a write mend it; undefined where none does. */
export function getMendingKind(
  evaluator: Evaluator,
  { module, node }: Place,
  fallbacks: readonly string[],
): MendingKind | undefined {
  if (fallbacks.length === 0 && !module.text.includes(RUNTIME_PACKAGE)) return undefined;
  let kind: MendingKind | undefined;
  for (const ancestor of module.ancestors(node)) {
    if (fallbacks.includes(getDeclaredName(ancestor) ?? '')) return 'prepared';
    if (ancestor.type !== 'CallExpression') continue;
    if (fallbacks.includes(getName(ancestor.callee) ?? '')) return 'prepared';
    if (!isWrapper(evaluator, module, ancestor)) continue;
    if (isPrepared(ancestor)) return 'prepared';
    kind = 'guarded';
  }
  return kind;
}

function isWrapper(evaluator: Evaluator, module: SourceModule, call: TSESTree.CallExpression): boolean {
  const callee = evaluator.evaluate(call.callee, module);
  if (callee.kind !== 'external' || callee.package !== RUNTIME_PACKAGE) return false;
  return WRAPPERS.has(callee.path.at(-1) ?? '');
}

/** Tells whether a wrapper's options hold `existing` or `defer`, or may hold them. */
function isPrepared({ arguments: [options] }: TSESTree.CallExpression): boolean {
  if (options?.type !== 'ObjectExpression') return true;
  return options.properties.some((property) => {
    if (property.type !== 'Property') return true;
    const key = getStaticKey(property);
    if (key !== undefined && key !== 'existing' && key !== 'defer') return false;
    return property.value.type !== 'Identifier' || property.value.name !== 'undefined';
  });
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
