import type { EntryPoint } from './entry-point.js';
import { from, globally } from './origin.js';

/** Nuxt, Nitro and h3. Their files are in FILE_ROUTES. */
export const NITRO: readonly EntryPoint[] = [
  {
    id: 'nitro/handler',
    label: 'a Nitro handler',
    kind: 'request',
    evidence: 'strong',
    // Imported from h3 or nitro, or put into scope by Nuxt and Nitro without an import.
    shape: {
      type: 'call',
      on: [
        'defineEventHandler',
        'eventHandler',
        'defineHandler',
        'defineCachedEventHandler',
        'cachedEventHandler',
        'defineCachedHandler',
        'defineWebSocketHandler',
      ].flatMap((name) => [
        globally(name),
        from(['h3', 'nitro', 'nitro/*', 'nitropack', 'nitropack/*', '#imports', '#nitro'], name),
      ]),
      handlers: [
        { argument: 0 },
        { argument: 0, path: ['handler'] },
        { argument: 0, path: ['onRequest'] },
        { argument: 0, path: ['message'] },
      ],
    },
  },
  {
    id: 'nitro/task',
    label: 'a Nitro task',
    kind: 'timer',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        globally('defineTask'),
        from(['nitro', 'nitro/task', 'nitropack', 'nitropack/runtime', '#imports'], 'defineTask'),
      ],
      handlers: [{ argument: 0, path: ['run'] }],
    },
  },
  {
    id: 'h3/route',
    label: 'an h3 route',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [
        from('h3', 'createApp', '()'),
        from('h3', 'createRouter', '()', '.*'),
        from('h3', 'H3', 'new', '.*'),
      ],
      methods: ['use', 'get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'on'],
      handlers: [{ argument: 'any' }],
    },
  },
];
