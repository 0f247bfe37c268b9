// Runs in a process of its own: asks an installed SDK for its host in one environment after another. Every connection
// ends in a stub below the SDK, so that no byte leaves the process.
import { readFileSync, writeSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { Duplex } from 'node:stream';
import type { Outcome, ProbeKind, ProbeQuestion } from './probe-protocol.js';

/** Made up: the SDK signs with them, and nobody reads it. */
const CREDENTIALS = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'example',
  sessionToken: 'example',
};
const ROLE = { RoleArn: 'arn:aws:iam::123456789012:role/example', RoleSessionName: 'example' };

let onHost: (host: string) => void = () => undefined;

/** Takes what is written, and never answers. */
class StubSocket extends Duplex {
  readonly encrypted = true;
  readonly authorized = true;

  override _read(): void {
    // There is nothing to read.
  }

  override _write(_chunk: unknown, _encoding: string, done: () => void): void {
    done();
  }
}

for (const name of ['setNoDelay', 'setKeepAlive', 'setTimeout', 'ref', 'unref']) {
  Object.defineProperty(StubSocket.prototype, name, { value: returnThis });
}

function returnThis(this: StubSocket): StubSocket {
  return this;
}

function closeNetwork(): void {
  const createConnection = ({ host, hostname }: { host?: string; hostname?: string }): StubSocket => {
    onHost(host ?? hostname ?? '');
    return new StubSocket();
  };
  Object.assign(http.Agent.prototype, { createConnection });
  Object.assign(https.Agent.prototype, { createConnection });
  net.Socket.prototype.connect = () => {
    throw new Error('The network is closed.');
  };
}

/** Loads the SDK afresh, so that it reads this environment. */
function loadAfresh(entry: string): Sdk {
  for (const path of Object.keys(require.cache)) {
    if (/[\\/]node_modules[\\/]/.test(path)) Reflect.deleteProperty(require.cache, path);
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the SDK of the project that is examined
  return require(entry) as Sdk;
}

type Construct = new (options: object) => unknown;

/** What is used of the SDKs. */
interface Sdk {
  readonly STSClient: new (options: object) => { send(command: unknown): Promise<unknown> };
  readonly GetCallerIdentityCommand: Construct;
  readonly STS: new (options: object) => { getCallerIdentity(): { promise(): Promise<unknown> } };
  readonly fromTemporaryCredentials: (options: object) => () => Promise<unknown>;
}

const CALLS: Readonly<Record<ProbeKind, (sdk: Sdk) => Promise<unknown>>> = {
  v3: ({ STSClient, GetCallerIdentityCommand }) =>
    new STSClient({ credentials: CREDENTIALS, maxAttempts: 1 }).send(new GetCallerIdentityCommand({})),
  v2: ({ STS }) => new STS({ ...CREDENTIALS, maxRetries: 0 }).getCallerIdentity().promise(),
  'v3-provider': ({ fromTemporaryCredentials }) =>
    fromTemporaryCredentials({ masterCredentials: CREDENTIALS, params: ROLE })(),
};

async function ask({ kind, entry }: ProbeQuestion): Promise<Outcome> {
  const contacted = new Promise<Outcome>((done) => {
    onHost = (host) => {
      done({ host });
    };
  });
  try {
    const answered = CALLS[kind](loadAfresh(entry)).then(() => ({ error: 'asked nothing' }));
    return await Promise.race([contacted, answered]);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function main(): Promise<void> {
  const question = JSON.parse(readFileSync(0, 'utf8')) as ProbeQuestion;
  closeNetwork();
  const outcomes: Outcome[] = [];
  for (const environment of question.environments) {
    for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, environment);
    outcomes.push(await ask(question));
  }
  writeSync(1, JSON.stringify(outcomes));
  process.exit(0);
}

void main();
