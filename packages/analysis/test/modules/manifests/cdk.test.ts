import { describe, expect, it } from 'vitest';
import { findIn } from './manifest-project.js';

const HANDLER = 'export const handler = async () => {};';

/** A stack with some statements in its constructor. */
function stack(body: string, members = ''): string {
  return `
import * as path from 'node:path';
import { Stack, CustomResource, Duration, aws_lambda as lambda } from 'aws-cdk-lib';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as apigw from 'aws-cdk-lib/aws-apigateway';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Provider } from 'aws-cdk-lib/custom-resources';
import * as triggers from 'aws-cdk-lib/triggers';
export class ApiStack extends Stack {
${members}
  constructor(scope, id, props) {
    super(scope, id, props);
${body}
  }
}`;
}

function findInStack(body: string, files: readonly string[], members?: string): readonly string[] {
  return findIn({
    'cdk.json': {},
    'package.json': {},
    'lib/api-stack.ts': stack(body, members),
    ...Object.fromEntries(files.map((file) => [file, HANDLER])),
  }).handlers;
}

describe('NodejsFunction', () => {
  it.each([
    ["{ entry: path.join(__dirname, '../src/create.ts') }", 'src/create.ts#handler'],
    ["{ entry: path.join(__dirname, '..', 'src', 'create.ts'), handler: 'main' }", 'src/create.ts#main'],
    ["{ entry: `${__dirname}/../src/create.ts`, handler: 'index.main' }", 'src/create.ts#main'],
    ["{ entry: path.resolve(__dirname, '../src/create.ts') }", 'src/create.ts#handler'],
    ["{ entry: path.resolve('src/create.ts') }", 'src/create.ts#handler'],
    ["{ entry: path.join(process.cwd(), 'src/create.ts') }", 'src/create.ts#handler'],
    ["{ entry: 'src/create.ts' }", 'src/create.ts#handler'],
    ["{ entry: require.resolve('../src/create.ts') }", 'src/create.ts#handler'],
    ["{ entry: join(path.dirname(fileURLToPath(import.meta.url)), '../src/create.ts') }", undefined],
    ["{ ...base, entry: path.join(ROOT, 'create.ts') }", 'src/create.ts#handler'],
    ["{ entry: path.join(__dirname, '../src/create.js') }", 'src/create.ts#handler'],
    ["{ entry: path.join(__dirname, '../src/missing.ts') }", undefined],
    ['{ entry: props.entry }', undefined],
    ["{ entry: path.join(__dirname, '../src/create.ts'), handler: props.name }", undefined],
  ])('%s', (props, expected) => {
    const body = `const ROOT = path.join(__dirname, '..', 'src'); const base = { timeout: Duration.seconds(3) };
      new NodejsFunction(this, 'create', ${props});`;
    const found = findInStack(body, ['src/create.ts']);
    expect(found).toEqual(expected === undefined ? [] : [`create -> ${expected}`]);
  });

  it('follows ESM paths', () => {
    const { handlers, places } = findIn({
      'package.json': { type: 'module' },
      'lib/stack.ts': `
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as nodejs from 'aws-cdk-lib/aws-lambda-nodejs';
const here = dirname(fileURLToPath(import.meta.url));
new nodejs.NodejsFunction(scope, 'a', { entry: join(here, '../src/a.ts') });
new nodejs.NodejsFunction(scope, 'b', { entry: fileURLToPath(new URL('../src/b.ts', import.meta.url)) });
new nodejs.NodejsFunction(scope, 'c', { entry: join(import.meta.dirname, '../src/c.ts') });
`,
      'src/a.ts': HANDLER,
      'src/b.ts': HANDLER,
      'src/c.ts': HANDLER,
    });
    expect(handlers).toEqual(['a -> src/a.ts#handler', 'b -> src/b.ts#handler', 'c -> src/c.ts#handler']);
    expect(places).toEqual(['lib/stack.ts:6', 'lib/stack.ts:7', 'lib/stack.ts:8']);
  });

  it('takes the file that is named after the stack where it has no entry', () => {
    const files = ['lib/api-stack.create.ts', 'lib/api-stack.drop.js'];
    const body = "new NodejsFunction(this, 'create'); new NodejsFunction(this, 'drop', { handler: 'main' });";
    expect(findInStack(body, files)).toEqual([
      'create -> lib/api-stack.create.ts#handler',
      'drop -> lib/api-stack.drop.js#main',
    ]);
  });

  it('is seen through constructs of the project', () => {
    const { handlers } = findIn({
      'package.json': {},
      'lib/api-function.ts': `
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
export class ApiFunction extends NodejsFunction {
  constructor(scope, id, props) { super(scope, id, { runtime: 'x', ...props }); }
}
export class FixedFunction extends NodejsFunction {
  constructor(scope, id) { super(scope, id, { entry: 'src/fixed.ts' }); }
}`,
      'lib/stack.ts': `
import { Stack } from 'aws-cdk-lib';
import { ApiFunction } from './api-function';
new ApiFunction(scope, 'create', { entry: 'src/create.ts', handler: 'main' });
`,
      'src/fixed.ts': HANDLER,
      'src/create.ts': HANDLER,
    });
    expect(handlers).toContain('create -> src/create.ts#main');
    expect(handlers.some((found) => found.endsWith('-> src/fixed.ts#handler'))).toBe(true);
  });
});

