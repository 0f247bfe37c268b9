import { describe, expect, it } from 'vitest';
import { findIn } from './manifest-project.js';

const HANDLER = 'export const handler = async () => {}; export const main = handler;';

describe('SST 3', () => {
  it('names handlers in sst.config.ts and the files beside it', () => {
    const { handlers, places } = findIn({
      'sst.config.ts': `/// <reference path="./.sst/platform/config.d.ts" />
export default $config({
  app() { return { name: 'x', home: 'aws' }; },
  async run() {
    new sst.aws.Function('Public', { handler: 'src/public.handler', url: true });
    new sst.aws.Function('Plain', { handler: 'src/plain.handler' });
    new sst.aws.Cron('Tick', { schedule: 'rate(1 minute)', function: 'src/tick.handler' });
    const api = new sst.aws.ApiGatewayV2('Api');
    api.route('GET /', 'src/get.handler');
    api.route('POST /', { handler: 'src/post.main' });
    queue.subscribe('src/drain.handler');
    bucket.notify({ notifications: [{ name: 'n', function: 'src/upload.handler' }] });
    new sst.aws.StaticSite('Web', { path: 'web', build: { command: 'npm run build', output: 'dist' } });
    return { url: 'https://example.com' };
  },
});
`,
      ...Object.fromEntries(
        ['public', 'plain', 'tick', 'get', 'post', 'drain', 'upload'].map((name) => [
          `src/${name}.ts`,
          HANDLER,
        ]),
      ),
    });
    expect(handlers).toEqual([
      'Public -> src/public.ts#handler request',
      'Plain -> src/plain.ts#handler',
      'Tick -> src/tick.ts#handler timer',
      'GET / -> src/get.ts#handler request',
      'POST / -> src/post.ts#main request',
      'src/drain.handler -> src/drain.ts#handler message',
      'src/upload.handler -> src/upload.ts#handler message',
    ]);
    expect(places[0]).toBe('sst.config.ts:5');
  });
});

describe('SST 2', () => {
  it('names handlers in constructs', () => {
    const { handlers, unresolved } = findIn({
      'sst.config.ts':
        "import { API } from './stacks/api'; export default { stacks(app) { app.stack(API); } };",
      'stacks/api.ts': `
import { Api, Cron, EventBus, Function, Queue, Script } from 'sst/constructs';
export function API({ stack }) {
  new Api(stack, 'api', {
    routes: {
      'GET /': 'packages/functions/src/get.handler',
      'POST /': { function: { handler: 'packages/functions/src/post.handler', timeout: 3 } },
    },
  });
  new Cron(stack, 'cron', { schedule: 'rate(1 day)', job: 'packages/functions/src/daily.main' });
  new Queue(stack, 'queue', { consumer: 'packages/functions/src/consume.handler' });
  const bus = new EventBus(stack, 'bus', { rules: { r: { pattern: {}, targets: { t: 'packages/functions/src/rule.handler' } } } });
  bus.subscribe('tenant.created', { handler: 'packages/functions/src/created.handler' });
  new Script(stack, 'script', { onCreate: 'packages/functions/src/seed.handler' });
  new Function(stack, 'fn', { handler: 'packages/functions/src/fn.handler', environment: { A: 'not.here' } });
}
`,
      ...Object.fromEntries(
        ['get', 'post', 'daily', 'consume', 'rule', 'created', 'seed', 'fn'].map((name) => [
          `packages/functions/src/${name}.ts`,
          HANDLER,
        ]),
      ),
    });
    const within = 'packages/functions/src';
    expect(handlers).toEqual([
      `api -> ${within}/get.ts#handler request`,
      `api -> ${within}/post.ts#handler request`,
      `cron -> ${within}/daily.ts#main timer`,
      `queue -> ${within}/consume.ts#handler message`,
      `bus -> ${within}/rule.ts#handler message`,
      `tenant.created -> ${within}/created.ts#handler message`,
      `script -> ${within}/seed.ts#handler cold`,
      `fn -> ${within}/fn.ts#handler`,
    ]);
    expect(unresolved).toEqual([]);
  });

  it('starts from srcPath too', () => {
    const { handlers } = findIn({
      'sst.json': {},
      'stacks/index.ts': `
import * as sst from '@serverless-stack/resources';
export default function main(app) {
  app.setDefaultFunctionProps({ srcPath: 'services' });
  new sst.Api(stack, 'api', { routes: { 'GET /': 'functions/get.handler' } });
}`,
      'services/functions/get.ts': HANDLER,
    });
    expect(handlers).toEqual(['api -> services/functions/get.ts#handler request']);
  });
});

describe('look-alikes', () => {
  it('are strings that lead to a file which has no such export', () => {
    const { handlers } = findIn({
      'sst.config.ts':
        "bus.subscribe('tenant.created', 'src/tenant.created'); new sst.aws.Function('F', { handler: 'src/tenant.main' }); build('src/tenant.ts');",
      'src/tenant.ts': 'export const create = 1; export const main = async () => {};',
      'tenant/index.ts': HANDLER,
    });
    expect(handlers).toEqual(['F -> src/tenant.ts#main']);
  });

  it('are files that export by other means than a name', () => {
    const { handlers } = findIn({
      'sst.config.ts':
        "new sst.aws.Function('A', { handler: 'src/a.main' }); new sst.aws.Function('B', { handler: 'src/b.main' });",
      'src/a.ts': "export * from './main';",
      'src/b.js': 'module.exports = { main() {} };',
    });
    expect(handlers).toEqual(['A -> src/a.ts#main', 'B -> src/b.js#main']);
  });

  it('need a configuration of SST above them', () => {
    const text =
      "import { Function } from 'sst/constructs'; new Function(stack, 'f', { handler: 'src/f.handler' });";
    expect(findIn({ 'stacks/a.ts': text, 'src/f.ts': HANDLER }).handlers).toEqual([]);
  });

  it('are strings with a dot that lead nowhere, or that stand in no call', () => {
    const { handlers, unresolved } = findIn({
      'sst.config.ts':
        "const name = 'src/f.handler'; new sst.aws.Function('F', { handler: 'src/g.handler', memory: '1.GB' });",
      'src/f.ts': HANDLER,
    });
    expect({ handlers, unresolved }).toEqual({ handlers: [], unresolved: [] });
  });
});
