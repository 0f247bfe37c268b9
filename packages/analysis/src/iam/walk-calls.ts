import type { TSESTree } from '@typescript-eslint/types';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import type { FunctionNode } from '../syntax/values.js';
import { findFunctions } from './answer-origins.js';
import { isFunctionNode } from '../syntax/nodes.js';
import { findKeyUse, getNewKey } from './key-clients.js';
import { getCreated } from './created-resources.js';
import { enterCall, enterCallback, getLocalFunction } from './flow-scope.js';
import type { FlowWalker } from './flow-walker.js';
import { usesResource } from './resource-uses.js';
import { getRequest, isRequest, type SdkRequest } from './sdk-requests.js';
import { getWait, isRetryingHandler, type Wait } from './waits.js';

/** Callbacks that run once for each element, if there is one. */
const ITERATIONS = new Set(['map', 'forEach', 'flatMap', 'filter', 'reduce', 'some', 'every', 'find']);

/** Follows a call: its receiver, its arguments, what it asks of AWS, and the functions that it runs. */
export function walkCall(walker: FlowWalker, call: TSESTree.CallExpression): void {
  const wait = getWait(walker.context, call, walker.state.fresh.length > 0 ? walker.scope : undefined);
  walkReceiver(walker, call);
  walker.walkAll(call.arguments.filter((argument) => !isFunctionNode(argument)));
  if (wait) walker.state.settle(wait.family);
  if (wait) walker.guard(() => run(walker, call, wait));
  else run(walker, call, wait);
  if (wait?.kind === 'wait') walker.state.settle(wait.family);
  if (walker.context.module.textOf(call.callee) === 'process.exit') walker.state.isOver = true;
}

/** The callback of v2 that asks again when its request failed. */
function retriesItself(walker: FlowWalker, argument: TSESTree.Node): boolean {
  return (
    isFunctionNode(argument) && argument.params.length === 2 && isRetryingHandler(walker.context, argument)
  );
}

function walkReceiver(walker: FlowWalker, call: TSESTree.CallExpression): void {
  const callee = unwrap(call.callee);
  if (isFunctionNode(callee)) return;
  if (callee.type !== 'MemberExpression') {
    walker.walk(callee);
    return;
  }
  const handlers = getStaticKey(callee) === 'then' ? call.arguments.slice(1) : call.arguments;
  const isRetried =
    /^(?:then|catch)$/.test(getStaticKey(callee) ?? '') &&
    handlers.some((handler) => isRetryingHandler(walker.context, handler));
  if (isRetried) walker.guard(() => walker.walk(callee.object));
  else walker.walk(callee.object);
  if (isRetried) walker.state.settle('all');
}

function run(walker: FlowWalker, call: TSESTree.CallExpression, wait: Wait | undefined): void {
  const request = getRequest(walker.context, call, walker.scope);
  if (request) ask(walker, request);
  askByKey(walker, call);
  const last = call.arguments.at(-1);
  if (last && isFunctionNode(last) && isRequest(walker.context, call, walker.scope)) {
    walker.perhaps(() => runCallback(walker, last, { answer: call, index: 1 }));
    return;
  }
  if (runLocal(walker, call) || runMethod(walker, call)) return;
  for (const argument of findFunctions(call)) {
    if (wait) runCallback(walker, argument, {});
    else walker.walk(argument);
  }
}

/** A request uses what was created before it, and may create something itself. */
function ask(walker: FlowWalker, request: SdkRequest): void {
  const { context, state, scope } = walker;
  const { call, operation } = request;
  const used = state.fresh.filter((created) => usesResource(context, request, created));
  const tellAll = (): void => {
    for (const created of used) report(walker, { created, call, operation });
  };
  if (used.length > 0 && call.arguments.some((argument) => retriesItself(walker, argument)))
    walker.guard(tellAll);
  else tellAll();
  const created = getCreated(context, request, scope);
  if (created) state.create(created);
}

/** A client that was built with a new key asks anything. */
function askByKey(walker: FlowWalker, call: TSESTree.CallExpression): void {
  const use = findKeyUse(walker, call);
  if (use) report(walker, use);
}

function report(walker: FlowWalker, use: FlowWalker['uses'][number]): void {
  // What failed or succeeded here says all about later uses.
  walker.state.settle(use.created);
  if (!walker.isGuarded) walker.uses.push(use);
}

/** A function of this file, called by name or where it stands. */
function runLocal(walker: FlowWalker, call: TSESTree.CallExpression): boolean {
  const local = getLocalFunction(walker.context, call.callee, walker.scope);
  if (!local) return false;
  const scope = enterCall(walker.context, local, { node: call, scope: walker.scope });
  walker.enterCalled(local.at.node, scope);
  walker.walkAll(findFunctions(call));
  return true;
}

/** `.then(…)`, `.catch(…)`, `.finally(…)`, and the methods of lists. */
function runMethod(walker: FlowWalker, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? (getStaticKey(callee) ?? '') : '';
  if (callee.type !== 'MemberExpression') return false;
  const [first, second] = call.arguments.map((argument) => getCallback(walker, argument));
  if (method === 'then') {
    walker.either(
      () => first && runCallback(walker, first, { answer: callee.object }),
      () => second && runCallback(walker, second, {}),
    );
    return true;
  }
  if (method === 'finally' && first) runCallback(walker, first, {});
  else if ((method === 'catch' || ITERATIONS.has(method)) && first)
    walker.perhaps(() => runCallback(walker, first, {}));
  else return false;
  return true;
}

function getCallback(walker: FlowWalker, argument: TSESTree.Node): FunctionNode | undefined {
  if (isFunctionNode(argument)) return argument;
  return getLocalFunction(walker.context, argument, walker.scope)?.at.node;
}

function runCallback(
  walker: FlowWalker,
  callback: FunctionNode,
  given: { readonly answer?: TSESTree.Node; readonly index?: number },
): void {
  const { scope, context } = walker;
  walker.enter(callback, enterCallback(context.module, callback, { scope, ...given }));
}

/** `new Promise((resolve) => …)` runs its function at once; a client may be built with a new key. */
export function walkConstruction(walker: FlowWalker, node: TSESTree.NewExpression): void {
  const [first] = node.arguments;
  const isPromise = node.callee.type === 'Identifier' && node.callee.name === 'Promise';
  if (isPromise && first && isFunctionNode(first)) {
    runCallback(walker, first, {});
    return;
  }
  walker.walk(node.callee);
  walker.walkAll(node.arguments);
  const key = getNewKey(walker, node);
  if (key) walker.keyClients.set(node, key);
}
