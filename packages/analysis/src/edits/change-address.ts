import type { TSESTree } from '@typescript-eslint/types';
import { getPartition } from '../facts/regions.js';
import type { TextEdit } from '../judgement.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { AddressText, UrlFinding } from '../urls/finding.js';
import { writeString } from './quote-like.js';

/** A region as it can be written into an address: its name, or an expression for it. */
export type AddressRegion =
  { readonly kind: 'name'; readonly name: string } | { readonly kind: 'expression'; readonly text: string };

/** Moves one spelled-out address to a region; undefined where the text cannot be changed in place. */
export function changeAddress(
  module: SourceModule,
  text: AddressText,
  change: UrlFinding['change'],
  region: AddressRegion,
): TextEdit | undefined {
  const { node, host } = text;
  const added = region.kind === 'name' ? region.name : `\${${region.text}}`;
  if (change === 'host') return write(module, node, host, `sts.${added}.${getSuffix(region)}`);
  if (change === 'prefix') return write(module, node, [host[0], host[0]], `${added}.`);
  if (change === 'query')
    return write(module, node, [node.range[1] - 1, node.range[1] - 1], `?region=${added}`);
  return undefined;
}

/** An expression may name a region of any partition; the code says no more than that it asks this one. */
function getSuffix(region: AddressRegion): string {
  return (region.kind === 'name' ? getPartition(region.name)?.dnsSuffix : undefined) ?? 'amazonaws.com';
}

function write(
  module: SourceModule,
  node: AddressText['node'],
  [start, end]: AddressText['host'],
  text: string,
): TextEdit | undefined {
  if (node.type === 'TemplateLiteral' || !text.includes('${')) return { range: [start, end], text };
  const [from, to] = node.range;
  const before = module.text.slice(from + 1, start);
  const after = module.text.slice(end, to - 1);
  // What a template would read otherwise; a type or an enum member cannot hold a template.
  if (/`|\$\{/.test(before + after) || !takesTemplate(module.getParent(node))) return undefined;
  const template = `\`${before}${text}${after}\``;
  const isAttribute = module.getParent(node)?.type === 'JSXAttribute';
  return { range: [from, to], text: isAttribute ? `{${template}}` : template };
}

function takesTemplate(parent: TSESTree.Node | undefined): boolean {
  return (
    parent !== undefined && !/^TS(?:EnumMember|LiteralType)$|^Import|^Export(?:All|Named)/.test(parent.type)
  );
}

/** `'one'` becomes `['one', second]`, and `['one']` gets a second entry. */
export function addToList(module: SourceModule, node: AddressText['node'], region: AddressRegion): TextEdit {
  const text = module.textOf(node);
  const added = region.kind === 'name' ? region.name : `\${${region.text}}`;
  const address = `https://${added}.signin.aws.amazon.com/saml`;
  const quote = text.startsWith('"') ? '"' : "'";
  const second = region.kind === 'name' ? writeString(address, quote) : `\`${address}\``;
  const [start, end] = node.range;
  if (module.getParent(node)?.type === 'ArrayExpression') return { range: [end, end], text: `, ${second}` };
  return { range: [start, end], text: `[${text}, ${second}]` };
}
