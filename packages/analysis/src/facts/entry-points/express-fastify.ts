import type { EntryPoint } from './entry-point.js';
import { from, givenBy, typed, type Origin } from './origin.js';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all'];

const EXPRESS: readonly Origin[] = [
  typed(from('express', '', '()'), 'Express', 'Application'),
  typed(from('express', 'Router', '()'), 'Router', 'IRouter'),
  from('express', 'Router', 'new'),
  from('express-promise-router', '', '()'),
  typed(from('express-serve-static-core', ''), 'Express', 'Router', 'Application'),
];

const FASTIFY: readonly Origin[] = [
  givenBy(typed(from('fastify', '', '()'), 'FastifyInstance'), 'FastifyPluginAsync', 'FastifyPluginCallback'),
  from('fastify', 'fastify', '()'),
  // app.register(async (instance) => { instance.get(…) })
  from('fastify', '', '()', '.register', '(0:0)'),
  from('fastify', 'fastify', '()', '.register', '(0:0)'),
  from('fastify-plugin', '', '(0:0)'),
];

const FASTIFY_HOOKS = [
  'onRequest',
  'preParsing',
  'preValidation',
  'preHandler',
  'preSerialization',
  'onSend',
  'onResponse',
  'onError',
  'onTimeout',
  'onRequestAbort',
];

/** Express and Fastify. */
export const EXPRESS_FASTIFY: readonly EntryPoint[] = [
  {
    id: 'express/route',
    label: 'an Express route',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: EXPRESS,
      methods: [...VERBS, 'use', 'param'],
      handlers: [{ argument: 'any' }],
    },
  },
  {
    // app.route('/x').get(…).post(…)
    id: 'express/chained-route',
    label: 'an Express route',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        from('express', '', '()', '.route', '()', '.*'),
        from('express', 'Router', '()', '.route', '()', '.*'),
      ],
      methods: VERBS,
      handlers: [{ argument: 'any' }],
    },
  },
  {
    id: 'express/handler-type',
    label: 'an Express handler',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'annotation',
      packages: ['express'],
      functions: ['RequestHandler', 'ErrorRequestHandler'],
    },
  },
  {
    id: 'express/handler-parameters',
    label: 'an Express handler',
    kind: 'request',
    evidence: 'weak',
    shape: {
      type: 'annotation',
      packages: ['express'],
      parameters: [
        { index: 0, types: ['Request'] },
        { index: 1, types: ['Response'] },
      ],
    },
  },
  {
    id: 'fastify/route',
    label: 'a Fastify route',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: FASTIFY,
      methods: VERBS,
      handlers: [
        { argument: 'last' },
        ...['handler', ...FASTIFY_HOOKS].map((name) => ({ argument: 1, path: [name] })),
      ],
    },
  },
  {
    id: 'fastify/route-object',
    label: 'a Fastify route',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: FASTIFY,
      methods: ['route'],
      handlers: ['handler', ...FASTIFY_HOOKS].map((name) => ({ argument: 0, path: [name] })),
    },
  },
  {
    id: 'fastify/hook',
    label: 'a Fastify hook',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: FASTIFY,
      methods: ['addHook'],
      where: { argument: 0, values: FASTIFY_HOOKS },
      handlers: [{ argument: 1 }],
    },
  },
  {
    id: 'fastify/error-handler',
    label: 'a Fastify handler',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: FASTIFY,
      methods: ['setErrorHandler', 'setNotFoundHandler'],
      handlers: [{ argument: 'any' }],
    },
  },
  {
    id: 'fastify/handler-parameters',
    label: 'a Fastify handler',
    kind: 'request',
    evidence: 'weak',
    shape: {
      type: 'annotation',
      packages: ['fastify'],
      parameters: [
        { index: 0, types: ['FastifyRequest'] },
        { index: 1, types: ['FastifyReply'] },
      ],
    },
  },
];
