import type { TSESTree } from '@typescript-eslint/types';
import { evaluateCall, evaluateImport } from './evaluate-call.js';
import { evaluateObject } from './evaluate-object.js';
import { evaluateVariable } from './evaluate-variable.js';
import type { Evaluator } from './evaluator.js';
import { evaluateSuper, evaluateThis, getMember } from './evaluate-member.js';
import { getStaticKey, unwrap } from './unwrap.js';
import {
  UNDEFINED,
  UNKNOWN,
  findAlternatives,
  literal,
  union,
  type ClassNode,
  type FunctionNode,
  type Located,
  type Value,
} from './values.js';

/** The value of one expression or declaration, by its node type. */
export function evaluateExpression(evaluator: Evaluator, at: Located): Value {
  const node = unwrap(at.node);
  const { module, frame } = at;
  const evaluate = (inner: TSESTree.Node): Value => evaluator.evaluate(inner, module, frame);
  switch (node.type) {
    case 'Identifier':
      return evaluateIdentifier(evaluator, { ...at, node });
    case 'Literal':
      return 'regex' in node ? UNKNOWN : literal(node.value as string | number | boolean | bigint | null);
    case 'TemplateLiteral':
      return joinText(interleave(node, evaluate));
    case 'BinaryExpression':
      return node.operator === '+' ? joinText([evaluate(node.left), evaluate(node.right)]) : UNKNOWN;
    case 'MemberExpression':
      return evaluateMember(evaluator, { ...at, node });
    case 'CallExpression':
      return evaluateCall(evaluator, { ...at, node });
    case 'ImportExpression':
      return evaluateImport(evaluator, { ...at, node });
    case 'NewExpression':
      return { kind: 'instance', callee: evaluate(node.callee), construction: { ...at, node } };
    case 'ObjectExpression':
      return evaluateObject(evaluator, { ...at, node });
    case 'ArrayExpression':
      return evaluateArray(evaluator, { ...at, node });
    case 'ConditionalExpression':
      return union([evaluate(node.consequent), evaluate(node.alternate)]);
    case 'LogicalExpression':
      return evaluateLogical(node.operator, evaluate(node.left), () => evaluate(node.right));
    case 'AwaitExpression':
      return evaluate(node.argument);
    case 'AssignmentExpression':
      return node.operator === '=' ? evaluate(node.right) : UNKNOWN;
    case 'SequenceExpression':
      return evaluate(node.expressions.at(-1) as TSESTree.Node);
    case 'UnaryExpression':
      return evaluateUnary(node.operator, evaluate(node.argument));
    case 'ThisExpression':
      return evaluateThis(evaluator, { ...at, node });
    case 'Super':
      return evaluateSuper(evaluator, { ...at, node });
    case 'MetaProperty':
      return { kind: 'external', package: '', path: ['import.meta'] };
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return { kind: 'function', at: at.node === node ? (at as Located<FunctionNode>) : { ...at, node } };
    case 'ClassExpression':
    case 'ClassDeclaration':
      return { kind: 'class', at: at.node === node ? (at as Located<ClassNode>) : { ...at, node } };
    default:
      return UNKNOWN;
  }
}

function evaluateIdentifier(evaluator: Evaluator, at: Located<TSESTree.Identifier>): Value {
  const variable = at.module.getVariable(at.node);
  if (variable)
    return evaluateVariable(evaluator, variable, { module: at.module, frame: at.frame, use: at.node });
  if (at.node.name === 'undefined') return UNDEFINED;
  return { kind: 'external', package: '', path: [at.node.name] };
}

function evaluateMember(evaluator: Evaluator, at: Located<TSESTree.MemberExpression>): Value {
  const object = evaluator.evaluate(at.node.object, at.module, at.frame);
  const key = getStaticKey(at.node) ?? getEvaluatedKey(evaluator, at);
  return key === undefined ? getAnyMember(object) : getMember(evaluator, object, key);
}

/** `tasks[kind]`: one of the members, where all of them are in sight. */
function getAnyMember(object: Value): Value {
  if (object.kind === 'array') return union(object.elements.map((element) => element()));
  if (object.kind !== 'object') return UNKNOWN;
  return union(object.entries.map((entry) => (entry.kind === 'property' ? entry.value() : UNKNOWN)));
}

/** `regions[0]` and `config[KEY]`. */
function getEvaluatedKey(evaluator: Evaluator, at: Located<TSESTree.MemberExpression>): string | undefined {
  if (!at.node.computed) return undefined;
  const key = evaluator.evaluate(at.node.property, at.module, at.frame);
  return key.kind === 'literal' ? String(key.value) : undefined;
}

function evaluateArray(evaluator: Evaluator, at: Located<TSESTree.ArrayExpression>): Value {
  if (at.node.elements.some((element) => element === null || element.type === 'SpreadElement'))
    return UNKNOWN;
  const elements = at.node.elements as readonly TSESTree.Expression[];
  return {
    kind: 'array',
    elements: elements.map((element) => () => evaluator.evaluate(element, at.module, at.frame)),
  };
}

/** `a || b`, `a ?? b`, `a && b`: every branch that can be taken. */
export function evaluateLogical(operator: '||' | '??' | '&&', left: Value, right: () => Value): Value {
  const options: Value[] = [];
  for (const option of findAlternatives(left)) {
    const taken = takesRight(operator, option);
    if (taken === 'always') options.push(right());
    else if (taken === 'never') options.push(option);
    else options.push(...(operator === '&&' ? [right(), UNDEFINED] : [asPresent(option), right()]));
  }
  return union(options);
}

/** The left side of `||` or `??`, when it is the result, is not empty. */
function asPresent(value: Value): Value {
  return value.kind === 'environment' || value.kind === 'unknown' ? { ...value, isPresent: true } : value;
}

function takesRight(operator: '||' | '??' | '&&', left: Value): 'always' | 'never' | 'maybe' {
  if (['unknown', 'environment', 'result', 'text', 'external'].includes(left.kind)) return 'maybe';
  const isNullish = left.kind === 'literal' && (left.value === undefined || left.value === null);
  const isFalsy = left.kind === 'literal' && !left.value;
  if (operator === '??') return isNullish ? 'always' : 'never';
  return isFalsy === (operator === '||') ? 'always' : 'never';
}

function evaluateUnary(operator: string, argument: Value): Value {
  if (operator === 'void') return UNDEFINED;
  if (operator === '!' && argument.kind === 'literal') return literal(!argument.value);
  return UNKNOWN;
}

function interleave(node: TSESTree.TemplateLiteral, evaluate: (inner: TSESTree.Node) => Value): Value[] {
  return node.quasis.flatMap((quasi, index) => {
    const text = literal(quasi.value.cooked);
    const expression = node.expressions[index];
    return expression ? [text, evaluate(expression)] : [text];
  });
}

/** Concatenates strings; what is not literal stays a part of its own. */
export function joinText(values: readonly Value[]): Value {
  const parts: Value[] = [];
  for (const value of values.flatMap((part) => (part.kind === 'text' ? part.parts : [part]))) {
    const last = parts.at(-1);
    if (value.kind === 'literal' && last?.kind === 'literal') {
      parts[parts.length - 1] = literal(String(last.value) + String(value.value));
    } else {
      parts.push(value);
    }
  }
  const meaningful = parts.filter((part) => part.kind !== 'literal' || part.value !== '');
  if (meaningful.length === 1 && meaningful[0]?.kind === 'literal')
    return literal(String(meaningful[0].value));
  return meaningful.length === 0 ? literal('') : { kind: 'text', parts: meaningful };
}
