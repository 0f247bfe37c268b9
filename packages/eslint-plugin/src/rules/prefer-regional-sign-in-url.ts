import { reportJudgements } from '../report-judgements.js';
import { getDocsUrl, SHARED_MESSAGES, type ReasonMessages, type Rule } from '../rule.js';

const messages = {
  globalConsoleUrl:
    '`{{address}}` names no region, so that signing in to the console depends on us-east-1. Name one: `https://ACCOUNT.signin.aws.amazon.com/console?region=REGION`.',
  globalFederationUrl:
    '`{{address}}` is the federation endpoint of us-east-1: without it nobody gets a sign-in token. Ask that of a region, `https://REGION.signin.aws.amazon.com/federation`.',
  globalSamlUrl:
    '`{{address}}` is the SAML endpoint of us-east-1: without it nobody signs in. Use that of a region, `https://REGION.signin.aws.amazon.com/saml`, and let the identity provider know more than one.',
  singleSamlRegion:
    'The SAML endpoint `{{address}}` is the only one listed: when its region is disturbed nobody signs in. List those of further regions, `https://REGION.signin.aws.amazon.com/saml`.',
} satisfies ReasonMessages;

/** Reports addresses of AWS Sign-In that are bound to one region. */
export const preferRegionalSignInUrl: Rule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow addresses of AWS Sign-In that are bound to one region',
      url: getDocsUrl('prefer-regional-sign-in-url'),
      theme: 'sts',
      severity: 'warn',
      isRecommended: true,
    },
    hasSuggestions: true,
    schema: [],
    messages: { ...SHARED_MESSAGES, ...messages },
  },
  create: (context) => reportJudgements(context, messages),
};
