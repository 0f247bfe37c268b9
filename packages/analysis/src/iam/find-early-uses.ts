import type { IamFinding } from '../iam-finding.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { FunctionNode } from '../syntax/values.js';
import { findCreatingCode } from './creating-code.js';
import type { FlowContext } from './flow-scope.js';
import { FlowWalker, type DeferredFunction, type EarlyUse } from './flow-walker.js';
import { isForAnotherSystem } from './own-endpoints.js';
import type { WriteRules } from './write-rules.js';

const CREATION_TEXT = /[cC]reate(?:Role|Policy|User|AccessKey|InstanceProfile)(?:Command)?\b/;

/** Tells from its text alone whether a file can create one of IAM's resources. */
export function mayCreateResources(text: string): boolean {
  return CREATION_TEXT.test(text) && /iam/i.test(text);
}

/**
 * Finds, in the order of the text, every request that uses a role, policy, user, access key or instance profile which
 * the same flow has created before, with nothing in between that waits, and nothing around it that tries again.
 */
export function findEarlyUses(
  evaluator: Evaluator,
  module: SourceModule,
  rules: WriteRules,
): readonly IamFinding[] {
  if (!mayCreateResources(module.text)) return [];
  const flows = followAll({ evaluator, module, rules });
  const entered = new Set(flows.flatMap((flow) => flow.foreign));
  const uses = flows.filter(({ root }) => !root || !entered.has(root)).flatMap((flow) => flow.uses);
  // One report for each call: the resource that it names comes before the key that signs it.
  const byCall = new Map([...uses].reverse().map((use) => [use.call, use]));
  return [...byCall.values()]
    .sort((a, b) => a.call.range[0] - b.call.range[0])
    .map((use) => toFinding(module, use));
}

interface Flow {
  /** The function that the flow starts with; undefined for the file itself. */
  readonly root: FunctionNode | undefined;
  /** The other functions that it runs through: what they do is judged where they are called. */
  readonly foreign: readonly FunctionNode[];
  readonly uses: readonly EarlyUse[];
}

function followAll(context: FlowContext): readonly Flow[] {
  const creating = findCreatingCode(context);
  if (creating.size === 0 || isForAnotherSystem(context)) return [];
  const queue: (DeferredFunction | undefined)[] = [undefined];
  const seen = new Set<FunctionNode>();
  const flows: Flow[] = [];
  for (const next of queue) {
    if (next && (seen.has(next.node) || !creating.has(next.node))) continue;
    if (next) seen.add(next.node);
    context.evaluator.renew();
    const walker = new FlowWalker(context, next?.node ?? context.module.ast);
    walker.run(next?.isGuarded ?? false);
    queue.push(...walker.deferred);
    const foreign = [...walker.entered].filter((node) => node !== next?.node);
    flows.push({ root: next?.node, foreign, uses: walker.uses });
  }
  return flows;
}

function toFinding({ text }: SourceModule, { created, call, operation }: EarlyUse): IamFinding {
  const { family } = created;
  return {
    reason: 'usedBeforePropagation',
    range: [call.range[0], call.range[1]],
    isAtEntry: true,
    data: {
      operation: family.createdBy,
      use: operation,
      resource: family.id.replace('-', ' '),
      created: String(text.slice(0, created.call.range[0]).split(/\r\n|[\n\r\u2028\u2029]/).length),
    },
  };
}
