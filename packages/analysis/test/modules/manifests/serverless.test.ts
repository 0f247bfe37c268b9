import { describe, expect, it } from 'vitest';
import { findIn } from './manifest-project.js';

const HANDLER = 'export const handler = async () => {};';

describe('serverless.yml', () => {
  it('names handlers by path, with their events and lines', () => {
    const { handlers, places, unresolved, problems } = findIn({
      'serverless.yml': `
service: tenants
functions:
  create:
    handler: src/create.handler
    events:
      - http: POST tenants
      - schedule: rate(1 hour)
  drain:
    handler: ./src/drain.main
    events:
      - sqs: arn
      - eventBridge:
          schedule: rate(1 minute)
  open:
    handler: src/open/index.handler
    url: true
  listen:
    handler: src/listen.handler
    events: [{ sns: topic }, websocket, { eventBridge: { pattern: {} } }]
  other:
    handler: functions/app.lambda_handler
`,
      'src/create.ts': HANDLER,
      'src/drain.mjs': HANDLER,
      'src/open/index.ts': HANDLER,
      'src/listen.js': HANDLER,
      'functions/app.py': '',
    });
    expect(handlers).toEqual([
      'create -> src/create.ts#handler request timer',
      'drain -> src/drain.mjs#main message timer',
      'open -> src/open/index.ts#handler request',
      'listen -> src/listen.js#handler message request',
    ]);
    expect(places).toEqual([
      'serverless.yml:5',
      'serverless.yml:10',
      'serverless.yml:16',
      'serverless.yml:19',
    ]);
    expect(unresolved).toEqual(['other: functions/app.lambda_handler']);
    expect(problems).toEqual([]);
  });

  it('starts paths from the folder of the service', () => {
    const { handlers } = findIn({
      'services/a/serverless.yaml': 'functions: { one: { handler: src/one.handler } }',
      'services/a/src/one.ts': HANDLER,
      'services/b/serverless.json': { functions: { two: { handler: 'two.handler' } } },
      'services/b/two.cts': HANDLER,
      'src/one.ts': HANDLER,
    });
    expect(handlers).toEqual(['one -> services/a/src/one.ts#handler', 'two -> services/b/two.cts#handler']);
  });

  it('follows files, self and fallbacks, and leaves out what it cannot follow', () => {
    const { handlers, places, unresolved } = findIn({
      'serverless.yml': `
custom:
  dir: src/handlers
  more:
    five: { handler: src/handlers/five.handler }
functions:
  - \${file(./functions/a.yml)}
  - \${file(functions/b.yml):functions}
  - three: \${file(functions/three.json)}
  - four:
      handler: \${self:custom.dir}/\${opt:variant, 'four'}.handler
  - \${self:custom.more}
  - six:
      handler: \${env:DIR}/six.handler
  - \${file(functions/missing.yml)}
`,
      'functions/a.yml':
        'one:\n  handler: src/handlers/one.handler\n  events: ${file(functions/events.yml)}\n',
      'functions/events.yml': '- httpApi: "*"',
      'functions/b.yml': 'functions:\n  two:\n    handler: src/handlers/two.handler',
      'functions/three.json': { handler: 'src/handlers/three.handler' },
      ...Object.fromEntries(
        ['one', 'two', 'three', 'four', 'five', 'six'].map((name) => [`src/handlers/${name}.ts`, HANDLER]),
      ),
    });
    expect(handlers).toEqual([
      'one -> src/handlers/one.ts#handler request',
      'two -> src/handlers/two.ts#handler',
      'three -> src/handlers/three.ts#handler',
      'four -> src/handlers/four.ts#handler',
      'five -> src/handlers/five.ts#handler',
    ]);
    expect(places[0]).toBe('functions/a.yml:2');
    expect(unresolved).toEqual([]);
  });

  it('does not follow a variable in a circle', () => {
    const { handlers, problems } = findIn({
      'serverless.yml':
        'custom: { a: "${self:custom.b}", b: "${self:custom.a}" }\nfunctions: { x: "${self:custom.a}" }\n',
    });
    expect({ handlers, problems }).toEqual({ handlers: [], problems: [] });
  });

  it('merges anchors, the function itself first', () => {
    const { handlers } = findIn({
      'serverless.yml': `
x: &defaults { handler: src/a.handler, events: [{ sqs: q }] }
functions:
  a: { <<: *defaults }
  b: { <<: *defaults, handler: src/b.handler }
`,
      'src/a.ts': HANDLER,
      'src/b.ts': HANDLER,
    });
    expect(handlers).toEqual(['a -> src/a.ts#handler message', 'b -> src/b.ts#handler message']);
  });

  it('marks the function of a custom resource as cold, unless it also serves', () => {
    const { handlers } = findIn({
      'serverless.yml': `
functions:
  seed-roles: { handler: src/seed.handler }
  both: { handler: src/both.handler, events: [http: GET x] }
resources:
  Resources:
    Seed:
      Type: Custom::Seed
      Properties:
        ServiceToken: !GetAtt SeedDashrolesLambdaFunction.Arn
    Both:
      Type: AWS::CloudFormation::CustomResource
      Properties:
        ServiceToken: { 'Fn::GetAtt': [BothLambdaFunction, Arn] }
`,
      'src/seed.ts': HANDLER,
      'src/both.ts': HANDLER,
    });
    expect(handlers).toEqual([
      'seed-roles -> src/seed.ts#handler cold',
      'both -> src/both.ts#handler request',
    ]);
  });

  it('tells a text that is no YAML as a problem, and reads the rest', () => {
    const { handlers, problems } = findIn({
      'a/serverless.yml': 'functions:\n  a: [b\nc: d: e\n',
      'b/serverless.yml': 'functions: { ok: { handler: ok.handler } }',
      'b/ok.js': HANDLER,
      'c/serverless.yml': '',
      'd/serverless.yml': '- just\n- a list\n',
      'e/serverless.yml': 'functions: null',
    });
    expect(handlers).toEqual(['ok -> b/ok.js#handler']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^a\/serverless\.yml:[23] \S/);
  });
});

