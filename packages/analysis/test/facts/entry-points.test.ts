import { describe, expect, it } from 'vitest';
import { ENTRY_POINTS } from '../../src/facts/entry-points.js';
import { COLD_PROGRAMS } from '../../src/facts/entry-points/cold.js';
import type { CallShape, ColdShape, EntryShape } from '../../src/facts/entry-points/entry-point.js';
import { compileFileGlob } from '../../src/facts/entry-points/file-glob.js';
import { HANDLER_WRAPPERS } from '../../src/facts/entry-points/lambda-wrappers.js';
import type { Origin } from '../../src/facts/entry-points/origin.js';

type Shape = EntryShape | ColdShape;

const rows: readonly { readonly id: string; readonly label: string; readonly shape: Shape }[] = [
  ...ENTRY_POINTS,
  ...COLD_PROGRAMS,
];

function originsOf(shape: Shape): readonly Origin[] {
  if (shape.type === 'call') return shape.on;
  return shape.type === 'decorator' ? shape.decorators : [];
}

function packagesOf(shape: Shape): readonly string[] {
  if (shape.type === 'heritage' || shape.type === 'annotation' || shape.type === 'imports')
    return shape.packages;
  return originsOf(shape).flatMap(({ packages }) => packages);
}

function globsOf(shape: Shape): readonly string[] {
  if (shape.type === 'export') return shape.files ?? [];
  return shape.type === 'files' ? shape.globs : [];
}

/** The rows whose files take a path. */
function findByPath(path: string): string[] {
  return rows
    .filter(({ shape }) => globsOf(shape).some((glob) => compileFileGlob(glob).test(path)))
    .map(({ id }) => id);
}

/** The rows that speak of a package, or of a global. */
function findByPackage(name: string): string[] {
  return rows
    .filter(({ shape }) =>
      [
        ...packagesOf(shape),
        ...originsOf(shape).flatMap(({ packages, path }) => (packages.includes('') ? path.slice(0, 1) : [])),
      ].includes(name),
    )
    .map(({ id }) => id);
}

