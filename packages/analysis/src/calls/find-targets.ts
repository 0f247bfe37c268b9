import type { TSESTree } from '@typescript-eslint/types';
import type { Frame } from '../syntax/frame.js';
import { getConstructor } from '../syntax/class-members.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type FunctionNode, type Located, type Value } from '../syntax/values.js';

/** A function of the project. */
export interface FunctionRef {
  readonly node: FunctionNode;
  readonly module: SourceModule;
  /** What the function's object and parameters are bound to, where that is in sight. */
  readonly frame?: Frame | undefined;
}

const MOST_WRAPPERS = 6;

/**
 * The functions that run when a value is called: a function itself, what a wrapper was given, the constructor of a
 * class. `const run = withRetry(task)` runs both the function that withRetry returned and `task`.
 */
export function findTargets(evaluator: Evaluator, value: Value, depth = 0): readonly FunctionRef[] {
  if (depth > MOST_WRAPPERS) return [];
  return findAlternatives(value).flatMap((option) => findTargetsOf(evaluator, option, depth));
}

function findTargetsOf(evaluator: Evaluator, value: Value, depth: number): readonly FunctionRef[] {
  switch (value.kind) {
    case 'function': {
      const bound = [...(value.at.frame?.bindings.values() ?? [])].map((binding) => binding());
      const wrapped = bound.filter(({ kind }) => kind === 'function' || kind === 'result');
      return [value.at, ...wrapped.flatMap((inner) => findTargets(evaluator, inner, depth + 1))];
    }
    case 'result':
      return findArgumentTargets(evaluator, value.at, depth + 1);
    case 'class': {
      const constructorNode = getConstructor(value.at.node);
      return constructorNode ? [{ node: constructorNode, module: value.at.module }] : [];
    }
    default:
      return [];
  }
}

/** The functions that a call is given to run: callbacks, callbacks in its options, and calls that give functions. */
export function findArgumentTargets(
  evaluator: Evaluator,
  { node: call, module, frame }: Located<TSESTree.CallExpression | TSESTree.NewExpression>,
  depth = 0,
): readonly FunctionRef[] {
  return call.arguments.flatMap((argument) => {
    const node = unwrap(argument);
    if (node.type === 'ObjectExpression') return findOptionTargets(evaluator, { node, module, frame });
    // A call in the argument runs what it is given itself: `Promise.all(users.map(tag))`.
    const isPassedOver =
      argument.type === 'SpreadElement' ||
      !mayBeFunction(node) ||
      (depth === 0 && node.type === 'CallExpression' && !isBinding(node));
    if (isPassedOver) return [];
    return findTargets(evaluator, withoutClass(evaluator.evaluate(node, module, frame)), depth);
  });
}

/** `this.create.bind(this)`. */
function isBinding({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && getStaticKey(callee) === 'bind';
}

/** `runJob({ onDone: removeRole })`. */
function findOptionTargets(
  evaluator: Evaluator,
  { node: object, module, frame }: Located<TSESTree.ObjectExpression>,
): readonly FunctionRef[] {
  return object.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.kind !== 'init') return [];
    const { type } = property.value;
    const isNamed =
      type === 'Identifier' || type === 'ArrowFunctionExpression' || type === 'FunctionExpression';
    const value = isNamed ? evaluator.evaluate(property.value, module, frame) : undefined;
    return value?.kind === 'function' ? findTargets(evaluator, value) : [];
  });
}

/** `const ensureUser = memoize(task)`, here or in the file it is imported from: what a wrapper out of sight was given. */
function findWrapped(
  evaluator: Evaluator,
  node: TSESTree.Identifier,
  module: SourceModule,
): readonly FunctionRef[] {
  const declared = evaluator.findDeclaration(node, module);
  if (declared?.node.type !== 'CallExpression') return [];
  return findArgumentTargets(evaluator, { ...declared, node: declared.node, frame: undefined }, 1);
}

/** A class handed over is not constructed by that. */
function withoutClass(value: Value): Value {
  return value.kind === 'class' ? { kind: 'unknown', identity: undefined } : value;
}

function mayBeFunction(argument: TSESTree.Node): boolean {
  const node = unwrap(argument);
  return ![
    'Literal',
    'TemplateLiteral',
    'ObjectExpression',
    'ArrayExpression',
    'NewExpression',
    'ThisExpression',
  ].includes(node.type);
}

/** The functions that a call's callee stands for; every entry of a map that is asked by a computed key. */
export function findCalleeTargets(
  evaluator: Evaluator,
  callee: TSESTree.Node,
  module: SourceModule,
  frame?: Frame,
): readonly FunctionRef[] {
  const node = unwrap(callee);
  const direct = findTargets(evaluator, evaluator.evaluate(node, module, frame));
  if (direct.length > 0) return direct;
  if (node.type === 'Identifier') return findWrapped(evaluator, node, module);
  if (node.type !== 'MemberExpression') return [];
  // `task.call(this)`, `task.apply(this, args)`.
  const key = getStaticKey(node);
  if (key === 'call' || key === 'apply')
    return findTargets(evaluator, evaluator.evaluate(node.object, module, frame));
  if (!node.computed) return [];
  const object = evaluator.evaluate(node.object, module, frame);
  if (object.kind !== 'object') return [];
  return object.entries.flatMap((entry) =>
    entry.kind === 'property' ? findTargets(evaluator, entry.value()) : [],
  );
}
