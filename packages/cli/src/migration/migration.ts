import type { Problem } from '../findings/finding.js';
import type { Remainder, Rewrite } from './plan.js';
import type { Replacement } from './write-files.js';

/** What became of a project, or would become of it. */
export interface Migration {
  readonly isDry: boolean;
  /** How many files were looked at. */
  readonly files: number;
  readonly rewrites: readonly Rewrite[];
  /** package.json files that get the runtime. */
  readonly manifests: readonly Replacement[];
  /** The command that installs what they list now. */
  readonly installCommand?: string;
  readonly remainders: readonly Remainder[];
  readonly problems: readonly Problem[];
}
