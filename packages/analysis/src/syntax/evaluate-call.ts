import type { TSESTree } from '@typescript-eslint/types';
import { bindArguments, toCaller, type Caller } from './callers.js';
import type { Evaluator } from './evaluator.js';
import { evaluateAnnotation } from './annotations.js';
import { mapElements, pickElement, PICKS } from './list-methods.js';
import { getStaticKey, unwrap } from './unwrap.js';
import {
  UNDEFINED,
  UNKNOWN,
  findAlternatives,
  union,
  type ExternalValue,
  type FunctionNode,
  type FunctionValue,
  type Located,
  type Value,
} from './values.js';

const MOST_CALL_DEPTH = 8;

/** `__importStar(require('x'))` and its like return the module they are given. */
const INTEROP =
  /^(?:__importStar|__importDefault|__toESM|_?interopRequire(?:Default|Wildcard)|_interop_require_(?:default|wildcard))$/;

/** The value of a call: of a function in sight, of `require`, of a few built-ins, or of a package's function. */
export function evaluateCall(evaluator: Evaluator, at: Located<TSESTree.CallExpression>): Value {
  const { node } = at;
  const first = node.arguments[0];
  const callee = unwrap(node.callee);
  if (first && INTEROP.test(getCalleeName(callee))) return evaluator.evaluate(first, at.module, at.frame);
  const builtIn = callee.type === 'MemberExpression' ? evaluateMethod(evaluator, at, callee) : undefined;
  if (builtIn) return builtIn;
  const calleeValue = evaluator.evaluate(callee, at.module, at.frame);
  return callValue(evaluator, calleeValue, at);
}

function getCalleeName(callee: TSESTree.Node): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? (getStaticKey(callee) ?? '') : '';
}

function callValue(evaluator: Evaluator, callee: Value, at: Located<TSESTree.CallExpression>): Value {
  switch (callee.kind) {
    case 'function':
      return withReturnType(evaluator, callee, invoke(evaluator, callee, toCaller(evaluator, at)));
    case 'external':
      return callExternal(evaluator, callee, at);
    case 'result':
      return isCreateRequire(callee.callee) ? evaluateRequire(evaluator, at) : UNKNOWN;
    case 'union':
      return union(callee.options.map((option) => callValue(evaluator, option, at)));
    default:
      return UNKNOWN;
  }
}

/** `getClient(): IAM` says what it returns where its body does not show it. */
function withReturnType(evaluator: Evaluator, { at }: FunctionValue, value: Value): Value {
  const { returnType } = at.node;
  const isShown = findAlternatives(value).some(({ kind }) => kind !== 'unknown' && kind !== 'literal');
  if (isShown || !returnType) return value;
  const annotated = evaluateAnnotation(evaluator, returnType, at.module);
  return annotated.kind === 'unknown' ? value : annotated;
}

function callExternal(
  evaluator: Evaluator,
  callee: ExternalValue,
  at: Located<TSESTree.CallExpression>,
): Value {
  const name = callee.path.join('.');
  if (callee.package === '' && name === 'require') return evaluateRequire(evaluator, at);
  if (callee.package === '' && name === 'Deno.env.get') return evaluateDenoEnvironment(evaluator, at);
  const index = callee.package === '' ? undefined : evaluator.host.getReturnedArgument(callee);
  if (index === undefined) return { kind: 'result', callee, at };
  return toCaller(evaluator, at).argument(index);
}

function isCreateRequire(callee: ExternalValue): boolean {
  return /^(?:node:)?module$/.test(callee.package) && callee.path.at(-1) === 'createRequire';
}

function evaluateRequire(evaluator: Evaluator, at: Located<TSESTree.CallExpression>): Value {
  const specifier = toCaller(evaluator, at).argument(0);
  if (specifier.kind !== 'literal' || typeof specifier.value !== 'string') return UNKNOWN;
  const value = evaluator.evaluateModule(specifier.value, at.module);
  if (value.kind !== 'namespace' || !value.module.exports.whole) return value;
  return evaluator.evaluate(value.module.exports.whole, value.module);
}

/** `import('x')`, awaited or not. */
export function evaluateImport(evaluator: Evaluator, at: Located<TSESTree.ImportExpression>): Value {
  const specifier = evaluator.evaluate(at.node.source, at.module, at.frame);
  if (specifier.kind !== 'literal' || typeof specifier.value !== 'string') return UNKNOWN;
  return evaluator.evaluateModule(specifier.value, at.module);
}

