import type { EntryPoint } from './entry-point.js';
import { from, typed } from './origin.js';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all'];

const KOA_ROUTERS = ['@koa/router', 'koa-router'];
const HONO = [
  typed(from(['hono', 'hono/quick', 'hono/tiny'], 'Hono', 'new', '.*'), 'Hono'),
  from('hono', 'Hono', 'new'),
  typed(from('@hono/zod-openapi', 'OpenAPIHono', 'new', '.*'), 'OpenAPIHono'),
  from('hono/factory', 'createFactory', '()', '.createApp', '()'),
];

/** Koa and Hono. */
export const KOA_HONO: readonly EntryPoint[] = [
  {
    id: 'koa/middleware',
    label: 'Koa middleware',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [typed(from('koa', '', 'new'), 'Koa')],
      methods: ['use'],
      handlers: [{ argument: 'any' }],
    },
  },
  {
    id: 'koa/route',
    label: 'a Koa route',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        from(KOA_ROUTERS, '', 'new', '.*'),
        typed(from(KOA_ROUTERS, 'Router', 'new', '.*'), 'Router'),
        from('koa-router', '', '()', '.*'),
      ],
      methods: [...VERBS, 'del', 'link', 'unlink', 'register', 'use', 'param'],
      handlers: [{ argument: 'any' }],
    },
  },
  {
    id: 'koa/handler-parameter',
    label: 'a Koa handler',
    kind: 'request',
    evidence: 'weak',
    shape: {
      type: 'annotation',
      packages: ['koa', ...KOA_ROUTERS],
      parameters: [{ index: 0, types: ['Context', 'ParameterizedContext', 'RouterContext'] }],
    },
  },
  {
    id: 'hono/route',
    label: 'a Hono route',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: HONO,
      methods: [...VERBS, 'query', 'on', 'use', 'openapi', 'notFound', 'onError'],
      handlers: [{ argument: 'any' }],
    },
  },
  {
    id: 'hono/factory',
    label: 'a Hono handler',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [from('hono/factory', 'createFactory', '()')],
      methods: ['createHandlers', 'createMiddleware'],
      handlers: [{ argument: 'any' }],
    },
  },
  {
    id: 'hono/handler-parameter',
    label: 'a Hono handler',
    kind: 'request',
    evidence: 'weak',
    shape: { type: 'annotation', packages: ['hono'], parameters: [{ index: 0, types: ['Context'] }] },
  },
];
