import type { TSESTree } from '@typescript-eslint/types';
import type { Origin } from '../facts/entry-points/origin.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { isFrom } from './origins.js';
import { findTraces } from './traces.js';
import type { Outline } from './outline.js';

/** A file under examination: what all rows ask of it is found once. */
export interface Examined {
  /** Follows values into every file of the project. */
  readonly evaluator: Evaluator;
  /** Follows values into the files that lead to a write alone. */
  readonly near: Evaluator;
  readonly module: SourceModule;
  /** Relative to the file's package, with forward slashes. */
  readonly path: string;
  readonly outline: Outline;
}

/** Tells whether an expression of the file is shown to be what one of the origins describes. */
export function isFromOrigins(
  module: SourceModule,
  evaluator: Evaluator,
  node: TSESTree.Node,
  origins: readonly Origin[],
): boolean {
  return findTraces(evaluator, node, module).some((trace) => origins.some((origin) => isFrom(trace, origin)));
}
