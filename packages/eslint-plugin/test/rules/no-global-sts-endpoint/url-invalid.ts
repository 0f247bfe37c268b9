import { lines } from '../lines.js';
import type { Change, ExpectedReport, ExpectedSuggestion, InvalidCase } from '../run-cases.js';

const ENVIRONMENT = 'process.env.AWS_REGION';
const HOST = 'sts.amazonaws.com';
const CAVEAT = ' and fails where no region is set';

const at = (line: number, ...suggestions: readonly ExpectedSuggestion[]): ExpectedReport => ({
  messageId: 'globalUrl',
  line,
  suggestions,
});
const move = (expression: string, ...changes: readonly Change[]): ExpectedSuggestion => ({
  messageId: 'useRegionalHost',
  data: { expression, caveat: '' },
  changes,
});
const moveIf = (expression: string, ...changes: readonly Change[]): ExpectedSuggestion => ({
  ...move(expression, ...changes),
  data: { expression, caveat: CAVEAT },
});
/** A string that becomes a template. */
const toTemplate = (text: string, expression = ENVIRONMENT): Change => [
  `'${text}'`,
  `\`${text.replace(HOST, `sts.\${${expression}}.amazonaws.com`)}\``,
];
/** The same in a template. */
const inTemplate = (expression = ENVIRONMENT): Change => [HOST, `sts.\${${expression}}.amazonaws.com`];
const environment = (text: string): ExpectedSuggestion => move(ENVIRONMENT, toTemplate(text));

const URL = 'https://sts.amazonaws.com/?Action=AssumeRoleWithSAML';

/** What asks the address, in one line. */
const receivers: readonly (readonly [name: string, before: string, call: string])[] = [
  ['fetch', '', `fetch('${URL}');`],
  ['fetch of an object of the runtime', '', `globalThis.fetch('${URL}', { method: 'POST' });`],
  ['a Request', '', `export const request = new Request('${URL}');`],
  ['fetch of undici', "import { fetch } from 'undici';", `fetch('${URL}');`],
  ['request of undici', "import { request } from 'undici';", `request('${URL}');`],
  ['a client of undici', "import { Client } from 'undici';", `export const client = new Client('${URL}');`],
  ['a pool of undici', "const { Pool } = require('undici');", `module.exports = new Pool('${URL}');`],
  [
    'an origin of undici',
    "import * as undici from 'undici';",
    `undici.request({ origin: '${URL}', path: '/' });`,
  ],
  ['node-fetch', "import fetch from 'node-fetch';", `fetch('${URL}');`],
  ['cross-fetch under another name', "import { fetch as ask } from 'cross-fetch';", `ask('${URL}');`],
  ['axios', "import axios from 'axios';", `axios('${URL}');`],
  ['axios.get', "import axios from 'axios';", `axios.get('${URL}');`],
  ['axios.post', "const axios = require('axios');", `axios.post('${URL}', body);`],
  [
    'axios.post of the default export',
    "const axios = require('axios').default;",
    `axios.post('${URL}', body);`,
  ],
  ['options of axios', "import axios from 'axios';", `axios({ method: 'get', url: '${URL}' });`],
  ['axios.request', "import axios from 'axios';", `axios.request({ url: '${URL}' });`],
  [
    'the base of axios',
    "import axios from 'axios';",
    `export const http = axios.create({ baseURL: '${URL}' });`,
  ],
  [
    'an instance of axios',
    "import axios from 'axios'; const http = axios.create({ timeout: 1 });",
    `http.get('${URL}');`,
  ],
  ['got', "import got from 'got';", `got('${URL}');`],
  ['got.post', "import got from 'got';", `got.post('${URL}');`],
  [
    'an instance of got',
    "import got from 'got';",
    `export const http = got.extend({ prefixUrl: '${URL}' });`,
  ],
  ['ky', "import ky from 'ky';", `ky.get('${URL}').json();`],
  ['superagent', "const superagent = require('superagent');", `superagent.post('${URL}').send(body);`],
  ['request', "const request = require('request');", `request({ uri: '${URL}' }, done);`],
  ['request-promise', "const rp = require('request-promise-native');", `rp.get('${URL}');`],
  ['needle', "import needle from 'needle';", `needle.get('${URL}', done);`],
  ['https.get', "const https = require('https');", `https.get('${URL}', done);`],
  ['https.request', "import { request } from 'node:https';", `request('${URL}', { method: 'POST' }).end();`],
  ['https of follow-redirects', "import { https } from 'follow-redirects';", `https.get('${URL}', done);`],
  ['http2', "import http2 from 'node:http2';", `http2.connect('${URL}');`],
  ['a URL', '', `export const url = new URL('${URL}');`],
  ['a URL of Node', "const { URL } = require('url');", `module.exports = new URL('${URL}');`],
  ['url.parse', "const url = require('url');", `module.exports = url.parse('${URL}');`],
  [
    'an old request of the browser',
    'const request = new XMLHttpRequest();',
    `request.open('GET', '${URL}');`,
  ],
];

