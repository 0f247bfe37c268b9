import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type ExternalValue, type Value } from '../syntax/values.js';
import type { IamWrite } from './find-writes.js';
import type { Operation, WriteRules } from './write-rules.js';

/** A text without one of these takes no method from its client. */
const BINDING = /\.bind\b|promisif|pify\b|denodeify/;

/**
 * Finds the calls of methods that were taken from their client before: `const createRole =
 * promisify(iam.createRole.bind(iam))`, in whichever of the files. Calls of a client itself are found elsewhere.
 */
export function findBoundWrites(
  evaluator: Evaluator,
  modules: readonly SourceModule[],
  rules: WriteRules,
): readonly IamWrite[] {
  if (!modules.some(({ text }) => BINDING.test(text))) return [];
  return modules.flatMap((module) => {
    evaluator.renew();
    return module.nodes.flatMap((node) => {
      if (node.type !== 'CallExpression') return [];
      const operation = getBoundWrite(evaluator, module, node, rules);
      return operation ? [{ operation, node, module }] : [];
    });
  });
}

function getBoundWrite(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.CallExpression,
  rules: WriteRules,
): Operation | undefined {
  if (node.callee.type === 'Super') return undefined;
  const callee = unwrap(node.callee);
  const key = callee.type === 'MemberExpression' ? getStaticKey(callee) : undefined;
  const isCalledOn = callee.type === 'MemberExpression' && (key === 'call' || key === 'apply');
  if (key === 'bind') return undefined;
  const called = evaluator.evaluate(isCalledOn ? callee.object : callee, module);
  return findMethods(evaluator, called, 0)
    .map((method) => getMethodWrite(method, rules))
    .find((operation) => operation !== undefined);
}

const MOST_WRAPPERS = 4;

/** The methods of packages' classes that a value may be, or that a function out of sight was given to make it. */
function findMethods(evaluator: Evaluator, value: Value, depth: number): readonly ExternalValue[] {
  if (depth > MOST_WRAPPERS) return [];
  return findAlternatives(value).flatMap((option) => {
    if (option.kind === 'external') return [option];
    if (option.kind !== 'result') return [];
    const { node, module, frame } = option.at;
    return node.arguments.flatMap((argument) =>
      mayBeMethod(argument)
        ? findMethods(evaluator, evaluator.evaluate(argument, module, frame), depth + 1)
        : [],
    );
  });
}

function mayBeMethod({ type }: TSESTree.CallExpressionArgument): boolean {
  return type === 'MemberExpression' || type === 'CallExpression' || type === 'Identifier';
}

/** `AWS.IAM` with `createRole`; the one class of a package for a single service is the package itself. */
function getMethodWrite(method: ExternalValue, rules: WriteRules): Operation | undefined {
  const path = method.path.slice(0, -1);
  const isOfClient =
    path.length === 1 || (path.length === 0 && method.package.startsWith('aws-sdk/clients/'));
  const name = method.path.at(-1) ?? '';
  return isOfClient && rules.mayBeMethod(name) ? rules.getMethodWrite({ ...method, path }, name) : undefined;
}
