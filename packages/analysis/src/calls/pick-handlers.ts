import type { TSESTree } from '@typescript-eslint/types';
import type { Pick } from '../facts/entry-points/entry-point.js';
import { HANDLER_WRAPPERS } from '../facts/entry-points/lambda-wrappers.js';
import { returnValues } from '../syntax/evaluate-call.js';
import { getMember } from '../syntax/evaluate-member.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type Value } from '../syntax/values.js';
import { findTargets, type FunctionRef } from './find-targets.js';
import { isFrom } from './origins.js';
import { findTraces } from './traces.js';

const MOST_WRAPPERS = 6;

/** The functions that a call's arguments hand over where a row says they stand. */
export function pickHandlers(
  evaluator: Evaluator,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  module: SourceModule,
  picks: readonly Pick[],
): readonly FunctionRef[] {
  return picks.flatMap(({ argument, path = [] }) =>
    findPicked(call.arguments, argument).flatMap((node) =>
      path.length === 0
        ? findHandlers(evaluator, node, module)
        : followPath(evaluator, evaluator.evaluate(node, module), path),
    ),
  );
}

function findPicked(
  given: readonly TSESTree.CallExpressionArgument[],
  argument: Pick['argument'],
): readonly TSESTree.Node[] {
  const nodes = given.filter((node) => node.type !== 'SpreadElement');
  if (argument === 'any') return nodes;
  const node = argument === 'last' ? nodes.at(-1) : given[argument];
  return node && node.type !== 'SpreadElement' ? [node] : [];
}

/**
 * The functions that an expression hands over as a handler: itself, the elements of a list, and what a wrapper was
 * given, fluent or not: `middy(handler).use(cors())`, `Sentry.wrapHandler(handler)`, `[auth, handler]`.
 */
export function findHandlers(
  evaluator: Evaluator,
  node: TSESTree.Node,
  module: SourceModule,
  depth = 0,
): readonly FunctionRef[] {
  if (depth > MOST_WRAPPERS) return [];
  const inner = unwrap(node);
  if (inner.type === 'AwaitExpression') return findHandlers(evaluator, inner.argument, module, depth + 1);
  const direct = findTargetsIn(evaluator, evaluator.evaluate(inner, module));
  if (direct.length > 0) return direct;
  if (inner.type === 'Identifier') return findDeclaredHandlers(evaluator, inner, module, depth);
  if (inner.type !== 'CallExpression') return [];
  const wrapped = inner.callee.type === 'MemberExpression' ? [inner.callee.object] : [];
  const listed = findListedHandlers(evaluator, inner, module);
  const given = [...wrapped.filter(({ type }) => type === 'CallExpression'), ...inner.arguments];
  return [
    ...listed,
    ...given.flatMap((argument) =>
      argument.type === 'SpreadElement' ? [] : findHandlers(evaluator, argument, module, depth + 1),
    ),
  ];
}

/** What a wrapper of the table is given in an object: `.use({ before, after })`. */
function findListedHandlers(
  evaluator: Evaluator,
  call: TSESTree.CallExpression,
  module: SourceModule,
): readonly FunctionRef[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return [];
  return HANDLER_WRAPPERS.flatMap(({ on, methods, handlers }) => {
    const picks = handlers.filter(({ path }) => path !== undefined);
    if (picks.length === 0 || !methods?.includes(getStaticKey(callee) ?? '')) return [];
    const traces = findTraces(evaluator, callee.object, module);
    const isMeant = traces.some((trace) => on.some((origin) => isFrom(trace, origin)));
    return isMeant ? pickHandlers(evaluator, call, module, picks) : [];
  });
}

function findDeclaredHandlers(
  evaluator: Evaluator,
  node: TSESTree.Identifier,
  module: SourceModule,
  depth: number,
): readonly FunctionRef[] {
  const definition = module.getVariable(node)?.defs[0];
  if (definition?.type !== 'Variable' || definition.node.init?.type !== 'CallExpression') return [];
  return findHandlers(evaluator, definition.node.init, module, depth + 1);
}

function findTargetsIn(evaluator: Evaluator, value: Value): readonly FunctionRef[] {
  return findAlternatives(value).flatMap((option) =>
    option.kind === 'array'
      ? option.elements.flatMap((element) => findTargets(evaluator, element()))
      : option.kind === 'class'
        ? []
        : findTargets(evaluator, option),
  );
}

/** From a value along property names to functions; `*` is every property, element or export. */
export function followPath(
  evaluator: Evaluator,
  value: Value,
  path: readonly string[],
): readonly FunctionRef[] {
  const [key, ...rest] = path;
  if (key === undefined) return findTargetsIn(evaluator, value);
  // `fields: () => ({ … })` gives its fields when it is called.
  const lazy = findAlternatives(value).flatMap((option) =>
    option.kind === 'function' ? [returnValues(evaluator, option.at)] : [],
  );
  if (lazy.length > 0) return lazy.flatMap((returned) => followPath(evaluator, returned, path));
  if (key !== '*') return followPath(evaluator, getMember(evaluator, value, key), rest);
  return findAlternatives(value)
    .flatMap((option) => findMembers(evaluator, option))
    .flatMap((member) => followPath(evaluator, member, rest));
}

function findMembers(evaluator: Evaluator, value: Value): readonly Value[] {
  if (value.kind === 'array') return value.elements.map((element) => element());
  if (value.kind === 'namespace') {
    return [...value.module.exports.named.keys()].map((name) => getMember(evaluator, value, name));
  }
  if (value.kind !== 'object') return [];
  return value.entries.flatMap((entry) => {
    if (entry.kind === 'property') return [entry.value()];
    return entry.kind === 'spread' ? findMembers(evaluator, entry.value()) : [];
  });
}
