import type { TSESTree } from '@typescript-eslint/types';
import { evaluateAnnotation } from './annotations.js';
import { bindArguments, toCaller } from './callers.js';
import type { Evaluator } from './evaluator.js';
import { returnValues } from './evaluate-call.js';
import { getFieldWrites, getThisKey, isWrittenFromOutside } from './field-writes.js';
import type { Frame } from './frame.js';
import type { SourceModule } from './source-module.js';
import { getStaticKey } from './unwrap.js';
import {
  UNKNOWN,
  type ClassNode,
  type ClassValue,
  type InstanceValue,
  type Located,
  type Value,
} from './values.js';

/** Where a member gets its value: a field's initialiser, `this.x = …`, a parameter property, a method. */
interface MemberSource {
  readonly kind: 'value' | 'parameter' | 'method' | 'getter';
  readonly node: TSESTree.Node;
}

/** A member that is asked for, and how many classes have been asked in vain. */
interface MemberQuestion {
  readonly instance: InstanceValue;
  readonly key: string;
  readonly depth: number;
}

/** Half-typed code may have classes that extend each other. */
const MOST_SUPERCLASSES = 32;

/** `instance.key`: a field written once, a parameter property, a getter or a method; superclasses are asked last. */
export function evaluateClassMember(evaluator: Evaluator, instance: InstanceValue, key: string): Value {
  return instance.callee.kind === 'class'
    ? evaluateMemberOf(evaluator, instance.callee, { instance, key, depth: 0 })
    : UNKNOWN;
}

/** A member as one class of the instance's line gives it; `this` in it stays the instance itself. */
function evaluateMemberOf(evaluator: Evaluator, callee: ClassValue, question: MemberQuestion): Value {
  const { instance, key } = question;
  const { node: owner, module } = callee.at;
  const sources = findSources(owner, module, key);
  const frame: Frame = {
    bindings: new Map(),
    parent: undefined,
    depth: 0,
    receiver: { of: owner, value: instance },
  };
  if (sources.length === 0) return evaluateInherited(evaluator, callee, question);
  const value = evaluateSource(
    evaluator,
    { sources, module },
    { ...frame, ...(callee === instance.callee ? getConstructorFrame(evaluator, instance) : {}) },
  );
  if (
    value.kind === 'object' &&
    (getFieldWrites(owner, module).deep.has(key) || isWrittenFromOutside(module, owner, key))
  )
    return UNKNOWN;
  if (value.kind !== 'unknown' || value.identity !== undefined) return value;
  return (
    evaluateFieldAnnotation(evaluator, callee.at, key) ?? {
      kind: 'unknown',
      identity: `${module.path}#${String(owner.range[0])}.${key}`,
    }
  );
}

function evaluateInherited(evaluator: Evaluator, { at }: ClassValue, question: MemberQuestion): Value {
  const { key, depth } = question;
  const identity = `${at.module.path}#${String(at.node.range[0])}.${key}`;
  const annotated = evaluateFieldAnnotation(evaluator, at, key);
  if (annotated) return annotated;
  if (!at.node.superClass) return { kind: 'unknown', identity };
  const superclass = evaluator.evaluate(at.node.superClass, at.module, at.frame);
  if (superclass.kind !== 'class' || depth > MOST_SUPERCLASSES) return { kind: 'unknown', identity };
  return evaluateMemberOf(evaluator, superclass, { ...question, depth: depth + 1 });
}

function evaluateSource(
  evaluator: Evaluator,
  { sources, module }: { sources: readonly MemberSource[]; module: SourceModule },
  frame: Frame,
): Value {
  const [source] = sources;
  if (sources.length !== 1 || !source) return UNKNOWN;
  if (source.kind === 'method') return evaluator.evaluate(source.node, module, frame);
  if (source.kind === 'getter') {
    return returnValues(evaluator, { node: source.node as TSESTree.FunctionExpression, module, frame });
  }
  return evaluator.evaluate(source.node, module, frame);
}

/** The frame in which the constructor ran, where the construction is in sight. */
function getConstructorFrame(evaluator: Evaluator, instance: InstanceValue): Partial<Frame> {
  const { callee, construction } = instance;
  if (callee.kind !== 'class' || !construction) return {};
  const constructorNode = getConstructor(callee.at.node);
  if (!constructorNode) return {};
  const at: Located<TSESTree.FunctionExpression> = {
    node: constructorNode,
    module: callee.at.module,
    frame: callee.at.frame,
  };
  const { bindings } = bindArguments(evaluator, { kind: 'function', at }, toCaller(evaluator, construction));
  return { bindings };
}