describe('Function', () => {
  it.each([
    [
      "code: lambda.Code.fromAsset(path.join(__dirname, '../lambda')), handler: 'index.handler'",
      'lambda/index.ts#handler',
    ],
    ["code: lambda.Code.fromAsset('lambda'), handler: 'api/create.main'", 'lambda/api/create.js#main'],
    ["code: new lambda.AssetCode('lambda'), handler: 'index.handler'", 'lambda/index.ts#handler'],
    ["code: lambda.Code.asset('lambda/dist'), handler: 'index.handler'", 'lambda/index.ts#handler'],
    ["code: lambda.Code.fromAsset('lambda', { bundling: {} }), handler: 'missing.handler'", undefined],
    ["code: lambda.Code.fromInline('exports.handler = 1'), handler: 'index.handler'", undefined],
    ["code: props.code, handler: 'index.handler'", undefined],
    [
      "runtime: lambda.Runtime.FROM_IMAGE, handler: lambda.Handler.FROM_IMAGE, code: lambda.Code.fromAsset('lambda')",
      undefined,
    ],
  ])('%s', (props, expected) => {
    const body = `new lambda.Function(this, 'f', { ${props} });`;
    const found = findInStack(body, ['lambda/index.ts', 'lambda/api/create.js', 'lambda/package.json']);
    expect(found).toEqual(expected === undefined ? [] : [`f -> ${expected}`]);
  });
});

describe('what a function is tied to', () => {
  it.each([
    ["new apigw.LambdaRestApi(this, 'api', { handler: fn });", 'request'],
    ["api.root.addMethod('GET', new apigw.LambdaIntegration(fn));", 'request'],
    ['fn.addFunctionUrl();', 'request'],
    ['fn.addEventSource(new SqsEventSource(queue));', 'message'],
    [
      "new Rule(this, 'r', { schedule: Schedule.rate(Duration.hours(1)), targets: [new targets.LambdaFunction(fn)] });",
      'timer',
    ],
    [
      "const rule = new Rule(this, 'r', { schedule: Schedule.expression('x') }); rule.addTarget(new targets.LambdaFunction(fn));",
      'timer',
    ],
    [
      "const rule = new Rule(this, 'r', { eventPattern: {} }); rule.addTarget(new targets.LambdaFunction(fn));",
      'message',
    ],
    ["new Provider(this, 'p', { onEventHandler: fn });", 'cold'],
    ["new Provider(this, 'p', { onEventHandler: other, isCompleteHandler: fn });", 'cold'],
    ["new CustomResource(this, 'c', { serviceToken: fn.functionArn });", 'cold'],
    ["new CustomResource(this, 'c', { serviceToken: other, properties: { name: fn.functionName } });", ''],
    ["new triggers.Trigger(this, 't', { handler: fn });", 'cold'],
    ["new triggers.Trigger(this, 't', { handler: other, executeAfter: [fn] });", ''],
    ["new Provider(this, 'p', { onEventHandler: fn }); fn.addFunctionUrl();", 'request'],
    ['queue.grantSendMessages(fn);', ''],
  ])('%s', (use, expected) => {
    const entry = "{ entry: 'src/create.ts' }";
    const suffix = expected === '' ? '' : ` ${expected}`;
    const variable = `const fn = new NodejsFunction(this, 'create', ${entry}); ${use}`;
    expect(findInStack(variable, ['src/create.ts'])).toEqual([`create -> src/create.ts#handler${suffix}`]);
    const field = `this.fn = new NodejsFunction(this, 'create', ${entry}); ${use.replaceAll(/\bfn\b/g, 'this.fn')}`;
    expect(findInStack(field, ['src/create.ts'], 'fn;')).toEqual([
      `create -> src/create.ts#handler${suffix}`,
    ]);
  });

  it('is read off a function that is built in place, and off its class', () => {
    const body = `
      new Provider(this, 'p', { onEventHandler: new NodejsFunction(this, 'a', { entry: 'src/a.ts' }) });
      new triggers.TriggerFunction(this, 'b', { code: lambda.Code.fromAsset('src'), handler: 'b.handler' });
      new apigw.LambdaIntegration(new NodejsFunction(this, 'c', { entry: 'src/c.ts' }));`;
    expect(findInStack(body, ['src/a.ts', 'src/b.ts', 'src/c.ts'])).toEqual([
      'a -> src/a.ts#handler cold',
      'b -> src/b.ts#handler cold',
      'c -> src/c.ts#handler request',
    ]);
  });
});

describe('constructs', () => {
  it('are given events, and named for what they are', () => {
    const body = `
      new NodejsFunction(this, 'a', { entry: 'src/a.ts', events: [new SqsEventSource(queue)] });
      new RolesCustomResource(this, 'b', { entry: 'src/b.ts' });`;
    expect(findInStack(body, ['src/a.ts', 'src/b.ts'])).toEqual([
      'a -> src/a.ts#handler message',
      'b -> src/b.ts#handler cold',
    ]);
  });

  it('run other languages', () => {
    const { handlers, unresolved } = findIn({
      'package.json': {},
      'lib/api-stack.ts': stack(
        "new lambda.Function(this, 'p', { runtime: lambda.Runtime.PYTHON_3_13, code: lambda.Code.fromAsset('src'), handler: 'a.handler' });",
      ),
      'src/a.ts': HANDLER,
    });
    expect({ handlers, unresolved }).toEqual({ handlers: [], unresolved: [] });
  });
});

describe('look-alikes', () => {
  it('are no CDK programs', () => {
    const text = "new NodejsFunction(this, 'create', { entry: 'src/create.ts' });";
    expect(findIn({ 'package.json': {}, 'lib/a.ts': text, 'src/create.ts': HANDLER }).handlers).toEqual([]);
  });

  it('build other languages', () => {
    const body = "new PythonFunction(this, 'p', { entry: 'src', index: 'a.py' });";
    expect(findInStack(body, ['src/index.ts'])).toEqual([]);
  });
});
