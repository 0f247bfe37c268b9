import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from '../syntax/source-module.js';
import type { VariableEntry } from './variable-entries.js';

/** Calls that compare or show what they are given, or put a mock in its place. */
const READERS =
  /^(?:expect|assert|should|console|log|logger|jest|vi|sinon)\b|\.(?:to[A-Z]\w*|deepEqual|strictEqual|hasResource\w*|(?:mock|stub)\w*|log|debug|info|warn|error)$/;

/** Tells whether an entry reaches a program, rather than an assertion, a log, an error or a table that is looked up. */
export function isMeantForAProgram(module: SourceModule, { node }: VariableEntry): boolean {
  return !isShown(module, node) && !isLookedUp(module, node);
}

function isShown(module: SourceModule, node: TSESTree.Node): boolean {
  for (const ancestor of module.ancestors(node)) {
    if (ancestor.type === 'ThrowStatement') return true;
    if (ancestor.type === 'CallExpression' && READERS.test(module.textOf(ancestor.callee))) return true;
    if (/Statement$|Declaration$|^ArrowFunction/.test(ancestor.type)) return false;
  }
  return false;
}

/** `const DEFAULTS = { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' }` of which only single members are read. */
function isLookedUp(module: SourceModule, node: TSESTree.Node): boolean {
  const declarator = getDeclarator(module, node);
  const declaration = declarator && module.getParent(declarator);
  if (!declaration || module.getParent(declaration)?.type === 'ExportNamedDeclaration') return false;
  const [variable] = module.scopeManager.getDeclaredVariables(declarator);
  const reads = variable?.references.filter(({ init }) => !init) ?? [];
  return reads.length > 0 && reads.every(({ identifier }) => isMemberRead(module, identifier));
}

/** The variable whose object literal holds a property, not nested. */
function getDeclarator(module: SourceModule, node: TSESTree.Node): TSESTree.VariableDeclarator | undefined {
  const object = node.type === 'Property' ? module.getParent(node) : undefined;
  let holder = object && module.getParent(object);
  while (holder?.type === 'TSAsExpression' || holder?.type === 'TSSatisfiesExpression')
    holder = module.getParent(holder);
  return holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder : undefined;
}

function isMemberRead(module: SourceModule, identifier: TSESTree.Node): boolean {
  const member = module.getParent(identifier);
  if (member?.type !== 'MemberExpression' || member.object !== identifier) return false;
  const user = module.getParent(member);
  return !(user?.type === 'AssignmentExpression' && user.left === member);
}