/** `static` members of a class: fields and methods. */
export function evaluateStaticMember(evaluator: Evaluator, { at }: ClassValue, key: string): Value {
  const identity = `${at.module.path}#${String(at.node.range[0])}:${key}`;
  for (const element of at.node.body.body) {
    if (!('key' in element) || !('static' in element) || !element.static || getStaticKey(element) !== key)
      continue;
    if (element.type === 'MethodDefinition' && element.kind === 'get') {
      return returnValues(evaluator, { ...at, node: element.value as TSESTree.FunctionExpression });
    }
    if (element.value) return evaluator.evaluate(element.value, at.module, at.frame);
  }
  return { kind: 'unknown', identity };
}

/** The constructor with a body. */
export function getConstructor(owner: ClassNode): TSESTree.FunctionExpression | undefined {
  for (const element of owner.body.body) {
    if (
      element.type === 'MethodDefinition' &&
      element.kind === 'constructor' &&
      element.value.type === 'FunctionExpression'
    ) {
      return element.value;
    }
  }
  return undefined;
}

function findSources(owner: ClassNode, module: SourceModule, key: string): MemberSource[] {
  const sources: MemberSource[] = [];
  for (const element of owner.body.body) {
    if (
      !('key' in element) ||
      ('static' in element && element.static) ||
      getStaticKey(element as TSESTree.MethodDefinition) !== key
    )
      continue;
    if (element.type === 'MethodDefinition') {
      if (element.kind === 'constructor' || element.value.type !== 'FunctionExpression') continue;
      sources.push({ kind: element.kind === 'get' ? 'getter' : 'method', node: element.value });
    } else if ('value' in element && element.value) sources.push({ kind: 'value', node: element.value });
  }
  for (const parameter of getConstructor(owner)?.params ?? []) {
    const name = parameter.type === 'TSParameterProperty' ? getParameterName(parameter) : undefined;
    if (name?.name === key) sources.push({ kind: 'parameter', node: name });
  }
  for (const node of getFieldWrites(owner, module).whole.get(key) ?? [])
    sources.push({ kind: 'value', node });
  return sources.length > 1 ? withoutRewraps(sources, module, key) : sources;
}

/** `this.sdk = capture(this.sdk)` gives the field nothing that it did not hold before. */
function withoutRewraps(sources: readonly MemberSource[], module: SourceModule, key: string): MemberSource[] {
  return sources.filter(({ kind, node }) => {
    if (kind !== 'value' || node.type !== 'CallExpression') return true;
    return !node.arguments.some((argument) =>
      module.findInside(argument).some((inner) => getThisKey(inner) === key),
    );
  });
}

function getParameterName({ parameter }: TSESTree.TSParameterProperty): TSESTree.Identifier | undefined {
  const inner = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return inner.type === 'Identifier' ? inner : undefined;
}

/** `@Inject(KeyStore) store: Keys`: a container hands over an instance of the class that the decorator names. */
export function evaluateInjection(
  evaluator: Evaluator,
  decorators: readonly TSESTree.Decorator[] | undefined,
  module: SourceModule,
): Value {
  for (const { expression } of decorators ?? []) {
    const [token] = expression.type === 'CallExpression' ? expression.arguments : [];
    const callee = token?.type === 'Identifier' ? evaluator.evaluate(token, module) : UNKNOWN;
    if (callee.kind === 'class') return { kind: 'instance', callee, construction: undefined };
  }
  return UNKNOWN;
}

/** `private readonly aws: typeof AWS` as a field or a parameter property. */
function evaluateFieldAnnotation(
  evaluator: Evaluator,
  { node, module }: Located<ClassNode>,
  key: string,
): Value | undefined {
  for (const element of node.body.body) {
    if (element.type !== 'PropertyDefinition' || getStaticKey(element) !== key) continue;
    const value = element.typeAnnotation
      ? evaluateAnnotation(evaluator, element.typeAnnotation, module)
      : UNKNOWN;
    const found = value.kind === 'unknown' ? evaluateInjection(evaluator, element.decorators, module) : value;
    if (found.kind !== 'unknown') return found;
  }
  return undefined;
}
