import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, getString, type ExternalValue, type Value } from '../syntax/values.js';
import type { Operation, WriteRules } from './write-rules.js';

/** A call that writes to IAM's control plane. */
export interface IamWrite {
  readonly operation: Operation;
  /** The call that sends the request. */
  readonly node: TSESTree.CallExpression;
  readonly module: SourceModule;
}

/** Finds every call of a file that is shown to write to IAM, in the order of the text. */
export function findWrites(
  evaluator: Evaluator,
  module: SourceModule,
  rules: WriteRules,
): readonly IamWrite[] {
  return module.nodes.flatMap((node) => {
    if (node.type !== 'CallExpression') return [];
    const operation =
      getMethodWrite(evaluator, module, node, rules) ?? getArgumentWrite(evaluator, module, node, rules);
    return operation ? [{ operation, node, module }] : [];
  });
}

/** `iam.createRole(…)` on a receiver shown to be an IAM client. */
function getMethodWrite(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.CallExpression,
  rules: WriteRules,
): Operation | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const method = getStaticKey(callee) ?? getString(evaluator.evaluate(callee.property, module));
  if (method === undefined || !rules.mayBeMethod(method)) return undefined;
  return findClients(evaluator, evaluator.evaluate(callee.object, module))
    .map((client) => rules.getMethodWrite(client, method))
    .find((operation) => operation !== undefined);
}

/** `client.send(new CreateRoleCommand(…))`, `retry(client, CreateRoleCommand, …)`, `awsCall(iam, 'createRole', …)`. */
function getArgumentWrite(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.CallExpression,
  rules: WriteRules,
): Operation | undefined {
  if (isInspection(module, node)) return undefined;
  const values = node.arguments
    .filter((argument) => mayHoldCommand(module, argument))
    .flatMap((argument) => findAlternatives(evaluator.evaluate(argument, module)));
  for (const value of values) {
    const operation = getCommandWrite(value, rules);
    if (operation) return operation;
  }
  return getNamedWrite(evaluator, values, rules);
}

/** A command, or the class of one. */
function getCommandWrite(value: Value, rules: WriteRules): Operation | undefined {
  for (const callee of findAlternatives(value.kind === 'instance' ? value.callee : value)) {
    const operation = callee.kind === 'external' ? rules.getCommandWrite(callee) : undefined;
    if (operation) return operation;
  }
  return undefined;
}

/** The name of an operation handed over together with its client. */
function getNamedWrite(
  evaluator: Evaluator,
  values: readonly Value[],
  rules: WriteRules,
): Operation | undefined {
  const clients = values.flatMap((value) => findClients(evaluator, value));
  for (const name of values.flatMap((value) => (value.kind === 'literal' ? [value.value] : []))) {
    if (typeof name !== 'string' || !rules.mayBeMethod(name)) continue;
    const operation = clients
      .map((client) => rules.getMethodWrite(client, name))
      .find((found) => found !== undefined);
    if (operation) return operation;
  }
  return undefined;
}

/** The classes of packages of which a value may be an instance, itself or by a subclass. */
function findClients(evaluator: Evaluator, value: Value): readonly ExternalValue[] {
  return findAlternatives(value).flatMap((option) =>
    option.kind === 'instance' ? findPackageClasses(evaluator, option.callee, 0) : [],
  );
}

const MOST_SUPERCLASSES = 8;

function findPackageClasses(evaluator: Evaluator, callee: Value, depth: number): readonly ExternalValue[] {
  if (callee.kind === 'external') return [callee];
  if (callee.kind !== 'class' || !callee.at.node.superClass || depth > MOST_SUPERCLASSES) return [];
  const { node, module, frame } = callee.at;
  return findPackageClasses(
    evaluator,
    evaluator.evaluate(node.superClass as TSESTree.Node, module, frame),
    depth + 1,
  );
}

/** What a parameter holds is judged where it is handed over. */
function mayHoldCommand(module: SourceModule, argument: TSESTree.CallExpressionArgument): boolean {
  if (argument.type === 'SpreadElement') return false;
  const node = unwrap(argument);
  if (node.type === 'Literal') return true;
  if (node.type === 'Identifier') {
    const definition = module.getVariable(node)?.defs[0];
    if (definition?.type !== 'Parameter' || /iam/i.test(node.name)) return true;
    return isGivenElements(module, definition.node);
  }
  return (
    node.type === 'NewExpression' ||
    node.type === 'MemberExpression' ||
    node.type === 'CallExpression' ||
    node.type === 'AwaitExpression'
  );
}

const ITERATIONS = new Set(['map', 'forEach', 'flatMap']);

/** `commands.map((command) => client.send(command))`: the list shows what its callback is given. */
function isGivenElements(module: SourceModule, callback: TSESTree.Node): boolean {
  const call = module.getParent(callback);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== callback) return false;
  return call.callee.type === 'MemberExpression' && ITERATIONS.has(getStaticKey(call.callee) ?? '');
}

/** Mocks, assertions and registrations name a command without sending it. */
const INSPECTIONS =
  /^(?:mockClient|expect|describe|it|test|super|require|import)$|\.(?:on|resolves|rejects|toHaveReceived\w*|commandCalls|mock\w*|spyOn|push|set|has|get|delete|add|includes|indexOf|is|equal|log|debug|info|warn|error|trace|stringify|inspect|format)$/;

function isInspection(module: SourceModule, node: TSESTree.CallExpression): boolean {
  return node.callee.type === 'Super' || INSPECTIONS.test(module.textOf(node.callee));
}
