import type { EntryPoint } from './entry-points/entry-point.js';
import { FILE_ROUTES } from './entry-points/file-routes.js';
import { EDGE_RUNTIMES } from './entry-points/edge-runtimes.js';
import { EXPRESS_FASTIFY } from './entry-points/express-fastify.js';
import { KOA_HONO } from './entry-points/koa-hono.js';
import { NITRO } from './entry-points/nitro.js';
import { POWERTOOLS } from './entry-points/powertools.js';
import { LAMBDA } from './entry-points/lambda.js';
import { MESSAGES } from './entry-points/messages.js';
import { NESTJS } from './entry-points/nestjs.js';
import { NODE_SERVERS } from './entry-points/node-servers.js';
import { PROCEDURES } from './entry-points/procedures.js';
import { TIMERS } from './entry-points/timers.js';

/** What an author says of a function in its JSDoc: `@entryPoint message`; without a word it is a request. */
const TAG: EntryPoint = {
  id: 'tag',
  label: 'an entry point that its author marks',
  kind: 'request',
  evidence: 'strong',
  shape: { type: 'tag', tag: 'entryPoint' },
};

/**
 * Every way in which a function comes to be called for a request, a message or a timer.
 *
 * Who wins where several rows, and rows of COLD_PROGRAMS, speak of one function: a setting of the project; then its
 * JSDoc tag; then a cold row that overrides `all`; then a handler that a deployment manifest names; then hot rows of
 * strong evidence; then a cold row that overrides `weak`; then hot rows of weak evidence.
 */
export const ENTRY_POINTS: readonly EntryPoint[] = [
  TAG,
  ...LAMBDA,
  ...POWERTOOLS,
  ...EXPRESS_FASTIFY,
  ...KOA_HONO,
  ...NODE_SERVERS,
  ...EDGE_RUNTIMES,
  ...NESTJS,
  ...FILE_ROUTES,
  ...NITRO,
  ...PROCEDURES,
  ...MESSAGES,
  ...TIMERS,
];
