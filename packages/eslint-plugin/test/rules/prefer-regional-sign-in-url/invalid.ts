import { lines } from '../lines.js';
import type { Change, ExpectedReport, ExpectedSuggestion, InvalidCase } from '../run-cases.js';

const ENVIRONMENT = 'process.env.AWS_REGION';
const FEDERATION = 'https://signin.aws.amazon.com/federation';
const SAML = 'https://signin.aws.amazon.com/saml';

const report = (
  messageId: string,
  line: number,
  address: string,
  suggestions: readonly ExpectedSuggestion[],
): ExpectedReport => ({ messageId, line, data: { address }, suggestions });
const federation = (line: number, ...suggestions: readonly ExpectedSuggestion[]): ExpectedReport =>
  report('globalFederationUrl', line, 'signin.aws.amazon.com/federation', suggestions);
const saml = (line: number): ExpectedReport =>
  report('globalSamlUrl', line, 'signin.aws.amazon.com/saml', []);
const console = (
  line: number,
  address: string,
  ...suggestions: readonly ExpectedSuggestion[]
): ExpectedReport => report('globalConsoleUrl', line, address, suggestions);
const single = (
  line: number,
  address: string,
  ...suggestions: readonly ExpectedSuggestion[]
): ExpectedReport => report('singleSamlRegion', line, address, suggestions);

const move = (expression: string, ...changes: readonly Change[]): ExpectedSuggestion => ({
  messageId: 'useRegionalSignIn',
  data: { expression, caveat: '' },
  changes,
});
const HOST = /(?:signin|console)\.aws\.amazon\.com/;
const SIGN_IN = 'signin.aws.amazon.com';
/** A string that becomes a template with a region in front of its host. */
const prefix = (text: string, expression = ENVIRONMENT): Change => [
  `'${text}'`,
  `\`${text.replace(HOST, (host) => `\${${expression}}.${host}`)}\``,
];
/** The same in a template. */
const inTemplate = (expression = ENVIRONMENT): Change => [SIGN_IN, `\${${expression}}.${SIGN_IN}`];
/** A string that becomes a template which asks for a region. */
const query = (text: string, expression = ENVIRONMENT): Change => [
  `'${text}'`,
  `\`${text}?region=\${${expression}}\``,
];

/** Where a federation address may stand, in one line. */
const places: readonly (readonly [name: string, code: string])[] = [
  ['asked by fetch', `fetch('${FEDERATION}');`],
  ['asked by axios', `require('axios').get('${FEDERATION}', { params });`],
  ['asked by https', `require('https').get('${FEDERATION}', done);`],
  ['made a URL', `export const url = new URL('${FEDERATION}');`],
  ['kept in an exported constant', `export const ENDPOINT = '${FEDERATION}';`],
  ['kept in a variable that is used', `const endpoint = '${FEDERATION}'; login(endpoint);`],
  ['kept in a field', `export class Broker { endpoint = '${FEDERATION}'; }`],
  ['kept in a static field', `export class Broker { static ENDPOINT = '${FEDERATION}'; }`],
  ['kept as a property', `export const settings = { federationUrl: '${FEDERATION}' };`],
  ['kept in a map of addresses', `export const SIGN_IN_URLS = { aws: '${FEDERATION}' };`],
  ['kept by an assignment', `exports.endpoint = '${FEDERATION}';`],
  ['to fall back on', `export const url = process.env.SIGN_IN_URL ?? '${FEDERATION}';`],
  [
    'as the default of a parameter',
    `export function login(endpoint = '${FEDERATION}') { return open(endpoint); }`,
  ],
  ['on one branch', `export const url = isLocal ? 'http://localhost' : '${FEDERATION}';`],
  ['returned', `export function getUrl() { return '${FEDERATION}'; }`],
  ['returned by an arrow', `export const getUrl = () => '${FEDERATION}';`],
  ['exported by default', `export default '${FEDERATION}';`],
  ['opened', `open('${FEDERATION}');`],
  ['opened in a browser', `shell.openExternal('${FEDERATION}');`],
  ['sent to a browser', `export const login = (req, res) => res.redirect('${FEDERATION}');`],
  ['gone to', `export const login = (page) => page.goto('${FEDERATION}');`],
];

const federations: readonly InvalidCase[] = places.map(([name, code]) => ({
  name: `federation ${name}`,
  code: lines(code),
  reports: [federation(1, move(ENVIRONMENT, prefix(FEDERATION)))],
}));

