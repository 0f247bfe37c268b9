import { lines } from '../lines.js';
import type { ValidCase } from '../run-cases.js';

const FEDERATION = 'https://signin.aws.amazon.com/federation';
const SAML = 'https://signin.aws.amazon.com/saml';

const texts: readonly (readonly [name: string, code: string])[] = [
  [
    'a regional federation address',
    "export const url = 'https://eu-west-1.signin.aws.amazon.com/federation';",
  ],
  [
    'a federation address of us-east-1 by name',
    "export const url = 'https://us-east-1.signin.aws.amazon.com/federation';",
  ],
  [
    'a federation address with a region put in',
    'export const getUrl = (region) => `https://${region}.signin.aws.amazon.com/federation`;',
  ],
  [
    'a federation address of the environment',
    'fetch(`https://${process.env.AWS_REGION}.signin.aws.amazon.com/federation?Action=login`);',
  ],
  ['a regional SAML address', "export const acsUrl = 'https://eu-west-1.signin.aws.amazon.com/saml';"],
  [
    'a console address with a region',
    "export const url = 'https://my-company.signin.aws.amazon.com/console?region=eu-west-1';",
  ],
  [
    'a console address with a region put in',
    'export const getUrl = (id, region) => `https://${id}.signin.aws.amazon.com/console?region=${region}`;',
  ],
  [
    'a console address with a region behind another parameter',
    "export const url = 'https://my-company.signin.aws.amazon.com/console?a=1&region=eu-west-1';",
  ],
  [
    'a console address whose query is not shown',
    'export const getUrl = (id, query) => `https://${id}.signin.aws.amazon.com/console?${query}`;',
  ],
  [
    'a page of the console',
    'export const getUrl = (id) => `https://${id}.signin.aws.amazon.com/console/cloudformation`;',
  ],
  ['a regional console', "export const url = 'https://eu-west-1.console.aws.amazon.com/';"],
  [
    'a regional console with a region put in',
    'export const getUrl = (region) => `https://${region}.console.aws.amazon.com/console/home?region=${region}`;',
  ],
  [
    'the console home of a region',
    "export const url = 'https://console.aws.amazon.com/console/home?region=eu-west-1';",
  ],
  [
    'a page of a service in the console',
    "export const url = 'https://console.aws.amazon.com/iam/home#/users';",
  ],
  [
    'a page to sign up at',
    "export const url = 'https://signin.aws.amazon.com/signup?request_type=register';",
  ],
  ['a page to sign out at', "export const url = 'https://signin.aws.amazon.com/oauth?Action=logout';"],
  [
    'a page to switch roles at',
    "export const url = 'https://signin.aws.amazon.com/switchrole?account=1&roleName=a';",
  ],
  [
    'a regional authorisation',
    'export const getUrl = (region) => `https://${region}.signin.aws.amazon.com/v1/authorize`;',
  ],
  ['GovCloud', "export const url = 'https://signin.amazonaws-us-gov.com/federation';"],
  ['China', "export const url = 'https://signin.amazonaws.cn/saml';"],
  ['a host that ends alike', "export const url = 'https://my-signin.aws.amazon.com.example.com/federation';"],
  ['a page about it', "export const url = 'https://docs.aws.amazon.com/signin/latest/userguide/';"],
  ['a sentence', `export const help = 'Sign in at ${FEDERATION} first';`],
  ['a description', `export const field = { description: '${FEDERATION}' };`],
  ['an example', `export const field = { exampleUrl: '${FEDERATION}' };`],
  ['a message', `export const message = '${FEDERATION}';`],
  ['a comment', `// open('${FEDERATION}')\nexport const a = 1;`],
  ['a comparison', `export const isOurs = (url) => url === '${FEDERATION}';`],
  ['a comparison with a constant', `const ACS = '${SAML}';\nexport const isOurs = (url) => url === ACS;`],
  ['a search', `export const isOurs = (url) => url.startsWith('${SAML}');`],
  ['a search for a constant', `const ACS = '${SAML}';\nexport const isOurs = (url) => url.includes(ACS);`],
  ['a case of a switch', `switch (url) { case '${SAML}': break; }`],
  ['a list of permitted addresses', `export const allowed = ['${FEDERATION}', '${SAML}'];`],
  ['a set of addresses', `export const PAGES = new Set(['${FEDERATION}']);`],
  ['a permitted address', `export const allowedUrl = '${FEDERATION}';`],
  [
    'a filter of requests in a browser',
    `chrome.webRequest.onBeforeRequest.addListener(read, { urls: ['${SAML}'] });`,
  ],
  ['a pattern', "export const pattern = 'https://*.signin.aws.amazon.com/saml';"],
  [
    'a source of a content policy',
    "export const csp = { formAction: ['https://signin.aws.amazon.com/saml'] };",
  ],
  ['a policy as a text', 'export const policy = "form-action \'self\' https://signin.aws.amazon.com/saml";'],
  ['an origin', "export const origin = 'https://signin.aws.amazon.com';"],
  ['a host without a scheme', "export const host = 'signin.aws.amazon.com';"],
  ['an argument of a function of unknown origin', `inspect('${FEDERATION}');`],
  ['a log line', `console.log('${FEDERATION}');`],
  ['an assertion', `expect(url).toBe('${FEDERATION}');`],
  ['a reply to a request in a test', `nock('${FEDERATION}').get('/').reply(200);`],
  ['a constant that nobody uses', `const url = '${FEDERATION}';`],
  [
    'audiences of several regions',
    `export const c = { 'SAML:aud': ['${SAML}', 'https://eu-west-1.signin.aws.amazon.com/saml'] };`,
  ],
  [
    'audiences by a pattern',
    "export const c = { StringLike: { 'SAML:aud': 'https://*.signin.aws.amazon.com/saml' } };",
  ],
  ['audiences that are not shown', "export const c = { StringEquals: { 'SAML:aud': audiences } };"],
  [
    'an audience in another partition',
    "export const c = { StringEquals: { 'SAML:aud': 'https://signin.amazonaws.cn/saml' } };",
  ],
  [
    'an audience of OpenID',
    "export const c = { StringEquals: { 'accounts.google.com:aud': 'https://signin.aws.amazon.com/saml' } };",
  ],
  [
    'endpoints of several regions',
    `export const services = [{ Location: '${SAML}' }, { Location: 'https://eu-west-1.signin.aws.amazon.com/saml' }];`,
  ],
  [
    'a base for other pages',
    "const BASE = 'https://signin.aws.amazon.com';\nexport const url = `${BASE}/oauth?Action=logout`;",
  ],
];

const others: readonly ValidCase[] = [
  {
    name: 'audiences as the values of a condition',
    code: lines(
      'export const condition = {',
      "  variable: 'SAML:aud',",
      `  values: ['${SAML}', 'https://eu-west-1.signin.aws.amazon.com/saml'],`,
      '};',
    ),
  },
  {
    name: 'values of another condition',
    code: lines(`export const condition = { variable: 'saml:edupersonorgdn', values: ['${SAML}'] };`),
  },
  {
    name: 'a test',
    filename: 'service/login.spec.ts',
    code: lines(`open('${FEDERATION}');`),
  },
  {
    name: 'a type',
    filename: 'service/types.ts',
    code: lines(`export type Endpoint = '${FEDERATION}';`),
  },
  {
    name: 'text of a page',
    filename: 'service/page.jsx',
    code: lines(`export const Page = () => <p title="${FEDERATION}">${FEDERATION}</p>;`),
  },
];

/** Addresses that name a region, and texts that nobody follows. */
export const valid: readonly ValidCase[] = [
  ...texts.map(([name, code]) => ({ name, code: lines(code) })),
  ...others,
];
