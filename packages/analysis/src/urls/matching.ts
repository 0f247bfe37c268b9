import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';

const COMPARISONS = new Set(['==', '===', '!=', '!==', 'in']);
/** Methods that look for a text, or state what it should be. */
const MATCHERS =
  /^(?:includes|startsWith|endsWith|indexOf|lastIndexOf|match|matchAll|test|search|has|replace|replaceAll|split|localeCompare|equals?|deepEqual|strictEqual|to[A-Z]\w*|contains?|intercept|reply)$/;

/** Steps from an expression to the expression whose value it is, or is a part of. */
export function findWhole(module: SourceModule, node: TSESTree.Node): TSESTree.Node {
  for (let at = node; ;) {
    const parent = module.getParent(at);
    if (!parent || !isPassedOn(parent, at)) return at;
    at = parent;
  }
}

function isPassedOn(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'ConditionalExpression':
      return parent.test !== node;
    case 'LogicalExpression':
      return parent.operator !== '&&' || parent.right === node;
    case 'BinaryExpression':
      return parent.operator === '+' && parent.left === node;
    case 'TemplateLiteral':
      return parent.quasis[0]?.value.raw === '' && parent.expressions[0] === node;
    case 'AwaitExpression':
    case 'JSXExpressionContainer':
      return true;
    default:
      return unwrap(parent) !== parent;
  }
}

/** Tells whether an expression is only compared with another, looked for, or listed. */
export function isMatched(module: SourceModule, node: TSESTree.Node): boolean {
  const whole = findWhole(module, node);
  const parent = module.getParent(whole);
  switch (parent?.type) {
    case 'BinaryExpression':
      return COMPARISONS.has(parent.operator);
    case 'SwitchCase':
    case 'ArrayExpression':
      return true;
    case 'MemberExpression':
      return parent.object === whole && isReadToMatch(module, parent);
    case 'CallExpression':
      return parent.callee !== whole && MATCHERS.test(getCalleeName(parent));
    default:
      return false;
  }
}

/** `new URL(x).host === host`, `ENDPOINT.test(…)`. */
function isReadToMatch(module: SourceModule, member: TSESTree.MemberExpression): boolean {
  const parent = module.getParent(member);
  if (parent?.type === 'CallExpression' && parent.callee === member)
    return MATCHERS.test(getStaticKey(member) ?? '');
  return isMatched(module, member);
}

/** The name that a call goes by: `redirect` in `res.redirect(…)`. */
export function getCalleeName({ callee }: TSESTree.CallExpression): string {
  const inner = unwrap(callee);
  if (inner.type === 'Identifier') return inner.name;
  return inner.type === 'MemberExpression' ? (getStaticKey(inner) ?? '') : '';
}
