import { toCaller } from './callers.js';
import { invoke } from './evaluate-call.js';
import { getMember } from './evaluate-member.js';
import type { Evaluator } from './evaluator.js';
import { UNKNOWN, union, type Value } from './values.js';

/** Methods that give one element of a list. */
export const PICKS = new Set(['find', 'at', 'pop', 'shift']);

/** `routes.find(…)`, `new Map([[name, strategy]]).get(…)`: one of the elements; undefined for any other receiver. */
export function pickElement(evaluator: Evaluator, receiver: Value, method: string): Value | undefined {
  if (receiver.kind === 'array' && method !== 'get')
    return union(receiver.elements.map((element) => element()));
  if (receiver.kind !== 'instance' || method !== 'get' || !receiver.construction) return undefined;
  const { callee } = receiver;
  const isMap = callee.kind === 'external' && callee.package === '' && callee.path.join('.') === 'Map';
  if (!isMap) return undefined;
  const entries = toCaller(evaluator, receiver.construction).argument(0);
  if (entries.kind !== 'array') return undefined;
  return union(entries.elements.map((entry) => getMember(evaluator, entry(), '1')));
}

/**
 * `names.map((name) => new Command({ name }))`: what the callback returns for each element; of a list that is not
 * shown, a list of one such thing. Undefined for what may have a `map` of its own.
 */
export function mapElements(evaluator: Evaluator, receiver: Value, callback: Value): Value | undefined {
  if (callback.kind !== 'function') return undefined;
  // `Object.keys(event)` is a list of a global's making.
  const isOpen =
    receiver.kind === 'unknown' || (receiver.kind === 'result' && receiver.callee.package === '');
  if (receiver.kind !== 'array' && !isOpen) return undefined;
  const elements = receiver.kind === 'array' ? receiver.elements : [() => UNKNOWN];
  const map = (element: () => Value) => (): Value =>
    invoke(evaluator, callback, { argument: (index) => (index === 0 ? element() : UNKNOWN) });
  return { kind: 'array', elements: elements.map(map) };
}
