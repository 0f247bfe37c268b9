import type { TSESTree } from '@typescript-eslint/types';
import { getKeyMatch, isPlainProperty } from './property-keys.js';

/** Gives a property a value: an expression's text that can stand behind `key: `. */
export interface SetChange {
  readonly kind: 'set';
  readonly key: string;
  readonly value: string;
}

/** Takes out every property that is written with this name; what a spread brings in is not touched. */
export interface RemoveChange {
  readonly kind: 'remove';
  readonly key: string;
}

/** One change of an object; of several for the same key the last counts. */
export type Change = SetChange | RemoveChange;

/** A property that stays where it is and gets another value. */
export interface Replacement {
  readonly property: TSESTree.Property;
  readonly value: string;
}

/** What becomes of an object's properties. */
export interface Plan {
  readonly removed: readonly TSESTree.Property[];
  readonly replaced: readonly Replacement[];
  readonly added: readonly SetChange[];
}

const NOTHING: Plan = { removed: [], replaced: [], added: [] };

/** Decides how an object literal can be changed; undefined where code hides whether a property is there. */
export function planChanges(object: TSESTree.ObjectExpression, changes: readonly Change[]): Plan | undefined {
  const plans = getLastChanges(changes).map((change) =>
    change.kind === 'set' ? planSet(object, change) : planRemoval(object, change.key),
  );
  return plans.reduce<Plan | undefined>(joinPlans, NOTHING);
}

/** The changes in force: one for each key, in the order in which they were asked for. */
export function getLastChanges(changes: readonly Change[]): readonly Change[] {
  return changes.filter(
    ({ key }, index) => !changes.some((other, otherIndex) => otherIndex > index && other.key === key),
  );
}

function planSet(object: TSESTree.ObjectExpression, change: SetChange): Plan | undefined {
  // `{ __proto__: x }` sets no property.
  if (change.key === '__proto__') return undefined;
  const written = findWritten(object, change.key);
  const property = written.at(-1);
  if (!property) return { ...NOTHING, added: [change] };
  if (!written.every(isPlainProperty)) return undefined;
  const later = object.properties
    .slice(object.properties.indexOf(property) + 1)
    .filter((element) => getKeyMatch(element, change.key) !== 'no');
  // `{ region: a, [key]: b }`: which of the two was meant to win is not shown.
  if (later.some(({ type }) => type === 'Property')) return undefined;
  // `{ region: a, ...rest }`: in its place the new value could be overridden.
  if (later.length > 0) return { ...NOTHING, removed: written, added: [change] };
  return { ...NOTHING, replaced: [{ property, value: change.value }] };
}

function planRemoval(object: TSESTree.ObjectExpression, key: string): Plan | undefined {
  const written = findWritten(object, key);
  if (written.length > 0) return { ...NOTHING, removed: written };
  return object.properties.some((element) => getKeyMatch(element, key) === 'maybe') ? undefined : NOTHING;
}

function findWritten(object: TSESTree.ObjectExpression, key: string): TSESTree.Property[] {
  return object.properties.filter(
    (element): element is TSESTree.Property =>
      element.type === 'Property' && getKeyMatch(element, key) === 'yes',
  );
}

function joinPlans(all: Plan | undefined, plan: Plan | undefined): Plan | undefined {
  if (!all || !plan) return undefined;
  return {
    removed: [...all.removed, ...plan.removed],
    replaced: [...all.replaced, ...plan.replaced],
    added: [...all.added, ...plan.added],
  };
}
