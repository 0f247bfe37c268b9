import type { Judgement } from '@endpoint-hygiene/analysis';
import { reportJudgements } from '../report-judgements.js';
import { getDocsUrl, SHARED_MESSAGES, type ReasonMessages, type Rule } from '../rule.js';

const messages = {
  providerNoRegion:
    '`{{client}}` names no region for STS: it takes that of AWS_REGION or the profile, and silently us-east-1 where neither is set. Say which region is meant: set `{{setting}}`, such as to `process.env.AWS_REGION`.',
  providerIgnoresEnvironment:
    '`{{client}}` names no region for STS, and {{package}} then asks us-east-1, whatever AWS_REGION says. Set `{{setting}}`, such as to `process.env.AWS_REGION`, or update the SDK.',
  providerIgnoresClientRegion:
    '`{{client}}` names no region for STS, and {{package}} then asks us-east-1, whatever the region of the client that uses it. Set `{{setting}}` to that region, or update the SDK.',
  providerNeedsRegion:
    '`{{client}}` names no region for STS: {{package}} takes that of AWS_REGION or the profile, not of the client that uses it, and throws where neither is set. Set `{{setting}}`, such as to `process.env.AWS_REGION`.',
  providerMayLackRegion:
    '`{{client}}` leaves the region of STS to the profile: where that assumes a role and names no region, us-east-1 may be asked silently. Set `{{setting}}`, which overrules the profile.',
  providerV2Default:
    "By default SDK v2 sends the STS client inside `{{client}}` to the global endpoint, which another region may serve, whatever `region` says. Give it a region and `stsRegionalEndpoints: 'regional'`, or a class that takes them.",
} satisfies ReasonMessages;

/** The option of the rule. */
interface ProfilesOption {
  readonly profiles?: boolean;
}

/** Reports credential providers whose own STS client is global, or in us-east-1 without a word. */
export const requireCredentialProviderRegion: Rule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Require credential providers to ask STS in a region that the code names',
      url: getDocsUrl('require-credential-provider-region'),
      theme: 'sts',
      severity: 'error',
      isRecommended: true,
      strictOptions: [{ profiles: true }],
    },
    fixable: 'code',
    hasSuggestions: true,
    defaultOptions: [{ profiles: false }],
    schema: [
      {
        type: 'object',
        properties: {
          profiles: {
            type: 'boolean',
            description: 'Whether providers are reported whose profile decides if and where STS is asked.',
          },
        },
        additionalProperties: false,
      },
    ],
    messages: { ...SHARED_MESSAGES, ...messages },
  },
  create: (context) => {
    // ESLint 8 knows no meta.defaultOptions.
    const { profiles = false } = (context.options[0] ?? {}) as ProfilesOption;
    const isWanted = ({ reason }: Judgement): boolean => profiles || reason !== 'providerMayLackRegion';
    return reportJudgements(context, messages, isWanted);
  },
};
