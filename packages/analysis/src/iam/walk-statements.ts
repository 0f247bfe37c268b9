import type { TSESTree } from '@typescript-eslint/types';
import { FlowState } from './flow-state.js';
import type { FlowWalker } from './flow-walker.js';
import { getLoopKind, isRetryingHandler } from './waits.js';

type Loop =
  | TSESTree.ForStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;

/** Follows a loop through one round, which may not run at all. */
export function walkLoop(walker: FlowWalker, loop: Loop): void {
  const kind = getLoopKind(walker.context, loop);
  if (kind !== 'plain') walker.state.settle('all');
  const round = (): void => {
    walker.walkAll(findRound(loop));
  };
  walker.walkBreakable(() => {
    walker.perhaps(() => {
      if (kind === 'again') walker.guard(round);
      else round();
    });
  });
}

function findRound(loop: Loop): readonly (TSESTree.Node | null)[] {
  switch (loop.type) {
    case 'ForStatement':
      return [loop.init, loop.test, loop.body, loop.update];
    case 'ForOfStatement':
    case 'ForInStatement':
      return [loop.right, loop.body];
    default:
      return [loop.test, loop.body];
  }
}

/** Follows every case from the start, and from the case above it where that one falls through. */
export function walkSwitch(walker: FlowWalker, node: TSESTree.SwitchStatement): void {
  walker.walk(node.discriminant);
  const before = walker.state.branch();
  const hasDefault = node.cases.some(({ test }) => test === null);
  walker.walkBreakable(() => {
    walker.state.isOver = true;
    for (const { consequent } of node.cases) {
      walker.state = FlowState.join([before, walker.state]);
      walker.walkAll(consequent);
    }
    if (!hasDefault) walker.state = FlowState.join([before, walker.state]);
  });
}

/** A handler mostly runs because a creation failed; one that tries again makes the block wait. */
export function walkTry(walker: FlowWalker, { block, handler, finalizer }: TSESTree.TryStatement): void {
  const before = walker.state.branch();
  const isRetried = handler !== null && isRetryingHandler(walker.context, handler.body);
  if (isRetried) walker.guard(() => walker.walk(block));
  else walker.walk(block);
  if (handler) {
    const after = walker.state;
    walker.state = before;
    walker.walk(handler.body);
    walker.state = FlowState.join([after, walker.state]);
  }
  if (isRetried) walker.state.settle('all');
  if (finalizer) walker.walk(finalizer);
}
