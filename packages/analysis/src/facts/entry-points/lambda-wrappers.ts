import type { HandlerWrapper } from './entry-point.js';
import { from, globally } from './origin.js';

const MIDDY = ['@middy/core', 'middy'];

/**
 * Wrappers of packages. One of the project is followed through its body; one that cannot be followed counts as a
 * wrapper of every function it is given.
 */
export const HANDLER_WRAPPERS: readonly HandlerWrapper[] = [
  {
    id: 'middy',
    on: [from(MIDDY, ''), from(MIDDY, 'middy')],
    handlers: [{ argument: 0 }],
    chains: ['use', 'before', 'after', 'onError', 'handler', 'applyMiddleware'],
  },
  {
    // middy().use(…).handler(fn), and what runs before and after it.
    id: 'middy/chained',
    on: [from(MIDDY, '', '()', '.*'), from(MIDDY, 'middy', '()', '.*')],
    methods: ['handler', 'before', 'after', 'onError'],
    handlers: [{ argument: 0 }],
    chains: ['use', 'before', 'after', 'onError', 'handler'],
  },
  {
    // .use({ before, after, onError })
    id: 'middy/middleware',
    on: [from(MIDDY, '', '()', '.*'), from(MIDDY, 'middy', '()', '.*')],
    methods: ['use', 'applyMiddleware'],
    handlers: [
      { argument: 0, path: ['before'] },
      { argument: 0, path: ['after'] },
      { argument: 0, path: ['onError'] },
    ],
    chains: ['use', 'before', 'after', 'onError', 'handler'],
  },
  {
    id: 'sentry',
    on: [
      from('@sentry/aws-serverless', 'wrapHandler'),
      from('@sentry/serverless', 'AWSLambda.wrapHandler'),
      from('@sentry/aws-serverless', 'AWSLambda.wrapHandler'),
    ],
    handlers: [{ argument: 0 }],
    chains: [],
  },
  {
    id: 'datadog',
    on: [from('datadog-lambda-js', 'datadog')],
    handlers: [{ argument: 0 }],
    chains: [],
  },
  {
    id: 'newrelic',
    on: [from('newrelic', 'setLambdaHandler')],
    handlers: [{ argument: 0 }],
    chains: [],
  },
  {
    id: 'lumigo',
    on: [from('@lumigo/tracer', '', '()', '.trace')],
    handlers: [{ argument: 0 }],
    chains: [],
  },
  {
    id: 'powertools/idempotent',
    on: [from('@aws-lambda-powertools/idempotency', 'makeIdempotent')],
    handlers: [{ argument: 0 }],
    chains: [],
  },
  {
    // The runtime's own: a function that streams its answer.
    id: 'lambda/streaming',
    on: [globally('awslambda.streamifyResponse'), globally('globalThis.awslambda.streamifyResponse')],
    handlers: [{ argument: 0 }],
    chains: [],
  },
  {
    id: 'express-async-handler',
    on: [from('express-async-handler', '')],
    handlers: [{ argument: 0 }],
    chains: [],
  },
  {
    id: 'fastify-plugin',
    on: [from('fastify-plugin', '')],
    handlers: [{ argument: 0 }],
    chains: [],
  },
  {
    id: 'hono/factory',
    on: [from('hono/factory', 'createMiddleware')],
    handlers: [{ argument: 0 }],
    chains: [],
  },
];
