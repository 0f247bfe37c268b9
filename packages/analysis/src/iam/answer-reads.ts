import type { TSESTree } from '@typescript-eslint/types';
import type { FallbackResource } from '../facts/iam-fallbacks.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { Range } from '../judgement.js';
import { isFunctionNode } from '../syntax/nodes.js';
import { getStaticKey } from '../syntax/unwrap.js';
import type { PromiseFate } from './promise-fate.js';

/** What an expression holds: the whole answer, or the resource in it. */
type Level = 'answer' | 'resource';

const MOST_VARIABLES = 20;

/**
 * What becomes of a write's answer.
 * - `spare`: the code is shown to read no more of it than the resource's ARN and name.
 * - `handed-on`: the same, and one of the two goes into another write, which would fall on whatever resource answers.
 * - `unread`: neither of the two is read. It is the resource itself that is wanted, for which no other can stand in.
 * - `more`: more is read of it, or it goes out of sight.
 */
export type AnswerUse = 'spare' | 'handed-on' | 'unread' | 'more';

/** What is asked of an answer. */
export interface AnswerQuestion {
  readonly module: SourceModule;
  readonly fate: PromiseFate;
  readonly resource: FallbackResource;
  /** Where the file's other writes stand. */
  readonly others: readonly Range[];
}

/** Follows the answer of a write through the function that gets it. */
export function getAnswerUse(question: AnswerQuestion): AnswerUse {
  const reader = new AnswerReader(question);
  if (!isSpareAtEnd(reader, question)) return 'more';
  if (!reader.hasRead) return 'unread';
  return reader.isHandedOn ? 'handed-on' : 'spare';
}

function isSpareAtEnd(reader: AnswerReader, { module, fate }: AnswerQuestion): boolean {
  const { kind, end, steps } = fate;
  const [first] = steps;
  if (!first) return kind === 'awaited' && reader.isSpare(end, 'answer');
  if (isThen(first)) return reader.isSpareThen(first);
  // `await Promise.all([…])` alone reads nothing; what else becomes of a list is not followed.
  return kind === 'awaited' && module.getParent(end)?.type === 'ExpressionStatement';
}

function isThen(node: TSESTree.Node): node is TSESTree.CallExpression {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  return getStaticKey(node.callee) === 'then';
}

/** Follows the answer through one function. */
class AnswerReader {
  readonly #module: SourceModule;
  readonly #resource: FallbackResource;
  readonly #others: readonly Range[];
  readonly #seen = new Set<unknown>();
  /** Whether the ARN or the name was seen to go into another write. */
  isHandedOn = false;
  /** Whether the ARN or the name was seen to be read. */
  hasRead = false;

  constructor({ module, resource, others }: AnswerQuestion) {
    this.#module = module;
    this.#resource = resource;
    this.#others = others;
  }

  /** `.then(({ Role }) => …)`: nobody behind it gets the answer. */
  isSpareThen({ arguments: [callback] }: TSESTree.CallExpression): boolean {
    if (!callback || !isFunctionNode(callback) || callback.generator) return false;
    const [parameter, ...rest] = callback.params;
    return rest.length === 0 && (!parameter || this.#isSparePattern(parameter, 'answer'));
  }

  /** Tells whether what stands around an expression reads no more of it than the ARN and the name. */
  isSpare(node: TSESTree.Node, level: Level): boolean {
    const parent = this.#module.getParent(node);
    switch (parent?.type) {
      case 'ExpressionStatement':
        return true;
      case 'TSNonNullExpression':
      case 'ChainExpression':
        return this.isSpare(parent, level);
      case 'MemberExpression':
        return parent.object === node && this.#isSpareMember(parent, level);
      case 'VariableDeclarator':
        return (
          parent.init === node && !isExported(this.#module, parent) && this.#isSparePattern(parent.id, level)
        );
      case 'AssignmentExpression':
        return parent.right === node && this.#isSpareAssignment(parent, level);
      default:
        return parent !== undefined && isTested(parent, node);
    }
  }

  #isSpareMember(member: TSESTree.MemberExpression, level: Level): boolean {
    const key = getStaticKey(member);
    if (level === 'answer') return key === this.#resource.member && this.isSpare(member, 'resource');
    const parent = this.#module.getParent(member);
    const isWritten = parent?.type === 'AssignmentExpression' && parent.left === member;
    this.hasRead = true;
    this.#followPart(member);
    return this.#isKnown(key) && !isWritten;
  }

  #isKnown(key: string | undefined): boolean {
    return key === 'Arn' || key === this.#resource.nameMember;
  }

