import { reportJudgements } from '../report-judgements.js';
import { getDocsUrl, SHARED_MESSAGES, type ReasonMessages, type Rule } from '../rule.js';

const messages = {
  noRegion:
    '`{{client}}` names no region: SDK v3 takes it from AWS_REGION or the profile, and throws "Region is missing" where neither is set. Say which region is meant, such as `region: process.env.AWS_REGION`.',
  endpointWithoutRegion:
    '`{{client}}` has a regional endpoint but no region: requests are signed for the region of the environment, whichever that is, and fail without one. Set `region` to that of the endpoint.',
  noRegionV2:
    '`{{client}}` asks for a regional endpoint but names no region: SDK v2 takes it from the environment, and throws "Missing region in config" where none is set. Set `region` beside `stsRegionalEndpoints`.',
} satisfies ReasonMessages;

/** Reports STS clients whose region only the environment knows. */
export const requireStsRegion: Rule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Require STS clients to name their region',
      url: getDocsUrl('require-sts-region'),
      theme: 'sts',
      severity: 'warn',
      isRecommended: true,
    },
    fixable: 'code',
    hasSuggestions: true,
    schema: [],
    messages: { ...SHARED_MESSAGES, ...messages },
  },
  create: (context) => reportJudgements(context, messages),
};
