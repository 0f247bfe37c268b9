import type { TSESTree } from '@typescript-eslint/types';
import type { Range } from '../judgement.js';

/** A place that sets AWS_STS_REGIONAL_ENDPOINTS to `legacy`. */
export interface LegacyFinding {
  /** For this process, or for a program that is started or deployed with an environment of its own. */
  readonly reason: 'legacyEnvironment' | 'legacyEnvironmentMap';
  /** The assignment, property, pair, call, or text of commands. */
  readonly node: TSESTree.Node;
  /** The expressions whose value is `legacy`; none where the value comes from where no edit can reach. */
  readonly values: readonly TSESTree.Node[];
  /** Where the value stands inside a text of commands. */
  readonly ranges: readonly Range[];
  /** True where the program is sure to have a region: it runs in Lambda, or is given one beside the setting. */
  readonly hasRegion: boolean;
}
