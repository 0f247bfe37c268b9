import { EDGE_RUNTIMES } from './edge-runtimes.js';
import { EXPRESS_FASTIFY } from './express-fastify.js';
import { FILE_ROUTES } from './file-routes.js';
import { KOA_HONO } from './koa-hono.js';
import { LAMBDA } from './lambda.js';
import { MESSAGES } from './messages.js';
import { NESTJS } from './nestjs.js';
import { NITRO } from './nitro.js';
import { NODE_SERVERS } from './node-servers.js';
import { POWERTOOLS } from './powertools.js';
import { PROCEDURES } from './procedures.js';
import { TIMERS } from './timers.js';
import type { EntryPoint } from './entry-point.js';

export { COLD_PROGRAMS } from './cold.js';

/** Every way in which a framework is handed a function that it will call. */
export const ENTRY_POINTS: readonly EntryPoint[] = [
  ...EDGE_RUNTIMES,
  ...EXPRESS_FASTIFY,
  ...FILE_ROUTES,
  ...KOA_HONO,
  ...LAMBDA,
  ...MESSAGES,
  ...NESTJS,
  ...NITRO,
  ...NODE_SERVERS,
  ...POWERTOOLS,
  ...PROCEDURES,
  ...TIMERS,
];
