import type { LintedFile } from './linted-file.js';
import type { RuleContext } from './rule.js';

/** Says what is wrong with the settings, once for all rules. */
export function reportProblems(context: RuleContext, file: LintedFile): void {
  const { problems } = file.read;
  if (problems.length === 0 || !file.isSpokesman(context.id)) return;
  for (const problem of problems) {
    context.report({ loc: { line: 1, column: 0 }, messageId: 'badSetting', data: { problem } });
  }
}
