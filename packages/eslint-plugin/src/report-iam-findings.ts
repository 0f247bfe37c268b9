import type { IamFinding, IamReason } from '@endpoint-hygiene/analysis';
import type { TSESLint } from '@typescript-eslint/utils';
import { getLintedFile, getSourceCode, type LintedFile } from './linted-file.js';
import { reportProblems } from './report-problems.js';
import type { RuleContext } from './rule.js';

/** The reasons of the findings that one rule reports, each with its message. */
export type IamMessages = Readonly<Partial<Record<IamReason, string>>>;

/** Reports what the analysis finds in a file of what depends on IAM. */
export function reportIamFindings(
  context: RuleContext,
  find: (file: LintedFile) => readonly IamFinding[],
): TSESLint.RuleListener {
  const sourceCode = getSourceCode(context);
  if (!sourceCode) return {};
  return {
    Program() {
      const file = getLintedFile(context, sourceCode);
      // Any file may lead to a write; the settings are spoken of where the SDK is.
      if (sourceCode.text.includes('aws-sdk')) reportProblems(context, file);
      for (const { reason, range, data } of find(file)) {
        const [start, end] = range;
        context.report({
          loc: { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) },
          messageId: reason,
          data,
        });
      }
    },
  };
}
