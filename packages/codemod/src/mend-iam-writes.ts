import {
  mergeEditGroups,
  type IamMending,
  type IamOptions,
  type IamRemedy,
  type Project,
} from '@endpoint-hygiene/analysis';
import { describeLeft, describeMended, type IamWorkReason } from './iam-hand-work.js';
import type { Advice } from './hand-work.js';
import type { Decision, Passes, Place } from './passes.js';
import { UnreadableSourceError } from './unreadable-source-error.js';

export type { IamWorkReason } from './iam-hand-work.js';

/** One write that is left to a person, or that a person has something to do about. */
export interface IamWork extends Place, Advice {
  readonly reason: IamWorkReason;
}

/** A file of a project, and what is said of IAM. */
interface IamQuestion {
  readonly project: Project;
  readonly path: string;
  readonly options: IamOptions;
}

type Mendable = Extract<IamMending, { readonly remedies: readonly [IamRemedy, ...IamRemedy[]] }>;

/** A write in the arguments of another waits for the next pass. */
const MOST_PASSES = 10;

/**
 * Wraps the hot writes of a file, and answers what is to be done by hand: the writes that were left, and what each wrapper
 * asks for. Throws an UnreadableSourceError where the text does not parse.
 */
export function mendIamWrites(passes: Passes, question: IamQuestion): IamWork[] {
  const work: IamWork[] = [];
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const at = passes.count;
    const mendings = findMendings(question, passes.text);
    const mendable = mendings.filter(isMendable);
    const { deferred } = mergeEditGroups(mendable.map(({ remedies: [{ edits }] }) => edits));
    const made = mendable.filter(({ remedies: [{ edits }] }) => !deferred.includes(edits));
    passes.make(made.map(toDecision));
    const isLast = deferred.length === 0;
    const ready = isLast ? mendings : made;
    work.push(...ready.map((mending) => toWork(passes, { mending, at })));
    if (isLast) break;
  }
  return work;
}

function isMendable(mending: IamMending): mending is Mendable {
  return mending.remedies.length > 0;
}

function findMendings({ project, path, options }: IamQuestion, text: string): readonly IamMending[] {
  const found = project.mendHotWrites({ path, text }, options);
  if ('failure' in found) throw new UnreadableSourceError(found.failure);
  return found.mendings;
}

function toDecision({ finding: { reason, range }, remedies: [{ id, sdk, edits }] }: Mendable): Decision {
  return { site: { reason, range, sdk }, remedy: { id, class: 'safe', edits } };
}

function toWork(
  passes: Passes,
  { mending, at }: { readonly mending: IamMending; readonly at: number },
): IamWork {
  const place = passes.getPlace(mending.finding.range[0], at);
  if ('obstacle' in mending) {
    const { finding, obstacle } = mending;
    return { ...place, reason: obstacle, ...describeLeft(finding, obstacle) };
  }
  const [remedy] = mending.remedies;
  return { ...place, reason: remedy.id, ...describeMended(remedy) };
}
