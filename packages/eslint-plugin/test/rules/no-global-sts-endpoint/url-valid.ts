import { lines } from '../lines.js';
import type { ValidCase } from '../run-cases.js';

/** Addresses that are none of the global endpoint, and texts that are no addresses, in one line each. */
const texts: readonly (readonly [name: string, code: string])[] = [
  ['a regional URL', "fetch('https://sts.eu-west-1.amazonaws.com/');"],
  ['a regional URL of the environment', 'fetch(`https://sts.${process.env.AWS_REGION}.amazonaws.com/`);'],
  ['a regional URL in China', "fetch('https://sts.cn-north-1.amazonaws.com.cn/');"],
  ['a host of which the end is not shown', 'fetch(`https://sts.amazonaws.com${suffix}/`);'],
  ['a host of another service', "fetch('https://organizations.amazonaws.com/');"],
  ['a host that ends alike', "fetch('https://my-sts.amazonaws.com/');"],
  ['a host below it', "fetch('https://sts.amazonaws.com.example.com/');"],
  ['a path with its name', "fetch('https://example.com/sts.amazonaws.com');"],
  ['the same words without a scheme', "fetch('sts.amazonaws.com');"],
  ['an audience of OpenID', "const token = await core.getIDToken('sts.amazonaws.com');"],
  [
    'an audience in a query',
    'fetch(`${process.env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=sts.amazonaws.com`);',
  ],
  [
    'an audience in the query of a URL',
    "fetch('https://id.example.com/token?aud=https://sts.amazonaws.com');",
  ],
  [
    'an audience among parameters',
    "import axios from 'axios';\naxios.get(tokenUrl, { params: { audience: 'sts.amazonaws.com' } });",
  ],
  [
    'an audience as a property',
    "export const claims = { aud: 'sts.amazonaws.com', audience: 'https://sts.amazonaws.com' };",
  ],
  [
    'a condition on an audience',
    "export const trust = { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } };",
  ],
  [
    'the client id of a provider',
    "new iam.OpenIdConnectProvider(this, 'P', { url, clientIds: ['sts.amazonaws.com'] });",
  ],
  ['a service principal', "new iam.ServicePrincipal('sts.amazonaws.com');"],
  ['a principal of a policy', "export const policy = { Principal: { Service: 'sts.amazonaws.com' } };"],
  ['a comparison of hosts', "export const isSts = (host) => host === 'sts.amazonaws.com';"],
  ['a comparison of a URL', "export const isSts = (url) => new URL(url).host === 'sts.amazonaws.com';"],
  [
    'a URL made to be compared',
    "export const isSts = (host) => new URL('https://sts.amazonaws.com').host === host;",
  ],
  ['a case of a switch', "switch (host) { case 'sts.amazonaws.com': break; }"],
  ['a list of hosts', "export const allowed = ['sts.amazonaws.com', 'https://sts.amazonaws.com'];"],
  ['a set of URLs', "export const allowed = new Set([new URL('https://sts.amazonaws.com')]);"],
  ['a search in a text', "export const isSts = (url) => url.startsWith('https://sts.amazonaws.com');"],
  ['the namespace of its XML', "fetch('https://sts.amazonaws.com/doc/2011-06-15/');"],
  ['a sentence', "export const help = 'Ask https://sts.amazonaws.com for credentials.';"],
  ['a comment', '// fetch("https://sts.amazonaws.com")\nexport const STS = 1;'],
  ['a constant that nobody asks', "export const STS_URL = 'https://sts.amazonaws.com';"],
  ['a call of a function of unknown origin', "request('https://sts.amazonaws.com');"],
  ['a call of the code around', "export const ask = (http) => http.get('https://sts.amazonaws.com');"],
  [
    'a function of another package',
    "import { get } from '@company/http';\nget('https://sts.amazonaws.com');",
  ],
  ['a function called fetch', "const fetch = (url) => url;\nfetch('https://sts.amazonaws.com');"],
  ['a parameter called fetch', "export const ask = (fetch) => fetch('https://sts.amazonaws.com');"],
  ['a class called URL', "class URL {}\nexport const url = new URL('https://sts.amazonaws.com');"],
  [
    'the body of a request',
    "import axios from 'axios';\naxios.post(api, { url: 'https://sts.amazonaws.com' });",
  ],
  [
    'a query parameter',
    "import axios from 'axios';\naxios.get(api, { params: { host: 'sts.amazonaws.com' } });",
  ],
  ['another header', "fetch(api, { headers: { Referer: 'https://sts.amazonaws.com' } });"],
  [
    'a host of a database',
    "import { createConnection } from 'mysql2';\ncreateConnection({ host: 'sts.amazonaws.com' });",
  ],
  ['a host that is not shown', "import https from 'https';\nhttps.get({ host: stsHost, path: '/' });"],
  [
    'the endpoint of a client of another service',
    "new S3Client({ endpoint: new URL('https://sts.amazonaws.com') });",
  ],
  ['a link to a page', "export const docs = 'https://docs.aws.amazon.com/STS/latest/APIReference/';"],
  ['a log line', "console.log('asking https://sts.amazonaws.com');"],
];