const flows: readonly InvalidCase[] = [
  {
    name: 'an address with parameters behind it',
    code: lines(`fetch('${FEDERATION}?' + params);`),
    reports: [federation(1, move(ENVIRONMENT, prefix(`${FEDERATION}?`)))],
  },
  {
    name: 'a template that is returned',
    code: lines(
      'export const login = (token) =>',
      '  `https://signin.aws.amazon.com/federation?Action=login&SigninToken=${token}`;',
    ),
    reports: [federation(2, move(ENVIRONMENT, inTemplate()))],
  },
  {
    name: 'a token and a link, which move together',
    code: lines(
      'export async function login(session) {',
      '  const url = `https://signin.aws.amazon.com/federation?Action=getSigninToken&Session=${session}`;',
      '  const { SigninToken } = await (await fetch(url)).json();',
      "  return 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=' + SigninToken;",
      '}',
    ),
    reports: [2, 4].map((line) =>
      federation(
        line,
        move(
          ENVIRONMENT,
          ['const url = `https://signin.aws', 'const url = `https://${process.env.AWS_REGION}.signin.aws'],
          [
            "'https://signin.aws.amazon.com/federation?Action=login&SigninToken='",
            '`https://${process.env.AWS_REGION}.signin.aws.amazon.com/federation?Action=login&SigninToken=`',
          ],
        ),
      ),
    ),
  },
  {
    name: 'an address with a query put behind it',
    code: lines('export const login = (query) => `https://signin.aws.amazon.com/federation${query}`;'),
    reports: [federation(1, move(ENVIRONMENT, inTemplate()))],
  },
  {
    name: 'an address that a method of the class asks',
    filename: 'service/broker.ts',
    code: lines(
      "import https from 'node:https';",
      'export class Broker {',
      '  login(query: string) {',
      '    const url = `https://signin.aws.amazon.com/federation?` + query;',
      '    return this.ask(url);',
      '  }',
      '  private ask(url: string) {',
      '    return https.get(url);',
      '  }',
      '}',
    ),
    reports: [federation(4, move(ENVIRONMENT, inTemplate()))],
  },
  {
    name: 'one constant for several addresses',
    code: lines(
      "const FEDERATION = 'https://signin.aws.amazon.com/federation';",
      'fetch(`${FEDERATION}?Action=getSigninToken`);',
      'export const login = (token) => `${FEDERATION}?Action=login&SigninToken=${token}`;',
    ),
    reports: [federation(1, move(ENVIRONMENT, prefix(FEDERATION)))],
  },
  {
    name: 'a constant for the host alone',
    code: lines(
      "const BASE = 'https://signin.aws.amazon.com';",
      'export const login = (token) => `${BASE}/federation?Action=login&SigninToken=${token}`;',
    ),
    reports: [federation(1, move(ENVIRONMENT, prefix('https://signin.aws.amazon.com')))],
  },
  {
    name: 'a base for a path',
    code: lines("export const url = new URL('/federation', 'https://signin.aws.amazon.com');"),
    reports: [federation(1, move(ENVIRONMENT, prefix('https://signin.aws.amazon.com')))],
  },
  {
    name: 'host and path of a request',
    code: lines(
      "const https = require('https');",
      "https.request({ hostname: 'signin.aws.amazon.com', path: '/federation?Action=login' }, done).end();",
    ),
    reports: [federation(2, move(ENVIRONMENT, prefix('signin.aws.amazon.com')))],
  },
  {
    name: 'a region in sight',
    code: lines('export function login(region) {', `  return open('${FEDERATION}');`, '}'),
    reports: [
      federation(2, move('region', prefix(FEDERATION, 'region')), move(ENVIRONMENT, prefix(FEDERATION))),
    ],
  },
  {
    name: 'a region under another name',
    code: lines('export function login(sessionRegion) {', `  return open('${FEDERATION}');`, '}'),
    reports: [
      federation(
        2,
        move('sessionRegion', prefix(FEDERATION, 'sessionRegion')),
        move(ENVIRONMENT, prefix(FEDERATION)),
      ),
    ],
  },
  {
    name: 'a region of the settings, and no fix, since a person must choose',
    settings: { region: 'config.region', fixHosts: true },
    code: lines(`export const url = '${FEDERATION}';`),
    reports: [
      federation(
        1,
        move('config.region', prefix(FEDERATION, 'config.region')),
        move(ENVIRONMENT, prefix(FEDERATION)),
      ),
    ],
  },
  {
    name: 'a page of a browser, where no environment exists',
    code: lines(`window.location.href = '${FEDERATION}';`),
    reports: [federation(1)],
  },
  {
    name: 'a link of JSX',
    filename: 'service/page.jsx',
    code: lines(`export const Page = () => <a href="${FEDERATION}">Sign in</a>;`),
    reports: [
      federation(
        1,
        move(ENVIRONMENT, [
          `"${FEDERATION}"`,
          '{`https://${process.env.AWS_REGION}.signin.aws.amazon.com/federation`}',
        ]),
      ),
    ],
  },
  {
    name: 'a link of JSX in braces',
    filename: 'service/page.tsx',
    code: lines(
      'export const Page = ({ token }: { token: string }) => (',
      '  <a href={`https://signin.aws.amazon.com/federation?Action=login&SigninToken=${token}`}>Sign in</a>',
      ');',
    ),
    reports: [federation(2, move(ENVIRONMENT, inTemplate()))],
  },
  {
    name: 'an enum, which holds no template',
    filename: 'service/urls.ts',
    code: lines('export enum Url {', `  Federation = '${FEDERATION}',`, '}', 'open(Url.Federation);'),
    reports: [federation(2)],
  },
  {
    name: 'environments by strict types',
    filename: 'service/login.ts',
    code: lines(`export const url: string = '${FEDERATION}';`),
    reports: [federation(1, move(ENVIRONMENT, prefix(FEDERATION)))],
  },
];

