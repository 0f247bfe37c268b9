import type { PackageExport } from './sdk-packages.js';

/** How a request is signed by the call that takes it. */
export type Signer = 'aws4' | 'signature-v4' | 'aws4fetch' | 'aws-sdk';

/** Which arguments of a call are addresses: a URL itself, or an object with `url`, `host` and their like. */
export interface NetworkCall {
  readonly urls: readonly number[];
  readonly options: readonly number[];
  readonly signer?: Signer;
  /** `new URL(…)` and its like make an address, and ask nobody by themselves. */
  readonly isAddressOnly?: boolean;
}

interface Row extends NetworkCall {
  readonly packages: readonly string[];
  /** Exported names, as they are reached from the package; `''` is the package's own function. */
  readonly names: readonly string[];
}

const VERBS = ['get', 'head', 'delete', 'options', 'post', 'put', 'patch'];
const WITH_BODY = ['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm'];
const NODE_HTTP = ['http', 'https', 'node:http', 'node:https', 'follow-redirects'];
const V2 = ['aws-sdk', 'aws-sdk/global', 'aws-sdk/lib/aws', 'aws-sdk/lib/core', 'aws-sdk/clients/all'];

/** The package `''` holds the globals. */
const ROWS: readonly Row[] = [
  {
    packages: [
      '',
      'node-fetch',
      'cross-fetch',
      'isomorphic-fetch',
      'isomorphic-unfetch',
      'unfetch',
      'undici',
      'whatwg-fetch',
      '@whatwg-node/fetch',
      'node-fetch-native',
      'make-fetch-happen',
      'ofetch',
    ],
    names: [
      'fetch',
      'globalThis.fetch',
      'window.fetch',
      'self.fetch',
      'global.fetch',
      'Request',
      'ofetch',
      '$fetch',
    ],
    urls: [0],
    options: [1],
  },
  {
    packages: [
      'node-fetch',
      'cross-fetch',
      'isomorphic-fetch',
      'isomorphic-unfetch',
      'unfetch',
      'make-fetch-happen',
    ],
    names: [''],
    urls: [0],
    options: [1],
  },
  { packages: [''], names: ['XMLHttpRequest.open'], urls: [1], options: [] },
  { packages: ['undici'], names: ['request', 'stream', 'pipeline', 'connect'], urls: [0], options: [0, 1] },
  { packages: ['undici'], names: ['Client', 'Pool'], urls: [0], options: [] },
  { packages: ['axios'], names: ['', 'request'], urls: [0], options: [0, 1] },
  { packages: ['axios'], names: ['get', 'head', 'delete', 'options', 'getUri'], urls: [0], options: [1] },
  { packages: ['axios'], names: WITH_BODY, urls: [0], options: [2] },
  { packages: ['axios'], names: ['create'], urls: [], options: [0] },
  { packages: ['got', 'ky'], names: ['', 'stream', ...VERBS], urls: [0], options: [0, 1] },
  { packages: ['got', 'ky'], names: ['extend', 'create'], urls: [], options: [0] },
  {
    packages: ['request', 'request-promise', 'request-promise-native', 'requestretry', 'phin'],
    names: ['', 'del', ...VERBS],
    urls: [0],
    options: [0, 1],
  },
  { packages: ['needle'], names: ['get', 'head'], urls: [0], options: [1] },
  { packages: ['needle'], names: ['post', 'put', 'patch', 'delete'], urls: [0], options: [2] },
  { packages: ['needle'], names: [''], urls: [1], options: [] },
  { packages: ['superagent'], names: ['del', ...VERBS], urls: [0], options: [] },
  { packages: ['superagent'], names: [''], urls: [0, 1], options: [] },
  {
    packages: NODE_HTTP,
    names: ['request', 'get', 'http.request', 'http.get', 'https.request', 'https.get'],
    urls: [0],
    options: [0, 1],
  },
  { packages: ['http2', 'node:http2'], names: ['connect'], urls: [0], options: [] },
  {
    packages: ['@angular/common/http'],
    names: VERBS.map((verb) => `HttpClient.${verb}`),
    urls: [0],
    options: [],
  },
  { packages: ['@nestjs/axios'], names: VERBS.map((verb) => `HttpService.${verb}`), urls: [0], options: [] },
  {
    packages: ['@smithy/protocol-http', '@aws-sdk/protocol-http', '@smithy/core/protocols'],
    names: ['HttpRequest'],
    urls: [],
    options: [0],
  },
  {
    packages: [
      '@smithy/signature-v4',
      '@aws-sdk/signature-v4',
      '@aws-sdk/signature-v4-node',
      '@aws-sdk/signature-v4-multi-region',
      '@smithy/signature-v4a',
    ],
    names: ['sign', 'presign', 'presignRequest', 'signRequest'].flatMap((name) => [
      `SignatureV4.${name}`,
      `SignatureV4MultiRegion.${name}`,
    ]),
    urls: [],
    options: [0],
    signer: 'signature-v4',
  },
  {
    packages: ['@aws-sdk/s3-request-presigner'],
    names: ['S3RequestPresigner.presign'],
    urls: [],
    options: [0],
    signer: 'signature-v4',
  },
  { packages: ['aws4'], names: ['sign', 'RequestSigner'], urls: [0], options: [0], signer: 'aws4' },
  {
    packages: ['aws4fetch'],
    names: ['AwsClient.fetch', 'AwsClient.sign'],
    urls: [0],
    options: [1],
    signer: 'aws4fetch',
  },
  { packages: ['aws4fetch'], names: ['AwsV4Signer'], urls: [], options: [0], signer: 'aws4fetch' },
  { packages: V2, names: ['HttpRequest'], urls: [0], options: [], signer: 'aws-sdk' },
  {
    packages: ['', 'url', 'node:url', 'whatwg-url'],
    names: ['URL', 'globalThis.URL', 'window.URL'],
    urls: [0, 1],
    options: [],
    isAddressOnly: true,
  },
  { packages: ['url', 'node:url'], names: ['parse'], urls: [0], options: [], isAddressOnly: true },
];

const BY_NAME = new Map(
  ROWS.flatMap(({ packages, names, ...call }) =>
    packages.flatMap((name) => names.map((path): [string, NetworkCall] => [`${name}#${path}`, call])),
  ),
);

/** How a package's function takes the address that it asks; undefined for a function that asks none. */
export function getNetworkCall({ package: name, path }: PackageExport): NetworkCall | undefined {
  return BY_NAME.get(`${name}#${path.join('.')}`);
}

/** Functions that return another of their own kind: `axios.create(…)` is called as `axios` is. */
const FACTORIES: Readonly<Record<string, readonly string[]>> = {
  axios: ['create'],
  got: ['extend'],
  ky: ['extend', 'create'],
};

/** Tells whether a call of this function returns the package's own function once more. */
export function isNetworkFactory({ package: name, path }: PackageExport): boolean {
  return path.length === 1 && (FACTORIES[name]?.includes(path[0] ?? '') ?? false);
}

/** Properties of options whose value is a URL, and those whose value is a host. */
export const URL_KEYS: readonly string[] = [
  'url',
  'uri',
  'href',
  'baseURL',
  'baseUrl',
  'prefixUrl',
  'origin',
  'endpoint',
];
export const HOST_KEYS: readonly string[] = ['hostname', 'host'];