const received: readonly InvalidCase[] = receivers.map(([name, before, call]) => ({
  name: `URL: ${name}`,
  code: lines(...(before === '' ? [] : [before]), call),
  reports: [at(before === '' ? 1 : 2, environment(URL))],
}));

const hosts: readonly InvalidCase[] = [
  {
    name: 'host in the options of https.request',
    code: lines(
      "import https from 'node:https';",
      "https.request({ host: 'sts.amazonaws.com', path: '/', method: 'POST' }, done).end();",
    ),
    reports: [{ ...at(2, environment(HOST)), column: 23, endColumn: 42 }],
  },
  {
    name: 'host name in a variable of options',
    code: lines(
      "const https = require('https');",
      'const options = {',
      "  hostname: 'sts.amazonaws.com',",
      "  path: '/?Action=AssumeRoleWithWebIdentity',",
      '};',
      'https.get(options, done);',
    ),
    reports: [at(3, environment(HOST))],
  },
  {
    name: 'host in a header alone',
    code: lines("fetch(proxy, { headers: { Host: 'sts.amazonaws.com' } });"),
    reports: [at(1, environment(HOST))],
  },
  {
    name: 'host with a port',
    code: lines("require('https').get({ host: 'sts.amazonaws.com:443', path: '/' }, done);"),
    reports: [at(1, environment('sts.amazonaws.com:443'))],
  },
  {
    name: 'host of a request of the SDK, not signed in this file',
    code: lines(
      "import { HttpRequest } from '@smithy/protocol-http';",
      "export const request = new HttpRequest({ hostname: 'sts.amazonaws.com', path: '/' });",
    ),
    reports: [at(2, environment(HOST))],
  },
];

