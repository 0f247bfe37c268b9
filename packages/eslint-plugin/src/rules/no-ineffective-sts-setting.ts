import { reportJudgements } from '../report-judgements.js';
import { getDocsUrl, SHARED_MESSAGES, type ReasonMessages, type Rule } from '../rule.js';

const messages = {
  awsConfigSetting:
    'SDK v2 ignores `{{name}}`: an STS client reads this setting from its own options, the environment or the profile, so it stays on the global endpoint. Pass `stsRegionalEndpoints` to `new AWS.STS()`.',
  hiddenRegion:
    '`region: undefined` hides the region of `AWS.config` from `{{client}}`: SDK v2 looks in the environment instead, and throws "Missing region in config" where none is set. Leave it out, or name a region.',
  v3Setting:
    'SDK v3 ignores `stsRegionalEndpoints`: `{{client}}` contacts the endpoint of its region with or without it. Remove the setting.',
  ignoredStsConfig:
    'SDK v3 ignores {{ignored}}: `{{client}}` asks STS in a region of its own choice, whatever region is named there. Name it in `clientConfig`, which v3 reads.',
  regionMismatch:
    '`{{client}}` contacts the endpoint of {{endpointRegion}} with requests signed for {{region}}, which that endpoint may refuse. Make `endpoint` and `region` name one region, or leave `endpoint` out.',
} satisfies ReasonMessages;

/** Reports STS settings that do not do what they say. */
export const noIneffectiveStsSetting: Rule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow STS settings that the SDK ignores or that contradict each other',
      url: getDocsUrl('no-ineffective-sts-setting'),
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
