import type { ClientExplanation, Verdict, WriteExplanation } from '@endpoint-hygiene/analysis';
import type { Configuration } from '../project/read-configuration.js';
import type { Explanation } from './explanation.js';

interface Circumstances {
  readonly isTest: boolean;
  readonly configuration: Configuration;
}

/** Says why nothing is reported on a line; empty where something is. */
export function explainSilence(
  { findings, suppressed, clients, judgements, writes }: Omit<Explanation, 'silence'>,
  { isTest, configuration }: Circumstances,
): readonly string[] {
  if (findings.length > 0) return [];
  if (suppressed.length > 0) return ['A comment disables the rule here.'];
  const found = [...clients, ...judgements];
  if (found.length === 0 && writes.length === 0) {
    return ['Nothing on this line concerns STS or IAM, as far as the code in sight shows.'];
  }
  const { preset, settings } = configuration;
  const reasons = [
    isTest && found.length > 0
      ? 'The file is taken for a test by its name or folder: see --include-tests.'
      : undefined,
    ...found.map(({ verdict }) => explainVerdict(verdict, settings.runtime === 'lambda')),
    ...writes.map(explainWrite),
  ].filter((reason) => reason !== undefined);
  const isExplained = reasons.length > 0;
  return isExplained
    ? [...new Set(reasons)]
    : [`The rule that would report it is not in the preset "${preset}".`];
}

function explainVerdict(verdict: Verdict, isLambda: boolean): string | undefined {
  if (verdict === 'regional')
    return 'It asks a regional endpoint, and says which region: there is nothing to report.';
  if (verdict === 'unknown') return 'What decides is not shown by the code in sight; that is never reported.';
  return verdict === 'implicit' && isLambda
    ? 'In Lambda AWS_REGION always exists (runtime: "lambda").'
    : undefined;
}

function explainWrite({ isMended, isAccepted, way }: WriteExplanation): string | undefined {
  if (isMended) return 'A fallback or a guard stands around the write.';
  if (isAccepted) return 'A comment with a reason accepts the write.';
  if (!way) return 'No entry point that is known reaches the write.';
  return 'The line is on the way to a write, which is reported where it stands.';
}

/** What a verdict means, in words. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
  regional: 'asks a regional endpoint of a region that the code names',
  implicit: 'leaves its region to the environment',
  'us-east-1-by-default': 'asks us-east-1 where no region is set',
  global: 'asks the global endpoint',
  ineffective: 'has a setting that the SDK ignores',
  mismatch: 'asks the endpoint of one region and signs for another',
  unknown: 'is not shown by the code in sight',
  'single-region': 'is tied to one region, where several should be named',
};

/** What shows that a function is an entry point, in words. */
export const EVIDENCE: Readonly<Record<NonNullable<WriteExplanation['way']>['evidence'], string>> = {
  weak: 'by its name or place alone',
  strong: 'by the code',
  manifest: 'by a deployment manifest',
  tag: 'by its author’s word',
};

/** How a client is named. */
export function nameClient({ client, sdk }: ClientExplanation): string {
  return `${client === 'super' ? 'super(…)' : `new ${client}`} (SDK v${String(sdk)})`;
}
