import { contains, isFunctionNode } from './nodes.js';
import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from './evaluator.js';
import type { Frame } from './frame.js';
import { resolvePattern } from './patterns.js';
import type { SourceModule, Variable } from './source-module.js';
import { getStaticKey } from './unwrap.js';
import {
  UNDEFINED,
  UNKNOWN,
  type FunctionNode,
  type FunctionValue,
  type Located,
  type Value,
} from './values.js';

/** One call of a function: its arguments, in order. */
export interface Caller {
  readonly argument: (index: number) => Value;
}

type Invocation = TSESTree.CallExpression | TSESTree.NewExpression;

/** A call or construction as a caller. */
export function toCaller(evaluator: Evaluator, { node, module, frame }: Located<Invocation>): Caller {
  const firstSpread = node.arguments.findIndex((argument) => argument.type === 'SpreadElement');
  return {
    argument(index) {
      if (firstSpread !== -1 && index >= firstSpread) return UNKNOWN;
      const argument = node.arguments[index];
      return argument ? evaluator.evaluate(argument, module, frame) : UNDEFINED;
    },
  };
}

/** The frame in which a function runs when it is called so. */
export function bindArguments(
  evaluator: Evaluator,
  { at }: FunctionValue,
  caller: Caller,
  receiver?: Frame['receiver'],
): Frame {
  const bindings = new Map<Variable, () => Value>();
  const frame: Frame = { bindings, parent: at.frame, depth: (at.frame?.depth ?? 0) + 1, receiver };
  for (const variable of at.module.scopeManager.getDeclaredVariables(at.node)) {
    const target = variable.identifiers[0];
    const index = at.node.params.findIndex((parameter) => target && contains(parameter, target));
    const pattern = at.node.params[index];
    if (!target || !pattern || pattern.type === 'RestElement') continue;
    bindings.set(variable, () =>
      resolvePattern(evaluator, {
        pattern,
        target,
        value: () => caller.argument(index),
        module: at.module,
        frame,
      }),
    );
  }
  return frame;
}

/** Every call of a function, or undefined when it can be called from out of sight. */
export function findCallers(
  evaluator: Evaluator,
  node: FunctionNode,
  module: SourceModule,
): readonly Caller[] | undefined {
  const parent = module.getParent(node);
  if (parent?.type === 'CallExpression')
    return findCallbackCallers(evaluator, node, { node: parent, module, frame: undefined });
  if (parent?.type === 'MethodDefinition') return findMemberCallers(evaluator, parent, module);
  const variable = getFunctionVariable(node, module);
  return variable && findVariableCallers(evaluator, variable, module);
}

function getFunctionVariable(node: FunctionNode, module: SourceModule): Variable | undefined {
  const parent = module.getParent(node);
  if (node.type === 'FunctionDeclaration') {
    if (parent?.type.startsWith('Export') || !node.id) return undefined;
    return module.scopeManager.getDeclaredVariables(node).find(({ name }) => name === node.id?.name);
  }
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier' || parent.init !== node)
    return undefined;
  const declaration = module.getParent(parent);
  const isExported = declaration && module.getParent(declaration)?.type === 'ExportNamedDeclaration';
  return isExported ? undefined : module.scopeManager.getDeclaredVariables(parent)[0];
}

/** Calls of a variable; undefined as soon as it is used for anything else. */
function findVariableCallers(
  evaluator: Evaluator,
  variable: Variable,
  module: SourceModule,
): readonly Caller[] | undefined {
  const callers: Caller[] = [];
  for (const { identifier, init, isValueReference } of variable.references) {
    // ESLint's own scopes know no types, and leave the flag out.
    if (init || (isValueReference as boolean | undefined) === false) continue;
    const parent = module.getParent(identifier);
    const isCalled = parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
    if (!isCalled || parent.callee !== identifier) return undefined;
    callers.push(toCaller(evaluator, { node: parent, module, frame: undefined }));
  }
  return callers;
}

const ITERATIONS = new Set(['map', 'forEach', 'flatMap', 'filter', 'find', 'some', 'every']);

