import type { IamFinding, IamReason, IamRemedy } from '@endpoint-hygiene/analysis';
import type { TSESLint } from '@typescript-eslint/utils';
import { getLintedFile, getSourceCode, type LintedFile } from './linted-file.js';
import { reportProblems } from './report-problems.js';
import type { RuleContext } from './rule.js';

/** The reasons of the findings that one rule reports, each with its message. */
export type IamMessages = Readonly<Partial<Record<IamReason, string>>>;

/** Remedies by where the place starts that they mend. */
export type RemediesByPlace = ReadonlyMap<number, readonly IamRemedy[]>;

/** Reports what the analysis finds in a file of what depends on IAM, and suggests the remedies that it is given. */
export function reportIamFindings(
  context: RuleContext,
  find: (file: LintedFile) => readonly IamFinding[],
  findRemedies: (file: LintedFile) => RemediesByPlace = () => new Map(),
): TSESLint.RuleListener {
  const sourceCode = getSourceCode(context);
  if (!sourceCode) return {};
  return {
    Program() {
      const file = getLintedFile(context, sourceCode);
      // Any file may lead to a write; the settings are spoken of where the SDK is.
      if (sourceCode.text.includes('aws-sdk')) reportProblems(context, file);
      const findings = find(file);
      const remedies = findings.length === 0 ? undefined : findRemedies(file);
      for (const { reason, range, data } of findings) {
        const [start, end] = range;
        // A call that leads to a write may start where a write does.
        const offered = reason === 'hotCall' ? [] : (remedies?.get(start) ?? []);
        context.report({
          loc: { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) },
          messageId: reason,
          data,
          suggest: offered.map(toSuggestion),
        });
      }
    },
  };
}

/** Never a fix: what answers in an outage, a person decides. */
function toSuggestion({ id, data, edits }: IamRemedy): TSESLint.ReportSuggestionArray<string>[number] {
  return {
    messageId: id,
    data,
    fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text)),
  };
}
