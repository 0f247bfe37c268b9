import { build, type Plugin } from 'esbuild';
import { createRequire } from 'node:module';
import { basename, dirname, extname } from 'node:path';
import { runInNewContext } from 'node:vm';

/** A request as the transport would take it. */
export interface Request {
  readonly host: string;
  /** The region that it is signed for; undefined where nothing is signed. */
  readonly region: string | undefined;
}

/** Environments in which a program runs. */
export type Environment = Readonly<Record<string, string>>;

/** The real signers, as the SDK's own packages resolve them. */
const SIGNERS: Readonly<Record<string, readonly string[]>> = {
  '@smithy/protocol-http': ['@aws-sdk/client-sts-3.540', '@smithy/protocol-http'],
  '@smithy/signature-v4': ['@aws-sdk/client-sts', '@aws-sdk/core', '@smithy/signature-v4'],
};

const require = createRequire(import.meta.url);

function resolveSigner(names: readonly string[]): string {
  let from = require;
  let path = '';
  for (const name of names) {
    path = from.resolve(name);
    from = createRequire(path);
  }
  return path;
}

const signers: Plugin = {
  name: 'signers',
  setup({ onResolve }) {
    onResolve({ filter: /^aws4$/ }, ({ path }) => ({ path: require.resolve(path) }));
    onResolve({ filter: /^@smithy\/(?:protocol-http|signature-v4)$/ }, ({ path, importer }) =>
      importer.includes('node_modules')
        ? undefined
        : { path: resolveSigner(SIGNERS[path] ?? []), external: true },
    );
  },
};

/** Runs the function `main` of a program whose text is given, and notes every request that it makes or signs. */
export async function runRequests(
  path: string,
  text: string,
  environment: Environment,
): Promise<readonly Request[]> {
  const requests: Request[] = [];
  const module = { exports: {} as { main?: () => unknown } };
  const code = await compile(path, text);
  runInNewContext(code, {
    ...globalThis,
    module,
    exports: module.exports,
    console: { log: () => undefined },
    process: { ...process, env: environment },
    URL,
    URLSearchParams,
    Buffer,
    Uint8Array,
    Date,
    encodeURIComponent,
    require: (name: string) => loadModule(name, requests),
    fetch: (input: unknown, options: { headers?: unknown } = {}) => {
      requests.push(toRequest({ url: String(input), headers: options.headers }));
      return Promise.resolve({ ok: true, text: () => Promise.resolve(''), json: () => Promise.resolve({}) });
    },
  });
  const returned = await module.exports.main?.();
  if (isSigned(returned)) requests.push(toRequest(returned));
  if (returned instanceof URL) requests.push(toRequest({ url: returned.href }));
  return requests;
}

async function compile(path: string, text: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: text,
      resolveDir: dirname(path),
      sourcefile: basename(path),
      loader: /\.[cm]?tsx?$/.test(extname(path)) ? 'ts' : 'js',
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    external: ['aws-sdk'],
    plugins: [signers],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

interface SignedRequest {
  readonly hostname?: string;
  /** Where aws4 has put the host, and in the path the signature of a query. */
  readonly host?: string;
  readonly path?: string;
  readonly url?: string;
  readonly headers?: unknown;
  readonly query?: unknown;
}

function isSigned(value: unknown): value is SignedRequest {
  if (typeof value !== 'object' || value === null || value instanceof URL) return false;
  return ['hostname', 'host', 'path'].some((key) => key in value);
}

const SCOPES = [
  /Credential=[^/]*\/\d{8}\/([^/]+)\//,
  /"X-Amz-Credential":"[^/]*\/\d{8}\/([^/]+)\//,
  /Credential=[^%]*%2F\d{8}%2F([^%]+)%2F/,
];

/** The host of a request and the scope of its signature; a header that names another host is told as well. */
function toRequest({ hostname, host, path, url, headers, query }: SignedRequest): Request {
  const named = (headers ?? {}) as { readonly host?: string; readonly Host?: string };
  const all = JSON.stringify([headers, query, path, url]);
  const asked = hostname ?? host ?? named.Host ?? new URL(url ?? '').hostname;
  const signed = named.host ?? named.Host ?? asked;
  return {
    host: signed === asked ? asked : `${asked}, signed as ${signed}`,
    region: SCOPES.map((scope) => scope.exec(all)?.[1]).find((region) => region !== undefined),
  };
}

/** Node.js asks nobody: what would be sent is noted. */
function loadModule(name: string, requests: Request[]): unknown {
  if (!/^(?:node:)?https$/.test(name)) return require(name);
  const request = (options: { hostname?: string; host?: string }, done?: (answer: unknown) => void) => {
    requests.push({ host: options.hostname ?? options.host ?? '', region: undefined });
    return { end: () => done?.({}) };
  };
  return { request, get: request };
}
