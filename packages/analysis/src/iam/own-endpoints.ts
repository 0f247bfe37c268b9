import type { TSESTree } from '@typescript-eslint/types';
import { flattenObject, lookUp } from '../syntax/flat-object.js';
import { unwrap } from '../syntax/unwrap.js';
import { UNDEFINED, findAlternatives, type Located } from '../syntax/values.js';
import { startScope, type FlowContext, type FlowScope } from './flow-scope.js';
import { IAM_SERVICE, isOfService, type SdkRequest } from './sdk-requests.js';

/** Tells whether a request goes to an endpoint that the code names: another system, which only looks like AWS. */
export function hasOwnEndpoint(context: FlowContext, { call }: SdkRequest, scope: FlowScope): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return false;
  const client = context.evaluator.evaluate(callee.object, context.module, scope.frame);
  return findAlternatives(client).some(
    (option) =>
      option.kind === 'instance' && option.construction && namesEndpoint(context, option.construction),
  );
}

/** Tells whether a file builds clients of IAM, and each of them with an endpoint of its own. */
export function isForAnotherSystem(context: FlowContext): boolean {
  const { frame } = startScope(context.module.ast);
  const built = context.module.nodes
    .filter((node) => node.type === 'NewExpression')
    .filter((node) => isIamClient(context, node));
  return (
    built.length > 0 && built.every((node) => namesEndpoint(context, { node, module: context.module, frame }))
  );
}

function isIamClient({ evaluator, module }: FlowContext, { callee }: TSESTree.NewExpression): boolean {
  if (!/IAM/.test(module.textOf(callee))) return false;
  const value = evaluator.evaluate(callee, module);
  if (value.kind !== 'external' || !isOfService(value, IAM_SERVICE)) return false;
  return !(value.path[0] ?? '').endsWith('Command');
}

function namesEndpoint({ evaluator }: FlowContext, built: Located<TSESTree.NewExpression>): boolean {
  const [config] = built.node.arguments;
  if (!config) return false;
  return flattenObject(evaluator.evaluateAt({ ...built, node: config })).every((object) => {
    const endpoint = lookUp(object, 'endpoint');
    return endpoint.status === 'found' && endpoint.property.value !== UNDEFINED;
  });
}
