import { reportIamFindings, type IamMessages } from '../report-iam-findings.js';
import { getDocsUrl, SETTING_MESSAGES, type Rule } from '../rule.js';

const messages = {
  usedBeforePropagation:
    'This {{use}} uses the {{resource}} that {{operation}} has just created on line {{created}}. IAM is eventually consistent: where the {{resource}} is not known yet, the call fails. Create it at deployment, or wait for it and retry the call.',
} satisfies IamMessages;

/** Reports uses of what was created in IAM just before. */
export const noIamUseBeforePropagation: Rule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow the use of IAM resources right after their creation',
      url: getDocsUrl('no-iam-use-before-propagation'),
      theme: 'iam',
      severity: 'warn',
      isRecommended: false,
    },
    schema: [],
    messages: { ...SETTING_MESSAGES, ...messages },
  },
  create: (context) => reportIamFindings(context, ({ earlyUses }) => earlyUses),
};