const flows: readonly InvalidCase[] = [
  {
    name: 'URL in a constant',
    code: lines("const STS = 'https://sts.amazonaws.com';", 'fetch(STS);'),
    reports: [at(1, environment('https://sts.amazonaws.com'))],
  },
  {
    name: 'URL in a constant that several calls ask',
    code: lines(
      "const STS = 'https://sts.amazonaws.com';",
      'fetch(`${STS}/?Action=A`);',
      'fetch(STS + "/?Action=B");',
    ),
    reports: [at(1, environment('https://sts.amazonaws.com'))],
  },
  {
    name: 'URL in an object of constants',
    code: lines(
      'const URLS = {',
      "  sts: 'https://sts.amazonaws.com',",
      "  own: 'https://example.com',",
      '};',
      'fetch(URLS.sts);',
      'fetch(URLS.own);',
    ),
    reports: [at(2, environment('https://sts.amazonaws.com'))],
  },
  {
    name: 'URL in a field',
    code: lines(
      'export class Identity {',
      "  #url = 'https://sts.amazonaws.com';",
      '  ask() {',
      '    return fetch(this.#url);',
      '  }',
      '}',
    ),
    reports: [at(2, environment('https://sts.amazonaws.com'))],
  },
  {
    name: 'URL as an argument of a function of the file',
    code: lines(
      'async function ask(url) {',
      '  return (await fetch(url)).text();',
      '}',
      "export const identity = () => ask('https://sts.amazonaws.com/');",
    ),
    reports: [at(4, environment('https://sts.amazonaws.com/'))],
  },
  {
    name: 'URL as the default of a parameter',
    code: lines(
      "function ask(url = 'https://sts.amazonaws.com/', method = 'GET') {",
      '  return fetch(url, { method });',
      '}',
      'export const identity = () => ask();',
    ),
    reports: [at(1, environment('https://sts.amazonaws.com/'))],
  },
  {
    name: 'URL in a template',
    code: lines(
      'export const ask = (token) =>',
      '  fetch(`https://sts.amazonaws.com/?WebIdentityToken=${token}`);',
    ),
    reports: [at(2, move(ENVIRONMENT, inTemplate()))],
  },
  {
    name: 'URL in double quotes with escapes',
    code: lines('fetch("https://sts.amazonaws.com/?a=\\u0041");'),
    reports: [
      at(
        1,
        move(ENVIRONMENT, [
          '"https://sts.amazonaws.com/?a=\\u0041"',
          '`https://sts.${process.env.AWS_REGION}.amazonaws.com/?a=\\u0041`',
        ]),
      ),
    ],
  },
  {
    name: 'URL with a backtick, which stays as it is',
    code: lines("fetch('https://sts.amazonaws.com/?a=`');"),
    reports: [at(1)],
  },
  {
    name: 'host and scheme put together',
    code: lines("const host = 'sts.amazonaws.com';", 'fetch(`https://${host}/?Action=AssumeRoleWithSAML`);'),
    reports: [at(1, environment(HOST))],
  },
  {
    name: 'URL on one branch',
    code: lines("fetch(isLocal ? 'http://localhost:4566' : 'https://sts.amazonaws.com');"),
    reports: [at(1, environment('https://sts.amazonaws.com'))],
  },
  {
    name: 'URL to fall back on',
    code: lines("fetch(process.env.STS_URL || 'https://sts.amazonaws.com');"),
    reports: [at(1, environment('https://sts.amazonaws.com'))],
  },
  {
    name: 'global host where no region is given',
    code: lines(
      "export const ask = (region) => fetch(`https://${region ? `sts.${region}` : 'sts'}.amazonaws.com/`);",
    ),
    reports: [at(1)],
  },
  {
    name: 'fetch that may be replaced',
    code: lines("export const ask = (ownFetch = fetch) => ownFetch('https://sts.amazonaws.com');"),
    reports: [at(1, environment('https://sts.amazonaws.com'))],
  },
  {
    name: 'a base for a path',
    code: lines("export const url = new URL('/?Action=AssumeRoleWithSAML', 'https://sts.amazonaws.com');"),
    reports: [at(1, environment('https://sts.amazonaws.com'))],
  },
];