const signed: readonly ValidCase[] = [
  {
    name: 'URL: aws4 with a regional host',
    code: lines(
      "import aws4 from 'aws4';",
      "aws4.sign({ host: 'sts.eu-west-1.amazonaws.com', service: 'sts', path: '/' }, credentials);",
    ),
  },
  {
    name: 'URL: aws4 that makes up the host of another service',
    code: lines("import aws4 from 'aws4';", "aws4.sign({ service: 'sqs', region: 'eu-west-1', path: '/' });"),
  },
  {
    name: 'URL: aws4 whose host may be set later',
    code: lines(
      "const aws4 = require('aws4');",
      'module.exports = (region) => {',
      "  const request = { service: 'sts', path: '/' };",
      '  if (region) request.host = `sts.${region}.amazonaws.com`;',
      '  return aws4.sign(request);',
      '};',
    ),
  },
  {
    name: 'URL: aws4 with a host in a header',
    code: lines(
      "import aws4 from 'aws4';",
      "aws4.sign({ service: 'sts', path: '/', headers: { Host: 'sts.eu-west-1.amazonaws.com' } });",
    ),
  },
  {
    name: 'URL: a token for EKS in the region of the cluster',
    code: lines(
      "import { SignatureV4 } from '@smithy/signature-v4';",
      "import { HttpRequest } from '@smithy/protocol-http';",
      'export function createToken(region, cluster) {',
      "  const signer = new SignatureV4({ service: 'sts', region, sha256 });",
      '  const host = `sts.${region}.amazonaws.com`;',
      "  return signer.presign(new HttpRequest({ hostname: host, headers: { host, 'x-k8s-aws-id': cluster } }));",
      '}',
    ),
  },
  {
    name: 'URL: a signer of another package',
    code: lines(
      "import { SignatureV4 } from './signature.js';",
      "new SignatureV4({ region }).sign({ hostname: 'sts.amazonaws.com', path: '/' });",
    ),
  },
];

const others: readonly ValidCase[] = [
  {
    name: 'URL: a test',
    filename: 'service/client.test.ts',
    code: lines("fetch('https://sts.amazonaws.com');"),
  },
  {
    name: 'URL: a comparison in JSX',
    filename: 'service/page.jsx',
    code: lines("export const Page = ({ host }) => <p>{host === 'sts.amazonaws.com' ? 'STS' : host}</p>;"),
  },
  {
    name: 'URL: types alone',
    filename: 'service/types.ts',
    code: lines(
      "export type StsHost = 'sts.amazonaws.com';",
      "export declare const url: 'https://sts.amazonaws.com';",
    ),
  },
];

/** Addresses that the rule leaves alone. */
export const urlValid: readonly ValidCase[] = [
  ...texts.map(([name, code]) => ({ name: `URL: ${name}`, code: lines(code) })),
  ...signed,
  ...others,
];