  #isSpareAssignment(assignment: TSESTree.AssignmentExpression, level: Level): boolean {
    const isStatement = this.#module.getParent(assignment)?.type === 'ExpressionStatement';
    const { left, operator } = assignment;
    if (!isStatement || operator !== '=' || left.type !== 'Identifier') return false;
    const declared = this.#module.getVariable(left)?.identifiers[0];
    return declared?.type === 'Identifier' && this.#isSparePattern(declared, level);
  }

  #isSparePattern(pattern: TSESTree.Node, level: Level): boolean {
    if (pattern.type === 'Identifier')
      return !pattern.typeAnnotation && this.#isSpareVariable(pattern, level);
    if (pattern.type === 'AssignmentPattern') return this.#isSparePattern(pattern.left, level);
    if (pattern.type !== 'ObjectPattern' || pattern.typeAnnotation) return false;
    return pattern.properties.every((property) => {
      if (property.type !== 'Property') return false;
      const key = getStaticKey(property);
      if (level === 'resource') {
        this.hasRead = true;
        this.#followBound(property.value);
        return this.#isKnown(key);
      }
      return key === this.#resource.member && this.#isSparePattern(property.value, 'resource');
    });
  }

  /** Looks for the ARN or the name, once it is read, in the arguments of other writes. */
  #followPart(node: TSESTree.Node): void {
    const parent = this.#module.getParent(node);
    if (this.#others.some(([start, end]) => start <= node.range[0] && node.range[1] <= end))
      this.isHandedOn = true;
    else if (parent?.type === 'VariableDeclarator' && parent.init === node) this.#followBound(parent.id);
    else if (parent && /^(?:TSNonNull|Chain|Logical|TSAs)Expression$|^Template/.test(parent.type))
      this.#followPart(parent);
  }

  #followBound(pattern: TSESTree.Node): void {
    const name = pattern.type === 'AssignmentPattern' ? pattern.left : pattern;
    const variable = name.type === 'Identifier' ? this.#module.getVariable(name) : undefined;
    if (!variable || this.#seen.has(variable)) return;
    this.#seen.add(variable);
    for (const { identifier } of variable.references) {
      if (identifier !== name) this.#followPart(identifier as TSESTree.Identifier);
    }
  }

  #isSpareVariable(identifier: TSESTree.Identifier, level: Level): boolean {
    const variable = this.#module.getVariable(identifier);
    if (!variable || variable.scope.type === 'global') return false;
    if (this.#seen.has(variable)) return true;
    this.#seen.add(variable);
    if (this.#seen.size > MOST_VARIABLES) return false;
    return variable.references.every(
      (reference) => !reference.isRead() || this.isSpare(reference.identifier as TSESTree.Identifier, level),
    );
  }
}

function isExported(module: SourceModule, declarator: TSESTree.VariableDeclarator): boolean {
  const declaration = module.getParent(declarator);
  return declaration !== undefined && module.getParent(declaration)?.type === 'ExportNamedDeclaration';
}

/** `if (Role)`, `!Role`, `Role === undefined`, `Role && …`: only asks whether there is one. */
function isTested(parent: TSESTree.Node, node: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === node;
    case 'LogicalExpression':
      return parent.operator === '&&' && parent.left === node;
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof';
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator);
    default:
      return false;
  }
}
