import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findWhole, getCalleeName, isMatched } from './matching.js';

/** Names of what holds an address that is followed, and of what holds one for another end. */
const ADDRESS_NAME =
  /ur[il]$|ur[il]s?[A-Z_]|href|link|endpoint|location|destination|redirect|console|sign_?-?in|log_?-?in|federation|saml|acs|base|^aws/i;
const OTHER_NAME =
  /allow|white|trust|known|permit|block|deny|origin|csp|src$|pattern|regex|match|filter|mock|example|sample|docs?$|help|message|text|descr|title|label|comment|namespace|xmlns|audience|^aud$|:aud$|issuer/i;

/** Functions that follow an address, or put it into another. */
const FOLLOWERS =
  /^(?:open|openExternal|openUrl|openURL|opener|opn|goto|navigate|navigateTo|redirect|assign|encodeURIComponent|encodeURI|URLSearchParams|append|set|setHeader|header|writeHead)$/;

/** Tells whether an address stands where it is followed later: kept, returned, or handed to what opens it. */
export function isLink(module: SourceModule, node: TSESTree.Node): boolean {
  if (isMatched(module, node)) return false;
  const whole = findWhole(module, node);
  const parent = module.getParent(whole);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.init === whole && isLinkVariable(module, parent);
    case 'AssignmentExpression':
      return parent.right === whole && !OTHER_NAME.test(getName(parent.left));
    case 'AssignmentPattern':
      return parent.right === whole && !OTHER_NAME.test(getName(parent.left));
    case 'PropertyDefinition':
      return parent.value === whole && !OTHER_NAME.test(getStaticKey(parent) ?? '');
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
    case 'ExportDefaultDeclaration':
      return true;
    case 'Property':
      return parent.value === whole && isLinkProperty(module, parent);
    case 'TSEnumMember':
      return !OTHER_NAME.test(parent.id.type === 'Identifier' ? parent.id.name : '');
    case 'JSXAttribute':
      return /^(?:href|to|url|action)$/i.test(module.textOf(parent.name));
    case 'NewExpression':
    case 'CallExpression':
      return FOLLOWERS.test(
        parent.type === 'CallExpression' ? getCalleeName(parent) : module.textOf(parent.callee),
      );
    default:
      return false;
  }
}

/** Kept in a variable whose every use is a comparison, it is a pattern and no link. */
function isLinkVariable(module: SourceModule, declarator: TSESTree.VariableDeclarator): boolean {
  if (declarator.id.type !== 'Identifier' || OTHER_NAME.test(declarator.id.name)) return false;
  const declaration = module.getParent(declarator);
  if (declaration && module.getParent(declaration)?.type === 'ExportNamedDeclaration') return true;
  const reads = module.scopeManager
    .getDeclaredVariables(declarator)
    .flatMap(({ references }) => references.filter((reference) => reference.isRead()));
  return reads.some(({ identifier }) => !isMatched(module, identifier));
}

function isLinkProperty(module: SourceModule, property: TSESTree.Property): boolean {
  const key = getStaticKey(property) ?? '';
  if (OTHER_NAME.test(key)) return false;
  if (ADDRESS_NAME.test(key)) return true;
  const holder = findHolder(module, property);
  return holder !== undefined && ADDRESS_NAME.test(holder) && !OTHER_NAME.test(holder);
}

/** `const SIGN_IN = { aws: '…' }`: the name of the whole. */
function findHolder(module: SourceModule, property: TSESTree.Property): string | undefined {
  for (const ancestor of module.ancestors(property)) {
    if (ancestor.type === 'VariableDeclarator') return getName(ancestor.id);
    if (ancestor.type === 'PropertyDefinition') return getStaticKey(ancestor);
    if (ancestor.type === 'ObjectExpression' || ancestor.type === 'Property' || unwrap(ancestor) !== ancestor)
      continue;
    return undefined;
  }
  return undefined;
}

function getName(node: TSESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? (getStaticKey(node) ?? '') : '';
}
