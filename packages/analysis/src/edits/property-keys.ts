import type { TSESTree } from '@typescript-eslint/types';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';

type Element = TSESTree.ObjectLiteralElement;

/**
 * Whether an element of an object literal gives the object a property of that name: `yes` where it spells the name,
 * `maybe` for a computed key or a spread that cannot be seen through.
 */
export function getKeyMatch(element: Element, key: string): 'yes' | 'maybe' | 'no' {
  if (element.type !== 'Property') return mayBring(element.argument, key) ? 'maybe' : 'no';
  const name = getStaticKey(element);
  if (name === undefined) return 'maybe';
  return name === key ? 'yes' : 'no';
}

/** Tells whether a property is `key: value` or shorthand, with no code of its own behind the name. */
export function isPlainProperty(property: TSESTree.Property): boolean {
  return property.kind === 'init' && !property.method;
}

/**
 * The quote around every key of an object that quotes even keys that need none, as JSON does; undefined for any other.
 */
export function getKeyQuote(elements: readonly Element[]): '"' | "'" | undefined {
  const keys = elements.flatMap((element) =>
    element.type === 'Property' && !element.computed ? [element.key] : [],
  );
  const quoted = keys.filter((key) => key.type === 'Literal' && typeof key.value === 'string');
  const last = quoted.at(-1);
  if (last?.type !== 'Literal' || quoted.length < keys.length) return undefined;
  if (!quoted.some((key) => key.type === 'Literal' && isIdentifierName(String(key.value)))) return undefined;
  return last.raw.startsWith('"') ? '"' : "'";
}

/** Tells whether a key can be written without quotes. */
export function isIdentifierName(key: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key);
}

/** `...(isLocal && { endpoint })` brings no region: what every branch spells out is known. */
function mayBring(spread: TSESTree.Expression, key: string): boolean {
  const value = unwrap(spread);
  switch (value.type) {
    case 'ObjectExpression':
      return value.properties.some((element) => getKeyMatch(element, key) !== 'no');
    case 'ConditionalExpression':
      return mayBring(value.consequent, key) || mayBring(value.alternate, key);
    case 'LogicalExpression':
      // A falsy left side has no property to spread.
      return (value.operator !== '&&' && mayBring(value.left, key)) || mayBring(value.right, key);
    case 'Literal':
      return false;
    default:
      return !(value.type === 'Identifier' && value.name === 'undefined');
  }
}
