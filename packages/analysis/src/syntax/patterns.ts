import { contains } from './nodes.js';
import type { TSESTree } from '@typescript-eslint/types';
import { getMember } from './evaluate-member.js';
import type { Evaluator } from './evaluator.js';
import type { Frame } from './frame.js';
import type { SourceModule } from './source-module.js';
import { getStaticKey } from './unwrap.js';
import { UNDEFINED, UNKNOWN, findAlternatives, union, type Value } from './values.js';

/** A binding pattern, the identifier in it that is asked for, and the value the pattern takes apart. */
export interface PatternQuestion {
  readonly pattern: TSESTree.Node;
  readonly target: TSESTree.Node;
  readonly value: () => Value;
  readonly module: SourceModule;
  readonly frame: Frame | undefined;
}

/** The part of a value that a pattern binds to one identifier, defaults applied. */
export function resolvePattern(evaluator: Evaluator, question: PatternQuestion): Value {
  const { pattern, target, value, module, frame } = question;
  const descend = (inner: TSESTree.Node, part: () => Value): Value =>
    resolvePattern(evaluator, { ...question, pattern: inner, value: part });
  switch (pattern.type) {
    case 'Identifier':
      return pattern === target ? value() : UNKNOWN;
    case 'TSParameterProperty':
      return descend(pattern.parameter, value);
    case 'AssignmentPattern':
      return descend(pattern.left, () =>
        withDefault(value(), () => evaluator.evaluate(pattern.right, module, frame)),
      );
    case 'ObjectPattern':
      return resolveObjectPattern(evaluator, question, pattern, descend);
    case 'ArrayPattern': {
      const index = pattern.elements.findIndex((element) => element && contains(element, target));
      const element = pattern.elements[index];
      if (!element || element.type === 'RestElement') return UNKNOWN;
      return descend(element, () => getMember(evaluator, value(), String(index)));
    }
    default:
      return UNKNOWN;
  }
}

function resolveObjectPattern(
  evaluator: Evaluator,
  { target, value }: PatternQuestion,
  pattern: TSESTree.ObjectPattern,
  descend: (inner: TSESTree.Node, part: () => Value) => Value,
): Value {
  const property = pattern.properties.find((candidate) => contains(candidate, target));
  if (!property) return UNKNOWN;
  if (property.type === 'RestElement') return descend(property.argument, () => withoutKeys(value(), pattern));
  const key = getStaticKey(property);
  return key === undefined ? UNKNOWN : descend(property.value, () => getMember(evaluator, value(), key));
}

/** `const { region, ...rest } = config`: what is left of the object. */
function withoutKeys(value: Value, pattern: TSESTree.ObjectPattern): Value {
  const removed = pattern.properties.flatMap((property) => {
    const key = property.type === 'Property' ? getStaticKey(property) : undefined;
    return key === undefined || property.type !== 'Property' ? [] : [{ key, node: property }];
  });
  if (value.kind !== 'object') return UNKNOWN;
  return {
    kind: 'object',
    entries: [
      { kind: 'spread', value: () => value },
      ...removed.map(({ key }) => ({ kind: 'removed' as const, key })),
    ],
  };
}

/** `= fallback` counts where the value is, or may be, undefined. */
function withDefault(value: Value, fallback: () => Value): Value {
  const options = findAlternatives(value);
  const given = options.filter((option) => option.kind !== 'literal' || option.value !== undefined);
  if (given.length < options.length || options.some(mayBeUndefined)) return union([...given, fallback()]);
  return value;
}

function mayBeUndefined(value: Value): boolean {
  return value.kind === 'environment' || value === UNDEFINED;
}
