import {
  getSharedProject,
  mayConcernSts,
  type IamFinding,
  type IamOptions,
  type Project,
  type SourceFile,
} from '@endpoint-hygiene/analysis';
import { readFileSync } from 'node:fs';
import type { Configuration } from '../project/read-configuration.js';
import type { CheckResult, Finding, HotPath, Problem } from './finding.js';
import { Lines } from './lines.js';
import { PluginLinter, type LintResult } from './linter.js';
import { chooseRules, getHotPathOptions, hasTheme } from './rules.js';

/** What a run goes by. */
export interface CheckQuestion {
  readonly cwd: string;
  readonly files: readonly string[];
  readonly configuration: Configuration;
  /** Rules by name; none: those of the preset. */
  readonly rules: readonly string[];
}

/** Looks at files one after another; what is wrong with one never ends the run. */
export function checkFiles({ cwd, files, configuration, rules }: CheckQuestion): CheckResult {
  const linter = new PluginLinter(cwd, configuration, rules);
  const project = getSharedProject();
  const chosen = chooseRules(configuration.preset, rules);
  const asksOfIam = hasTheme(chosen, 'iam');
  const iamOptions = { ...configuration.settings.iamOptions, ...getHotPathOptions(chosen) };
  const findings: Finding[] = [];
  const suppressed: Finding[] = [];
  const problems: Problem[] = [];
  for (const path of files) {
    const result = checkFile(path, { linter, project, iamOptions, asksOfIam });
    findings.push(...result.findings);
    suppressed.push(...result.suppressed);
    if (result.problem) problems.push(result.problem);
  }
  return { files, findings: withoutDoubles(findings), suppressed, problems };
}

interface Tools {
  readonly linter: PluginLinter;
  readonly project: Project;
  /** As the rules ask, so that both share what is found. */
  readonly iamOptions: IamOptions;
  /** Whether a rule about IAM is on: without one nothing of the project is indexed. */
  readonly asksOfIam: boolean;
}

function checkFile(path: string, { linter, project, iamOptions, asksOfIam }: Tools): LintResult {
  try {
    const text = readFileSync(path, 'utf8');
    const file = { path, text: text.replace(/^\uFEFF/, '') };
    const hotPaths = asksOfIam ? project.findHotPaths(file, iamOptions) : [];
    const mayMatter =
      hotPaths.length > 0 ||
      mayConcernSts(text) ||
      (asksOfIam && project.findEarlyUses(file, iamOptions).length > 0);
    // What the analysis finds nothing in, no rule can report.
    if (!mayMatter) return { findings: [], suppressed: [] };
    const { findings, suppressed, ...rest } = linter.lint(path, text);
    return { ...rest, suppressed, findings: withWays(findings, hotPaths, file) };
  } catch (error) {
    return { findings: [], suppressed: [], problem: toProblem(path, error) };
  }
}

function toProblem(path: string, error: unknown): Problem {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) {
    return { path, message: `could not be examined: ${message} Please report this defect.` };
  }
  const advice = 'Make it readable, or leave it out with --ignore.';
  return { path, message: `cannot be read (${code}). ${advice}` };
}

/** Adds to each finding about a hot path the way that the analysis found. */
function withWays(
  findings: readonly Finding[],
  hotPaths: readonly IamFinding[],
  { text }: SourceFile,
): readonly Finding[] {
  if (hotPaths.length === 0) return findings;
  const lines = new Lines(text);
  return findings.map((finding) => {
    const offset = lines.offsetAt(finding.start);
    const found = hotPaths.find(({ reason, range }) => reason === finding.messageId && range[0] === offset);
    const way = found && toHotPath(found);
    return way ? { ...finding, way } : finding;
  });
}

function toHotPath({ way, data }: IamFinding): HotPath | undefined {
  const { operation = '', entry = '', kind = '' } = data;
  return way && { ...way, operation, entry, kind };
}

/** A write that is reported itself needs no second report at the call that leads to it. */
function withoutDoubles(findings: readonly Finding[]): readonly Finding[] {
  const writes = new Set(findings.filter(({ messageId }) => messageId !== 'hotCall').map(getWritePlace));
  return findings.filter((finding) => {
    const place = getWritePlace(finding);
    return finding.messageId !== 'hotCall' || place === undefined || !writes.has(place);
  });
}

function getWritePlace({ way }: Finding): string | undefined {
  const write = way?.steps.at(-1)?.call;
  return write && `${write.path}:${String(write.range[0])}`;
}
