import type { IamFinding } from '@endpoint-hygiene/analysis';
import { chooseReports, type ReportOption } from '../choose-reports.js';
import { IAM_REMEDY_MESSAGES } from '../remedy-messages.js';
import { reportIamFindings, type IamMessages } from '../report-iam-findings.js';
import { getDocsUrl, SETTING_MESSAGES, type Rule } from '../rule.js';

const CONSEQUENCE = 'The {{kind}} fails while that plane is impaired';
const ADVICE =
  'Move the write to deployment or behind a queue, or fall back on a resource that exists already.';

const messages = {
  hotWrite: `{{operation}} puts {{plane}} on the path of a {{kind}} ({{entry}}): {{chain}}. ${CONSEQUENCE}. ${ADVICE}`,
  hotWriteInLoop: `{{operation}} puts {{plane}} in a loop on the path of a {{kind}} ({{entry}}): {{chain}}. ${CONSEQUENCE} or throttles the loop. ${ADVICE}`,
  guardedWrite: `{{operation}} is guarded, and no more, on the path of a {{kind}} ({{entry}}): {{chain}}. The {{kind}} fails fast while {{plane}} is impaired. Give the write a \`defer\` that hands it to a queue, or move it to deployment.`,
  hotCall: `This call puts {{plane}} on the path of a {{kind}} ({{entry}}): {{chain}}. ${CONSEQUENCE}. ${ADVICE}`,
} satisfies IamMessages;

/** Reports IAM writes that a request, message or timer reaches. */
export const noIamWriteOnHotPath: Rule = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow IAM writes that a request, message or timer reaches',
      url: getDocsUrl('no-iam-write-on-hot-path'),
      theme: 'iam',
      severity: 'error',
      isRecommended: true,
      strictOptions: [{ requireExistingOrDefer: true }],
    },
    hasSuggestions: true,
    defaultOptions: [{ report: 'both', requireExistingOrDefer: false }],
    schema: [
      {
        type: 'object',
        properties: {
          report: {
            type: 'string',
            enum: ['write', 'entry', 'both'],
            description: 'Where a write in another file than its entry point is reported.',
          },
          requireExistingOrDefer: {
            type: 'boolean',
            description: 'Whether a write in `withIamGuard` is reported that has no `defer`.',
          },
        },
        additionalProperties: false,
      },
    ],
    messages: { ...SETTING_MESSAGES, ...IAM_REMEDY_MESSAGES, ...messages },
  },
  create: (context) => {
    // ESLint 8 knows no meta.defaultOptions.
    const { report = 'both', requireExistingOrDefer = false } = (context.options[0] ?? {}) as ReportOption;
    return reportIamFindings(
      context,
      (file) => chooseReports(file.findHotPaths(requireExistingOrDefer), report).map(withPlane),
      (file) => file.findIamRemedies(requireExistingOrDefer),
    );
  },
};

/** `organizations:CreateAccount` has a control plane of its own, `sts:AssumeRoot` has IAM's. */
function withPlane(finding: IamFinding): IamFinding {
  const [service = '', name] = (finding.data['operation'] ?? '').split(':');
  const isIam = name === undefined || service === 'sts';
  const plane = isIam ? "IAM's control plane" : `the control plane of ${service}`;
  return { ...finding, data: { ...finding.data, plane } };
}
