import type { ClientExplanation, Judgement, WriteExplanation } from '@endpoint-hygiene/analysis';
import type { Finding } from '../findings/finding.js';
import type { Place } from './parse-place.js';

/** Something else in the file that one can ask about. */
export interface Site {
  readonly line: number;
  readonly text: string;
}

/** What is known of one line. */
export interface Explanation {
  readonly place: Place;
  readonly findings: readonly Finding[];
  /** What comments disable. */
  readonly suppressed: readonly Finding[];
  /** STS clients on the line. */
  readonly clients: readonly ClientExplanation[];
  /** What else was judged on the line: credential providers, addresses, settings. */
  readonly judgements: readonly Judgement[];
  /** Writes on the line, and writes that are reached through it. */
  readonly writes: readonly WriteExplanation[];
  /** Why nothing is reported, where that is so: whole sentences. */
  readonly silence: readonly string[];
  /** Other lines of the file that hold something. */
  readonly sites: readonly Site[];
}
