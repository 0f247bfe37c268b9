import type { EntryPoint } from './entry-point.js';
import { from, globally } from './origin.js';

const WORKERS = {
  dependencies: ['wrangler', '@cloudflare/workers-types'],
  files: ['wrangler.toml', 'wrangler.json', 'wrangler.jsonc'],
};

/** Bun, Deno and workers. */
export const EDGE_RUNTIMES: readonly EntryPoint[] = [
  {
    id: 'bun/serve',
    label: 'a Bun server',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [globally('Bun.serve'), from('bun', 'serve')],
      handlers: [
        { argument: 0, path: ['fetch'] },
        { argument: 0, path: ['routes', '*'] },
        { argument: 0, path: ['routes', '*', '*'] },
        { argument: 0, path: ['websocket', '*'] },
      ],
    },
  },
  {
    id: 'deno/serve',
    label: 'a Deno server',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        globally('Deno.serve'),
        from(['https://deno.land/std*', 'jsr:@std/http*', '@std/http', '@std/http/server'], 'serve'),
      ],
      handlers: [{ argument: 'any' }, { argument: 0, path: ['handler'] }],
    },
  },
  {
    id: 'worker/default-export',
    label: 'a worker',
    kind: 'request',
    evidence: 'weak',
    shape: { type: 'export', names: ['default'], path: ['fetch'] },
  },
  {
    id: 'worker/queue',
    label: 'a worker',
    kind: 'message',
    evidence: 'weak',
    gate: WORKERS,
    shape: { type: 'export', names: ['default'], path: ['queue'] },
  },
  {
    id: 'worker/scheduled',
    label: 'a worker',
    kind: 'timer',
    evidence: 'weak',
    gate: WORKERS,
    shape: { type: 'export', names: ['default'], path: ['scheduled'] },
  },
  {
    id: 'worker/event-listener',
    label: 'a worker',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        globally('addEventListener'),
        globally('self.addEventListener'),
        globally('globalThis.addEventListener'),
      ],
      where: { argument: 0, values: ['fetch', 'scheduled', 'queue'] },
      handlers: [{ argument: 1 }],
    },
  },
  {
    id: 'worker/class',
    label: 'a worker',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'heritage',
      packages: ['cloudflare:workers'],
      bases: ['WorkerEntrypoint', 'DurableObject'],
      methods: ['fetch', 'scheduled', 'queue', 'alarm', 'webSocketMessage'],
    },
  },
];
