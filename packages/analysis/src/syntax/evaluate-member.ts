import type { TSESTree } from '@typescript-eslint/types';
import { evaluateClassMember, evaluateStaticMember } from './class-members.js';
import type { Evaluator } from './evaluator.js';
import { flattenObject, lookUp } from './flat-object.js';
import {
  UNDEFINED,
  UNKNOWN,
  union,
  type ClassNode,
  type ExternalValue,
  type Located,
  type Value,
} from './values.js';

/** `value.key`. */
export function getMember(evaluator: Evaluator, value: Value, key: string): Value {
  switch (value.kind) {
    case 'external':
      return getExternalMember(value, key);
    case 'namespace':
      return evaluator.evaluateExport(value.module, key) ?? getMissingExport(evaluator, value, key);
    case 'object':
      return getObjectMember(value, key);
    case 'array':
      return value.elements[Number(key)]?.() ?? UNKNOWN;
    case 'class':
      return evaluateStaticMember(evaluator, value, key);
    case 'instance':
      // A member of a package's class goes by the name of its class: `Tracer.captureAWS`.
      if (value.callee.kind === 'external') return getExternalMember(value.callee, key);
      return evaluateClassMember(evaluator, value, key);
    case 'union':
      return union(value.options.map((option) => getMember(evaluator, option, key)));
    case 'unknown':
      return value.identity === undefined
        ? UNKNOWN
        : { kind: 'unknown', identity: `${value.identity}.${key}` };
    default:
      return UNKNOWN;
  }
}

/** `ns.default` of a CommonJS file is the whole; any other name that is not exported is not shown. */
function getMissingExport(evaluator: Evaluator, value: Value & { kind: 'namespace' }, key: string): Value {
  const { whole } = value.module.exports;
  return key === 'default' && whole ? evaluator.evaluate(whole, value.module) : UNKNOWN;
}

const ENVIRONMENTS = /^(?:globalThis\.|global\.|import\.meta\.)?(?:process\.env|Bun\.env|env)$/;

function getExternalMember(value: ExternalValue, key: string): Value {
  if (value.package === '' || value.package === 'process' || value.package === 'node:process') {
    const object = [...(value.package === '' ? [] : ['process']), ...value.path]
      .join('.')
      .replace('process.process', 'process');
    const isBareEnv = object === 'env' && value.package === '';
    if (ENVIRONMENTS.test(object) && !isBareEnv) return { kind: 'environment', name: key };
  }
  return key === 'default' ? value : { ...value, path: [...value.path, key] };
}

function getObjectMember(value: Value, key: string): Value {
  return union(
    flattenObject(value).map((object) => {
      const found = lookUp(object, key);
      if (found.status === 'found') return found.property.value;
      return found.status === 'missing' ? UNDEFINED : UNKNOWN;
    }),
  );
}

/** `this`: an instance of the class around it. */
export function evaluateThis(evaluator: Evaluator, { node, module, frame }: Located): Value {
  const owner = getThisClass({ node, module, frame });
  if (!owner) return evaluateOtherThis(evaluator, { node, module, frame });
  for (let at = frame; at; at = at.parent) {
    if (at.receiver?.of === owner) return at.receiver.value;
  }
  return {
    kind: 'instance',
    callee: { kind: 'class', at: { node: owner, module, frame: undefined } },
    construction: undefined,
  };
}

/** `this` in a static member is the class itself, in a method of an object literal the object. */
function evaluateOtherThis(evaluator: Evaluator, { node, module, frame }: Located): Value {
  for (const ancestor of module.ancestors(node)) {
    if (ancestor.type === 'FunctionDeclaration') return UNKNOWN;
    const holder = ancestor.type === 'FunctionExpression' ? module.getParent(ancestor) : undefined;
    const object = holder?.type === 'Property' ? module.getParent(holder) : undefined;
    if (object?.type === 'ObjectExpression') return evaluator.evaluate(object, module, frame);
    if (!isClassElement(ancestor)) continue;
    const owner = ancestor.static ? getClass(module.getParent(ancestor), module) : undefined;
    return owner ? { kind: 'class', at: { node: owner, module, frame: undefined } } : UNKNOWN;
  }
  return UNKNOWN;
}

/** `super`: the members of the class that the class around it extends. */
export function evaluateSuper(evaluator: Evaluator, at: Located): Value {
  const self = evaluateThis(evaluator, at);
  const owner =
    self.kind === 'instance' && self.callee.kind === 'class'
      ? self.callee.at
      : self.kind === 'class'
        ? self.at
        : undefined;
  if (!owner?.node.superClass) return UNKNOWN;
  const superclass = evaluator.evaluate(owner.node.superClass, owner.module, owner.frame);
  return self.kind === 'class'
    ? superclass
    : { kind: 'instance', callee: superclass, construction: undefined };
}

/** The class whose instance `this` is; undefined in plain functions, object methods and static members. */
export function getThisClass({ node, module }: Located): ClassNode | undefined {
  for (const ancestor of module.ancestors(node)) {
    if (ancestor.type === 'FunctionDeclaration') return undefined;
    if (ancestor.type === 'FunctionExpression' && module.getParent(ancestor)?.type !== 'MethodDefinition')
      return undefined;
    if (isClassElement(ancestor))
      return ancestor.static ? undefined : getClass(module.getParent(ancestor), module);
  }
  return undefined;
}

function isClassElement(
  node: TSESTree.Node,
): node is TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.AccessorProperty {
  return (
    node.type === 'MethodDefinition' || node.type === 'PropertyDefinition' || node.type === 'AccessorProperty'
  );
}

function getClass(body: TSESTree.Node | undefined, module: Located['module']): ClassNode | undefined {
  const owner = body && module.getParent(body);
  return owner?.type === 'ClassDeclaration' || owner?.type === 'ClassExpression' ? owner : undefined;
}
