import type { TSESTree } from '@typescript-eslint/types';
import { IAM_FAMILIES } from '../facts/iam-propagation.js';
import { methodOf } from '../facts/iam-operations.js';
import { isFunctionNode } from '../syntax/nodes.js';
import { startScope, type FlowContext } from './flow-scope.js';
import { getCalledName } from '../syntax/function-name.js';
import { getIamOperation, getRequest } from './sdk-requests.js';

const METHODS: ReadonlySet<string> = new Set(IAM_FAMILIES.map(({ createdBy }) => methodOf(createdBy)));
const COMMANDS: ReadonlySet<string> = new Set(IAM_FAMILIES.map(({ createdBy }) => `${createdBy}Command`));
const MOST_ROUNDS = 4;

/**
 * The functions of a file, and the file itself, in whose flow a resource may be created: by their own code, or by
 * functions whose names they mention. All others need not be followed.
 */
export function findCreatingCode(context: FlowContext): ReadonlySet<TSESTree.Node> {
  const creating = new Set<TSESTree.Node>();
  const { module } = context;
  for (const node of module.nodes) if (isCreation(context, node)) addOwners(context, node, creating);
  let names = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS && creating.size > 0; round += 1) {
    const found = new Set(
      [...creating].flatMap((owner) => (isFunctionNode(owner) && getCalledName(module, owner)) || []),
    );
    if (found.size === names.size) break;
    names = found;
    for (const node of module.nodes) {
      if (node.type === 'Identifier' && names.has(node.name)) addOwners(context, node, creating);
    }
  }
  return creating;
}

function addOwners({ module }: FlowContext, node: TSESTree.Node, owners: Set<TSESTree.Node>): void {
  for (const ancestor of module.ancestors(node)) {
    if (isFunctionNode(ancestor) || ancestor.type === 'Program') owners.add(ancestor);
  }
}

function isCreation(context: FlowContext, node: TSESTree.Node): boolean {
  const { evaluator, module, rules } = context;
  if (node.type === 'NewExpression') {
    const name = node.callee.type === 'MemberExpression' ? node.callee.property : node.callee;
    // `import { CreateRoleCommand as Create }` is seen through by its import.
    if (name.type !== 'Identifier' || !mayBeCommand(module.getVariable(name)?.defs[0]?.node, name.name))
      return false;
    const callee = evaluator.evaluate(node.callee, module);
    return callee.kind === 'external' && rules.getCommandWrite(callee)?.service === 'iam';
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  if (node.callee.property.type !== 'Identifier' || !METHODS.has(node.callee.property.name)) return false;
  const request = getRequest(context, node, startScope(module.ast));
  return request !== undefined && getIamOperation(context, request) !== undefined;
}

function mayBeCommand(definition: TSESTree.Node | undefined, name: string): boolean {
  if (COMMANDS.has(name)) return true;
  return (
    definition?.type === 'ImportSpecifier' &&
    definition.imported.type === 'Identifier' &&
    COMMANDS.has(definition.imported.name)
  );
}
