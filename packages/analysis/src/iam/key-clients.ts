import type { TSESTree } from '@typescript-eslint/types';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type Value } from '../syntax/values.js';
import { refersTo, type CreatedResource } from './created-resources.js';
import type { EarlyUse, FlowWalker } from './flow-walker.js';
import { findParameterNodes } from './parameter-nodes.js';
import { isOfSdk } from './sdk-requests.js';

const KEY_PATHS = [['credentials', 'accessKeyId'], ['accessKeyId']];
/** Members of a client that ask nothing of AWS. */
const NO_REQUESTS = new Set(['destroy', 'on', 'config', 'makeRequest', 'setupRequestListeners']);

/** The new access key with which a client of AWS is built, if it is. */
export function getNewKey(walker: FlowWalker, node: TSESTree.NewExpression): CreatedResource | undefined {
  const keys = walker.state.fresh.filter(({ family }) => family.id === 'access-key');
  const [config] = node.arguments;
  if (keys.length === 0 || !config || !isSdkClass(evaluate(walker, node.callee))) return undefined;
  const { context, scope } = walker;
  const ids = KEY_PATHS.flatMap((path) => findParameterNodes(context, { node: config, scope }, path));
  return keys.find((key) => ids.some((id) => refersTo(context, key, { node: id, scope })));
}

/** The first thing that a client with a new key asks of AWS. */
export function findKeyUse(walker: FlowWalker, call: TSESTree.CallExpression): EarlyUse | undefined {
  const callee = unwrap(call.callee);
  if (walker.keyClients.size === 0 || callee.type !== 'MemberExpression') return undefined;
  const method = getStaticKey(callee);
  if (method === undefined || NO_REQUESTS.has(method)) return undefined;
  for (const client of findAlternatives(evaluate(walker, callee.object))) {
    const built = client.kind === 'instance' ? client.construction?.node : undefined;
    const created = built && walker.keyClients.get(built);
    if (!created || !walker.state.fresh.includes(created)) continue;
    return { created, call, operation: getOperation(walker, call, method) };
  }
  return undefined;
}

function getOperation(walker: FlowWalker, call: TSESTree.CallExpression, method: string): string {
  const [argument] = call.arguments;
  const command = argument && method === 'send' ? evaluate(walker, argument) : undefined;
  const named =
    command?.kind === 'instance' && command.callee.kind === 'external' ? command.callee : undefined;
  const name = named?.path.at(-1)?.replace(/Command$/, '') ?? method;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function isSdkClass(value: Value): boolean {
  return findAlternatives(value).some((option) => option.kind === 'external' && isOfSdk(option));
}

function evaluate({ context, scope }: FlowWalker, node: TSESTree.Node): Value {
  return context.evaluator.evaluate(node, context.module, scope.frame);
}