const unsigned: readonly InvalidCase[] = [
  {
    name: 'region of the environment that the file reads',
    code: lines(
      'export const region = () => process.env.AWS_REGION;',
      "fetch('https://sts.amazonaws.com/?Action=AssumeRoleWithSAML');",
    ),
    reports: [at(2, moveIf(ENVIRONMENT, toTemplate(URL)))],
  },
  {
    name: 'region of the environment that the file reads, where hosts may change',
    settings: { fixHosts: true },
    code: lines(
      'export const region = () => process.env.AWS_REGION;',
      "fetch('https://sts.amazonaws.com/?Action=AssumeRoleWithSAML');",
    ),
    reports: [at(2)],
    fixed: [toTemplate(URL)],
  },
  {
    name: 'region in sight',
    code: lines('export function ask(region) {', "  return fetch('https://sts.amazonaws.com/');", '}'),
    reports: [
      at(
        2,
        move('region', toTemplate('https://sts.amazonaws.com/', 'region')),
        environment('https://sts.amazonaws.com/'),
      ),
    ],
  },
  {
    name: 'region that is declared too late',
    code: lines("fetch('https://sts.amazonaws.com/');", "const region = 'eu-west-1';", 'export { region };'),
    reports: [at(1, environment('https://sts.amazonaws.com/'))],
  },
  {
    name: 'region of the settings',
    settings: { region: 'config.region' },
    code: lines("fetch('https://sts.amazonaws.com/');"),
    reports: [
      at(
        1,
        move('config.region', toTemplate('https://sts.amazonaws.com/', 'config.region')),
        environment('https://sts.amazonaws.com/'),
      ),
    ],
  },
  {
    name: 'code for a browser, where no environment exists',
    code: lines("document.title = 'STS';", "fetch('https://sts.amazonaws.com/');"),
    reports: [at(2)],
  },
  {
    name: 'headers that are not shown, which may hold a signature',
    code: lines(
      'export const region = () => process.env.AWS_REGION;',
      "export const ask = (headers) => fetch('https://sts.amazonaws.com/', { headers });",
    ),
    reports: [at(2, environment('https://sts.amazonaws.com/'))],
  },
  {
    name: 'a query that is not shown, which may hold a signature',
    code: lines(
      'export const region = () => process.env.AWS_REGION;',
      'export const ask = (query) => fetch(`https://sts.amazonaws.com/?${query}`);',
    ),
    reports: [at(2, move(ENVIRONMENT, inTemplate()))],
  },
  {
    name: 'requests that an interceptor may sign',
    code: lines(
      "import axios from 'axios';",
      "import { aws4Interceptor } from 'aws4-axios';",
      'axios.interceptors.request.use(aws4Interceptor({ options: { region: process.env.AWS_REGION } }));',
      "axios.get('https://sts.amazonaws.com/');",
    ),
    reports: [at(4, environment('https://sts.amazonaws.com/'))],
  },
  {
    name: 'a presigner of another service',
    code: lines(
      "import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner';",
      "const presigner = new S3RequestPresigner({ service: 'sts', region: 'eu-west-1', sha256 });",
      "presigner.presign({ hostname: 'sts.amazonaws.com', path: '/' });",
    ),
    reports: [at(3, move('eu-west-1', ["'sts.amazonaws.com'", "'sts.eu-west-1.amazonaws.com'"]))],
  },
  {
    name: 'a signature made by hand, which names the host',
    code: lines(
      "const HOST = 'sts.amazonaws.com';",
      "const scheme = 'AWS4-HMAC-SHA256';",
      'fetch(`https://${HOST}/`, { headers: { Authorization: sign(scheme, HOST) } });',
    ),
    reports: [at(1)],
  },
];

const AWS4 = "import aws4 from 'aws4';";
const SIGNER = "import { SignatureV4 } from '@smithy/signature-v4';";

