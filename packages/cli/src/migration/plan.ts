import type { Project } from '@endpoint-hygiene/analysis';
import {
  UnreadableSourceError,
  describeAssumption,
  transformSource,
  type Change,
  type HandWork,
  type TransformOptions,
} from '@endpoint-hygiene/codemod';
import { readFileSync } from 'node:fs';
import type { Problem } from '../findings/finding.js';

/** A file that a migration rewrites. Texts hold a byte order mark where the file does. */
export interface Rewrite {
  /** Absolute. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
}

/** What is left to a person: work, or a change to be confirmed. */
export interface Remainder {
  /** Absolute. */
  readonly path: string;
  /** In the file as the migration leaves it; as it is where nothing is written. */
  readonly line: number;
  readonly kind: 'work' | 'confirmation';
  readonly reason: string;
  readonly problem: string;
  readonly advice: string;
}

/** What a migration would do, before anything is written. */
export interface Plan {
  /** How many files were looked at. */
  readonly files: number;
  readonly rewrites: readonly Rewrite[];
  readonly remainders: readonly Remainder[];
  readonly problems: readonly Problem[];
}

/** What a plan is made by. */
export interface PlanQuestion {
  readonly files: readonly string[];
  readonly options: TransformOptions;
  readonly project: Project;
  /** Whether lines are counted in the files as they are. */
  readonly countsBefore: boolean;
  /** Called after each file. */
  onFile(): void;
}

interface Planned {
  readonly rewrite?: Rewrite;
  readonly remainders: readonly Remainder[];
  readonly problem?: Problem;
}

/** Transforms every text in memory; writes nothing. What is wrong with one file never ends the run. */
export function makePlan(question: PlanQuestion): Plan {
  const rewrites: Rewrite[] = [];
  const remainders: Remainder[] = [];
  const problems: Problem[] = [];
  for (const path of question.files) {
    const planned = planFile(path, question);
    if (planned.rewrite) rewrites.push(planned.rewrite);
    if (planned.problem) problems.push(planned.problem);
    remainders.push(...planned.remainders);
    question.onFile();
  }
  return { files: question.files.length, rewrites, remainders, problems };
}

function planFile(path: string, question: PlanQuestion): Planned {
  try {
    return transformFile(path, question);
  } catch (error) {
    return { remainders: [], problem: toProblem(path, error) };
  }
}

function transformFile(path: string, { options, project, countsBefore }: PlanQuestion): Planned {
  const before = readFileSync(path, 'utf8');
  const { text, changes, handWork } = transformSource({ path, text: before }, options, project);
  const line = countsBefore ? 'originalLine' : 'line';
  const remainders = [
    ...handWork.map((each) => toWork(path, each[line], each)),
    ...changes.flatMap((change) => toConfirmation(path, change[line], change)),
  ].sort((a, b) => a.line - b.line);
  return text === before ? { remainders } : { remainders, rewrite: { path, before, after: text, changes } };
}

function toWork(path: string, line: number, { reason, problem, advice }: HandWork): Remainder {
  return { path, line, kind: 'work', reason, problem, advice };
}

/** `Changed: asks its own region now, and throws "…" where none is set. Confirm that one always is.` */
function toConfirmation(path: string, line: number, change: Change): Remainder[] {
  if (change.class !== 'assumes-region') return [];
  const text = describeAssumption(change);
  const at = text.lastIndexOf(' Confirm ');
  const [problem, advice] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  return [{ path, line, kind: 'confirmation', reason: change.reason, problem, advice }];
}

function toProblem(path: string, error: unknown): Problem {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof UnreadableSourceError) {
    const reason = message.replace('--ignore-pattern', '--ignore').replace(/ at line \d+/, '');
    return { path, ...(error.line !== undefined && { line: error.line }), message: reason };
  }
  if (code === undefined) return { path, message: `was left as it is. ${message}` };
  return { path, message: `cannot be read (${code}). Make it readable, or leave it out with --ignore.` };
}
