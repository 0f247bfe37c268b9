import type { TSESTree } from '@typescript-eslint/types';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findReturned } from './answer-origins.js';

import { enterCall, getBinding, getLocalFunction, getScopeOf, type FlowContext } from './flow-scope.js';
import type { NameNode } from './same-name.js';
import { findWritten } from './written-values.js';

const PRINCIPAL_KEY = /^(?:Not)?Principal$/;
/** The text of a document right before one of its principals. */
const PRINCIPAL_TEXT = /"(?:Not)?Principal"\s*:\s*(?:\{[^{}]*)?$/;
const MOST_STEPS = 2_000;

/** The expressions that stand for principals in a policy document, which may be an object, its JSON or a template. */
export function findPrincipals(context: FlowContext, document: NameNode): readonly NameNode[] {
  return findWithin(context, { ...document, isPrincipal: false, seen: new Set() });
}

interface Search extends NameNode {
  readonly isPrincipal: boolean;
  /** What was looked at before: documents are made of each other. */
  readonly seen: Set<string>;
}

function findWithin(context: FlowContext, search: Search): readonly NameNode[] {
  const node = unwrap(search.node);
  const scope = getScopeOf(search.scope, node);
  const key = [search.isPrincipal, ...node.range, ...scope.sites.map(({ range }) => range[0])].join();
  if (search.seen.has(key) || search.seen.size > MOST_STEPS) return [];
  search.seen.add(key);
  const go = (inner: TSESTree.Node, changes: Partial<Search> = {}): readonly NameNode[] =>
    findWithin(context, { ...search, scope, ...changes, node: inner });
  const own = search.isPrincipal ? [{ node, scope }] : [];
  switch (node.type) {
    case 'Identifier':
      return [...own, ...findVariable(context, node, { ...search, scope })];
    case 'ObjectExpression':
      return node.properties.flatMap((property) => {
        if (property.type === 'SpreadElement') return go(property.argument);
        const isPrincipal = search.isPrincipal || PRINCIPAL_KEY.test(getStaticKey(property) ?? '');
        return go(property.value, { isPrincipal });
      });
    case 'ArrayExpression':
      return node.elements.flatMap((element) =>
        element ? go(element.type === 'SpreadElement' ? element.argument : element) : [],
      );
    case 'ConditionalExpression':
      return [...go(node.consequent), ...go(node.alternate)];
    case 'LogicalExpression':
      return [...go(node.left), ...go(node.right)];
    case 'AwaitExpression':
      return go(node.argument);
    case 'TemplateLiteral':
      return [...own, ...findInTemplate(node).flatMap((inner) => go(inner, { isPrincipal: true }))];
    case 'CallExpression':
      return findInCall(context, node, { ...search, scope });
    default:
      return own;
  }
}

function findInTemplate(node: TSESTree.TemplateLiteral): readonly TSESTree.Node[] {
  return node.expressions.filter((_, index) => {
    const before = node.quasis.slice(0, index + 1).map(({ value }) => value.cooked);
    return PRINCIPAL_TEXT.test(before.join('x'));
  });
}

function findVariable(context: FlowContext, node: TSESTree.Identifier, search: Search): readonly NameNode[] {
  const variable = context.module.getVariable(node);
  if (!variable) return [];
  const bound = getBinding(search.scope, variable);
  const sources = bound ? [bound] : findWritten(context.module, variable, []);
  return sources.flatMap((source) =>
    source.path.length > 0 ? [] : findWithin(context, { ...search, ...source }),
  );
}

/** `JSON.stringify(document)`, and functions of the file that build one. */
function findInCall(
  context: FlowContext,
  node: TSESTree.CallExpression,
  search: Search,
): readonly NameNode[] {
  const [first] = node.arguments;
  if (context.module.textOf(node.callee) === 'JSON.stringify' && first)
    return findWithin(context, { ...search, node: first });
  const local = getLocalFunction(context, node.callee, search.scope);
  if (!local) return search.isPrincipal ? [search] : [];
  const scope = enterCall(context, local, { node, scope: search.scope });
  return findReturned(context.module, local.at.node).flatMap((returned) =>
    findWithin(context, { ...search, node: returned, scope }),
  );
}
