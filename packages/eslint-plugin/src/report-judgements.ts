import { mayConcernSts, type Judgement, type Remedy } from '@endpoint-hygiene/analysis';
import type { TSESLint } from '@typescript-eslint/utils';
import { getLintedFile, getSourceCode, type LintedFile } from './linted-file.js';
import { REGION_CAVEAT } from './remedy-messages.js';
import { reportProblems } from './report-problems.js';
import type { ReasonMessages, RuleContext } from './rule.js';
import type { Settings } from './settings.js';

/** Reports the judgements of a file whose reasons a rule has messages for, those that its options leave out aside. */
export function reportJudgements(
  context: RuleContext,
  messages: ReasonMessages,
  isWanted: (judgement: Judgement) => boolean = () => true,
): TSESLint.RuleListener {
  const sourceCode = getSourceCode(context);
  if (!sourceCode || !mayConcernSts(sourceCode.text)) return {};
  return {
    Program() {
      const file = getLintedFile(context, sourceCode);
      reportProblems(context, file);
      for (const judgement of file.judgements) {
        const isOwn = Object.hasOwn(messages, judgement.reason) && isWanted(judgement);
        if (isOwn && !isSettled(judgement, file.read.settings)) report(context, file, judgement);
      }
    },
  };
}

const DECIDED_BY_ENVIRONMENT: ReadonlySet<Judgement['reason']> = new Set([
  'noRegion',
  'noRegionV2',
  'providerNoRegion',
  'providerNeedsRegion',
]);

/** In Lambda AWS_REGION decides, and always exists. An endpoint in code may still be that of another region. */
function isSettled({ reason }: Judgement, { runtime }: Settings): boolean {
  return runtime === 'lambda' && DECIDED_BY_ENVIRONMENT.has(reason);
}

function report(context: RuleContext, { sourceCode, read }: LintedFile, judgement: Judgement): void {
  const [start, end] = judgement.range;
  const [best] = judgement.remedies;
  const fix = best && isFix(best, read.settings) ? best : undefined;
  context.report({
    loc: { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) },
    messageId: judgement.reason,
    data: judgement.data,
    fix: fix ? (fixer) => writeEdits(fixer, fix) : null,
    suggest: judgement.remedies.filter((remedy) => remedy !== fix).map(toSuggestion),
  });
}

/** A fix may run on save, unseen: it moves no request to another host unless the project allows it. */
function isFix(remedy: Remedy, { fixHosts }: Settings): boolean {
  if (remedy.class === 'safe' && remedy.keepsHost) return true;
  return fixHosts && remedy.class !== 'choose';
}

function toSuggestion(remedy: Remedy): TSESLint.ReportSuggestionArray<string>[number] {
  const caveat = remedy.class === 'assumes-region' ? REGION_CAVEAT : '';
  return {
    messageId: remedy.id,
    data: { ...remedy.data, caveat },
    fix: (fixer) => writeEdits(fixer, remedy),
  };
}

function writeEdits(fixer: TSESLint.RuleFixer, { edits }: Remedy): TSESLint.RuleFix[] {
  return edits.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text));
}
