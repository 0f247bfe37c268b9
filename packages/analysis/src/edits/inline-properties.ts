import type { TSESTree } from '@typescript-eslint/types';
import type { ClientFinding, ClientSite, SettingFinding } from '../clients/finding.js';
import type { TextEdit } from '../judgement.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { removeProperty } from './property-removal.js';
import type { SourceText } from './source-text.js';

/** Tells whether a setting is written in the object literal of the construction itself. */
export function isInlineProperty({ site }: ClientFinding, key: string): boolean {
  return getSetting(site, key) !== undefined;
}

/** The property that gives a setting in the object literal of the construction itself. */
export function getSetting({ at, place }: ClientSite, key: string): TSESTree.Property | undefined {
  const given = at.node.arguments[place?.argument ?? 0];
  if (place?.property === undefined) return getProperty(given, key);
  return getProperty(getProperty(given, place.property)?.value, key);
}

/** The property with a given key in an object literal; undefined for any other expression. */
export function getProperty(node: TSESTree.Node | undefined, key: string): TSESTree.Property | undefined {
  const object = node && unwrap(node);
  if (object?.type !== 'ObjectExpression') return undefined;
  return object.properties.find(
    (property): property is TSESTree.Property =>
      property.type === 'Property' && getStaticKey(property) === key,
  );
}

/** `region: isLocal ? 'eu-west-1' : undefined`: each `undefined` becomes the expression given. */
export function getUndefinedLeafEdits({ site }: ClientFinding, expression: string): TextEdit[] {
  const property = getSetting(site, 'region');
  const leaves = property ? findUndefinedLeaves(property.value, site.at.module) : [];
  return leaves.map(({ range }) => ({ range: [range[0], range[1]], text: expression }));
}

function findUndefinedLeaves(node: TSESTree.Node, module: SourceModule): TSESTree.Node[] {
  const inner = unwrap(node);
  if (inner.type === 'ConditionalExpression') {
    return [inner.consequent, inner.alternate].flatMap((branch) => findUndefinedLeaves(branch, module));
  }
  if (inner.type === 'LogicalExpression') return findUndefinedLeaves(inner.right, module);
  const isUndefined = inner.type === 'Identifier' && inner.name === 'undefined' && !module.getVariable(inner);
  return isUndefined ? [inner] : [];
}

/** Takes an ignored setting out: the property from its object literal, or the whole line of an assignment. */
export function removeSetting(
  source: SourceText,
  { property, statement }: SettingFinding,
): TextEdit[] | undefined {
  if (property) return removeProperty(source, property.object, property.node);
  if (!statement) return undefined;
  const [start, end] = statement.range;
  const before = /[^\S\r\n]*$/.exec(source.text.slice(0, start))?.[0] ?? '';
  const after = /^[^\S\r\n]*(?:\r?\n)?/.exec(source.text.slice(end))?.[0] ?? '';
  const isAlone =
    /^(?:[\s\S]*[\r\n])?$/.test(source.text.slice(0, start - before.length)) && /[\r\n]$/.test(after);
  return [{ range: isAlone ? [start - before.length, end + after.length] : [start, end], text: '' }];
}
