import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { assertBuilt, runJscodeshift, toTransform } from '../jscodeshift.js';
import { createProject, type TemporaryProject } from '../temporary-project.js';

const USUAL = ['--no-babel', '--extensions=js,jsx,ts,tsx,mjs,cjs,mts,cts', '--cpus=1'];
const IAM = [...USUAL, '-t', toTransform('iam-write-fallback')];
const ALL = [...USUAL, '-t', toTransform('all')];

const MANIFEST =
  '{ "dependencies": { "@aws-sdk/client-iam": "^3.700.0", "@aws-sdk/client-sts": "^3.700.0" } }';

const ROLES = `import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';

const iam = new IAMClient({});
export const sts = new STSClient({});

export async function createRole(name: string) {
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: '{}' }));
  return Role?.Arn;
}
`;
const RUNTIME_IMPORT = "import { withIamFallback } from '@endpoint-hygiene/runtime';\n";
const WRAPPED = ROLES.replace("sts';\n", `sts';\n${RUNTIME_IMPORT}`).replace(
  /await iam.*/,
  `await withIamFallback({
    operation: 'CreateRole',
    write: (options) =>
      iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: '{}' }), options),
    existing: { arn: process.env.EXISTING_ROLE_ARN },
  });`,
);
const API = `import { createRole } from './roles.js';

export const handler = async (event: { name: string }) => ({ arn: await createRole(event.name) });
`;
/** A callback, and a legacy setting further down: each is for one of the transforms. */
const LEFT = `const AWS = require('aws-sdk');
const iam = new AWS.IAM();

exports.handler = (event, context, callback) => {
  iam.deleteRole({ RoleName: event.name }, callback);
};
exports.local = new AWS.STS({ region: 'local' });
`;

beforeAll(assertBuilt);

function createFiles(files: Readonly<Record<string, string>>): TemporaryProject {
  const project = createProject({ 'package.json': MANIFEST, ...files });
  onTestFinished(() => {
    project.remove();
  });
  return project;
}

function getReports(output: string): string[] {
  return output.split('\n').filter((line) => /^ *(?:REP|ERR)|^  \S+:\d/.test(line));
}

