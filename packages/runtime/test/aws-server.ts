import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with a request: IAM's or STS's answer, an error of theirs, or what a broken network does. */
export type Behaviour =
  | 'ok'
  /** Does what is asked, and answers late. */
  | { readonly slowMs: number }
  /** Takes the request and never answers. */
  | 'hang'
  /** Takes the request and breaks the connection. */
  | 'reset'
  /** Breaks the connection in the middle of the answer. */
  | 'cut'
  /** An error of the service, in its XML. */
  | { readonly status: number; readonly code: string }
  /** An error page of a proxy, which is no XML. */
  | { readonly page: number };

/** One request as it came in. */
export interface ReceivedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  readonly params: URLSearchParams;
}

/** Answers on loopback as IAM and STS do, by the query protocol. */
export class AwsServer {
  behaviour: Behaviour = 'ok';
  readonly requests: ReceivedRequest[] = [];
  /** The names of all that was created, also where the client never heard of it. */
  readonly created: string[] = [];
  /** How many requests came in. */
  received = 0;
  /** Off in load tests. */
  keepsRequests = true;
  /** How many requests are open. */
  open = 0;
  readonly #server = createServer((request, response) => {
    void this.#take(request, response);
  });

  /** A server that listens. */
  static async start(): Promise<AwsServer> {
    const server = new AwsServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** Ends what is still open, forgets what came in, and answers well again. */
  async reset(): Promise<void> {
    this.#server.closeAllConnections();
    while (this.open > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    this.behaviour = 'ok';
    this.requests.length = 0;
    this.created.length = 0;
    this.received = 0;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.received += 1;
    this.open += 1;
    response.once('close', () => (this.open -= 1));
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const params = new URLSearchParams(body);
    if (this.keepsRequests) this.requests.push({ headers: request.headers, body, params });
    this.#answer(params, request, response);
  }

  #answer(params: URLSearchParams, request: IncomingMessage, response: ServerResponse): void {
    const { behaviour } = this;
    if (behaviour === 'hang') return;
    if (behaviour === 'reset') return void request.socket.resetAndDestroy();
    if (behaviour === 'cut') {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-length': '4096' });
      response.write('<CreateRoleResponse>');
      return void setTimeout(() => request.socket.destroy(), 10);
    }
    if (behaviour === 'ok') return send(response, 200, this.#perform(params));
    if ('slowMs' in behaviour) {
      const answer = this.#perform(params);
      return void setTimeout(() => {
        send(response, 200, answer);
      }, behaviour.slowMs);
    }
    if ('page' in behaviour)
      return send(response, behaviour.page, '<html><body>Unavailable<br></body></html>', 'text/html');
    send(response, behaviour.status, writeError(behaviour));
  }

  #perform(params: URLSearchParams): string {
    const action = params.get('Action') ?? '';
    const name = [...params].find(([key]) => key.endsWith('Name'))?.[1] ?? '';
    if (action.startsWith('Create') && this.keepsRequests) this.created.push(name);
    return `<${action}Response>${writeResult(action, name)}<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></${action}Response>`;
  }
}

const ACCOUNT = '123456789012';
const RESOURCES = new Map([
  ['CreateRole', { member: 'Role', type: 'role' }],
  ['CreatePolicy', { member: 'Policy', type: 'policy' }],
  ['CreateInstanceProfile', { member: 'InstanceProfile', type: 'instance-profile' }],
  ['CreateUser', { member: 'User', type: 'user' }],
  ['CreateGroup', { member: 'Group', type: 'group' }],
]);

function writeResult(action: string, name: string): string {
  if (action === 'AssumeRole') {
    return '<AssumeRoleResult><Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult>';
  }
  if (action === 'GetCallerIdentity') {
    return `<GetCallerIdentityResult><Account>${ACCOUNT}</Account><Arn>arn:aws:iam::${ACCOUNT}:user/me</Arn><UserId>AIDA</UserId></GetCallerIdentityResult>`;
  }
  const resource = RESOURCES.get(action);
  if (!resource) return '';
  const { member, type } = resource;
  return `<${action}Result><${member}><Arn>arn:aws:iam::${ACCOUNT}:${type}/${name}</Arn><${member}Name>${name}</${member}Name><${member}Id>ID-1</${member}Id><Path>/</Path><CreateDate>2026-01-01T00:00:00Z</CreateDate></${member}></${action}Result>`;
}

function writeError({ status, code }: { readonly status: number; readonly code: string }): string {
  const type = status < 500 ? 'Sender' : 'Receiver';
  return `<ErrorResponse><Error><Type>${type}</Type><Code>${code}</Code><Message>As told.</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`;
}

function send(response: ServerResponse, status: number, text: string, type = 'text/xml'): void {
  // The SDKs correct their clocks by this header; Node's own would not follow a clock that a test has set.
  const date = new Date().toUTCString();
  response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': 'r-1', date }).end(text);
}
