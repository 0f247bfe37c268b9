import type { TSESTree } from '@typescript-eslint/types';
import type { CallShape } from '../facts/entry-points/entry-point.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { unwrap } from '../syntax/unwrap.js';
import { getString } from '../syntax/values.js';
import { isFromOrigins, type Examined } from './examined.js';
import type { FunctionRef } from './find-targets.js';
import type { Call } from './outline.js';
import { pickHandlers } from './pick-handlers.js';

/** The functions that calls of a framework are given. */
export function findCalls(file: Examined, shape: CallShape): readonly FunctionRef[] {
  const { evaluator, near, module, outline } = file;
  const calls = shape.methods
    ? shape.methods.flatMap((name) => outline.getMethodCalls(name))
    : outline.findTracedCalls(near, module);
  return calls.flatMap((node) => {
    if ((node.type === 'NewExpression') !== (shape.isConstruction === true)) return [];
    const on = getSubject(node, shape);
    if (!on || !isAllowed(near, module, node, shape)) return [];
    return isFromOrigins(module, shape.methods ? evaluator : near, on, shape.on)
      ? pickHandlers(near, node, module, shape.handlers)
      : [];
  });
}

/** The expression that must come from the framework: the receiver of a method, or what is called. */
function getSubject(node: Call, { methods }: CallShape): TSESTree.Node | undefined {
  const callee = unwrap(node.callee);
  if (!methods) return callee;
  return callee.type === 'MemberExpression' ? callee.object : undefined;
}

function isAllowed(evaluator: Evaluator, module: SourceModule, node: Call, { where }: CallShape): boolean {
  const argument = where && node.arguments[where.argument];
  if (!where) return true;
  const text =
    argument && argument.type !== 'SpreadElement'
      ? getString(evaluator.evaluate(argument, module))
      : undefined;
  return text !== undefined && where.values.includes(text);
}
