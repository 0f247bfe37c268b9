import type { TSESTree } from '@typescript-eslint/types';
import type { TextEdit } from '../judgement.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { changeConfiguration, isUndefinedOrNull, spread, type Construction } from './change-configuration.js';
import { changeObject, replaceExpression, writeProperty } from './change-object.js';
import { getLastChanges, type Change, type SetChange } from './plan-changes.js';
import { getKeyMatch, isPlainProperty } from './property-keys.js';
import type { SourceText } from './source-text.js';

/** Whether an object is sure to hold a property, or sure not to, whatever its spreads bring. */
export type Held = 'found' | 'missing' | 'unknown';

/** A construction whose configuration is a property of one of its arguments. */
export interface NestedConstruction extends Construction {
  readonly property: string;
  readonly held: Held;
}

/**
 * The edits that make a configuration hold the properties asked for, where it is a property of the options that a call
 * is given; undefined where no honest edit exists.
 */
export function changeNestedConfiguration(
  source: SourceText,
  construction: NestedConstruction,
  changes: readonly Change[],
): TextEdit[] | undefined {
  const { node, argument, property, held } = construction;
  const given = node.arguments[argument];
  const options = given && unwrap(given);
  if (options?.type === 'ObjectExpression') {
    const written = options.properties.filter((element) => getKeyMatch(element, property) === 'yes');
    const [only] = written;
    if (only?.type === 'Property')
      return written.length === 1 ? changeHeld(source, { options, only }, changes) : undefined;
  }
  const inner = getInner(held, getHolder(options), property);
  const set = getLastChanges(changes).filter((change) => change.kind === 'set');
  if (inner === undefined || set.length < changes.length) return undefined;
  const value = `{ ${[...inner, ...writeProperties(source, set)].join(', ')} }`;
  return changeConfiguration(source, construction, [{ kind: 'set', key: property, value }]);
}

/** What a new configuration starts with: nothing, or all that the one behind a spread holds. */
function getInner(held: Held, holder: string | undefined, property: string): readonly string[] | undefined {
  if (held === 'missing') return [];
  return held === 'found' && holder !== undefined ? [`...${holder}.${property}`] : undefined;
}

/** The name of the object that brings all that is not spelled out: `options` or the only spread of `{ ...options }`. */
function getHolder(options: TSESTree.Node | undefined): string | undefined {
  if (options?.type === 'Identifier') return options.name;
  if (options?.type !== 'ObjectExpression') return undefined;
  const spreads = options.properties.filter((element) => element.type === 'SpreadElement');
  const [only] = spreads;
  return spreads.length === 1 && only?.argument.type === 'Identifier' ? only.argument.name : undefined;
}

interface Holder {
  readonly options: TSESTree.ObjectExpression;
  readonly only: TSESTree.Property;
}

/** `clientConfig: {…}`, `clientConfig: config`, `clientConfig` in the options' own literal. */
function changeHeld(
  source: SourceText,
  { options, only }: Holder,
  changes: readonly Change[],
): TextEdit[] | undefined {
  const later = options.properties.slice(options.properties.indexOf(only) + 1);
  const key = getStaticKey(only) ?? '';
  if (!isPlainProperty(only) || later.some((element) => getKeyMatch(element, key) !== 'no')) return undefined;
  const value = unwrap(only.value);
  if (value.type === 'ObjectExpression') return changeObject(source, value, changes);
  const set = getLastChanges(changes).filter((change) => change.kind === 'set');
  if (set.length < changes.length) return undefined;
  const properties = writeProperties(source, set).join(', ');
  if (only.shorthand) {
    const end = only.range[1];
    return [{ range: [end, end], text: `: { ...${key}, ${properties} }` }];
  }
  if (isUndefinedOrNull(value)) return [replaceExpression(source, only.value.range, `{ ${properties} }`)];
  return spread(only.value, only.value.range, properties);
}

function writeProperties(source: SourceText, changes: readonly SetChange[]): readonly string[] {
  return changes.map((change) => writeProperty(source, change));
}