function evaluateDenoEnvironment(evaluator: Evaluator, at: Located<TSESTree.CallExpression>): Value {
  const name = toCaller(evaluator, at).argument(0);
  return name.kind === 'literal' ? { kind: 'environment', name: String(name.value) } : UNKNOWN;
}

/** Methods whose result the language defines, and methods of `then`-ables; undefined for all others. */
function evaluateMethod(
  evaluator: Evaluator,
  at: Located<TSESTree.CallExpression>,
  callee: TSESTree.MemberExpression,
): Value | undefined {
  const name = getStaticKey(callee);
  const caller = toCaller(evaluator, at);
  const owner = callee.object.type === 'Identifier' ? `${callee.object.name}.${name ?? ''}` : '';
  if (owner === 'Object.assign') return assignAll(at, caller);
  if (owner === 'Object.freeze' || owner === 'Object.seal' || owner === 'Promise.resolve')
    return caller.argument(0);
  if (!RECEIVER_METHODS.has(name ?? '')) return undefined;
  const receiver = evaluator.evaluate(callee.object, at.module, at.frame);
  if (PICKS.has(name ?? '') || name === 'get') return pickElement(evaluator, receiver, name ?? '');
  if (name === 'bind') return receiver;
  if (name === 'map') return mapElements(evaluator, receiver, caller.argument(0));
  const callback = caller.argument(0);
  return callback.kind === 'function' ? invoke(evaluator, callback, { argument: () => receiver }) : UNKNOWN;
}

const RECEIVER_METHODS = new Set(['then', 'bind', 'get', 'map', ...PICKS]);

/** `Object.assign(a, b)` is `{ ...a, ...b }` to whoever reads its result. */
function assignAll({ node }: Located<TSESTree.CallExpression>, caller: Caller): Value {
  return {
    kind: 'object',
    entries: node.arguments.map((_, index) => ({ kind: 'spread', value: () => caller.argument(index) })),
  };
}

/** What a function in sight returns when it is called so. */
export function invoke(evaluator: Evaluator, callee: FunctionValue, caller: Caller): Value {
  if ((callee.at.frame?.depth ?? 0) > MOST_CALL_DEPTH) return UNKNOWN;
  const frame = bindArguments(evaluator, callee, caller, callee.at.frame?.receiver);
  return returnValues(evaluator, { ...callee.at, frame });
}

/** Everything a function's `return` statements give. */
export function returnValues(evaluator: Evaluator, { node, module, frame }: Located<FunctionNode>): Value {
  if (node.generator || !node.body) return UNKNOWN;
  if (node.body.type !== 'BlockStatement') return evaluator.evaluate(node.body, module, frame);
  const returned = findReturns(node.body, module, node).map((statement) =>
    statement.argument ? evaluator.evaluate(statement.argument, module, frame) : UNDEFINED,
  );
  return union(mayEnd(node.body) ? [...returned, UNDEFINED] : returned);
}

/** Tells whether a statement can run to its end, so that a function which ends with it returns undefined. */
function mayEnd(statement: TSESTree.Statement): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
      return false;
    case 'BlockStatement':
      return statement.body.every(mayEnd);
    case 'IfStatement':
      return !statement.alternate || mayEnd(statement.consequent) || mayEnd(statement.alternate);
    case 'TryStatement':
      if (statement.finalizer && !mayEnd(statement.finalizer)) return false;
      return mayEnd(statement.block) || (statement.handler !== null && mayEnd(statement.handler.body));
    // Types often show that a switch covers all cases, and a loop that it never ends.
    case 'SwitchStatement':
    case 'WhileStatement':
    case 'ForStatement':
    case 'LabeledStatement':
      return false;
    default:
      return true;
  }
}

const returnStatements = new WeakMap<FunctionNode, readonly TSESTree.ReturnStatement[]>();

function findReturns(
  body: TSESTree.BlockStatement,
  module: Located['module'],
  owner: FunctionNode,
): readonly TSESTree.ReturnStatement[] {
  const known = returnStatements.get(owner);
  if (known) return known;
  const found = module
    .findInside(body)
    .filter(
      (node): node is TSESTree.ReturnStatement =>
        node.type === 'ReturnStatement' && getFunction(node, module) === owner,
    );
  returnStatements.set(owner, found);
  return found;
}

function getFunction(node: TSESTree.Node, module: Located['module']): TSESTree.Node | undefined {
  for (const ancestor of module.ancestors(node)) {
    if (/^(?:Arrow)?Function(?:Expression|Declaration)/.test(ancestor.type)) return ancestor;
  }
  return undefined;
}
