import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * - `plain`: no package.json names an AWS SDK.
 * - `reading`: S3 is used, and nothing writes to IAM.
 * - `writing`: services whose handlers get to writes to IAM, CDK programs that deploy them, and look-alikes.
 */
export const KINDS = ['plain', 'reading', 'writing'];

const FILES_OF_PACKAGE = 50;
const SDK = { plain: [], reading: ['client-s3'], writing: ['client-iam', 'client-s3'] };

/** Writes a project of TypeScript files, the same one each time, into an empty folder. Answers how many there are. */
export function writeCorpus(folder, kind, count = 2_000) {
  const random = createRandom(42);
  const services = kind === 'writing' ? Object.entries(createServices()) : [];
  for (const [name, text] of services) write(folder, name, text);
  for (let index = 0; index < count - services.length; index += 1) {
    write(folder, nameOf(index), createModule(index, kind, random));
  }
  const packages = Math.ceil((count - services.length) / FILES_OF_PACKAGE);
  for (let index = 0; index < packages; index += 1) {
    write(folder, `packages/p${index}/package.json`, JSON.stringify({ name: `@corpus/p${index}` }));
  }
  const dependencies = Object.fromEntries(SDK[kind].map((name) => [`@aws-sdk/${name}`, '3']));
  write(folder, 'package.json', JSON.stringify({ name: 'corpus', private: true, dependencies }));
  write(folder, 'tsconfig.json', '{ "compilerOptions": { "strict": true } }');
  return count;
}

function write(folder, name, text) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** mulberry32: small, and the same on every machine. */
function createRandom(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

const AREAS = ['model', 'service', 'route', 'view', 'store'];

function nameOf(index) {
  const area = AREAS[index % AREAS.length];
  return `packages/p${Math.floor(index / FILES_OF_PACKAGE)}/src/${area}/${area}-${index}.ts`;
}

/** Imports lead to files further up, so that none is circular: two or three of the package, one in forty has another's. */
function pickImports(index, random) {
  const first = index - (index % FILES_OF_PACKAGE);
  const near = index > first ? [0, 1, 2].map(() => first + random(index - first)) : [];
  const far = first > 0 && random(40) === 0 ? [random(first)] : [];
  return [...new Set([...near, ...far])];
}

function createModule(index, kind, random) {
  const imports = pickImports(index, random);
  const lines = [
    "import { readFile } from 'node:fs/promises';",
    "import { z } from 'zod';",
    ...(kind !== 'plain' && index % 10 === 0 ? ["import { S3Client } from '@aws-sdk/client-s3';"] : []),
    ...imports.map((other) => `import { Item${other}, load${other} } from '${pathBetween(index, other)}';`),
    '',
    ...(kind !== 'plain' && index % 10 === 0 ? ['const client = new S3Client({});'] : []),
    `export interface Item${index} { readonly id: string; readonly size: number; readonly tags: readonly string[] }`,
    `const schema${index} = z.object({ id: z.string(), size: z.number(), tags: z.array(z.string()) });`,
    ...Array.from({ length: 12 }, (_, step) => createFunction(index, step, imports, random)),
    createClass(index),
    `export async function load${index}(path: string): Promise<Item${index}> {`,
    "  const text = await readFile(path, 'utf8');",
    `  return schema${index}.parse(JSON.parse(text)) as Item${index};`,
    '}',
    ...(kind !== 'plain' && index % 10 === 0 ? ['export const close = () => client.destroy();'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function pathBetween(from, to) {
  const [, home, , area] = nameOf(from).split('/');
  const [, otherHome, , otherArea, name] = nameOf(to).split('/');
  const file = name.replace('.ts', '');
  if (home !== otherHome) return `../../../${otherHome}/src/${otherArea}/${file}`;
  return area === otherArea ? `./${file}` : `../${otherArea}/${file}`;
}

function createFunction(index, step, imports, random) {
  const other = imports[step % (imports.length || 1)];
  const call = other === undefined ? "''" : `(await load${other}(name)).id`;
  return `
/** Step ${step} of ${index}. */
export async function step${step}Of${index}(items: readonly Item${index}[], name = 'n${random(1000)}'): Promise<string[]> {
  const found = items.filter(({ size, tags }) => size > ${random(100)} && tags.includes(name));
  const prefix = ${call};
  if (found.length === 0) throw new Error(\`Nothing of \${name} in \${items.length} items\`);
  return found.map(({ id }, position) => (position % ${2 + random(5)} === 0 ? \`\${prefix}\${id}\` : id.toUpperCase()));
}`;
}

function createClass(index) {
  return `
export class Store${index} {
  private readonly items = new Map<string, Item${index}>();
  constructor(private readonly folder: string) {}
  async find(id: string): Promise<Item${index} | undefined> {
    const known = this.items.get(id);
    if (known) return known;
    const loaded = await load${index}(\`\${this.folder}/\${id}.json\`);
    this.items.set(id, loaded);
    return loaded;
  }
}`;
}

/** Twenty services of four files each, every other one deployed by a CDK program alone; one look-alike. */
function createServices() {
  const services = Array.from({ length: 20 }, (_, index) => createService(`services/s${index}`, index));
  return Object.assign({ 'services/look-alike.ts': LOOK_ALIKE }, ...services);
}

const LOOK_ALIKE = `import { CognitoIdentityProviderClient, CreateGroupCommand } from '@aws-sdk/client-cognito-identity-provider';
const client = new CognitoIdentityProviderClient({});
export const handler = (GroupName: string) => client.send(new CreateGroupCommand({ GroupName, UserPoolId: 'p' }));
`;

function createService(folder, index) {
  const name = index % 2 === 0 ? 'handler' : 'run';
  return {
    [`${folder}/entry-${index}.ts`]: `import { provision } from './provision-${index}';
export const ${name} = async (event: { name: string }) => provision(event.name);
`,
    [`${folder}/provision-${index}.ts`]: `import { Roles } from './roles-${index}';
const roles = new Roles();
export async function provision(name: string): Promise<void> { await roles.create(name); }
`,
    [`${folder}/roles-${index}.ts`]: `import { IAMClient, CreateRoleCommand } from '@aws-sdk/client-iam';
export class Roles {
  private readonly iam = new IAMClient({});
  create(RoleName: string) { return this.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: '{}' })); }
}
`,
    [`${folder}/stack-${index}.ts`]: `import { Stack, type StackProps } from 'aws-cdk-lib';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';
export class Service${index} extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    new NodejsFunction(this, 'entry', { entry: '${folder}/entry-${index}.ts', handler: '${name}' });
  }
}
`,
  };
}
