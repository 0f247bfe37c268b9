import { code } from '../code.js';
import type { InvalidCase } from '../run-cases.js';
import { hotWrite, V2, V3, V3_REQUIRED } from './setup.js';

const lambda: readonly InvalidCase[] = [
  {
    name: 'a function declaration',
    code: code`
      ${V3}
      export async function handler() { await iam.send(new CreateRoleCommand({})); }
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:2)' })],
  },
  {
    name: 'a function that is exported later',
    code: code`
      ${V3}
      const provision = async () => { await iam.send(new CreateRoleCommand({})); };
      export { provision as handler };
    `,
    reports: [hotWrite({ line: 2, chain: 'provision (client.ts:2)' })],
  },
  {
    name: 'an object of exports',
    code: code`
      ${V3_REQUIRED}
      const handler = async () => iam.send(new CreateRoleCommand({}));
      module.exports = { handler };
    `,
    reports: [hotWrite({ line: 2, chain: 'handler (client.ts:2)' })],
  },
  {
    name: 'a handler in middleware',
    code: code`
      import middy from '@middy/core';
      ${V3}
      const provision = async () => iam.send(new CreateRoleCommand({}));
      export const handler = middy(provision).use({ before: () => undefined });
    `,
    reports: [hotWrite({ line: 3, chain: 'provision (client.ts:3)' })],
  },
  {
    name: 'a handler of another name, by its type',
    code: code`
      import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';
      ${V3}
      export const create: APIGatewayProxyHandlerV2 = async () => { await iam.send(new CreateRoleCommand({})); return { statusCode: 201 }; };
    `,
    reports: [hotWrite({ line: 3, chain: 'create (client.ts:3)' })],
  },
  {
    name: 'messages of a queue',
    code: code`
      import type { SQSHandler } from 'aws-lambda';
      ${V3}
      export const consume: SQSHandler = async () => { await iam.send(new CreateRoleCommand({})); };
    `,
    reports: [hotWrite({ line: 3, chain: 'consume (client.ts:3)', kind: 'message' })],
  },
  {
    name: 'a schedule',
    code: code`
      import type { ScheduledHandler } from 'aws-lambda';
      ${V3}
      export const rotate: ScheduledHandler = async () => { await iam.send(new CreateRoleCommand({})); };
    `,
    reports: [
      hotWrite({
        line: 3,
        chain: 'rotate (client.ts:3)',
        kind: 'timer',
        entry: 'a scheduled Lambda handler',
      }),
    ],
  },
];

const servers: readonly InvalidCase[] = [
  {
    name: 'an Express route',
    code: code`
      import express from 'express';
      ${V3}
      const app = express();
      app.post('/tenants', authenticate, async (request, response) => {
        await iam.send(new CreateRoleCommand(request.body));
        response.sendStatus(201);
      });
    `,
    reports: [hotWrite({ line: 5, chain: 'handler (client.ts:4)', entry: 'an Express route' })],
  },
  {
    name: 'an Express router and a controller',
    code: code`
      const { Router } = require('express');
      ${V2}
      const createTenant = async (request, response) => { response.json(await iam.createRole(request.body).promise()); };
      module.exports = Router().post('/tenants', createTenant);
    `,
    reports: [hotWrite({ line: 3, chain: 'createTenant (client.ts:3)', entry: 'an Express route' })],
  },
  {
    name: 'Fastify',
    code: code`
      import Fastify from 'fastify';
      ${V3}
      const app = Fastify();
      app.route({ method: 'POST', url: '/tenants', handler: async () => iam.send(new CreateRoleCommand({})) });
    `,
    reports: [hotWrite({ line: 4, chain: 'handler (client.ts:4)', entry: 'a Fastify route' })],
  },
  {
    name: 'Koa',
    code: code`
      import Koa from 'koa';
      ${V3}
      new Koa().use(async (context, next) => { await iam.send(new CreateRoleCommand({})); await next(); });
    `,
    reports: [hotWrite({ line: 3, chain: 'handler (client.ts:3)', entry: 'Koa middleware' })],
  },
  {
    name: 'Hono',
    code: code`
      import { Hono } from 'hono';
      ${V3}
      const app = new Hono();
      app.post('/tenants', async (context) => context.json(await iam.send(new CreateRoleCommand({}))));
      export default app;
    `,
    reports: [hotWrite({ line: 4, chain: 'handler (client.ts:4)', entry: 'a Hono route' })],
  },
  {
    name: 'NestJS',
    code: code`
      import { Controller, Post } from '@nestjs/common';
      ${V3}
      @Controller('tenants')
      export class TenantsController {
        @Post()
        async create() { await iam.send(new CreateRoleCommand({})); }
      }
    `,
    reports: [
      hotWrite({ line: 6, chain: 'TenantsController.create (client.ts:6)', entry: 'a NestJS route' }),
    ],
  },
  {
    name: 'the server of Node',
    code: code`
      import { createServer } from 'node:http';
      ${V3}
      createServer(async (request, response) => { await iam.send(new CreateRoleCommand({})); response.end(); }).listen(80);
    `,
    reports: [hotWrite({ line: 3, chain: 'handler (client.ts:3)', entry: 'an HTTP server' })],
  },
  {
    name: 'a server action',
    code: code`
      'use server';
      import { IAM } from '@aws-sdk/client-iam';
      const iam = new IAM({});
      export async function createTenant(name) { await iam.createRole({ RoleName: name }); }
    `,
    reports: [hotWrite({ line: 4, chain: 'createTenant (client.ts:4)', entry: 'a server action' })],
  },
];

const messages: readonly InvalidCase[] = [
  {
    name: 'an SQS consumer',
    code: code`
      import { Consumer } from 'sqs-consumer';
      ${V3}
      Consumer.create({ queueUrl: process.env.QUEUE, handleMessage: async () => { await iam.send(new CreateRoleCommand({})); } }).start();
    `,
    reports: [
      hotWrite({ line: 3, chain: 'handleMessage (client.ts:3)', kind: 'message', entry: 'an SQS consumer' }),
    ],
  },
  {
    name: 'a BullMQ worker',
    code: code`
      import { Worker } from 'bullmq';
      ${V3}
      const provision = async (job) => { await iam.send(new CreateRoleCommand(job.data)); };
      export const worker = new Worker('tenants', provision);
    `,
    reports: [
      hotWrite({ line: 3, chain: 'provision (client.ts:3)', kind: 'message', entry: 'a BullMQ worker' }),
    ],
  },
  {
    name: 'a Kafka consumer',
    code: code`
      import { Kafka } from 'kafkajs';
      ${V3}
      const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'tenants' });
      await consumer.run({ eachMessage: async () => { await iam.send(new CreateRoleCommand({})); } });
    `,
    reports: [
      hotWrite({ line: 4, chain: 'eachMessage (client.ts:4)', kind: 'message', entry: 'a Kafka consumer' }),
    ],
  },
];

const timers: readonly InvalidCase[] = [
  {
    name: 'a timer of Node',
    code: code`
      ${V3}
      setInterval(async () => { await iam.send(new CreateRoleCommand({})); }, 60_000);
    `,
    reports: [
      hotWrite({ line: 2, chain: 'handler (client.ts:2)', kind: 'timer', entry: 'a repeating timer' }),
    ],
  },
  {
    name: 'a cron job',
    code: code`
      import cron from 'node-cron';
      ${V3}
      cron.schedule('0 * * * *', async function rotate() { await iam.send(new CreateRoleCommand({})); });
    `,
    reports: [hotWrite({ line: 3, chain: 'rotate (client.ts:3)', kind: 'timer', entry: 'a cron job' })],
  },
];

const declared: readonly InvalidCase[] = [
  {
    name: 'a function that its author calls an entry point',
    code: code`
      ${V3}
      /** @entryPoint message */
      export async function consume() { await iam.send(new CreateRoleCommand({})); }
    `,
    reports: [
      hotWrite({
        line: 3,
        chain: 'consume (client.ts:3)',
        kind: 'message',
        entry: 'an entry point that its author marks',
      }),
    ],
  },
  {
    name: 'a function that the settings call an entry point',
    settings: { entryPoints: [{ functions: ['provision'] }] },
    code: code`
      ${V3}
      export const provision = async () => iam.send(new CreateRoleCommand({}));
    `,
    reports: [hotWrite({ line: 2, chain: 'provision (client.ts:2)', entry: 'a declared entry point' })],
  },
  {
    name: 'a method of some files that the settings call a timer',
    filename: 'service/jobs/rotate.ts',
    settings: { entryPoints: [{ files: 'jobs/*.ts', functions: ['Rotation.run'], kind: 'timer' }] },
    code: code`
      ${V3}
      export class Rotation { async run() { await iam.send(new CreateRoleCommand({})); } }
    `,
    reports: [
      hotWrite({
        line: 2,
        chain: 'Rotation.run (rotate.ts:2)',
        kind: 'timer',
        entry: 'a declared entry point',
      }),
    ],
  },
  {
    name: 'a script that the settings call an entry point all the same',
    filename: 'scripts/serve.ts',
    settings: { entryPoints: [{ files: 'scripts/serve.ts', functions: ['serve'] }] },
    code: code`
      ${V3}
      export async function serve() { await iam.send(new CreateRoleCommand({})); }
    `,
    reports: [hotWrite({ line: 2, chain: 'serve (serve.ts:2)', entry: 'a declared entry point' })],
  },
];

/** A write for each kind of entry point; the fixtures show every row. */
export const entryPoints = [...lambda, ...servers, ...messages, ...timers, ...declared];
