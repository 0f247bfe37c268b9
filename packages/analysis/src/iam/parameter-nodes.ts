import type { TSESTree } from '@typescript-eslint/types';
import { flattenObject, lookUp } from '../syntax/flat-object.js';
import { unwrap } from '../syntax/unwrap.js';
import type { FlowContext, FlowScope } from './flow-scope.js';
import { findWritten } from './written-values.js';

/** The expressions that give a parameter of a request's input; `*` in the path is every element of a list. */
export function findParameterNodes(
  context: FlowContext,
  input: { readonly node: TSESTree.Node; readonly scope: FlowScope },
  [key, ...rest]: readonly string[],
): readonly TSESTree.Node[] {
  const { node, scope } = input;
  if (key === undefined) return [node];
  const inner =
    key === '*'
      ? findElements(context, node)
      : flattenObject(context.evaluator.evaluate(node, context.module, scope.frame)).flatMap((object) => {
          const found = lookUp(object, key);
          return found.status === 'found' && found.property.at.module === context.module
            ? [found.property.at.node]
            : [];
        });
  return inner.flatMap((found) => findParameterNodes(context, { node: found, scope }, rest));
}

function findElements(context: FlowContext, node: TSESTree.Node): readonly TSESTree.Node[] {
  const list = unwrap(node);
  if (list.type === 'ArrayExpression')
    return list.elements.flatMap((element) => (element && element.type !== 'SpreadElement' ? [element] : []));
  const variable = list.type === 'Identifier' ? context.module.getVariable(list) : undefined;
  const [written, ...others] = variable ? findWritten(context.module, variable, []) : [];
  return written?.node.type === 'ArrayExpression' && written.path.length === 0 && others.length === 0
    ? findElements(context, written.node)
    : [];
}