describe('rows', () => {
  it.each([
    ['entry points', ENTRY_POINTS.map(({ id }) => id)],
    ['cold programs', COLD_PROGRAMS.map(({ id }) => id)],
    ['wrappers', HANDLER_WRAPPERS.map(({ id }) => id)],
  ])('%s have ids of their own', (_, ids) => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9.-]+(?:\/[a-z0-9-]+)?$/.test(id))).toEqual([]);
  });

  it('have a label that reads on in "reached from …"', () => {
    const articled = /^(?:an? \S|code |Koa middleware$|Astro middleware$)/;
    expect(rows.filter(({ label }) => !articled.test(label)).map(({ id }) => id)).toEqual([]);
  });

  it('name at least one package or global each where their shape needs one', () => {
    const needing = rows.filter(({ shape }) =>
      ['call', 'decorator', 'heritage', 'annotation'].includes(shape.type),
    );
    expect(needing.length).toBeGreaterThan(60);
    expect(needing.filter(({ shape }) => packagesOf(shape).length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('say which functions of a call are meant', () => {
    const calls: { id: string; shape: Pick<CallShape, 'handlers' | 'on'> }[] = [
      ...rows.flatMap(({ id, shape }) => (shape.type === 'call' ? [{ id, shape }] : [])),
      ...HANDLER_WRAPPERS.map((wrapper) => ({ id: wrapper.id, shape: wrapper })),
    ];
    expect(calls.filter(({ shape }) => shape.handlers.length === 0 || shape.on.length === 0)).toEqual([]);
  });

  it('write the steps of an origin in the documented form', () => {
    const origins = [
      ...rows.flatMap(({ shape }) => originsOf(shape)),
      ...HANDLER_WRAPPERS.flatMap(({ on }) => on),
    ];
    const steps = origins.flatMap((origin) => origin.steps);
    expect(
      steps.filter((step) => !/^(?:new|\(\)|\.\*|\.[A-Za-z]\w*|\((?:\d+|last):\d+\))$/.test(step)),
    ).toEqual([]);
    expect(origins.filter(({ path }) => path.includes('') || path.includes('default'))).toEqual([]);
  });

  it('let a directive, a tag and each kind of run be found', () => {
    const shapes = new Set(ENTRY_POINTS.map(({ shape }) => shape.type));
    expect([...shapes].sort()).toEqual(
      ['annotation', 'call', 'decorator', 'directive', 'export', 'heritage', 'tag'].sort(),
    );
    expect(new Set(ENTRY_POINTS.map(({ kind }) => kind))).toEqual(new Set(['request', 'message', 'timer']));
  });
});

describe('frameworks', () => {
  it.each([
    'aws-lambda',
    '@aws-lambda-powertools/tracer',
    'express',
    'fastify',
    'koa',
    '@koa/router',
    'hono',
    '@nestjs/common',
    '@nestjs/microservices',
    '@nestjs/event-emitter',
    '@nestjs/schedule',
    'sqs-consumer',
    'bullmq',
    'kafkajs',
    'node:http',
    'setInterval',
    'node-cron',
    '@hapi/hapi',
    'restify',
    'h3',
    'astro:actions',
    '@trpc/server',
    'graphql',
    '@apollo/server',
    'type-graphql',
    'Bun',
    'Deno',
    'amqplib',
    'ws',
    'socket.io',
    'agenda',
    '@temporalio/worker',
  ])('%s has a row', (name) => expect(findByPackage(name)).not.toEqual([]));

  it.each([
    '@middy/core',
    '@sentry/aws-serverless',
    'datadog-lambda-js',
    '@aws-lambda-powertools/idempotency',
  ])('%s has a wrapper', (name) =>
    expect(
      HANDLER_WRAPPERS.filter(({ on }) => on.some(({ packages }) => packages.includes(name))),
    ).not.toEqual([]),
  );

  it.each(['aws-lambda', 'cfn-response', 'aws-cdk-lib', '@pulumi/*', 'commander', 'typeorm'])(
    '%s has a cold row',
    (name) => {
      const cold = new Set(COLD_PROGRAMS.map(({ id }) => id));
      expect(findByPackage(name).filter((id) => cold.has(id))).not.toEqual([]);
    },
  );

  it('takes no type for both a hot and a cold function', () => {
    const annotations = (list: readonly { readonly shape: Shape }[]): string[] =>
      list.flatMap(({ shape }) =>
        shape.type === 'annotation' && shape.packages.includes('aws-lambda')
          ? [...(shape.functions ?? []), ...(shape.parameters ?? []).flatMap(({ types }) => types)]
          : [],
      );
    const cold = annotations(COLD_PROGRAMS);
    expect(cold).toContain('CloudFormationCustomResourceEvent');
    expect(annotations(ENTRY_POINTS).filter((type) => cold.includes(type))).toEqual([]);
  });
});

describe('files', () => {
  it.each([
    ['app/api/tenants/[id]/route.ts', 'next/route-handler'],
    ['src/app/route.js', 'next/route-handler'],
    ['pages/api/tenants.ts', 'next/api-route'],
    ['src/pages/api/a/[...all].ts', 'next/api-route'],
    ['src/proxy.ts', 'next/proxy'],
    ['app/routes/tenants.$id.tsx', 'remix/route'],
    ['app/entry.server.tsx', 'remix/entry-server'],
    ['src/routes/(app)/tenants/+server.ts', 'sveltekit/endpoint'],
    ['src/routes/+page.server.js', 'sveltekit/action'],
    ['src/routes/a/+layout.server.ts', 'sveltekit/load'],
    ['src/hooks.server.ts', 'sveltekit/hook'],
    ['server/api/tenants.post.ts', 'nitro/file'],
    ['server/middleware/auth.ts', 'nitro/file'],
    ['src/pages/api/tenants.ts', 'astro/endpoint'],
    ['src/middleware/index.ts', 'astro/middleware'],
    ['bin/app.ts', 'cli/file'],
    ['packages/infra/bin/app.ts', 'cli/file'],
    ['db/migrations/2024-01-01-init.ts', 'migration/file'],
    ['prisma/seed.ts', 'migration/file'],
    ['vite.config.mts', 'infrastructure/config'],
    ['sst.config.ts', 'infrastructure/config'],
  ])('%s is taken by %s', (path, id) => expect(findByPath(path)).toContain(id));

  it.each([
    'src/tenants.ts',
    'app/api/tenants/route.test.ts',
    'app/api/route-helpers.ts',
    'myapp/api/route.md',
    'src/routes/+page.svelte',
    'cabin/app.ts',
    'server/utils/db.ts',
    'src/seeding.ts',
    'config.ts',
  ])('%s is taken by no row', (path) => expect(findByPath(path)).toEqual([]));
});

describe('compileFileGlob', () => {
  it.each([
    ['app/**/route.{ts,js}', 'app/route.ts', true],
    ['app/**/route.{ts,js}', 'x/app/a/b/route.js', true],
    ['app/**/route.{ts,js}', 'webapp/route.ts', false],
    ['app/**/route.{ts,js}', 'app/xroute.ts', false],
    ['app/**/route.{ts,js}', 'app/route.tsx', false],
    ['pages/*.ts', 'pages/a/b.ts', false],
    ['a+(b)/[id].ts', 'a+(b)/[id].ts', true],
    ['a+(b)/[id].ts', 'aab/i.ts', false],
    ['*.config.ts', '.config.ts', true],
  ])('%s on %s: %s', (glob, path, expected) => expect(compileFileGlob(glob).test(path)).toBe(expected));
});
