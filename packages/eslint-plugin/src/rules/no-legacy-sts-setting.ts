import { reportJudgements } from '../report-judgements.js';
import { getDocsUrl, SHARED_MESSAGES, type ReasonMessages, type Rule } from '../rule.js';

const messages = {
  legacySetting:
    "`stsRegionalEndpoints: 'legacy'` sends `{{client}}` to the global endpoint sts.amazonaws.com, which another region may serve, whatever `region` says. Set it to 'regional', beside a region.",
  legacyEnvironment:
    "'legacy' in `{{name}}` sends STS requests to the global endpoint sts.amazonaws.com, which another region may serve: those of SDK v2 here, of version 1 of the AWS CLI and of other SDKs in programs started here. Set it to 'regional'; SDK v3 does not read it.",
  legacyEnvironmentMap:
    "'legacy' in `{{name}}` sends STS requests of the program that gets it to the global endpoint sts.amazonaws.com, which another region may serve: those of SDK v2, of version 1 of the AWS CLI and of other languages' SDKs. Set it to 'regional'; SDK v3 does not read it.",
} satisfies ReasonMessages;

/** Reports settings that ask for the global endpoint of STS by name. */
export const noLegacyStsSetting: Rule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow settings that choose the global STS endpoint by the value legacy',
      url: getDocsUrl('no-legacy-sts-setting'),
      theme: 'sts',
      severity: 'error',
      isRecommended: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: { ...SHARED_MESSAGES, ...messages },
  },
  create: (context) => reportJudgements(context, messages),
};
