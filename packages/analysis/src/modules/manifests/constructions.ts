import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../../syntax/evaluator.js';
import type { SourceModule } from '../../syntax/source-module.js';
import { getStaticKey, unwrap } from '../../syntax/unwrap.js';
import { CodeValue } from './code-value.js';
import type { ManifestValue } from './manifest-value.js';

/** A program of infrastructure under examination. */
export interface Program {
  readonly module: SourceModule;
  readonly evaluator: Evaluator;
}

/** `new Class(scope, id, props)`, and `super(scope, id, props)` in a class of the project. */
export interface Construction {
  readonly node: TSESTree.NewExpression | TSESTree.CallExpression;
  /** The class as the code calls it, without its namespace; empty for `super`. */
  readonly className: string;
  readonly id: string | undefined;
  readonly props: ManifestValue | undefined;
}

/** Every construction of a program, in source order. */
export function findConstructionNodes({ nodes }: SourceModule): readonly Construction['node'][] {
  return nodes.filter(
    (node): node is Construction['node'] =>
      node.type === 'NewExpression' || (node.type === 'CallExpression' && node.callee.type === 'Super'),
  );
}

/** One construction: its id is its first literal argument, its props are its last argument where that is an object. */
export function readConstruction(program: Program, node: Construction['node']): Construction {
  const last = node.arguments.at(-1);
  const props = last && toValue(program, last);
  return {
    node,
    className: getCalleeName(node.callee),
    id: readId(program, node),
    props: props && props.entries.length > 0 ? props : undefined,
  };
}

function readId(program: Program, { arguments: args }: Construction['node']): string | undefined {
  for (const argument of args.slice(0, 2)) {
    const { text } = toValue(program, argument);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The value of a node of the program. */
export function toValue({ module, evaluator }: Program, node: TSESTree.Node): ManifestValue {
  return new CodeValue(evaluator, { node, module, frame: undefined });
}

/** The last name of a callee: `NodejsFunction` of `lambda.NodejsFunction`; empty where it has none. */
export function getCalleeName(callee: TSESTree.Node): string {
  const node = unwrap(callee);
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? (getStaticKey(node) ?? '') : '';
}

/** The calls and constructions around a node, innermost first, up to the function it stands in. */
export function findEnclosingCalls(
  module: SourceModule,
  node: TSESTree.Node,
): readonly (TSESTree.NewExpression | TSESTree.CallExpression)[] {
  const calls: (TSESTree.NewExpression | TSESTree.CallExpression)[] = [];
  for (const ancestor of module.ancestors(node)) {
    if (ancestor.type === 'NewExpression' || ancestor.type === 'CallExpression') calls.push(ancestor);
    if (ancestor.type === 'BlockStatement' || ancestor.type === 'Program' || ancestor.type === 'ClassBody')
      break;
  }
  return calls;
}
