import type { TSESTree } from '@typescript-eslint/types';
import { isClassNode, isFunctionNode } from '../syntax/nodes.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { toCaller } from '../syntax/callers.js';
import { findAlternatives, type ClassNode, type Located, type Value } from '../syntax/values.js';
import type { Call } from './call-graph.js';
import type { LeadingFunctions } from './find-chains.js';

const MOST_DEPTH = 4;
/** So many values of one call's arguments are looked at; a large table of settings carries nothing. */
const MOST_VALUES = 400;

/** Knows the values by which code that is handed them can reach a write: functions, and objects with such methods. */
export class Carriers {
  readonly #evaluator: Evaluator;
  readonly #leading: LeadingFunctions;
  /** Classes that hold one of the functions. */
  readonly #classes = new Set<ClassNode>();
  #values = 0;

  constructor(evaluator: Evaluator, leading: LeadingFunctions) {
    this.#evaluator = evaluator;
    this.#leading = leading;
    for (const [node, module] of leading) {
      const owner = [...module.ancestors(node)].find(isClassNode);
      if (owner) this.#classes.add(owner);
    }
  }

  /** Tells whether a class holds a function from which a write is reached. */
  isHolder(owner: ClassNode): boolean {
    return this.#classes.has(owner);
  }

  /** Tells whether a call gives what it calls a way to a write. */
  isHandedOver(call: Located<Call>): boolean {
    const caller = toCaller(this.#evaluator, call);
    this.#values = 0;
    return call.node.arguments.some(
      (argument, index) => mayCarry(argument) && this.#carries(caller.argument(index), 0),
    );
  }

  #carries(value: Value, depth: number): boolean {
    if (depth > MOST_DEPTH) return false;
    return findAlternatives(value).some((option) => {
      switch (option.kind) {
        case 'function':
          return this.#leading.has(option.at.node);
        case 'class':
          return this.#isOfHolder(option, 0);
        case 'instance':
          return this.#isOfHolder(option.callee, 0) || this.#isGivenCarrier(option.construction, depth);
        case 'namespace':
          return [...this.#leading.values()].includes(option.module);
        case 'array':
          return option.elements.some((element) => this.#carriesAny(element, depth + 1));
        case 'object':
          return option.entries.some(
            (entry) => entry.kind === 'property' && this.#carriesAny(entry.value, depth + 1),
          );
        default:
          return false;
      }
    });
  }

  /** Beyond the bound nothing is evaluated any more. */
  #carriesAny(value: () => Value, depth: number): boolean {
    this.#values += 1;
    return this.#values <= MOST_VALUES && this.#carries(value(), depth);
  }

  /** `new Service(new RoleStore())` carries what it was given. */
  #isGivenCarrier(construction: Located<TSESTree.NewExpression> | undefined, depth: number): boolean {
    if (!construction) return false;
    const caller = toCaller(this.#evaluator, construction);
    return construction.node.arguments.some(
      (argument, index) => mayCarry(argument) && this.#carries(caller.argument(index), depth + 1),
    );
  }

  #isOfHolder(callee: Value, depth: number): boolean {
    if (callee.kind !== 'class' || depth > MOST_DEPTH) return false;
    const { node, module, frame } = callee.at;
    if (this.#classes.has(node)) return true;
    const { superClass } = node;
    return (
      superClass !== null && this.#isOfHolder(this.#evaluator.evaluate(superClass, module, frame), depth + 1)
    );
  }
}

function mayCarry(argument: TSESTree.CallExpressionArgument): boolean {
  // A callback that is written out counts as run by the call already.
  return !/Literal$|^SpreadElement$/.test(argument.type) && !isFunctionNode(argument);
}
