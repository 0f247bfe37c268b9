import { noIamWriteOnHotPath } from '../../../src/rules/no-iam-write-on-hot-path.js';
import type { Rule, RuleContext } from '../../../src/rule.js';
import { runCases } from '../run-cases.js';
import { invalid } from './invalid.js';
import { valid } from './valid.js';

/** Suggestions are those of the codemod: `iam-suggestions.test.ts` compares them with its fixtures. */
const reports: Rule = {
  ...noIamWriteOnHotPath,
  create: (context) => {
    const report: RuleContext['report'] = (descriptor) => {
      context.report({ ...descriptor, suggest: [] });
    };
    return noIamWriteOnHotPath.create(Object.create(context, { report: { value: report } }) as RuleContext);
  },
};

runCases('no-iam-write-on-hot-path', reports, { valid, invalid });
