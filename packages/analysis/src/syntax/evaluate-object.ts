import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from './evaluator.js';
import { getStaticKey } from './unwrap.js';
import type { Located, ObjectEntry, Value } from './values.js';

/** An object literal, its entries still unevaluated. */
export function evaluateObject(evaluator: Evaluator, at: Located<TSESTree.ObjectExpression>): Value {
  return { kind: 'object', entries: at.node.properties.map((property) => toEntry(evaluator, at, property)) };
}

function toEntry(
  evaluator: Evaluator,
  { module, frame }: Located,
  property: TSESTree.ObjectLiteralElement,
): ObjectEntry {
  if (property.type === 'SpreadElement') {
    return { kind: 'spread', value: () => evaluator.evaluate(property.argument, module, frame) };
  }
  const key = getStaticKey(property);
  if (key === undefined) return { kind: 'anything' };
  if (property.kind !== 'init') return { kind: 'uncertain', key };
  return {
    kind: 'property',
    key,
    value: () => evaluator.evaluate(property.value, module, frame),
    at: { node: property.value, module, frame },
  };
}
