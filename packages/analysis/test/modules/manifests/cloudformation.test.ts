import { describe, expect, it } from 'vitest';
import { findIn } from './manifest-project.js';

const HANDLER = 'export const handler = async () => {};';

describe('SAM templates', () => {
  it('join CodeUri and Handler, with Globals behind them', () => {
    const { handlers, places, unresolved, problems } = findIn({
      'template.yaml': `
Transform: AWS::Serverless-2016-10-31
Globals:
  Function: { CodeUri: api/, Runtime: nodejs22.x }
Resources:
  Create:
    Type: AWS::Serverless::Function
    Properties:
      Handler: create.handler
      Environment:
        Variables: { TABLE: !Ref Table, URL: !Sub "https://\${Table}.x" }
      Events:
        Post: { Type: Api, Properties: { Path: /, Method: post } }
        Queue: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn } }
  Tick:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: ./timers
      Handler: src/tick.main
      Events:
        Rate: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 hour) } }
  Open:
    Type: AWS::Serverless::Function
    Properties:
      Handler: open.handler
      FunctionUrlConfig: { AuthType: NONE }
  Python:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler, Runtime: python3.12 }
  Inline:
    Type: AWS::Serverless::Function
    Properties: { Handler: index.handler, InlineCode: "exports.handler = () => {}" }
`,
      'api/create.ts': HANDLER,
      'api/open.js': HANDLER,
      'api/app.js': HANDLER,
      'api/index.js': HANDLER,
      'timers/src/tick.mts': 'export const main = async () => {};',
    });
    expect(handlers).toEqual([
      'Create -> api/create.ts#handler request message',
      'Tick -> timers/src/tick.mts#main timer',
      'Open -> api/open.js#handler request',
    ]);
    expect(places).toEqual(['template.yaml:9', 'template.yaml:19', 'template.yaml:25']);
    expect({ unresolved, problems }).toEqual({ unresolved: [], problems: [] });
  });

  it('take the entry points of a build by esbuild', () => {
    const { handlers } = findIn({
      'template.yml': `
Resources:
  Named:
    Type: AWS::Serverless::Function
    Metadata:
      BuildMethod: esbuild
      BuildProperties: { EntryPoints: [src/create.ts, src/drop.ts] }
    Properties: { CodeUri: app, Handler: drop.handler }
  Only:
    Type: AWS::Serverless::Function
    Metadata: { BuildMethod: esbuild, BuildProperties: { EntryPoints: [src/create.ts] } }
    Properties: { CodeUri: app, Handler: index.handler }
`,
      'app/src/create.ts': HANDLER,
      'app/src/drop.ts': HANDLER,
    });
    expect(handlers).toEqual(['Named -> app/src/drop.ts#handler', 'Only -> app/src/create.ts#handler']);
  });

  it('take a CodeUri that names the file itself, and leave other languages alone', () => {
    const { handlers, unresolved } = findIn({
      'template.yaml': `
Resources:
  A: { Type: AWS::Serverless::Function, Properties: { CodeUri: src/a.js, Handler: a.handler } }
  B: { Type: AWS::Serverless::Function, Properties: { CodeUri: src, Handler: bootstrap, Runtime: provided.al2023 } }
  C: { Type: AWS::Serverless::Function, Properties: { CodeUri: src, Handler: 'com.example.C::handle' } }
`,
      'src/a.js': HANDLER,
    });
    expect(handlers).toEqual(['A -> src/a.js#handler']);
    expect(unresolved).toEqual([]);
  });

  it('mark the function behind a custom resource as cold', () => {
    const { handlers } = findIn({
      'infra/stack.template.json': {
        Resources: {
          Roles: {
            Type: 'AWS::Serverless::Function',
            Properties: { CodeUri: '../fn', Handler: 'roles.handler' },
          },
          Api: {
            Type: 'AWS::Serverless::Function',
            Properties: { CodeUri: '../fn', Handler: 'api.handler', Events: { Get: { Type: 'HttpApi' } } },
          },
          Custom: { Type: 'Custom::Roles', Properties: { ServiceToken: { 'Fn::GetAtt': ['Roles', 'Arn'] } } },
          Passing: { Type: 'Custom::Other', Properties: { ServiceToken: 'arn:x', Api: { Ref: 'Api' } } },
        },
      },
      'fn/roles.ts': HANDLER,
      'fn/api.ts': HANDLER,
    });
    expect(handlers).toEqual(['Roles -> fn/roles.ts#handler cold', 'Api -> fn/api.ts#handler request']);
  });
});