describe('serverless.ts and its like', () => {
  it('reads the object that the file exports', () => {
    const { handlers, places } = findIn({
      'serverless.ts': `
import type { AWS } from '@serverless/typescript';
const events = [{ httpApi: '*' }];
const config: AWS = {
  service: 'x',
  functions: {
    create: { handler: 'src/create.handler', events },
    ...(process.env.EXTRA ? {} : {}),
  },
};
module.exports = config;
`,
      'src/create.ts': HANDLER,
    });
    expect(handlers).toEqual(['create -> src/create.ts#handler request']);
    expect(places).toEqual(['serverless.ts:7']);
  });

  it('follows functions to their own files, as the template of the framework lays them out', () => {
    const { handlers, places } = findIn({
      'tsconfig.json': {
        compilerOptions: {
          baseUrl: '.',
          paths: { '@functions/*': ['src/functions/*'], '@libs/*': ['src/libs/*'] },
        },
      },
      'serverless.ts': `
import hello from '@functions/hello';
import { bye } from '@functions/index';
export default { functions: { hello, bye } };
`,
      'src/functions/index.ts': "export { default as bye } from './bye';",
      'src/functions/hello/index.ts': `
import { handlerPath } from '@libs/handler-resolver';
export default {
  handler: \`\${handlerPath(__dirname)}/handler.main\`,
  events: [{ http: { method: 'post', path: 'hello' } }],
};
`,
      'src/functions/hello/handler.ts': 'export const main = async () => {};',
      'src/functions/bye/index.ts': "export default { handler: 'src/functions/bye/handler.main' };",
      'src/functions/bye/handler.ts': 'export const main = async () => {};',
      'src/libs/handler-resolver.ts':
        "export const handlerPath = (context: string) => context.split(process.cwd())[1].substring(1).replace(/\\\\/g, '/');",
    });
    expect(handlers).toEqual([
      'hello -> src/functions/hello/handler.ts#main request',
      'bye -> src/functions/bye/handler.ts#main',
    ]);
    expect(places).toEqual(['src/functions/hello/index.ts:4', 'src/functions/bye/index.ts:1']);
  });

  it('tells a script that does not parse', () => {
    const { handlers, problems } = findIn({ 'serverless.js': 'module.exports = {' });
    expect(handlers).toEqual([]);
    expect(problems).toEqual(['serverless.js:undefined It is missing or does not parse.']);
  });
});
