import type { Reference, Scope, ScopeManager, Variable } from '@typescript-eslint/scope-manager';
import { visitorKeys as defaultVisitorKeys } from '@typescript-eslint/visitor-keys';
import type { TSESTree } from '@typescript-eslint/types';
import { collectExports, type ModuleExports } from './module-exports.js';

/** Which properties of a node type hold child nodes. */
export type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

/** What a source module is made from; a linter hands over its own tree, scopes and visitor keys. */
export interface SourceInput {
  readonly path: string;
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager;
  readonly visitorKeys?: VisitorKeys | undefined;
}

/** One file, ready to be asked: parents, references and exports are found once. */
export class SourceModule {
  readonly path: string;
  readonly text: string;
  readonly ast: TSESTree.Program;
  readonly scopeManager: ScopeManager;
  /** Every node, in source order. */
  readonly nodes: readonly TSESTree.Node[];
  readonly #parents = new Map<TSESTree.Node, TSESTree.Node>();
  readonly #positions = new Map<TSESTree.Node, number>();
  readonly #references = new Map<TSESTree.Node, Reference>();
  #exports: ModuleExports | undefined;
  #lineStarts: readonly number[] | undefined;

  constructor({ path, text, ast, scopeManager, visitorKeys }: SourceInput) {
    this.path = path;
    this.text = text;
    this.ast = ast;
    this.scopeManager = scopeManager;
    const nodes: TSESTree.Node[] = [];
    this.#visit(ast, visitorKeys ?? defaultVisitorKeys, nodes);
    this.nodes = nodes;
    nodes.forEach((node, position) => this.#positions.set(node, position));
    for (const scope of scopeManager.scopes) {
      for (const reference of scope.references) this.#references.set(reference.identifier, reference);
    }
  }

  /** The node that holds this one; undefined for the program. */
  getParent(node: TSESTree.Node): TSESTree.Node | undefined {
    return this.#parents.get(node);
  }

  /** The variable an identifier refers to; undefined for a global that nothing declares. */
  getVariable(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Variable | undefined {
    const reference = this.#references.get(identifier);
    if (!reference) return this.#getDeclaredVariable(identifier);
    const variable = reference.resolved ?? this.#getTopLevelVariable(identifier.name);
    return variable && variable.defs.length > 0 ? variable : undefined;
  }

  /** The names this file exports and where they come from. */
  get exports(): ModuleExports {
    this.#exports ??= collectExports(this);
    return this.#exports;
  }

  /** The line of an offset, counted from 1. */
  lineAt(offset: number): number {
    this.#lineStarts ??= [
      0,
      ...[...this.text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map(({ index, 0: end }) => index + end.length),
    ];
    const next = this.#lineStarts.findIndex((start) => start > offset);
    return next === -1 ? this.#lineStarts.length : next;
  }

  /** The text of a node. */
  textOf(node: TSESTree.Node): string {
    return this.text.slice(node.range[0], node.range[1]);
  }

  /** Every node inside a node, itself first. */
  findInside(node: TSESTree.Node): TSESTree.Node[] {
    const start = this.#positions.get(node) ?? 0;
    let end = start + 1;
    for (let next = this.nodes[end]; next && next.range[0] < node.range[1]; next = this.nodes[end]) end += 1;
    return this.nodes.slice(start, end);
  }

  /** The ancestors of a node, nearest first. */
  *ancestors(node: TSESTree.Node): Generator<TSESTree.Node> {
    for (let at = this.getParent(node); at; at = this.getParent(at)) yield at;
  }

  /** A `var` or function at the top of a script that ESLint keeps in the global scope resolves by name. */
  #getTopLevelVariable(name: string): Variable | undefined {
    return this.scopeManager.scopes[0]?.set.get(name);
  }

  #getDeclaredVariable(identifier: TSESTree.Identifier | TSESTree.JSXIdentifier): Variable | undefined {
    for (const ancestor of this.ancestors(identifier)) {
      const declared = this.scopeManager.getDeclaredVariables(ancestor);
      const found = declared.find(({ identifiers }) => identifiers.some((name) => name === identifier));
      if (found || declared.length > 0) return found;
    }
    return undefined;
  }

  #visit(root: TSESTree.Node, keys: VisitorKeys, nodes: TSESTree.Node[]): void {
    const stack: TSESTree.Node[] = [root];
    for (let node = stack.pop(); node; node = stack.pop()) {
      nodes.push(node);
      const children = findChildren(node, keys);
      for (const child of children) this.#parents.set(child, node);
      for (let index = children.length - 1; index >= 0; index -= 1)
        stack.push(children[index] as TSESTree.Node);
    }
  }
}

function findChildren(node: TSESTree.Node, keys: VisitorKeys): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  for (const key of keys[node.type] ?? []) {
    const child = (node as unknown as Record<string, unknown>)[key];
    for (const item of Array.isArray(child) ? child : [child]) {
      if (isNode(item)) children.push(item);
    }
  }
  return children;
}

function isNode(value: unknown): value is TSESTree.Node {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}

/** The scope of the function (or module) in which a node runs. */
export function getFunctionNode(module: SourceModule, node: TSESTree.Node): TSESTree.Node {
  for (const ancestor of module.ancestors(node)) {
    if (isFunctionLike(ancestor)) return ancestor;
  }
  return module.ast;
}

/** Tells whether a node starts a function body of its own (static blocks and field values run elsewhere too). */
export function isFunctionLike(node: TSESTree.Node): boolean {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'StaticBlock' ||
    node.type === 'PropertyDefinition'
  );
}

export type { Reference, Scope, Variable };
