import type { Variable } from '@typescript-eslint/scope-manager';
import type { ClassNode, InstanceValue, Value } from './values.js';

/** What the parameters of a call in sight are bound to; frames of enclosing functions stand behind it. */
export interface Frame {
  readonly bindings: ReadonlyMap<Variable, () => Value>;
  readonly parent: Frame | undefined;
  readonly depth: number;
  /** The object that a method was called on, where that is shown. */
  readonly receiver?: { readonly of: ClassNode; readonly value: InstanceValue } | undefined;
}

/** Finds a variable's binding in a frame or the frames behind it. */
export function getBinding(frame: Frame | undefined, variable: Variable): (() => Value) | undefined {
  for (let at = frame; at; at = at.parent) {
    const binding = at.bindings.get(variable);
    if (binding) return binding;
  }
  return undefined;
}
