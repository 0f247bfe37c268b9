import { reportJudgements } from '../report-judgements.js';
import { getDocsUrl, SHARED_MESSAGES, type ReasonMessages, type Rule } from '../rule.js';

const messages = {
  v2Default:
    "By default SDK v2 sends `{{client}}` to the global endpoint sts.amazonaws.com, which another region may serve, whatever `region` says. Add `stsRegionalEndpoints: 'regional'` beside a region.",
  globalRegion:
    "'aws-global' is no region: it ties `{{client}}` to the global endpoint, which another region may serve. Name the region that the program runs in, such as `process.env.AWS_REGION`.",
  useGlobalEndpoint:
    '`useGlobalEndpoint` sends `{{client}}` to the global endpoint sts.amazonaws.com, which another region may serve, whatever `region` says. Remove it, and name the region.',
  globalEndpoint:
    'The endpoint of `{{client}}` is the global sts.amazonaws.com, which another region may serve, whatever `region` says. Contact the endpoint of the region that the program runs in.',
  globalUrl:
    '`sts.amazonaws.com` is the global endpoint of STS, which another region may serve. Ask the endpoint of the region that the program runs in, such as sts.eu-west-1.amazonaws.com, and sign for that region.',
} satisfies ReasonMessages;

/** Reports STS clients and requests that contact the global endpoint. */
export const noGlobalStsEndpoint: Rule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow STS clients and requests that contact the global endpoint',
      url: getDocsUrl('no-global-sts-endpoint'),
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
