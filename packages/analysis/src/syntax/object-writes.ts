import { contains } from './nodes.js';
import type { TSESTree } from '@typescript-eslint/types';
import { getConstructor } from './class-members.js';
import type { Evaluator } from './evaluator.js';
import type { Frame } from './frame.js';
import { getFunctionNode, type SourceModule, type Variable } from './source-module.js';
import { getStaticKey } from './unwrap.js';
import type { ObjectEntry, Value } from './values.js';

/** A variable's value, where it is read, and who asks. */
export interface WriteQuestion {
  readonly value: Value;
  readonly variable: Variable;
  readonly module: SourceModule;
  readonly frame?: Frame | undefined;
  readonly use?: TSESTree.Node | undefined;
}

interface Write {
  readonly at: TSESTree.Node;
  readonly entries: readonly ObjectEntry[];
}

/** Functions that read what they are given and change nothing. */
const READERS =
  /^(?:console|log|logger|JSON|Object|util|assert)\b|\b(?:log|info|debug|warn|error|trace|stringify|inspect)$/;

/** Adds to an object what is written to its variable before the use: `config.region = …`, `Object.assign(config, …)`. */
export function addWrites(evaluator: Evaluator, question: WriteQuestion): Value {
  const { value, variable, use, module } = question;
  if (value.kind !== 'object') return value;
  const entries: ObjectEntry[] = [];
  for (const write of findWrites(evaluator, variable, question)) {
    const order = use ? getOrder(module, write.at, use) : getOrderOfImport(module, write.at);
    if (order === 'before') entries.push(...write.entries);
    if (order === 'maybe') entries.push(...write.entries.map(toUncertain));
  }
  return entries.length > 0 ? { kind: 'object', entries: [...value.entries, ...entries] } : value;
}

function toUncertain(entry: ObjectEntry): ObjectEntry {
  if (entry.kind === 'property' || entry.kind === 'removed') return { kind: 'uncertain', key: entry.key };
  return entry.kind === 'uncertain' ? entry : { kind: 'anything' };
}

function findWrites(evaluator: Evaluator, variable: Variable, question: WriteQuestion): readonly Write[] {
  return variable.references
    .filter(({ identifier, init }) => identifier !== question.use && !init)
    .flatMap(({ identifier }) => findWritesAt(evaluator, identifier, question));
}

function findWritesAt(
  evaluator: Evaluator,
  identifier: TSESTree.Node,
  question: WriteQuestion,
): readonly Write[] {
  const { module } = question;
  const parent = module.getParent(identifier);
  switch (parent?.type) {
    case 'MemberExpression': {
      const write = parent.object === identifier ? getMemberWrite(evaluator, parent, question) : undefined;
      return write ? [write] : [];
    }
    case 'CallExpression':
    case 'NewExpression':
      if (parent.callee === identifier) return [];
      return [{ at: parent, entries: getCallEntries(evaluator, parent, identifier, question) }];
    case 'VariableDeclarator':
      return findAliasWrites(evaluator, parent, question);
    case 'Property':
      return isWrittenThrough(module, getStaticKey(parent))
        ? [{ at: parent, entries: [{ kind: 'anything' }] }]
        : [];
    case 'ArrayExpression':
      return [{ at: parent, entries: [{ kind: 'anything' }] }];
    default:
      return [];
  }
}

/** `const local = config; local.region = …`. */
function findAliasWrites(
  evaluator: Evaluator,
  { id, init }: TSESTree.VariableDeclarator,
  question: WriteQuestion,
): readonly Write[] {
  const alias =
    id.type === 'Identifier' && init?.type === 'Identifier' ? question.module.getVariable(id) : undefined;
  return alias && alias !== question.variable ? findWrites(evaluator, alias, question) : [];
}

/** `service.config.region = …` for an object that stands under the key `config`. */
function isWrittenThrough(module: SourceModule, key: string | undefined): boolean {
  return module.nodes.some((node) => {
    if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression') return false;
    const { object } = node.left;
    return object.type === 'MemberExpression' && getStaticKey(object) === key;
  });
}