/** `(function (x) {})(1)`, `regions.map((region) => …)`, `import('x').then(({ X }) => …)`. */
function findCallbackCallers(
  evaluator: Evaluator,
  node: FunctionNode,
  call: Located<TSESTree.CallExpression>,
): readonly Caller[] | undefined {
  const { callee } = call.node;
  if (callee === node) return [toCaller(evaluator, call)];
  if (callee.type !== 'MemberExpression' || call.node.arguments[0] !== node) return undefined;
  const name = getStaticKey(callee) ?? '';
  if (name !== 'then' && !ITERATIONS.has(name)) return undefined;
  const receiver = evaluator.evaluate(callee.object, call.module, call.frame);
  if (name === 'then') return [{ argument: (index) => (index === 0 ? receiver : UNDEFINED) }];
  if (receiver.kind !== 'array') return undefined;
  return receiver.elements.map((element) => ({ argument: (index) => (index === 0 ? element() : UNKNOWN) }));
}

/** Constructors of classes that stay in the file, and private methods. */
function findMemberCallers(
  evaluator: Evaluator,
  method: TSESTree.MethodDefinition,
  module: SourceModule,
): readonly Caller[] | undefined {
  const body = module.getParent(method);
  const owner = body && module.getParent(body);
  if (owner?.type !== 'ClassDeclaration' && owner?.type !== 'ClassExpression') return undefined;
  if (method.kind !== 'constructor')
    return isPrivate(method) ? findPrivateCallers(evaluator, method, module) : undefined;
  // A decorator may hand the class to a container that builds it with anything.
  if (module.getParent(owner)?.type.startsWith('Export') || owner.decorators?.length > 0) return undefined;
  // A class declares its name outside and once more inside itself.
  const variables = module.scopeManager.getDeclaredVariables(owner);
  const found = variables.map((variable) => findVariableCallers(evaluator, variable, module));
  return found.every((callers) => callers !== undefined) ? found.flat() : undefined;
}

function isPrivate(method: TSESTree.MethodDefinition): boolean {
  return method.key.type === 'PrivateIdentifier' || method.accessibility === 'private';
}

const membersByKey = new WeakMap<SourceModule, ReadonlyMap<string, readonly TSESTree.MemberExpression[]>>();

/** Every `x.key` of a file. */
function findMembers(module: SourceModule, key: string): readonly TSESTree.MemberExpression[] {
  const known = membersByKey.get(module);
  if (known) return known.get(key) ?? [];
  const members = new Map<string, TSESTree.MemberExpression[]>();
  for (const node of module.nodes) {
    const name = node.type === 'MemberExpression' ? getStaticKey(node) : undefined;
    if (name === undefined || node.type !== 'MemberExpression') continue;
    members.set(name, [...(members.get(name) ?? []), node]);
  }
  membersByKey.set(module, members);
  return members.get(key) ?? [];
}

function findPrivateCallers(
  evaluator: Evaluator,
  method: TSESTree.MethodDefinition,
  module: SourceModule,
): readonly Caller[] | undefined {
  const callers: Caller[] = [];
  for (const node of findMembers(module, getStaticKey(method) ?? '')) {
    const parent = module.getParent(node);
    if (parent?.type !== 'CallExpression' || parent.callee !== node) return undefined;
    callers.push(toCaller(evaluator, { node: parent, module, frame: undefined }));
  }
  return callers;
}

/**
 * The frames in which a site runs, one for each caller in sight, so that values which come by one call stay together.
 * A single undefined where callers do not matter or are out of sight.
 */
export function findFrames(
  evaluator: Evaluator,
  node: TSESTree.Node,
  module: SourceModule,
): readonly (Frame | undefined)[] {
  for (const ancestor of module.ancestors(node)) {
    if (!isFunctionNode(ancestor) || ancestor.params.length === 0) continue;
    const callers = findCallers(evaluator, ancestor, module);
    if (!callers || callers.length === 0 || callers.length > 24) return [undefined];
    const value: FunctionValue = { kind: 'function', at: { node: ancestor, module, frame: undefined } };
    return callers.map((caller) => bindArguments(evaluator, value, caller));
  }
  return [undefined];
}
