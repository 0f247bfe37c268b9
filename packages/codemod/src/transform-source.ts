import {
  getSharedProject,
  hasByteOrderMark,
  mayConcernSts,
  mayWriteToIam,
  type IamOptions,
  type JudgeOptions,
  type Project,
  type Judgement,
  type ParseFailure,
  type Reason,
  type Remedy,
} from '@endpoint-hygiene/analysis';
import { getAdvice, type Advice } from './hand-work.js';
import { mendIamWrites, type IamWorkReason } from './mend-iam-writes.js';
import { Passes, type Change, type Decision, type Place } from './passes.js';
import { UnreadableSourceError } from './unreadable-source-error.js';

/** A file's absolute path and its text, with its byte order mark if it has one. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** What is to be mended. `all` is both. */
export type TransformName = 'sts-regional-endpoint' | 'iam-write-fallback' | 'all';

/** Options of a transform: which one it is, and what a user says of the project. */
export interface TransformOptions extends JudgeOptions {
  /** `sts-regional-endpoint` where it is not given. */
  readonly transform?: TransformName;
  /** What is said of IAM and its hot paths. */
  readonly iam?: IamOptions;
}

/** One place that is left to a person. */
export interface HandWork extends Place, Advice {
  readonly reason: Reason | IamWorkReason | 'largeFile';
}

/** What became of a file. `text` is the text given, unless there are changes. */
export interface TransformResult {
  readonly text: string;
  /** In the order of the text. */
  readonly changes: readonly Change[];
  /** In the order of the text. */
  readonly handWork: readonly HandWork[];
}

/** Longer texts are taken for bundles: what they were built from is to be changed, not they. */
const LONGEST_SOURCE = 1_000_000;

/** As many passes as ESLint gives its own fixes. */
const MOST_PASSES = 10;

const BYTE_ORDER_MARK = '\uFEFF';

/** Tells from a text alone whether a transform can have anything to do with it. */
export function mayConcern(text: string, { transform = DEFAULT, iam }: TransformOptions = {}): boolean {
  const concernsSts = transform !== 'iam-write-fallback' && mayConcernSts(text);
  if (concernsSts || transform === DEFAULT) return concernsSts;
  return mayWriteToIam(text) || (iam?.additionalWrites ?? []).length > 0;
}

const DEFAULT: TransformName = 'sts-regional-endpoint';

/**
 * Makes the edits of a transform in one file: moves its STS clients to regional endpoints, keeps its hot writes from
 * waiting for IAM, or both. Edits that are safe, or right wherever a region is set, are made; what only a person can
 * decide is listed. The text around an edit stays byte for byte as it was, and a second call on the result changes
 * nothing. Throws an UnreadableSourceError where the text does not parse; a text that cannot concern the transform is not
 * parsed at all. `project` keeps what was read of other files: give the same one for all files. Which writes are hot it
 * finds from the project's files on disk.
 */
export function transformSource(
  source: Source,
  options: TransformOptions = {},
  project: Project = getSharedProject(),
): TransformResult {
  const { path, text } = source;
  const { transform = DEFAULT, iam, ...judging } = options;
  if (!mayConcern(text, options)) return { text, changes: [], handWork: [] };
  if (text.length > LONGEST_SOURCE) return { text, changes: [], handWork: [LARGE_FILE] };
  const mark = hasByteOrderMark(text) ? BYTE_ORDER_MARK : '';
  const passes = new Passes(text.slice(mark.length));
  const handWork: HandWork[] = [];
  // First, while the text is the one on disk, from which the hot paths are known already.
  if (transform !== DEFAULT) handWork.push(...mendIamWrites(passes, { project, path, options: iam ?? {} }));
  if (transform !== 'iam-write-fallback') handWork.push(...mendEndpoints(passes, project, path, judging));
  return {
    text: mark + passes.text,
    changes: passes.findChanges(),
    handWork: handWork.sort((a, b) => a.line - b.line),
  };
}

function mendEndpoints(passes: Passes, project: Project, path: string, options: JudgeOptions): HandWork[] {
  const start = passes.count;
  let judged = project.judge({ path, text: passes.text }, options);
  if ('failure' in judged)
    throw start === 0 ? new UnreadableSourceError(judged.failure) : toDefect(judged.failure);
  while (passes.count - start < MOST_PASSES && passes.make(findDecisions(judged.judgements, options))) {
    judged = project.judge({ path, text: passes.text }, options);
    if ('failure' in judged) throw toDefect(judged.failure);
  }
  return judged.judgements.flatMap((judgement) => toHandWork(passes, judgement));
}

const LARGE_FILE: HandWork = {
  line: 1,
  originalLine: 1,
  reason: 'largeFile',
  problem:
    'The file has more than a million characters: it is taken for a generated bundle, and left as it is.',
  advice: 'Change the sources that it is built from.',
};

function toDefect({ message, line }: ParseFailure): Error {
  return new Error(
    `The edits would have broken line ${String(line)} (${message}). The file was left as it is: please report this defect.`,
  );
}

function findDecisions(judgements: readonly Judgement[], options: JudgeOptions): Decision[] {
  return judgements.flatMap((judgement) => {
    const remedy = getRemedy(judgement, options);
    return remedy ? [{ site: judgement, remedy }] : [];
  });
}

/** The best remedy, where a transform may make it by itself; the user's own region where one was given. */
function getRemedy({ remedies }: Judgement, { regionExpression }: JudgeOptions): Remedy | undefined {
  const [best] = remedies;
  if (!best || best.class === 'choose') return undefined;
  if (!readsEnvironment(best) || regionExpression === undefined) return best;
  return remedies.find(({ data }) => data.expression === regionExpression) ?? best;
}

/** Tells whether a remedy writes `process.env.AWS_REGION`, for which the user's own region may stand. */
function readsEnvironment({ id, data }: Remedy): boolean {
  if (id === 'readRegionFromEnvironment') return true;
  return id === 'setProviderRegion' && /^process\.env\b.*AWS_REGION/.test(data.expression ?? '');
}

function toHandWork(passes: Passes, judgement: Judgement): HandWork[] {
  const advice = getAdvice(judgement);
  if (!advice) return [];
  return [{ ...passes.getPlace(judgement.range[0]), reason: judgement.reason, ...advice }];
}
