import type { RemedyClass, RemedyId } from '../judgement.js';
import type { Change } from './plan-changes.js';

/** What a remedy is before its edits are written. */
export interface Draft {
  readonly id: RemedyId;
  readonly class: RemedyClass;
  readonly keepsHost: boolean;
  readonly data?: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
}