const signed: readonly InvalidCase[] = [
  {
    name: 'aws4 with a region',
    code: lines(
      AWS4,
      "aws4.sign({ host: 'sts.amazonaws.com', service: 'sts', region: 'eu-west-1', path: '/' });",
    ),
    reports: [at(2, move('eu-west-1', ["'sts.amazonaws.com'", "'sts.eu-west-1.amazonaws.com'"]))],
  },
  {
    name: 'aws4 with a region, where hosts may change',
    settings: { fixHosts: true },
    code: lines(
      AWS4,
      "aws4.sign({ host: 'sts.amazonaws.com', service: 'sts', region: 'eu-west-1', path: '/' });",
    ),
    reports: [at(2)],
    fixed: [["'sts.amazonaws.com'", "'sts.eu-west-1.amazonaws.com'"]],
  },
  {
    name: 'aws4 with a region of China',
    code: lines(AWS4, "aws4.sign({ host: 'sts.amazonaws.com', region: 'cn-north-1', path: '/' });"),
    reports: [at(2, move('cn-north-1', ["'sts.amazonaws.com'", "'sts.cn-north-1.amazonaws.com.cn'"]))],
  },
  {
    name: 'aws4 that reads the region off the host',
    code: lines(AWS4, "aws4.sign({ host: 'sts.amazonaws.com', service: 'sts', path: '/' }, credentials);"),
    reports: [at(2, environment(HOST))],
  },
  {
    name: 'aws4 for us-east-1, whose region a person must confirm',
    settings: { fixHosts: true },
    code: lines(
      AWS4,
      "aws4.sign({ host: 'sts.amazonaws.com', region: 'us-east-1', path: '/' }, credentials);",
    ),
    reports: [at(2, move('us-east-1', ["'sts.amazonaws.com'", "'sts.us-east-1.amazonaws.com'"]))],
  },
  {
    name: 'aws4 for a region that is none',
    code: lines(AWS4, "aws4.sign({ host: 'sts.amazonaws.com', region: 'local', path: '/' }, credentials);"),
    reports: [at(2)],
  },
  {
    name: 'aws4 that makes up the host',
    code: lines(
      "const aws4 = require('aws4');",
      'module.exports = aws4.sign({',
      "  service: 'sts',",
      "  region: 'eu-west-1',",
      "  path: '/?Action=GetCallerIdentity',",
      '});',
    ),
    reports: [
      at(
        3,
        move('eu-west-1', [
          "'/?Action=GetCallerIdentity',\n",
          "'/?Action=GetCallerIdentity',\n  host: 'sts.eu-west-1.amazonaws.com',\n",
        ]),
      ),
    ],
  },
  {
    name: 'options that are signed and then sent',
    code: lines(
      "const https = require('https');",
      "const aws4 = require('aws4');",
      "const options = { host: 'sts.amazonaws.com', path: '/', service: 'sts', region: 'ap-south-1' };",
      'https.request(aws4.sign(options, credentials), done).end();',
    ),
    reports: [at(3, move('ap-south-1', ["'sts.amazonaws.com'", "'sts.ap-south-1.amazonaws.com'"]))],
  },
  {
    name: 'a token for Vault, whose server must agree on the host',
    settings: { fixHosts: true },
    code: lines(
      AWS4,
      "const headers = { 'X-Vault-AWS-IAM-Server-ID': 'vault' };",
      "aws4.sign({ host: 'sts.amazonaws.com', region: 'eu-west-1', path: '/', headers });",
    ),
    reports: [at(3, move('eu-west-1', ["'sts.amazonaws.com'", "'sts.eu-west-1.amazonaws.com'"]))],
  },
  {
    name: 'a token for EKS, host and header together',
    code: lines(
      SIGNER,
      "import { HttpRequest } from '@smithy/protocol-http';",
      'export async function createToken(cluster, credentials) {',
      "  const signer = new SignatureV4({ service: 'sts', region: 'eu-west-1', credentials, sha256 });",
      '  const request = new HttpRequest({',
      "    hostname: 'sts.amazonaws.com',",
      "    headers: { host: `sts.amazonaws.com`, 'x-k8s-aws-id': cluster },",
      '  });',
      '  return signer.presign(request, { expiresIn: 60 });',
      '}',
    ),
    reports: [
      at(
        6,
        move(
          'eu-west-1',
          ["'sts.amazonaws.com'", "'sts.eu-west-1.amazonaws.com'"],
          ['`sts.amazonaws.com`', '`sts.eu-west-1.amazonaws.com`'],
        ),
      ),
    ],
  },
  {
    name: 'a request as an object, signed and sent: all of it moves, or nothing',
    code: lines(
      SIGNER,
      "const region = 'eu-west-1';",
      'export async function ask(credentials) {',
      "  const signer = new SignatureV4({ service: 'sts', region, credentials, sha256 });",
      "  const { headers } = await signer.sign({ hostname: 'sts.amazonaws.com', path: '/' });",
      "  return fetch('https://sts.amazonaws.com/', { headers });",
      '}',
    ),
    reports: [5, 6].map((line) =>
      at(
        line,
        move('region', toTemplate(HOST, 'region'), toTemplate('https://sts.amazonaws.com/', 'region')),
      ),
    ),
  },
  {
    name: 'a region that may be undefined',
    code: lines(
      SIGNER,
      "const signer = new SignatureV4({ service: 'sts', region: process.env.AWS_REGION, sha256 });",
      "export const signed = signer.sign({ hostname: 'sts.amazonaws.com', path: '/' });",
    ),
    reports: [at(3, moveIf(ENVIRONMENT, toTemplate(HOST)))],
  },
  {
    name: 'a region with one to fall back on',
    code: lines(
      SIGNER,
      "const region = process.env.AWS_REGION || 'eu-west-1';",
      "const signer = new SignatureV4({ service: 'sts', region, sha256 });",
      "export const signed = signer.sign({ hostname: 'sts.amazonaws.com', path: '/' });",
    ),
    reports: [at(4, move('region', toTemplate(HOST, 'region')))],
  },
  {
    name: 'a region that is typed as a string',
    filename: 'service/token.ts',
    code: lines(
      SIGNER,
      'export function sign(region: string) {',
      "  const signer = new SignatureV4({ service: 'sts', region, sha256 });",
      "  return signer.sign({ hostname: 'sts.amazonaws.com', path: '/' });",
      '}',
    ),
    reports: [at(4, move('region', toTemplate(HOST, 'region')))],
  },
  {
    name: 'a region that stands in another function than the host',
    code: lines(
      SIGNER,
      "const HOST = 'sts.amazonaws.com';",
      'export function sign(region) {',
      "  const signer = new SignatureV4({ service: 'sts', region, sha256 });",
      "  return signer.sign({ hostname: HOST, path: '/' });",
      '}',
    ),
    reports: [at(2)],
  },
  {
    name: 'requests for two regions',
    code: lines(
      AWS4,
      "const host = 'sts.amazonaws.com';",
      "aws4.sign({ host, path: '/', region: 'eu-west-1' });",
      "aws4.sign({ host, path: '/', region: 'eu-west-2' });",
    ),
    reports: [at(2)],
  },
  {
    name: 'a signed host that is compared elsewhere',
    settings: { fixHosts: true },
    code: lines(
      AWS4,
      "aws4.sign({ host: 'sts.amazonaws.com', path: '/', region: 'eu-west-1' });",
      'export const isSts = (host) => host === "sts.amazonaws.com";',
    ),
    reports: [at(2, move('eu-west-1', ["'sts.amazonaws.com'", "'sts.eu-west-1.amazonaws.com'"]))],
  },
  {
    name: 'a request of SDK v2',
    code: lines(
      "const AWS = require('aws-sdk');",
      "module.exports = new AWS.HttpRequest(new AWS.Endpoint('sts.amazonaws.com'), 'sa-east-1');",
    ),
    reports: [at(2, move('sa-east-1', ["'sts.amazonaws.com'", "'sts.sa-east-1.amazonaws.com'"]))],
  },
  {
    name: 'aws4fetch',
    code: lines(
      "import { AwsClient } from 'aws4fetch';",
      "const aws = new AwsClient({ accessKeyId, secretAccessKey, region: 'eu-west-1', service: 'sts' });",
      "aws.fetch('https://sts.amazonaws.com/?Action=GetCallerIdentity');",
    ),
    reports: [at(3, move('eu-west-1', [HOST, 'sts.eu-west-1.amazonaws.com']))],
  },
];

/** Addresses that ask the global endpoint. */
export const urlInvalid: readonly InvalidCase[] = [...received, ...hosts, ...flows, ...unsigned, ...signed];
