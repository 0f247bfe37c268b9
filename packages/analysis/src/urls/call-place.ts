import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';

/** A call or construction that asks an address, or makes one. */
export type Invocation = TSESTree.CallExpression | TSESTree.NewExpression;

/** A call where it stands, and who answers what its arguments may be. */
export interface CallPlace {
  readonly evaluator: Evaluator;
  readonly module: SourceModule;
  readonly call: Invocation;
}