describe('iam-write-fallback under jscodeshift', () => {
  test('wraps a write that a handler of another file reaches, given the file of the write alone', async () => {
    const { root, read } = createFiles({ 'src/api.ts': API, 'src/roles.ts': ROLES });
    const { counts, output } = await runJscodeshift(root, [...IAM, 'src/roles.ts']);
    expect(counts).toEqual({ errors: 0, unmodified: 0, skipped: 0, ok: 1 });
    expect(read('src/roles.ts')).toBe(WRAPPED);
    expect(read('src/api.ts')).toBe(API);
    expect(getReports(output)).toEqual([
      ' REP src/roles.ts 1 place is left to you',
      '  src/roles.ts:9  CreateRole falls back on the resource that EXISTING_ROLE_ARN names while IAM is unavailable; until that ' +
        'is set, it fails as before. Make such a resource at deployment, set the variable, and see that what follows is right ' +
        'for one that is shared.',
    ]);
  });

  test('leaves a write alone that no entry point reaches', async () => {
    const { root, read } = createFiles({ 'src/roles.ts': ROLES });
    const { counts, output } = await runJscodeshift(root, [...IAM, 'src']);
    expect(counts).toMatchObject({ errors: 0, skipped: 1, ok: 0 });
    expect(getReports(output)).toEqual([]);
    expect(read('src/roles.ts')).toBe(ROLES);
  });

  test('a dry run writes nothing, and says the lines of the files as they are', async () => {
    const { root, read } = createFiles({ 'src/api.ts': API, 'src/roles.ts': ROLES });
    const { counts, output } = await runJscodeshift(root, [...IAM, '--dry', 'src']);
    expect(counts).toMatchObject({ errors: 0, ok: 1 });
    expect(getReports(output)[1]).toContain('src/roles.ts:8  CreateRole falls back');
    expect(read('src/roles.ts')).toBe(ROLES);
  });

  test('says on a second run no more than what was left', async () => {
    const { root } = createFiles({ 'src/api.ts': API, 'src/roles.ts': ROLES, 'src/left.js': LEFT });
    await runJscodeshift(root, [...IAM, 'src']);
    const { counts, output } = await runJscodeshift(root, [...IAM, 'src']);
    expect(counts).toEqual({ errors: 0, unmodified: 0, skipped: 3, ok: 0 });
    expect(getReports(output)).toEqual([
      ' REP src/left.js 1 place is left to you',
      '  src/left.js:5  DeleteRole on the path of a request (a Lambda handler) was left as it is: its answer goes to a callback. ' +
        'Await its promise in place of the callback. Then wrap it in `withIamFallback` or `withIamGuard`, or run this again.',
    ]);
  });

  test('a file that may hold a write and does not parse is an error of the run', async () => {
    const { root, read } = createFiles({ 'src/api.ts': API, 'src/roles.ts': `${ROLES}const a = {` });
    const { counts, output } = await runJscodeshift(root, [...IAM, 'src']);
    expect(counts).toMatchObject({ errors: 1, ok: 0 });
    expect(output).toContain('does not parse at line 11');
    expect(read('src/roles.ts')).toContain('await iam.send');
  });

  test('takes the fallbacks of a project, and its root', async () => {
    const own = ROLES.replace('await iam', 'await useShared(() => iam').replace('));\n', ')));\n');
    const { root, read } = createFiles({
      'app/src/api.ts': API,
      'app/src/roles.ts': own,
      'app/package.json': MANIFEST,
    });
    await runJscodeshift(root, [...IAM, '--fallbacks=useShared', 'app']);
    expect(read('app/src/roles.ts')).toBe(own);
    await runJscodeshift(root, [...IAM, '--root=app', 'app']);
    expect(read('app/src/roles.ts')).toContain('useShared(() => withIamGuard({');
  });
});

describe('all', () => {
  const BOTH = WRAPPED.replace('STSClient({})', 'STSClient({ region: process.env.AWS_REGION })');

  test('makes the edits of both transforms, and lists what each leaves', async () => {
    const { root, read } = createFiles({ 'src/api.ts': API, 'src/roles.ts': ROLES, 'src/left.js': LEFT });
    const { counts, output } = await runJscodeshift(root, [...ALL, 'src']);
    expect(counts).toMatchObject({ errors: 0, skipped: 2, ok: 1 });
    expect(read('src/roles.ts')).toBe(BOTH);
    expect(getReports(output).map((line) => line.slice(0, 36))).toEqual(
      expect.arrayContaining([
        expect.stringContaining('src/roles.ts:9  CreateRole'),
        expect.stringContaining('src/left.js:5  DeleteRole'),
        expect.stringContaining('src/left.js:7  `new AWS.STS`'),
      ]),
    );
  });

  test('does one after the other what each does alone', async () => {
    const { root, read } = createFiles({ 'src/api.ts': API, 'src/roles.ts': ROLES });
    await runJscodeshift(root, [...USUAL, '-t', toTransform('iam-write-fallback'), 'src']);
    await runJscodeshift(root, [...ALL, 'src']);
    expect(read('src/roles.ts')).toBe(BOTH);
    expect((await runJscodeshift(root, [...ALL, 'src'])).counts).toMatchObject({ skipped: 2, ok: 0 });
  });

  test('works with Babel on, too', { timeout: 240_000 }, async () => {
    const { root, read } = createFiles({
      'src/api.ts': API,
      'src/roles.ts': ROLES,
      'node_modules/@types/node/package.json': '{ "name": "@types/node", "version": "20.19.0" }',
    });
    const args = ['--cpus=1', '--extensions=ts', '-t', toTransform('all'), 'src'];
    const { counts } = await runJscodeshift(root, args);
    expect(counts).toMatchObject({ errors: 0, ok: 1 });
    expect(read('src/roles.ts')).toBe(BOTH);
  });
});