const CONSOLE = 'https://123456789012.signin.aws.amazon.com/console';

const consoles: readonly InvalidCase[] = [
  {
    name: 'console of an account',
    code: lines(`export const url = '${CONSOLE}';`),
    reports: [console(1, '123456789012.signin.aws.amazon.com/console', move(ENVIRONMENT, query(CONSOLE)))],
  },
  {
    name: 'console of an account by its alias',
    code: lines("export const url = 'https://my-company.signin.aws.amazon.com/console';"),
    reports: [
      console(
        1,
        'my-company.signin.aws.amazon.com/console',
        move(ENVIRONMENT, query('https://my-company.signin.aws.amazon.com/console')),
      ),
    ],
  },
  {
    name: 'console of an account that is put in',
    code: lines('export const getUrl = (account) => `https://${account}.signin.aws.amazon.com/console`;'),
    reports: [
      console(
        1,
        '….signin.aws.amazon.com/console',
        move(ENVIRONMENT, ['/console`', '/console?region=${process.env.AWS_REGION}`']),
      ),
    ],
  },
  {
    name: 'console of an account, region in sight',
    code: lines(
      'export const getUrl = (account, region) => `https://${account}.signin.aws.amazon.com/console`;',
    ),
    reports: [
      console(
        1,
        '….signin.aws.amazon.com/console',
        move('region', ['/console`', '/console?region=${region}`']),
        move(ENVIRONMENT, ['/console`', '/console?region=${process.env.AWS_REGION}`']),
      ),
    ],
  },
  {
    name: 'console of an account with another query',
    code: lines("export const url = 'https://my-company.signin.aws.amazon.com/console?action=logout';"),
    reports: [console(1, 'my-company.signin.aws.amazon.com/console')],
  },
  {
    name: 'console of nobody in particular',
    code: lines("export const url = 'https://signin.aws.amazon.com/console';"),
    reports: [
      console(
        1,
        'signin.aws.amazon.com/console',
        move(ENVIRONMENT, query('https://signin.aws.amazon.com/console')),
      ),
    ],
  },
  {
    name: 'console as the end of a federation',
    code: lines("export const end = encodeURIComponent('https://console.aws.amazon.com/');"),
    reports: [
      console(1, 'console.aws.amazon.com/', move(ENVIRONMENT, prefix('https://console.aws.amazon.com/'))),
    ],
  },
  {
    name: 'console home in a constant',
    code: lines("const destination = 'https://console.aws.amazon.com/console/home';", 'login(destination);'),
    reports: [
      console(
        1,
        'console.aws.amazon.com/console/home',
        move(ENVIRONMENT, prefix('https://console.aws.amazon.com/console/home')),
      ),
    ],
  },
  {
    name: 'console as a parameter',
    code: lines(
      "export const params = new URLSearchParams({ Action: 'login', Destination: 'https://console.aws.amazon.com' });",
    ),
    reports: [
      console(1, 'console.aws.amazon.com', move(ENVIRONMENT, prefix('https://console.aws.amazon.com'))),
    ],
  },
  {
    name: 'console and federation, each with its own address',
    code: lines(
      `const url = new URL('${FEDERATION}');`,
      "url.searchParams.set('Destination', 'https://console.aws.amazon.com/');",
    ),
    reports: [
      federation(1, move(ENVIRONMENT, prefix(FEDERATION))),
      console(2, 'console.aws.amazon.com/', move(ENVIRONMENT, prefix('https://console.aws.amazon.com/'))),
    ],
  },
];