describe('CloudFormation templates', () => {
  it('learn events from the resources that refer to a function', () => {
    const { handlers } = findIn({
      'cloud.yaml': `
Resources:
  A: { Type: AWS::Lambda::Function, Properties: { Handler: a.handler, Code: ./src } }
  B: { Type: AWS::Lambda::Function, Properties: { Handler: b.handler, Code: ./src } }
  C: { Type: AWS::Lambda::Function, Properties: { Handler: c.handler, Code: ./src } }
  D: { Type: AWS::Lambda::Function, Properties: { Handler: d.handler, Code: ./src } }
  Rule:
    Type: AWS::Events::Rule
    Properties: { ScheduleExpression: rate(1 hour), Targets: [{ Arn: !GetAtt A.Arn, Id: a }] }
  Mapping: { Type: AWS::Lambda::EventSourceMapping, Properties: { FunctionName: !Ref B } }
  Method:
    Type: AWS::ApiGateway::Method
    Properties:
      Integration: { Uri: !Sub "arn:aws:apigateway:x:lambda:path/functions/\${C.Arn}/invocations" }
  Permission:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: !GetAtt [C, Arn], Principal: sns.amazonaws.com }
  Alarm: { Type: AWS::CloudWatch::Alarm, Properties: { Dimensions: [{ Value: !Ref D }] } }
`,
      ...Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`src/${name}.ts`, HANDLER])),
    });
    expect(handlers).toEqual([
      'A -> src/a.ts#handler timer',
      'B -> src/b.ts#handler message',
      'C -> src/c.ts#handler request message',
      'D -> src/d.ts#handler',
    ]);
  });

  it('look beside a template whose code is in a bucket, and nowhere for inline code', () => {
    const { handlers, unresolved } = findIn({
      'amplify/fn/x-cloudformation-template.json': {
        Resources: {
          LambdaFunction: {
            Type: 'AWS::Lambda::Function',
            Properties: { Handler: 'index.handler', Code: { S3Bucket: { Ref: 'b' }, S3Key: { Ref: 'k' } } },
          },
          Inline: {
            Type: 'AWS::Lambda::Function',
            Properties: { Handler: 'index.handler', Code: { ZipFile: 'x' } },
          },
          Gone: {
            Type: 'AWS::Lambda::Function',
            Properties: { Handler: 'gone.handler', Code: 's3://bucket/x.zip' },
          },
        },
      },
      'amplify/fn/src/index.js': HANDLER,
    });
    expect(handlers).toEqual(['LambdaFunction -> amplify/fn/src/index.js#handler']);
    expect(unresolved).toEqual(['Gone: gone.handler']);
  });

  it('are told from other YAML and JSON by what they define', () => {
    const { handlers, problems } = findIn({
      'pnpm-lock.yaml': 'AWS::Lambda::Function: [',
      'docker-compose.yml': 'services: [',
      'chart/values.yaml': '{{ if }}',
      'docs/broken.yaml': '# AWS::Lambda::Function\na: [b\nc: d: e',
      'tabs.template':
        '{\n\t"Resources": {\n\t\t"F": { "Type": "AWS::Lambda::Function", "Properties": { "Handler": "f.handler", "Code": "." } } }\n}',
      'f.js': HANDLER,
      'cdk.out/App.template.json': {
        Resources: { F: { Type: 'AWS::Lambda::Function', Properties: { Handler: 'f.handler', Code: '..' } } },
      },
    });
    expect(handlers).toEqual(['F -> f.js#handler']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^docs\/broken\.yaml:/);
  });

  it.each([
    ['no resources', 'x: AWS::Lambda::Function'],
    ['a list of resources', 'Resources: [{ Type: AWS::Lambda::Function }]'],
    ['a function that is no map', 'Resources: { F: AWS::Lambda::Function }'],
    [
      'a handler that is no text',
      'Resources: { F: { Type: AWS::Lambda::Function, Properties: { Handler: [a] } } }',
    ],
    ['two documents', 'a: AWS::Lambda::Function\n---\nb: 1'],
    [
      'an alias that is nowhere',
      'Resources: { F: { Type: AWS::Lambda::Function, Properties: { Handler: *x } } }',
    ],
    ['an alias within itself', 'Resources: &r { F: { Type: AWS::Lambda::Function, Properties: *r } }'],
  ])('do no harm with %s', (_, text) => {
    expect(findIn({ 'template.yaml': text }).handlers).toEqual([]);
  });
});
