import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import type { ClassNode, FunctionNode } from '../syntax/values.js';
import { isFunctionNode } from '../syntax/nodes.js';
import { findTraces } from './traces.js';

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** What may carry the type of a handler, as a whole or, for a function, in its parameters. */
export type AnnotatedNode =
  Assertion | FunctionNode | TSESTree.PropertyDefinition | TSESTree.VariableDeclarator;
type Assertion = TSESTree.TSAsExpression | TSESTree.TSSatisfiesExpression | TSESTree.TSTypeAssertion;

/** The parts of a file that rows of entry points ask for, sorted once. */
export class Outline {
  /** Calls and constructions with arguments. */
  readonly calls: readonly Call[];
  readonly classes: readonly ClassNode[];
  /** Nodes that may carry the annotation of a handler. */
  readonly annotated: readonly AnnotatedNode[];
  readonly #methodCalls = new Map<string, Call[]>();
  #tracedCalls: readonly Call[] | undefined;

  constructor({ nodes }: SourceModule) {
    this.calls = nodes.filter(isCall);
    this.classes = nodes.filter(
      (node): node is ClassNode => node.type === 'ClassDeclaration' || node.type === 'ClassExpression',
    );
    this.annotated = nodes.filter(mayBeAnnotated);
    for (const call of this.calls) this.#addMethodCall(call);
  }

  /** Calls of a method of this name on anything. */
  getMethodCalls(name: string): readonly Call[] {
    return this.#methodCalls.get(name) ?? [];
  }

  /** Calls whose callee is shown to come from a package or to be a global; found once. */
  findTracedCalls(evaluator: Evaluator, module: SourceModule): readonly Call[] {
    this.#tracedCalls ??= this.calls.filter((call) => findTraces(evaluator, call.callee, module).length > 0);
    return this.#tracedCalls;
  }

  #addMethodCall(call: Call): void {
    const callee = unwrap(call.callee);
    const name = callee.type === 'MemberExpression' ? getStaticKey(callee) : undefined;
    if (name === undefined) return;
    const calls = this.#methodCalls.get(name);
    if (calls) calls.push(call);
    else this.#methodCalls.set(name, [call]);
  }
}

function isCall(node: TSESTree.Node): node is Call {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  return node.arguments.length > 0 && node.callee.type !== 'Super';
}

function mayBeAnnotated(node: TSESTree.Node): node is AnnotatedNode {
  switch (node.type) {
    case 'VariableDeclarator':
      return Boolean(node.id.typeAnnotation);
    case 'PropertyDefinition':
      return Boolean(node.typeAnnotation);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return node.typeAnnotation.type === 'TSTypeReference';
    default:
      return isFunctionNode(node) && node.params.some(hasAnnotation);
  }
}

function hasAnnotation(parameter: TSESTree.Parameter): boolean {
  return 'typeAnnotation' in parameter && Boolean(parameter.typeAnnotation);
}
