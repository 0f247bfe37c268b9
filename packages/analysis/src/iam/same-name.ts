import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from '../syntax/source-module.js';
import { unwrap } from '../syntax/unwrap.js';
import type { Value } from '../syntax/values.js';
import { getScopeOf, type FlowContext, type FlowScope } from './flow-scope.js';

/** An expression where it stands in a flow. */
export interface NameNode {
  readonly node: TSESTree.Node;
  readonly scope: FlowScope;
}

/** Stands for a part of a text that nothing in sight tells from another. */
const UNTOLD = '\u0000?\u0000';

/** Tells whether an expression is shown to be a resource's name, or an ARN of its kind (`role`) that ends with it. */
export function isNamed(context: FlowContext, used: NameNode, name: NameNode, kind: string): boolean {
  const key = toKey(evaluate(context, name));
  const usedKey = toKey(evaluate(context, used));
  if (key === '' || key.includes(UNTOLD)) return isSameVariable(context.module, used, name);
  return usedKey === key || (usedKey.includes(`:${kind}/`) && usedKey.endsWith(`/${key}`));
}

function evaluate({ evaluator, module }: FlowContext, { node, scope }: NameNode): Value {
  return evaluator.evaluate(node, module, scope.frame);
}

/** A text by which values are compared: equal texts, equal values. */
function toKey(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return String(value.value);
    case 'text':
      return value.parts.map(toKey).join('');
    case 'environment':
      return `\u0000environment ${value.name}\u0000`;
    case 'unknown':
      return value.identity === undefined ? UNTOLD : `\u0000${value.identity}\u0000`;
    case 'result':
      return `\u0000${value.at.module.path}#${String(value.at.node.range[0])}\u0000`;
    default:
      return UNTOLD;
  }
}

/** One variable, read twice without an assignment after its declaration: whatever it holds. */
function isSameVariable(module: SourceModule, a: NameNode, b: NameNode): boolean {
  const [left, right] = [unwrap(a.node), unwrap(b.node)];
  if (left.type !== 'Identifier' || right.type !== 'Identifier') return false;
  const variable = module.getVariable(left);
  if (!variable || variable !== module.getVariable(right)) return false;
  const declared = variable.identifiers[0];
  const isConstant = variable.references.every(
    (reference) => !reference.isWrite() || reference.init === true,
  );
  return (
    declared !== undefined && isConstant && getScopeOf(a.scope, declared) === getScopeOf(b.scope, declared)
  );
}
