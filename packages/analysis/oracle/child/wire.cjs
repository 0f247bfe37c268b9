'use strict';
// The stub transport: every connection that http or https opens ends here, and no byte leaves the process.
// It stands below the SDKs, at the socket, so that one stub serves every SDK line and the clients inside providers.
const http = require('node:http');
const https = require('node:https');
const net = require('node:net');
const { AsyncLocalStorage } = require('node:async_hooks');
const { Duplex } = require('node:stream');

/** @typedef {{ host: string, service: string | null, signingRegion: string | null, action: string | null, isJson: boolean }} WireRequest */

/** @type {WireRequest[]} */
const requests = [];

/** The credential provider for which requests are sent; none where the program or a client sends for itself. */
const askers = new AsyncLocalStorage();

const CREDENTIALS =
  '<Credentials><AccessKeyId>ASIAEXAMPLE</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>' +
  '<SessionToken>token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>';
const IDENTITY =
  '<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/example</Arn><UserId>AIDA</UserId>';

const COGNITO = JSON.stringify({
  IdentityId: 'eu-west-1:00000000-0000-0000-0000-000000000000',
  Token: 'token',
  Credentials: {
    AccessKeyId: 'ASIAEXAMPLE',
    SecretKey: 'secret',
    SessionToken: 'token',
    Expiration: 4070908800,
  },
});

/** Answers as STS would, to whichever action was asked, or as Cognito to a request in JSON. */
function answerTo({ action, isJson }) {
  if (isJson) return { type: 'application/x-amz-json-1.1', body: COGNITO };
  const name = action ?? 'Unknown';
  const body = `<${name}Response><${name}Result>${CREDENTIALS}${IDENTITY}</${name}Result></${name}Response>`;
  return { type: 'text/xml', body };
}

/** Reads host, credential scope and action off the bytes of one request. */
function readRequest(host, text) {
  const scope = /^authorization:.*Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//im.exec(text);
  const action = /(?:^|[?&\n])Action=(\w+)/.exec(text);
  return {
    host,
    service: scope ? scope[2] : null,
    signingRegion: scope ? scope[1] : null,
    action: action ? action[1] : null,
    isJson: /^x-amz-target:/im.test(text),
  };
}

/** True when the text holds the head and the whole body of a request. */
function isComplete(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const length = /^content-length:\s*(\d+)/im.exec(text.slice(0, end));
  return Buffer.byteLength(text.slice(end + 4)) >= Number(length ? length[1] : 0);
}

class StubSocket extends Duplex {
  constructor(host) {
    super();
    this.host = host;
    this.asker = askers.getStore();
    this.received = '';
    this.encrypted = true;
    this.authorized = true;
  }

  _read() {}

  _write(chunk, _encoding, done) {
    this.received += chunk.toString();
    if (isComplete(this.received)) askers.run(this.asker, () => this.answer());
    done();
  }

  answer() {
    const request = readRequest(this.host, this.received);
    this.received = '';
    requests.push(request);
    this.asker?.requests.push(request);
    const { type, body } = answerTo(request);
    const head = `HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
    this.push(`${head}connection: close\r\n\r\n${body}`);
    this.push(null);
  }
}

// What http asks of a socket beyond a stream.
for (const name of ['setNoDelay', 'setKeepAlive', 'setTimeout', 'ref', 'unref']) {
  StubSocket.prototype[name] = function () {
    return this;
  };
}

function createConnection(options) {
  return new StubSocket(String(options.host ?? options.hostname));
}

/** Puts the stub in place of the network, for the rest of the process. */
function install() {
  http.Agent.prototype.createConnection = createConnection;
  https.Agent.prototype.createConnection = createConnection;
  net.Socket.prototype.connect = function () {
    throw new Error('The oracle never uses the network');
  };
}

module.exports = { askers, install, requests };