const BOTH = `'${SAML}', \`https://\${${ENVIRONMENT}}.signin.aws.amazon.com/saml\``;

const samls: readonly InvalidCase[] = [
  {
    name: 'SAML address in a constant',
    code: lines(`const ACS = '${SAML}';`, 'createRequest(ACS);'),
    reports: [saml(1)],
  },
  {
    name: 'SAML address in a constant that is also compared',
    code: lines(
      `const ACS = '${SAML}';`,
      'export const isOurs = (url) => url === ACS;',
      'let acs = ACS;',
      'send(acs);',
    ),
    reports: [saml(1)],
  },
  {
    name: 'SAML address to which an assertion is posted',
    code: lines(`fetch('${SAML}', { method: 'POST', body });`),
    reports: [saml(1)],
  },
  {
    name: 'SAML address of a service provider',
    code: lines(`export const sp = { acsUrl: '${SAML}', entityId: 'urn:amazon:webservices' };`),
    reports: [saml(1)],
  },
  {
    name: 'SAML form of a page',
    filename: 'service/page.jsx',
    code: lines(`export const Form = () => <form method="post" action="${SAML}" />;`),
    reports: [saml(1)],
  },
  {
    name: 'one audience of a trust policy',
    code: lines(`export const condition = { StringEquals: { 'SAML:aud': '${SAML}' } };`),
    reports: [single(1, SAML, move(ENVIRONMENT, [`'${SAML}'`, `[${BOTH}]`]))],
  },
  {
    name: 'a list of one audience',
    code: lines(`export const condition = { StringEquals: { 'SAML:aud': ['${SAML}'] } };`),
    reports: [single(1, SAML, move(ENVIRONMENT, [`'${SAML}'`, BOTH]))],
  },
  {
    name: 'one audience as the value of a condition',
    code: lines(
      `export const condition = { test: 'StringEquals', variable: 'SAML:aud', values: ['${SAML}'] };`,
    ),
    reports: [single(1, SAML, move(ENVIRONMENT, [`'${SAML}'`, BOTH]))],
  },
  {
    name: 'one audience, region in sight',
    code: lines(
      'export function createPrincipal(provider, region) {',
      `  return new FederatedPrincipal(provider.arn, { StringEquals: { 'SAML:aud': '${SAML}' } });`,
      '}',
    ),
    reports: [
      single(
        2,
        SAML,
        move('region', [`'${SAML}'`, `['${SAML}', \`https://\${region}.signin.aws.amazon.com/saml\`]`]),
        move(ENVIRONMENT, [`'${SAML}'`, `[${BOTH}]`]),
      ),
    ],
  },
  {
    name: 'one audience, of another region',
    code: lines(
      "export const condition = { StringEquals: { 'SAML:aud': 'https://eu-west-1.signin.aws.amazon.com/saml' } };",
    ),
    reports: [single(1, 'https://eu-west-1.signin.aws.amazon.com/saml')],
  },
  {
    name: 'one address in a list of endpoints',
    code: lines(`export const sp = { acsUrls: ['${SAML}'] };`),
    reports: [single(1, SAML, move(ENVIRONMENT, [`'${SAML}'`, BOTH]))],
  },
  {
    name: 'one audience in a constant',
    code: lines(
      `const AUDIENCE = '${SAML}';`,
      "export const condition = { StringEquals: { 'SAML:aud': AUDIENCE } };",
    ),
    reports: [single(2, SAML)],
  },
];

/** Addresses that are bound to one region. */
export const invalid: readonly InvalidCase[] = [...federations, ...flows, ...consoles, ...samls];
