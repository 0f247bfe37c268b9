import type { EntryPoint } from './entry-point.js';
import { from, typed } from './origin.js';

const NODE_HTTP = ['http', 'node:http', 'https', 'node:https', 'http2', 'node:http2'];
const HTTP_SERVER = [
  typed(from(NODE_HTTP, 'createServer', '()'), 'Server'),
  from(NODE_HTTP, 'createSecureServer', '()'),
];
const WS = [typed(from('ws', 'WebSocketServer', 'new'), 'WebSocketServer'), from('ws', 'Server', 'new')];
const SOCKET_IO = [
  typed(from('socket.io', 'Server', 'new'), 'Server', 'Namespace'),
  from('socket.io', '', '()'),
  from('socket.io', 'Server', 'new', '.of', '()'),
];

const HAPI_PACKAGES = ['@hapi/hapi', 'hapi'];
const HAPI = [
  typed(from(HAPI_PACKAGES, 'server', '()'), 'Server'),
  from(HAPI_PACKAGES, 'Server', '()'),
  from(HAPI_PACKAGES, 'Server', 'new'),
];

/** Node's own servers, sockets, hapi and Restify. */
export const NODE_SERVERS: readonly EntryPoint[] = [
  {
    id: 'node/http',
    label: 'an HTTP server',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [from(NODE_HTTP, 'createServer'), from(NODE_HTTP, 'createSecureServer')],
      handlers: [{ argument: 'any' }],
    },
  },
  {
    id: 'node/http-event',
    label: 'an HTTP server',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: HTTP_SERVER,
      methods: ['on', 'addListener'],
      where: { argument: 0, values: ['request', 'upgrade', 'checkContinue', 'stream', 'connection'] },
      handlers: [{ argument: 1 }],
    },
  },
  {
    id: 'ws/message',
    label: 'a WebSocket message',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'call',
      // The socket that a connection listener is given, and the server itself.
      on: [
        ...WS,
        from('ws', 'WebSocketServer', 'new', '.on', '(1:0)'),
        from('ws', 'Server', 'new', '.on', '(1:0)'),
        typed(from('ws', 'WebSocket', 'new'), 'WebSocket'),
      ],
      methods: ['on', 'once', 'addListener', 'addEventListener'],
      where: { argument: 0, values: ['connection', 'message', 'close'] },
      handlers: [{ argument: 1 }],
    },
  },
  {
    id: 'socket.io/event',
    label: 'a Socket.IO event',
    kind: 'message',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        ...SOCKET_IO,
        typed(from('socket.io', 'Server', 'new', '.on', '(1:0)'), 'Socket'),
        from('socket.io', 'Server', 'new', '.of', '()', '.on', '(1:0)'),
        from('socket.io', '', '()', '.on', '(1:0)'),
      ],
      methods: ['on', 'once', 'onAny', 'use'],
      handlers: [{ argument: 'last' }],
    },
  },
  {
    id: 'hapi/route',
    label: 'a hapi route',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: HAPI,
      methods: ['route'],
      // One route or a list of them.
      handlers: [[], ['*']].flatMap((list) => [
        { argument: 0, path: [...list, 'handler'] },
        { argument: 0, path: [...list, 'options', 'handler'] },
        { argument: 0, path: [...list, 'config', 'handler'] },
        { argument: 0, path: [...list, 'options', 'pre', '*', 'method'] },
      ]),
    },
  },
  {
    id: 'hapi/extension',
    label: 'a hapi extension',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: HAPI,
      methods: ['ext'],
      where: {
        argument: 0,
        values: [
          'onRequest',
          'onPreAuth',
          'onCredentials',
          'onPostAuth',
          'onPreHandler',
          'onPostHandler',
          'onPreResponse',
        ],
      },
      handlers: [{ argument: 1 }],
    },
  },
  {
    id: 'restify/route',
    label: 'a Restify route',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [typed(from('restify', 'createServer', '()'), 'Server')],
      methods: ['get', 'post', 'put', 'patch', 'del', 'head', 'opts', 'use', 'pre', 'param'],
      handlers: [{ argument: 'any' }],
    },
  },
];
