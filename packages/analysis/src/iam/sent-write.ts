import type { TSESTree } from '@typescript-eslint/types';
import type { IamObstacle } from '../iam-mending.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { isFunctionNode } from '../syntax/nodes.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type ExternalValue } from '../syntax/values.js';
import { isOfService, type ServiceNames } from './sdk-requests.js';

/** A write as an SDK's own client sends it. */
export interface SentWrite {
  readonly sdk: 2 | 3;
  /** `client.send(…)`, `iam.createRole(…)`. */
  readonly call: TSESTree.CallExpression;
  /** The call whose value is the promise: with SDK v2, that of `.promise()`. */
  readonly promise: TSESTree.CallExpression;
}

interface Context {
  readonly evaluator: Evaluator;
  readonly module: SourceModule;
  readonly service: ServiceNames;
}

/** How a call that writes sends its request, or why that is not shown. */
export function getSentWrite(context: Context, call: TSESTree.CallExpression): SentWrite | IamObstacle {
  const callee = call.callee;
  if (call.optional) return 'optionalCall';
  if (callee.type !== 'MemberExpression')
    return callee.type === 'ChainExpression' ? 'optionalCall' : 'notOfClient';
  if (callee.optional) return 'optionalCall';
  const client = getClientClass(context, callee.object);
  if (!client) return 'notOfClient';
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) return 'ownOptions';
  if (!client.package.startsWith('@aws-sdk/')) return getV2Write(context, call);
  const isSend = getStaticKey(callee) === 'send';
  return (isSend && getCommandObstacle(context, call)) || getV3Obstacle(context, call) || toV3Write(call);
}

function toV3Write(call: TSESTree.CallExpression): SentWrite {
  return { sdk: 3, call, promise: call };
}

/** The class of which the receiver is shown to be an instance, itself and not by a subclass, which may do otherwise. */
function getClientClass(
  { evaluator, module, service }: Context,
  receiver: TSESTree.Node,
): ExternalValue | undefined {
  const classes = findAlternatives(evaluator.evaluate(receiver, module)).map((value) =>
    value.kind === 'instance' && value.callee.kind === 'external' ? value.callee : undefined,
  );
  const [first] = classes;
  const isShown = classes.every((found) => found && isOfService(found, service) && isSameSdk(found, first));
  return isShown ? first : undefined;
}

function isSameSdk(a: ExternalValue, b: ExternalValue | undefined): boolean {
  return a.package.startsWith('@aws-sdk/') === b?.package.startsWith('@aws-sdk/');
}

function getCommandObstacle(
  { evaluator, module }: Context,
  call: TSESTree.CallExpression,
): IamObstacle | undefined {
  const [command] = call.arguments;
  if (!command) return 'notOfClient';
  const names = findAlternatives(evaluator.evaluate(command, module)).map((value) =>
    value.kind === 'instance' && value.callee.kind === 'external' ? value.callee.path.at(-1) : undefined,
  );
  return new Set(names).size > 1 ? 'severalOperations' : undefined;
}

/** `client.send(command)`, `client.send(command, { requestTimeout: 100 })`. */
function getV3Obstacle(context: Context, call: TSESTree.CallExpression): IamObstacle | undefined {
  const [input, options, ...rest] = call.arguments;
  if (rest.length > 0 || [input, options].some((argument) => argument && isFunction(context, argument))) {
    return 'callback';
  }
  return options && !isPlainOptions(options) ? 'ownOptions' : undefined;
}

function isPlainOptions(node: TSESTree.Node): boolean {
  return (
    node.type === 'ObjectExpression' &&
    node.properties.every((property) => {
      if (property.type !== 'Property') return false;
      const key = getStaticKey(property);
      return key !== undefined && key !== 'abortSignal';
    })
  );
}

/** `iam.createRole(input).promise()`. */
function getV2Write(context: Context, call: TSESTree.CallExpression): SentWrite | IamObstacle {
  const { module } = context;
  const [input, ...rest] = call.arguments;
  if (rest.length > 0 || (input && isFunction(context, input))) return 'callback';
  const member = module.getParent(call);
  if (member?.type !== 'MemberExpression' || member.object !== call) return 'requestObject';
  const sending = module.getParent(member);
  if (sending?.type !== 'CallExpression' || sending.callee !== member) return 'requestObject';
  if (getStaticKey(member) !== 'promise') return sending.arguments.length > 0 ? 'callback' : 'requestObject';
  return member.optional || sending.optional ? 'optionalCall' : { sdk: 2, call, promise: sending };
}

function isFunction({ evaluator, module }: Context, node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (isFunctionNode(inner)) return true;
  return findAlternatives(evaluator.evaluate(inner, module)).some(({ kind }) => kind === 'function');
}
