import type { TSESTree } from '@typescript-eslint/types';
import type { SourceModule } from '../../syntax/source-module.js';
import { getStaticKey } from '../../syntax/unwrap.js';
import {
  findEnclosingCalls,
  getCalleeName,
  readConstruction,
  type Construction,
  type Program,
} from './constructions.js';
import { CDK_COLD, CDK_COLD_FUNCTION, CDK_EVENTS } from './event-kinds.js';
import type { ManifestEvent } from './manifest-handler.js';
import { getMember } from './manifest-value.js';

/** What a program ties a function to. */
export interface CdkLinks {
  readonly events: readonly ManifestEvent[];
  readonly isCold: boolean;
}

/** Reads in the same file what a function, given by its construction, is passed to and what is called on it. */
export function findCdkLinks(program: Program, node: Construction['node']): CdkLinks {
  const uses = [node, ...findUses(program.module, node)];
  const around = [
    ...uses.flatMap((use) => findEnclosingCalls(program.module, use)),
    ...findOwnEvents(program.module, node),
  ];
  const events = around.flatMap((call) => readEvent(program, call, around) ?? []);
  const isTrigger = CDK_COLD_FUNCTION.test(getCalleeName(node.callee));
  return {
    events: [...new Set(events)],
    isCold: isTrigger || uses.some((use) => isGivenForDeployment(program.module, use)),
  };
}

/** `new Function(this, 'f', { events: [new SqsEventSource(queue)] })`. */
function findOwnEvents(module: SourceModule, node: Construction['node']): readonly TSESTree.NewExpression[] {
  return module.nodes.filter(
    (inner): inner is TSESTree.NewExpression =>
      inner.type === 'NewExpression' &&
      inner !== node &&
      inner.range[0] >= node.range[0] &&
      inner.range[1] <= node.range[1] &&
      [...module.ancestors(inner)].some((at) => at.type === 'Property' && getStaticKey(at) === 'events'),
  );
}

/** `new Provider(this, 'p', { onEventHandler: fn })`, `new CustomResource(this, 'r', { serviceToken: fn.functionArn })`. */
function isGivenForDeployment(module: SourceModule, use: TSESTree.Node): boolean {
  const keys = new Set<string>();
  for (const ancestor of module.ancestors(use)) {
    if (ancestor.type === 'Property') keys.add(getStaticKey(ancestor) ?? '');
    if (ancestor.type !== 'NewExpression') continue;
    return CDK_COLD[getCalleeName(ancestor.callee)]?.some((key) => keys.has(key)) ?? false;
  }
  return false;
}

function readEvent(
  program: Program,
  call: Construction['node'],
  around: readonly Construction['node'][],
): ManifestEvent | undefined {
  const event = CDK_EVENTS[getCalleeName(call.callee)];
  return event === 'message' && isTarget(call) && around.some((other) => isScheduled(program, other))
    ? 'timer'
    : event;
}

function isTarget(call: Construction['node']): boolean {
  return /^Lambda(?:Function|Invoke)$/.test(getCalleeName(call.callee));
}

/** `new Rule(this, 'rule', { schedule })`, and `rule.addTarget(…)` on one. */
function isScheduled(program: Program, call: Construction['node']): boolean {
  if (call.type === 'NewExpression')
    return getMember(readConstruction(program, call).props, 'schedule') !== undefined;
  if (call.callee.type !== 'MemberExpression') return false;
  const receiver = program.evaluator.evaluate(call.callee.object, program.module);
  if (receiver.kind !== 'instance' || !receiver.construction) return false;
  const { node, module } = receiver.construction;
  return getMember(readConstruction({ ...program, module }, node).props, 'schedule') !== undefined;
}

/** Every place that reads the variable or field which holds the construction. */
function findUses(module: SourceModule, node: TSESTree.Node): readonly TSESTree.Node[] {
  const holder = module.getParent(node);
  if (holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier') {
    const variable = module.getVariable(holder.id);
    return (
      variable?.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier) ?? []
    );
  }
  const field = holder ? getFieldName(holder) : undefined;
  if (field === undefined) return [];
  return module.nodes.filter((use) => isFieldOfThis(use) && getStaticKey(use) === field);
}

function getFieldName(holder: TSESTree.Node): string | undefined {
  if (holder.type === 'PropertyDefinition') return getStaticKey(holder);
  const isField = holder.type === 'AssignmentExpression' && isFieldOfThis(holder.left);
  return isField ? getStaticKey(holder.left as TSESTree.MemberExpression) : undefined;
}

function isFieldOfThis(node: TSESTree.Node): node is TSESTree.MemberExpression {
  return node.type === 'MemberExpression' && node.object.type === 'ThisExpression';
}
