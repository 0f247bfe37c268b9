import type { TSESTree } from '@typescript-eslint/types';
import { methodOf } from '../facts/iam-operations.js';
import { IAM_FAMILIES } from '../facts/iam-propagation.js';
import { IAM_USES } from '../facts/iam-uses.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type ExternalValue, type Value } from '../syntax/values.js';
import { getScopeOf, type FlowContext, type FlowScope } from './flow-scope.js';

/** A call of an operation of AWS. */
export interface SdkRequest {
  readonly call: TSESTree.CallExpression;
  /** The class whose name says the operation, as its package exports it: a v3 command or a client. */
  readonly class: ExternalValue;
  readonly isCommand: boolean;
  /** In the case of the API: `CreateRole`. */
  readonly operation: string;
  readonly input: TSESTree.Node | undefined;
  /** Where the input is written, which is not always where it is sent. */
  readonly scope: FlowScope;
}

const METHODS: ReadonlySet<string> = new Set(
  [
    ...IAM_FAMILIES.flatMap(({ createdBy, readBy }) =>
      readBy === undefined ? [createdBy] : [createdBy, readBy],
    ),
    ...Object.values(IAM_USES).flatMap((uses) => uses.map(({ operation }) => operation)),
  ].map(methodOf),
);

/** The operation that a call asks of AWS, where that matters to IAM's resources. */
export function getRequest(
  context: FlowContext,
  call: TSESTree.CallExpression,
  scope: FlowScope,
): SdkRequest | undefined {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? getStaticKey(callee) : undefined;
  if (callee.type !== 'MemberExpression' || method === undefined) return undefined;
  if (method === 'send') return getSentCommand(context, call, scope);
  if (!METHODS.has(method)) return undefined;
  const client = findExternalClasses(evaluate(context, callee.object, scope))[0];
  if (!client) return undefined;
  const operation = method.charAt(0).toUpperCase() + method.slice(1);
  const input = getArgument(call, 0);
  return { call, class: client, isCommand: false, operation, input, scope };
}

/** Tells whether a call is one of a client of AWS, whatever it asks. */
export function isRequest(context: FlowContext, call: TSESTree.CallExpression, scope: FlowScope): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return false;
  return findExternalClasses(evaluate(context, callee.object, scope)).some(isOfSdk);
}

/** `client.send(new CreateRoleCommand(…))`. */
function getSentCommand(
  context: FlowContext,
  call: TSESTree.CallExpression,
  scope: FlowScope,
): SdkRequest | undefined {
  const argument = getArgument(call, 0);
  if (!argument || /Literal$|^(?:Object|Array)Expression$/.test(argument.type)) return undefined;
  for (const value of findAlternatives(evaluate(context, argument, scope))) {
    if (value.kind !== 'instance' || value.callee.kind !== 'external') continue;
    const name = value.callee.path[0] ?? '';
    if (value.callee.path.length !== 1 || !name.endsWith('Command')) continue;
    const { construction } = value;
    const isHere = construction?.module === context.module;
    return {
      call,
      class: value.callee,
      isCommand: true,
      operation: name.slice(0, -'Command'.length),
      input: isHere ? construction.node.arguments[0] : undefined,
      scope: isHere ? getScopeOf(scope, construction.node) : scope,
    };
  }
  return undefined;
}

/** The operation of IAM's control plane, among those that the rules count, that a request asks for. */
export function getIamOperation(
  { rules }: FlowContext,
  { class: named, isCommand, operation }: SdkRequest,
): string | undefined {
  const write = isCommand ? rules.getCommandWrite(named) : rules.getMethodWrite(named, methodOf(operation));
  return write?.service === 'iam' ? write.name : undefined;
}

/** A service by the names of both SDKs. */
export interface ServiceNames {
  readonly v2Class: string;
  readonly v3Package: string;
}

export const IAM_SERVICE: ServiceNames = { v2Class: 'IAM', v3Package: '@aws-sdk/client-iam' };

/** Tells whether a class belongs to a service. */
export function isOfService({ package: name, path }: ExternalValue, service: ServiceNames): boolean {
  if (name === service.v3Package) return true;
  if (name === `aws-sdk/clients/${service.v2Class.toLowerCase()}`) return true;
  return /^aws-sdk(?:\/global|\/clients\/all)?$/.test(name) && path[0] === service.v2Class;
}

/** Tells whether a class comes from one of AWS's SDKs. */
export function isOfSdk({ package: name }: ExternalValue): boolean {
  return name === 'aws-sdk' || name.startsWith('aws-sdk/') || name.startsWith('@aws-sdk/client-');
}

function findExternalClasses(value: Value): readonly ExternalValue[] {
  return findAlternatives(value).flatMap((option) =>
    option.kind === 'instance' && option.callee.kind === 'external' ? [option.callee] : [],
  );
}

function getArgument(call: TSESTree.CallExpression, index: number): TSESTree.Node | undefined {
  const argument = call.arguments[index];
  return argument?.type === 'SpreadElement' ? undefined : argument;
}

function evaluate({ evaluator, module }: FlowContext, node: TSESTree.Node, scope: FlowScope): Value {
  return evaluator.evaluate(node, module, scope.frame);
}