/** `config.region = x`, `delete config.region`, `config.a.b = x`. */
function getMemberWrite(
  evaluator: Evaluator,
  member: TSESTree.MemberExpression,
  { module, frame }: WriteQuestion,
): Write | undefined {
  const target = getOutermostMember(member, module);
  const parent = module.getParent(target);
  const key = getStaticKey(member);
  const isDeleted = parent?.type === 'UnaryExpression' && parent.operator === 'delete';
  const isAssigned = parent?.type === 'AssignmentExpression' && parent.left === target;
  if (!parent || (!isDeleted && !isAssigned)) return undefined;
  if (key === undefined) return { at: parent, entries: [{ kind: 'anything' }] };
  if (target !== member || (isAssigned && parent.operator !== '='))
    return { at: parent, entries: [{ kind: 'uncertain', key }] };
  if (isDeleted) return { at: parent, entries: [{ kind: 'removed', key }] };
  if (parent.type !== 'AssignmentExpression') return undefined;
  const { right } = parent;
  const at = { node: right, module, frame };
  return { at: parent, entries: [{ kind: 'property', key, value: () => evaluator.evaluateAt(at), at }] };
}

function getOutermostMember(
  member: TSESTree.MemberExpression,
  module: SourceModule,
): TSESTree.MemberExpression {
  const parent = module.getParent(member);
  return parent?.type === 'MemberExpression' && parent.object === member
    ? getOutermostMember(parent, module)
    : member;
}

function getCallEntries(
  evaluator: Evaluator,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  identifier: TSESTree.Node,
  { module, frame }: WriteQuestion,
): ObjectEntry[] {
  const name = module.textOf(call.callee);
  if (name === 'Object.assign' && call.arguments[0] === identifier) {
    return call.arguments
      .slice(1)
      .map((source) =>
        source.type === 'SpreadElement'
          ? { kind: 'anything' }
          : { kind: 'spread', value: () => evaluator.evaluate(source, module, frame) },
      );
  }
  if (READERS.test(name) && name !== 'Object.defineProperty') return [];
  const callee = evaluator.evaluate(call.callee, module, frame);
  const index = call.arguments.indexOf(identifier as TSESTree.Expression);
  return mayChangeArgument(callee, index) ? [{ kind: 'anything' }] : [];
}

/** Packages' functions whose first argument is their result. */
const MERGERS = /merge|assign|extend|defaults|set/i;

function mayChangeArgument(callee: Value, index: number): boolean {
  if (callee.kind === 'external')
    return callee.package === '' || MERGERS.test(callee.path.at(-1) ?? callee.package);
  if (callee.kind === 'function') return changesParameter(callee.at.node.params[index], callee.at.module);
  if (callee.kind !== 'class') return true;
  const constructorNode = getConstructor(callee.at.node);
  return constructorNode !== undefined && changesParameter(constructorNode.params[index], callee.at.module);
}

/** Tells whether a function writes to its parameter or hands it on. */
function changesParameter(parameter: TSESTree.Node | undefined, module: SourceModule): boolean {
  if (parameter?.type !== 'Identifier') return parameter?.type !== 'ObjectPattern';
  const variable = module.getVariable(parameter);
  return (
    variable?.references.some(({ identifier }) => {
      const parent = module.getParent(identifier);
      if (parent?.type === 'CallExpression') return !READERS.test(module.textOf(parent.callee));
      if (parent?.type !== 'MemberExpression') return false;
      const holder = module.getParent(getOutermostMember(parent, module));
      return holder?.type === 'AssignmentExpression'
        ? holder.left.range[0] === parent.range[0]
        : holder?.type === 'UnaryExpression';
    }) ?? true
  );
}

const BRANCHES = new Set([
  'IfStatement',
  'ConditionalExpression',
  'LogicalExpression',
  'SwitchCase',
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
  'TryStatement',
  'CatchClause',
]);

/** Tells whether a write has happened when a use runs: surely, perhaps, or not. */
export function getOrder(
  module: SourceModule,
  write: TSESTree.Node,
  use: TSESTree.Node,
): 'before' | 'maybe' | 'after' {
  const writer = getFunctionNode(module, write);
  const reader = getFunctionNode(module, use);
  const isEarlier = write.range[0] < use.range[0];
  if (writer !== reader && !contains(writer, use)) return 'maybe';
  if (writer === reader && !isEarlier) return 'after';
  if (isConditional(module, write, use)) return 'maybe';
  // A module's own statements have run when one of its functions is called.
  return isEarlier || writer === module.ast ? 'before' : 'maybe';
}

/** Another file reads an exported object after all statements at the top of its module have run. */
function getOrderOfImport(module: SourceModule, write: TSESTree.Node): 'before' | 'maybe' {
  const isOwn = getFunctionNode(module, write) === module.ast;
  return isOwn && !isConditional(module, write, undefined) ? 'before' : 'maybe';
}

function isConditional(module: SourceModule, write: TSESTree.Node, use: TSESTree.Node | undefined): boolean {
  for (const ancestor of module.ancestors(write)) {
    if (use && contains(ancestor, use)) return false;
    if (BRANCHES.has(ancestor.type)) return true;
  }
  return false;
}
