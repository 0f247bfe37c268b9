import type { EntryPoint } from './entry-point.js';
import { from } from './origin.js';

const SOURCE = '{ts,tsx,js,jsx,mjs,mts}';
const HTTP_EXPORTS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const NEXT = { dependencies: ['next'] };
const REMIX = { dependencies: ['@remix-run/node', '@remix-run/serve', '@remix-run/dev', '@react-router/*'] };
const SVELTEKIT = { dependencies: ['@sveltejs/kit'] };
const ASTRO = { dependencies: ['astro'] };

interface Row {
  readonly id: string;
  readonly label: string;
  readonly gate: NonNullable<EntryPoint['gate']>;
  readonly files: readonly string[];
  readonly names: readonly string[];
  readonly path?: readonly string[];
}

function exported({ id, label, gate, files, names, path }: Row): EntryPoint {
  const shape = { type: 'export', files, names, ...(path ? { path } : {}) } as const;
  return { id, label, kind: 'request', evidence: 'strong', gate, shape };
}

/** Frameworks that find their routes by the names of files. */
export const FILE_ROUTES: readonly EntryPoint[] = [
  exported({
    id: 'next/route-handler',
    label: 'a Next.js route handler',
    gate: NEXT,
    files: [`app/**/route.${SOURCE}`],
    names: HTTP_EXPORTS,
  }),
  exported({
    id: 'next/api-route',
    label: 'a Next.js API route',
    gate: NEXT,
    files: [`pages/api/**/*.${SOURCE}`],
    names: ['default'],
  }),
  exported({
    id: 'next/server-props',
    label: 'a Next.js page',
    gate: NEXT,
    files: [`pages/**/*.${SOURCE}`],
    names: ['getServerSideProps'],
  }),
  exported({
    id: 'next/proxy',
    label: 'a Next.js proxy',
    gate: NEXT,
    files: [`{middleware,proxy}.${SOURCE}`],
    names: ['middleware', 'proxy', 'default'],
  }),
  {
    id: 'next/server-action',
    label: 'a server action',
    kind: 'request',
    evidence: 'strong',
    shape: { type: 'directive', text: 'use server' },
  },
  exported({
    id: 'remix/route',
    label: 'a route module',
    gate: REMIX,
    files: [`app/routes/**/*.${SOURCE}`, `app/root.${SOURCE}`, `app/**/route.${SOURCE}`],
    names: ['loader', 'action', 'middleware'],
  }),
  exported({
    id: 'remix/entry-server',
    label: 'a server entry',
    gate: REMIX,
    files: [`app/entry.server.${SOURCE}`],
    names: ['default', 'handleRequest', 'handleDataRequest', 'handleError'],
  }),
  exported({
    id: 'sveltekit/endpoint',
    label: 'a SvelteKit endpoint',
    gate: SVELTEKIT,
    files: ['src/routes/**/+server.{ts,js}'],
    names: [...HTTP_EXPORTS, 'fallback'],
  }),
  exported({
    id: 'sveltekit/load',
    label: 'a SvelteKit page',
    gate: SVELTEKIT,
    files: ['src/routes/**/+{page,layout}.server.{ts,js}', 'src/routes/**/+{page,layout}.{ts,js}'],
    names: ['load'],
  }),
  exported({
    id: 'sveltekit/action',
    label: 'a SvelteKit form action',
    gate: SVELTEKIT,
    files: ['src/routes/**/+page.server.{ts,js}'],
    names: ['actions'],
    path: ['*'],
  }),
  exported({
    id: 'sveltekit/hook',
    label: 'a SvelteKit hook',
    gate: SVELTEKIT,
    files: ['src/hooks.server.{ts,js}', 'src/hooks.server/index.{ts,js}'],
    names: ['handle', 'handleFetch', 'handleError'],
  }),
  {
    id: 'sveltekit/remote',
    label: 'a SvelteKit remote function',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      // Not prerender: that runs when the site is built.
      on: ['query', 'query.batch', 'form', 'command'].map((name) => from('$app/server', name)),
      handlers: [{ argument: 'last' }],
    },
  },
  exported({
    id: 'nitro/file',
    label: 'a Nitro handler',
    gate: { dependencies: ['nuxt', 'nuxt3', 'nitropack', 'nitro'] },
    files: [`server/{api,routes,middleware}/**/*.${SOURCE}`],
    names: ['default'],
  }),
  exported({
    id: 'astro/endpoint',
    label: 'an Astro endpoint',
    gate: ASTRO,
    files: ['src/pages/**/*.{ts,js}'],
    names: [...HTTP_EXPORTS, 'ALL'],
  }),
  exported({
    id: 'astro/middleware',
    label: 'Astro middleware',
    gate: ASTRO,
    files: ['src/middleware.{ts,js}', 'src/middleware/index.{ts,js}'],
    names: ['onRequest'],
  }),
  {
    id: 'astro/action',
    label: 'an Astro action',
    kind: 'request',
    evidence: 'strong',
    shape: {
      type: 'call',
      on: [from('astro:actions', 'defineAction')],
      handlers: [{ argument: 0, path: ['handler'] }],
    },
  },
];
