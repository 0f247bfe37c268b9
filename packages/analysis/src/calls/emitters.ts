import type { TSESTree } from '@typescript-eslint/types';
import { EMITTING_METHODS, LISTENING_METHODS, makesEmitters } from '../facts/event-emitters.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, getString, type Located, type Value } from '../syntax/values.js';
import { findArgumentTargets, type FunctionRef } from './find-targets.js';
import type { LeadingFunctions } from './find-chains.js';

/** A function that runs when an emitter of the project is told of an event. */
export interface Listener {
  readonly event: string;
  /** What the emitters are that it listens to: their construction, or their class. */
  readonly emitters: readonly string[];
  readonly target: FunctionRef;
}

/** A call that runs a listener. */
export interface Emission {
  readonly call: TSESTree.CallExpression;
  readonly module: SourceModule;
  readonly target: FunctionRef;
}

const LISTENING = new RegExp(`\\.(?:${[...LISTENING_METHODS].join('|')})\\s*\\(`);
const EMITTING = new RegExp(`\\.(?:${[...EMITTING_METHODS].join('|')})\\s*\\(`);

/** Tells from its text whether a file may tell an emitter of an event. */
export function mayEmit(text: string): boolean {
  return EMITTING.test(text);
}

/** `bus.on('tenant.created', provision)`, for the listeners from which a write is reached. */
export function findListeners(
  evaluator: Evaluator,
  modules: readonly SourceModule[],
  leading: LeadingFunctions,
): readonly Listener[] {
  return modules.flatMap((module) => {
    if (!LISTENING.test(module.text)) return [];
    return findEventCalls(evaluator, module, LISTENING_METHODS).flatMap(({ call, event, emitters }) =>
      findArgumentTargets(evaluator, call)
        .filter(({ node }) => leading.has(node))
        .map((target) => ({ event, emitters, target })),
    );
  });
}

/** The calls of a file that run one of the listeners. */
export function findEmissions(
  evaluator: Evaluator,
  module: SourceModule,
  listeners: readonly Listener[],
): readonly Emission[] {
  return findEventCalls(evaluator, module, EMITTING_METHODS).flatMap(({ call, event, emitters }) =>
    listeners
      .filter((listener) => listener.event === event && listener.emitters.some((id) => emitters.includes(id)))
      .map(({ target }) => ({ call: call.node, module, target })),
  );
}

interface EventCall {
  readonly call: Located<TSESTree.CallExpression>;
  readonly event: string;
  readonly emitters: readonly string[];
}

function findEventCalls(
  evaluator: Evaluator,
  module: SourceModule,
  methods: ReadonlySet<string>,
): readonly EventCall[] {
  evaluator.renew();
  return module.nodes.flatMap((node) => {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
    if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return [];
    const [name] = node.arguments;
    if (!methods.has(getStaticKey(callee) ?? '') || !name || name.type === 'SpreadElement') return [];
    const event = getString(evaluator.evaluate(name, module));
    const emitters =
      event === undefined ? [] : findEmitters(evaluator, evaluator.evaluate(callee.object, module));
    return event === undefined || emitters.length === 0
      ? []
      : [{ call: { node, module, frame: undefined }, event, emitters }];
  });
}

/** An emitter goes by the place where it is built; one of a class of the project by its class. */
function findEmitters(evaluator: Evaluator, value: Value): readonly string[] {
  return findAlternatives(value).flatMap((option) => {
    if (option.kind === 'result') return makesEmitters(option.callee.package) ? [toPlace(option.at)] : [];
    if (option.kind !== 'instance' || !isEmitterClass(evaluator, option.callee, 0)) return [];
    const at = option.callee.kind === 'class' ? option.callee.at : option.construction;
    return at ? [toPlace(at)] : [];
  });
}

const MOST_SUPERCLASSES = 8;

function isEmitterClass(evaluator: Evaluator, callee: Value, depth: number): boolean {
  if (callee.kind === 'external') return makesEmitters(callee.package);
  if (callee.kind !== 'class' || !callee.at.node.superClass || depth > MOST_SUPERCLASSES) return false;
  const { node, module, frame } = callee.at;
  return isEmitterClass(
    evaluator,
    evaluator.evaluate(node.superClass as TSESTree.Node, module, frame),
    depth + 1,
  );
}

function toPlace({ node, module }: Located): string {
  return `${module.path}:${String(node.range[0])}`;
}
