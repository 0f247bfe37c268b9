import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../syntax/values.js';
import { isFunctionNode } from '../syntax/nodes.js';
import type { CreatedResource } from './created-resources.js';
import { startScope, type FlowContext, type FlowScope } from './flow-scope.js';
import { FlowState } from './flow-state.js';
import { toChildren } from './node-children.js';
import { walkCall, walkConstruction } from './walk-calls.js';
import { walkLoop, walkSwitch, walkTry } from './walk-statements.js';
import { isRetriedFunction } from './waits.js';

/** A use of a resource that nothing has waited for. */
export interface EarlyUse {
  readonly created: CreatedResource;
  readonly call: TSESTree.CallExpression;
  readonly operation: string;
}

/** A function that a flow has seen and not entered. */
export interface DeferredFunction {
  readonly node: FunctionNode;
  readonly isGuarded: boolean;
}

const MOST_CALLS = 3;
const MOST_STEPS = 30_000;
const MOST_DEPTH = 400;

/** Follows the code of one function in the order in which it runs, with what it calls in the same file. */
export class FlowWalker {
  readonly context: FlowContext;
  readonly uses: EarlyUse[] = [];
  readonly deferred: DeferredFunction[] = [];
  /** The functions whose code this flow has run through. */
  readonly entered = new Set<FunctionNode>();
  /** Clients that were built with a new key. */
  readonly keyClients = new Map<TSESTree.NewExpression, CreatedResource>();
  state = new FlowState();
  scope: FlowScope;
  readonly #children: (node: TSESTree.Node) => readonly TSESTree.Node[];
  readonly #active = new Set<TSESTree.Node>();
  #jumps: FlowState[] = [];
  #returns: FlowState[] = [];
  #guards = 0;
  #calls = 0;
  #steps = 0;
  #depth = 0;

  constructor(context: FlowContext, root: TSESTree.Node) {
    this.context = context;
    this.scope = startScope(root);
    this.#children = toChildren(context.module);
  }

  /** Follows the whole of the function, or of the file, that the walker was made for. */
  run(isGuarded: boolean): void {
    const { owner } = this.scope;
    const walk = (): void => {
      if (isFunctionNode(owner)) this.enter(owner, this.scope);
      else this.walkAll(this.#children(owner));
    };
    if (isGuarded || isRetriedFunction(this.context, owner)) this.guard(walk);
    else walk();
  }

  /** What is called again until it succeeds may come too early. */
  get isGuarded(): boolean {
    return this.#guards > 0;
  }

  /** Follows code that is called again until it succeeds. */
  guard(walk: () => void): void {
    this.#guards += 1;
    walk();
    this.#guards -= 1;
  }

  /** Follows nodes one after another. */
  walkAll(nodes: readonly (TSESTree.Node | null)[]): void {
    for (const node of nodes) if (node) this.walk(node);
  }

  /** Follows a statement or an expression. */
  walk(node: TSESTree.Node): void {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS || this.#depth > MOST_DEPTH) return;
    this.#depth += 1;
    this.#follow(node);
    this.#depth -= 1;
  }

  #follow(node: TSESTree.Node): void {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.deferred.push({ node, isGuarded: this.isGuarded });
        return;
      case 'CallExpression':
        walkCall(this, node);
        return;
      case 'NewExpression':
        walkConstruction(this, node);
        return;
      case 'IfStatement':
      case 'ConditionalExpression':
        this.walk(node.test);
        this.either(
          () => this.walk(node.consequent),
          () => this.walkAll([node.alternate]),
        );
        return;
      case 'LogicalExpression':
        this.walk(node.left);
        this.perhaps(() => this.walk(node.right));
        return;
      case 'SwitchStatement':
        walkSwitch(this, node);
        return;
      case 'TryStatement':
        walkTry(this, node);
        return;
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        walkLoop(this, node);
        return;
      default:
        this.walkAll(this.#children(node));
        this.#leave(node);
    }
  }

  #leave(node: TSESTree.Node): void {
    if (node.type === 'ReturnStatement') this.#returns.push(this.state.branch());
    if (node.type === 'BreakStatement' || node.type === 'ContinueStatement')
      this.#jumps.push(this.state.branch());
    if (/^(?:Return|Throw|Break|Continue)Statement$/.test(node.type)) this.state.isOver = true;
  }

  /** Follows two ways of which one is taken. */
  either(first: () => void, second: () => void): void {
    const before = this.state.branch();
    first();
    const after = this.state;
    this.state = before;
    second();
    this.state = FlowState.join([after, this.state]);
  }

  /** Follows code that may not run. */
  perhaps(walk: () => void): void {
    this.either(walk, () => undefined);
  }

  /** Follows the body of a loop or a switch; what jumps out of it goes on behind it. */
  walkBreakable(walk: () => void): void {
    const outer = this.#jumps;
    this.#jumps = [];
    walk();
    this.state = FlowState.join([this.state, ...this.#jumps]);
    this.#jumps = outer;
  }

  /** Follows a function's body from here on; a function that is under way is not entered again. */
  enter(node: FunctionNode, scope: FlowScope): void {
    const { scope: outerScope } = this;
    const outerReturns = this.#returns;
    if (this.#active.has(node) || !node.body) return;
    this.#active.add(node);
    this.entered.add(node);
    this.scope = scope;
    this.#returns = [];
    this.walk(node.body);
    this.state = FlowState.join([this.state, ...this.#returns]);
    this.#returns = outerReturns;
    this.scope = outerScope;
    this.#active.delete(node);
  }

  /** Follows a function of the file that is called here, unless calls are nested too deep. */
  enterCalled(node: FunctionNode, scope: FlowScope): void {
    if (this.#calls >= MOST_CALLS) return;
    this.#calls += 1;
    if (isRetriedFunction(this.context, node)) this.guard(() => this.enter(node, scope));
    else this.enter(node, scope);
    this.#calls -= 1;
  }
}
