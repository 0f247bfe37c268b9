const IMPORTS = `import AWS from 'aws-sdk';
import { STSClient } from '@aws-sdk/client-sts';
import { IAMClient, CreateRoleCommand } from '@aws-sdk/client-iam';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
`;
const REQUIRES = `const AWS = require('aws-sdk');
const { STSClient } = require('@aws-sdk/client-sts');
const { IAMClient, CreateRoleCommand } = require('@aws-sdk/client-iam');
`;

/** Syntax that is rare, sloppy, new or nonsense at run time: a name, a file's name and its text. */
export const ODD_SYNTAX: readonly (readonly [name: string, file: string, text: string])[] = [
  [
    'aliases that stand for themselves',
    'client.ts',
    `${IMPORTS}import Self = Self.STS;
import One = Two.STS;
import Two = One;
new Self();
new One.STS();
new Two({ region: Self.region });
`,
  ],
  [
    'decorated class with an accessor',
    'client.ts',
    `${IMPORTS}@dec class A { @inject() private readonly c!: STSClient;
constructor(@Inject(X) private readonly region = 'eu-west-1', readonly s = new STSClient({ region })) {} @Get() async m() { await new IAMClient({}).send(new CreateRoleCommand({})); } }`,
  ],
  [
    'abstract and static members',
    'client.ts',
    `${IMPORTS}abstract class A { abstract get x(): string;
abstract m(): void;
accessor y = new STSClient({});
static accessor #z = new AWS.STS();
declare q: string;
[key: string]: unknown;
static { new STSClient({}); } constructor();
constructor(a?: string) {} }`,
  ],
  [
    'enumerations',
    'client.ts',
    `${IMPORTS}enum E { A = 'legacy', B = \`x\${1}\`, C = 3 } declare enum F { X } const enum G { Y = E.A } process.env.AWS_STS_REGIONAL_ENDPOINTS = E.A;
new STSClient({ region: E['A'] });
new STSClient({ region: E[0] });`,
  ],
  [
    'namespaces',
    'client.ts',
    `${IMPORTS}namespace N.M { export const sts = new STSClient({}); } declare module 'x' { export default function f(): void; } declare global { var g: string; } export = N; `,
  ],
  [
    'import equals',
    'client.ts',
    `${IMPORTS}import x = require('aws-sdk');
import y = N.M;
export import z = N.M;
export as namespace Q;
new x.STS();
new y.STS();`,
  ],
  [
    'generic arrow functions and assertions',
    'client.ts',
    `${IMPORTS}const c = <const T,>(x: T) => x;
const s = new STSClient<unknown>({} satisfies object as never)!;
new (STSClient as any)({});
(new STSClient)!.config?.[\`region\`];
STSClient<string>;`,
  ],
  [
    'using',
    'client.mts',
    `${IMPORTS}await using r = { client: new STSClient({}), [Symbol.asyncDispose]: async () => {} };
using q = null;
for await (using z of []) { new STSClient({}); } `,
  ],
  [
    'import attributes and names in quotes',
    'client.mts',
    `${IMPORTS}import data from './x.json' with { type: 'json' };
import * as ns from 'aws-sdk' with {};
import type { T } from 'x' with { 'resolution-mode': 'import' };
export * as default from 'aws-sdk';
export { default as 'string name' } from 'aws-sdk';
import { 'string name' as sn } from './y.mjs';
new STSClient(data);
new sn.STS();`,
  ],
  [
    'import defer',
    'client.mts',
    `${IMPORTS}import defer * as d from 'aws-sdk';
new d.STS();`,
  ],
  [
    'dynamic imports',
    'client.mts',
    `${IMPORTS}const { STSClient: C = STSClient } = await import('@aws-sdk/client-sts', { with: {} });
new C({});
new (await import('aws-sdk')).STS();
import.meta.env.AWS_REGION;
new STSClient({ region: import.meta.env.X });
new.target;`,
  ],
  [
    'JSX',
    'client.tsx',
    `${IMPORTS}export const P = () => <><A {...{ region: 'x' }} sts={new STSClient({})} b:c="d">{...[1]}{/* c */}<A.B.C<string> /></A></>; `,
  ],
  [
    'rest parameters and tagged templates',
    'client.ts',
    `${IMPORTS}function f(this: STSClient, ...[a, { b = new STSClient({}) }]: any[]) {} function g(a): a is string;
function g(a) { return true; } f\`x\${new AWS.STS()}\`;
f?.(...[new STSClient()]);
delete f?.x; `,
  ],
  [
    'private names',
    'client.ts',
    `${IMPORTS}class A { #p = new STSClient({});
has(x) { return #p in x; } static async *#gen() { yield* [new AWS.STS()]; } get #q() { return this.#p; } 'quoted'() {} 123() {} [\`t\`]() {} [Symbol.iterator]() {} }`,
  ],
  [
    'mapped types',
    'client.ts',
    `${IMPORTS}type T<K extends string> = { readonly [P in K as \`x\${P}\`]?: K extends infer U ? U : never };
let x: typeof import('aws-sdk');
let y: import('aws-sdk').STS;
new x.STS();
const z: unique symbol = Symbol();
function assertIsString(v): asserts v is string {}`,
  ],
  [
    'ambient declarations',
    'client.ts',
    `${IMPORTS}declare const AWS2: any;
declare function f(): void;
declare class C { m(): void } declare let u;
new AWS2.STS();
new C();
export declare namespace X { const a: string }`,
  ],
  [
    'labels and switches',
    'client.ts',
    `${IMPORTS}label: for (const [a = new STSClient({}), ...[b]] of []) { if (a) continue label;
else break label; } switch (1) { case new STSClient({}): default: { new AWS.STS() } } do ;
while (0);
for (;;) { break; } try { } catch { } finally { new STSClient } debugger; ;;`,
  ],
  [
    'object literals',
    'client.ts',
    `${IMPORTS}const o = { async *m() {}, get a() { return 1 }, set a(v) {}, ['x' + 1]: 1, __proto__: null, ...null, ...(0 as any), 1: 2, 1n: 3, async: 1, get: 2, new: 3 };
new STSClient(o);
new STSClient({ ...o, region: o?.a ?? o!.b ?? (o.new ||= 'x') });`,
  ],
  [
    'assignment patterns',
    'client.ts',
    `${IMPORTS}let sts;
[sts = new STSClient({})] = [];
({ sts = new STSClient({}), ...sts } = {} as any);
[[[sts]]] = [[[new AWS.STS()]]];
(sts as any) = new STSClient();
(<any>sts) = 1;
sts! = 2;
sts ??= new STSClient({});
sts &&= 3;
sts **= 2;`,
  ],
  [
    'array patterns',
    'client.ts',
    `${IMPORTS}const [, , a, ...[b, { c: { d: [e] = [new STSClient({})] } }]] = [];
new STSClient(a, ...b);
new STSClient(...a);
AWS.config.update(...a);
Object.assign(process.env, ...a);
Object.assign(...a);
process.env[a] = b;
process.env[\`\${a}AWS\`] ??= b;`,
  ],
  [
    'a class in an extends clause',
    'client.ts',
    `${IMPORTS}export default class extends (class extends AWS.STS { constructor() { super();
super['x'](); } }) {} `,
  ],
  [
    'classes that extend each other',
    'client.ts',
    `${IMPORTS}class B2 extends C2 { m() { return new STSClient({ region: this.region }); } } class C2 extends B2 { n() { return new STSClient({ region: this.region, ...super.x }); } } new STSClient(new B2().config);
new STSClient(C2.config);
class D2 extends (Math.random() ? D2 : E2) {} class E2 extends (Math.random() ? D2 : E2) {} new E2({});
@Controller() class F2 extends G2 { @Get() h() { return this.svc.make(); } } class G2 extends F2 { } class Err extends Err2 {} class Err2 extends Err {} throw new Err();
new IAMClient({}).send(new CreateRoleCommand({}));
class I2 extends J2 {} class J2 extends I2 {} new I2({}).send(new CreateRoleCommand({}));
new I2().createRole({});
export class K2 extends I2 { async handler() { await this.send(new CreateRoleCommand({ RoleName: 'x' }));
await super.createUser(); } }`,
  ],
  [
    'values that depend on themselves',
    'client.ts',
    `${IMPORTS}class A extends A { x = new A() } class B extends C {} class C extends B {} new B({});
const f = () => f();
new (f())();
let z = z;
new STSClient(z);
const w = { ...w };
new STSClient(w);
const v = () => v;
new STSClient({ region: v()()()() });`,
  ],
  [
    'line separators',
    'client.ts',
    `\u2028${IMPORTS}\u2029 new STSClient({})\u2028 /* \u2029 */ new AWS.STS()`,
  ],
  [
    'a hashbang',
    'client.ts',
    `#!/usr/bin/env node
${IMPORTS}new STSClient({})`,
  ],
  ['nothing', 'client.ts', ``],
  [
    'a line break',
    'client.ts',
    `
`,
  ],
  ['a comment', 'client.ts', `// STS`],
  ['directives', 'client.ts', `'use strict'; 'STS';`],
  ['an open comment', 'client.ts', `/* aws-sdk STS`],
  [
    'async generators',
    'client.ts',
    `${IMPORTS}async function* f() { for await (const x of y) yield await new STSClient({}); } export { f as default, type X };
import { type Y, type Z as W } from 'q';
export type { A } from 'b';
export type * as D from 'e';`,
  ],
  [
    'a declaration file',
    'client.d.ts',
    `export declare class STSClient { constructor(x: { region: string }); } declare const sts: STSClient;
export default sts;
export {};`,
  ],
  [
    'decorators everywhere',
    'client.ts',
    `${IMPORTS}@(foo.bar()) @baz.qux @(x['y']()) export class A { @a() @b m(@c() @d p) {} @e f = 1;
@g get h() { return 1 } @i accessor j;
@k static l = 2;
static { } }`,
  ],
  [
    'a decorated default export',
    'client.ts',
    `${IMPORTS}@a export default class { @Cron('* * * * *') x() { return new IAMClient({}).send(new CreateRoleCommand({})) } @OnEvent() y;
@SqsMessageHandler() z() {} @Get(...a) ['q' + 1]() {} @Post() #priv() {} }`,
  ],
  [
    'destructured exports',
    'client.ts',
    `${IMPORTS}const a = await (async () => { throw new STSClient({}) })();
export const { handler } = { handler: async () => new IAMClient({}).send(new CreateRoleCommand()) };
export const [x, { y }] = [];
exports.z = exports['w'] = module.exports.v = () => {};
module.exports = { ...module.exports, handler };`,
  ],
  [
    'routes without handlers',
    'client.ts',
    `${IMPORTS}app.get('/', ...handlers);
app.get();
app.get('/', );
app['get']('/', async () => {});
router.route('/')?.get?.(() => new IAMClient({}).send(new CreateRoleCommand({})));
new Worker();
new Worker(...x);
setInterval();
setInterval(...y);
server.on('request', );
cron.schedule(); `,
  ],
  [
    'addresses without arguments',
    'client.ts',
    `${IMPORTS}fetch();
fetch(...a);
fetch(\`https://sts.amazonaws.com/\${x}\`, ...b);
axios();
axios({ url: \`https://\${'sts'}.amazonaws.com\` });
new URL();
new URL(...a);
http.request();
https.request({ host: 'sts.amazonaws.com', ...null });
aws4.sign();
aws4.sign({ host: \`sts.amazonaws.com\` }, ...c);
new HttpRequest();
got.extend()();
axios.create?.()?.get?.('https://sts.amazonaws.com');
const u = 'https://signin.aws.amazon.com/federation?Action=' + u;
fetch(u)`,
  ],
  [
    'providers without arguments',
    'client.ts',
    `${IMPORTS}fromTemporaryCredentials();
fromTemporaryCredentials(...a);
fromTemporaryCredentials({ ...b, masterCredentials: fromTemporaryCredentials(), clientConfig: { ...c } });
fromTemporaryCredentials({ clientConfig: undefined, params: null });
new STSClient({ credentials: fromTemporaryCredentials });
new STSClient({ credentials: fromTemporaryCredentials({})() });
fromTemporaryCredentials\`x\`;
new AWS.ChainableTemporaryCredentials(...a);
new AWS.ChainableTemporaryCredentials;
new AWS.WebIdentityCredentials({}, ...b);`,
  ],
  [
    'environments without values',
    'client.ts',
    `${IMPORTS}spawn();
spawn('x', { env: { AWS_STS_REGIONAL_ENDPOINTS } });
env.set();
env.set('AWS_STS_REGIONAL_ENDPOINTS');
env.set(...a);
Reflect.set();
Reflect.set(process.env);
Reflect.set(process.env, 'AWS_STS_REGIONAL_ENDPOINTS');
({ name: 'AWS_STS_REGIONAL_ENDPOINTS', value });
({ AWS_STS_REGIONAL_ENDPOINTS: { value } });
({ AWS_STS_REGIONAL_ENDPOINTS: {} });
[process.env.AWS_STS_REGIONAL_ENDPOINTS] = ['legacy'];
({ a: process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy' } = {});
process.env.AWS_STS_REGIONAL_ENDPOINTS++;
for (process.env.AWS_STS_REGIONAL_ENDPOINTS of ['legacy']);
new sst.Function({ environment: { AWS_STS_REGIONAL_ENDPOINTS: 'legacy' } });`,
  ],
  [
    'with and labels',
    'client.js',
    `${REQUIRES}with (AWS) { new STS(); } label: { break label; } var x = 010;
delete x;
function f(a, a) { arguments.callee; } if (1) function g() { new AWS.STS() } else function h() {}`,
  ],
  [
    'HTML-like comments',
    'client.js',
    `<!-- html comment
${REQUIRES}new AWS.STS()
--> another
new STSClient({})`,
  ],
  [
    'reserved words as names',
    'client.js',
    `#!/usr/bin/env node
${REQUIRES}var await = 1, yield = 2, let = 3, async = 4, of = 5, static = 6;
new AWS.STS({ region: await });
yield
/1/g;
let = 1;
async
(x)`,
  ],
  ['a return at the top', 'client.js', `${REQUIRES}return new AWS.STS()`],
  [
    'names of the runtime taken over',
    'client.js',
    `${REQUIRES}this.sts = new AWS.STS();
new this.sts.STS();
exports = module.exports = function () { return new.target ? new AWS.STS : eval('new AWS.STS()'); };
var undefined = 1;
new AWS.STS({ region: undefined });
var process = { env: {} };
process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';`,
  ],
  [
    'functions over imports',
    'client.js',
    `${REQUIRES}function AWS() {} AWS.STS = function () {};
new AWS.STS();
var AWS;
AWS = 1;
var require = f;
require('aws-sdk')`,
  ],
  [
    'variables that hold each other',
    'client.js',
    `${REQUIRES}var a = b, b = a;
new AWS.STS(a);
var { a, a: { b } } = a;
try { throw 1 } catch ({ message, ...rest }) { new AWS.STS(rest) } var e = 1;
try {} catch (e) { var e = new AWS.STS() }`,
  ],
];
