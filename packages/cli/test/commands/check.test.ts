import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { assertBuilt, run } from '../run.js';
import { GLOBAL, HOT_PATH, IMPLICIT, REGIONAL } from '../sources.js';
import { createProject } from '../temporary-project.js';

beforeAll(assertBuilt);

describe('check as text', () => {
  test('shows place, code, message and what would mend it, and ends with 1', async () => {
    const project = createProject({ 'src/clients.js': GLOBAL });
    expect(await run(project, ['check'])).toEqual({
      status: 1,
      stderr: '',
      stdout: `src/clients.js:3:20  error  no-global-sts-endpoint
    1 | import AWS from 'aws-sdk';
    2 |
  > 3 | export const sts = new AWS.STS({ region: 'eu-west-1' });
      |                    ^^^^^^^^^^^
    4 |
  By default SDK v2 sends \`AWS.STS\` to the global endpoint sts.amazonaws.com, which another region may serve, whatever \`region\` says. Add \`stsRegionalEndpoints: 'regional'\` beside a region.
  → Add \`stsRegionalEndpoints: 'regional'\`, which moves requests to the regional endpoint.

1 error, 0 warnings in 1 of 1 file.
`.replace("    1 | import AWS from 'aws-sdk';\n", ''),
    });
  });

  test('shows the chain of a hot path, with the call of each function, and reports the write once', async () => {
    const { status, stdout } = await run(createProject(HOT_PATH), ['check']);
    expect(status).toBe(1);
    expect(stdout).toContain(`
  ┌ handler     src/handler.ts:3     export const handler = async (event: { name: string }) => onboard(event.name);
  ├ onboard     src/onboarding.ts:4  return createRole(name);
  └ createRole  src/roles.ts:6       return iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: '{}' }));
`);
    expect(stdout.match(/no-iam-write-on-hot-path$/gm)).toHaveLength(1);
    expect(stdout).toMatch(/\n1 error, 0 warnings in 1 of 3 files\.\n$/);
  });

  test('reports the call where the write is not looked at', async () => {
    const { stdout } = await run(createProject(HOT_PATH), ['check', 'src/handler.ts']);
    expect(stdout).toMatch(/^src\/handler\.ts:3:59 {2}error {2}no-iam-write-on-hot-path$/m);
  });

  test('says so where there is nothing to report, and ends with 0', async () => {
    const project = createProject({ 'a.js': REGIONAL, 'b.js': 'export {};\n' });
    expect(await run(project, ['check'])).toEqual({
      status: 0,
      stdout: 'No findings in 2 files.\n',
      stderr: '',
    });
  });

  test('colours for a terminal and for FORCE_COLOR, never with NO_COLOR', async () => {
    const project = createProject({ 'a.js': GLOBAL });
    const ESCAPE = '\u001b[';
    expect((await run(project, ['check'])).stdout).not.toContain(ESCAPE);
    expect((await run(project, ['check'], { FORCE_COLOR: '1' })).stdout).toContain(ESCAPE);
    expect((await run(project, ['check'], { FORCE_COLOR: '1', NO_COLOR: '1' })).stdout).not.toContain(ESCAPE);
  });
});

describe('what check ends with', () => {
  test('warnings alone are no failure, unless there are too many', async () => {
    const project = createProject({ 'a.ts': IMPLICIT });
    expect((await run(project, ['check'])).status).toBe(0);
    expect((await run(project, ['check', '--max-warnings', '1'])).status).toBe(0);
    expect((await run(project, ['check', '--max-warnings', '0'])).status).toBe(1);
  });

  test('a file that does not parse ends with 2, named with its line; the rest is looked at', async () => {
    const project = createProject({
      'a.ts': GLOBAL,
      'broken.ts': "import { STS } from 'aws-sdk';\nconst = 1;\n",
      'c.ts': IMPLICIT,
    });
    const { status, stdout, stderr } = await run(project, ['check']);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: broken\.ts:2 does not parse: .+\. Mend its syntax, or leave it out with --ignore\.\n$/,
    );
    expect(stdout).toContain('a.ts:3:20');
    expect(stdout).toContain('c.ts:3:20');
    expect(stdout).toContain('1 error, 1 warning in 2 of 3 files; 1 file not looked at.');
    expect((await run(project, ['check', '--ignore', 'broken.ts', '--ignore', 'a.ts'])).status).toBe(0);
  });

  test.each([
    [['check', 'src/nowhere'], '"src/nowhere" does not exist. Name files, folders or globs'],
    [['check', 'src/*.tsx'], 'No file matches "src/*.tsx".'],
    [['chek'], "unknown command 'chek'\n(Did you mean check?)"],
    [['check', '--fromat', 'json'], "unknown option '--fromat'\n(Did you mean --format?)"],
    [['check', '--format', 'xml'], 'Allowed choices are text, json, sarif, html.'],
    [
      ['check', '--rule', 'no-such-rule'],
      'There is no rule "no-such-rule". The rules are require-sts-region, no-global-sts-endpoint,',
    ],
    [['check', '--max-warnings', 'few'], 'It must be a number, 0 or more.'],
    [['check', '--changed'], 'This folder is in no git repository'],
    [['check', '--output', 'no/such/folder/x.txt'], 'Name another file with --output.'],
  ])('%j is a mistake that is explained', async (args, message) => {
    const { status, stderr } = await run(createProject({ 'a.ts': REGIONAL }), args);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(2);
  });

  test.each([
    [['--help'], 'Exit status:'],
    [['check', '--help'], '--changed'],
    [['help', 'check'], '--changed'],
    [['--version'], '0.1.0'],
  ])('%j answers on the standard output and ends with 0', async (args, text) => {
    const { status, stdout, stderr } = await run(createProject({}), args);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(text);
  });
});

describe('which files check looks at', () => {
  test('what .gitignore names is left out, at every level, and node_modules without being named', async () => {
    const project = createProject({
      '.gitignore': 'build/\n*.gen.js\n',
      'packages/a/.gitignore': '/local.js\n',
      'build/out.js': GLOBAL,
      'src/x.gen.js': GLOBAL,
      'packages/a/local.js': GLOBAL,
      'packages/a/kept/local.js': GLOBAL,
      'node_modules/x/index.js': GLOBAL,
      'types.d.ts': GLOBAL,
      'bundle.min.js': GLOBAL,
    });
    mkdirSync(join(project.root, '.git'));
    const files = async (...args: string[]) =>
      (await run(project, ['check', ...args])).stdout.match(/^\S+(?=:\d+:\d+ )/gm);
    expect(await files()).toEqual(['packages/a/kept/local.js']);
    expect(await files('packages')).toEqual(['packages/a/kept/local.js']);
    expect(await files('src')).toBeNull();
    // Named by hand, it is meant.
    expect(await files('src/x.gen.js')).toEqual(['src/x.gen.js']);
    expect(await files('packages/*/kept/*.js')).toEqual(['packages/a/kept/local.js']);
  });

  test('--changed and --since look at what differs', async () => {
    const project = createProject({ 'a.js': GLOBAL, 'b.js': GLOBAL, 'dir/c.js': GLOBAL });
    project.commit();
    const files = async (...args: string[]) =>
      (await run(project, ['check', ...args])).stdout.match(/^\S+(?=:\d+:\d+ )/gm);
    expect(await files('--changed')).toBeNull();
    project.write({ 'a.js': `${GLOBAL}\n`, 'dir/new.js': GLOBAL });
    expect(await files('--changed')).toEqual(['a.js', 'dir/new.js']);
    expect(await files('--changed', 'dir')).toEqual(['dir/new.js']);
    project.git('add', '--all');
    expect(await files('--changed')).toEqual(['a.js', 'dir/new.js']);
    project.git('commit', '--quiet', '--message', 'More');
    expect(await files('--changed')).toBeNull();
    expect(await files('--since', 'HEAD~1')).toEqual(['a.js', 'dir/new.js']);
    const unknown = await run(project, ['check', '--since', 'nowhere']);
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      'error: git knows no commit "nowhere". Name a branch, a tag or a commit.\n',
    ]);
  });

  test('before the first commit everything has changed', async () => {
    const project = createProject({ 'a.js': GLOBAL, 'b.js': GLOBAL });
    project.git('init', '--quiet');
    project.git('add', 'a.js');
    expect((await run(project, ['check', '--changed'])).stdout).toContain('in 2 of 2 files.');
  });
});

describe('which rules check runs', () => {
  const rulesOf = async (files: Record<string, string>, ...args: string[]) =>
    (await run(createProject(files), ['check', ...args])).stdout
      .match(/[\w-]+$/gm)
      ?.filter((word) => word.includes('-'));

  test('those of a preset, those that are named, those that are severe', async () => {
    const files = { 'a.js': GLOBAL, 'b.ts': IMPLICIT, ...HOT_PATH };
    const all = ['no-global-sts-endpoint', 'require-sts-region', 'no-iam-write-on-hot-path'];
    expect(await rulesOf(files)).toEqual(all);
    expect(await rulesOf(files, '--preset', 'iam')).toEqual(['no-iam-write-on-hot-path']);
    expect(await rulesOf(files, '--rule', 'require-sts-region')).toEqual(['require-sts-region']);
    expect(
      await rulesOf(
        files,
        '--rule',
        'endpoint-hygiene/require-sts-region',
        '--rule',
        'no-global-sts-endpoint',
      ),
    ).toEqual(all.slice(0, 2));
    expect(await rulesOf(files, '--severity', 'error')).toEqual([all[0], all[2]]);
  });

  test('comments of ESLint disable findings, which are counted', async () => {
    const disabled = GLOBAL.replace(
      'export',
      '// eslint-disable-next-line endpoint-hygiene/no-global-sts-endpoint -- partner\nexport',
    );
    const { status, stdout } = await run(createProject({ 'a.js': disabled }), ['check']);
    expect([status, stdout]).toEqual([0, 'No findings in 1 file; 1 finding disabled by comments.\n']);
  });

  test('comments that turn on rules of others do nothing', async () => {
    const other = `/* eslint semi: error, other/rule: error */\n${REGIONAL.replaceAll(';', '')}`;
    expect((await run(createProject({ 'a.js': other }), ['check'])).stdout).toBe('No findings in 1 file.\n');
  });
});

describe('the settings in package.json', () => {
  const withKey = (own: unknown) =>
    JSON.stringify({
      name: 'project',
      dependencies: { '@aws-sdk/client-iam': '^3' },
      'endpoint-hygiene': own,
    });

  test('are those of ESLint, with a preset and globs to leave out', async () => {
    const files = { 'a.ts': IMPLICIT, 'gen/b.ts': GLOBAL, ...HOT_PATH };
    const own = { runtime: 'lambda', ignore: ['gen'], coldPaths: [{ files: 'src/handler.ts' }] };
    const project = createProject({ ...files, 'package.json': withKey(own) });
    expect((await run(project, ['check'])).stdout).toBe('No findings in 4 files.\n');
    const strict = createProject({ ...files, 'package.json': withKey({ preset: 'strict' }) });
    expect((await run(strict, ['check', 'a.ts'])).status).toBe(1);
    expect((await run(strict, ['check', 'a.ts', '--preset', 'recommended'])).status).toBe(0);
    expect((await run(strict, ['check', 'a.ts', '--runtime', 'lambda'])).status).toBe(0);
  });

  test.each([
    [{ runtime: 'ec2' }, "runtime must be 'lambda'."],
    [{ ignored: [] }, 'ignored is unknown: the settings are'],
    [{ preset: 'all' }, '"preset" must be one of recommended, strict, sts, iam.'],
    [{ ignore: 'dist' }, '"ignore" must be a list of globs.'],
    ['strict', '"endpoint-hygiene" must be an object of settings.'],
  ])('%j is refused', async (own, message) => {
    const { status, stderr } = await run(createProject({ 'package.json': withKey(own) }), ['check']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: \S+package\.json: /);
    expect(stderr).toContain(message);
  });

  test('hold in folders below as well, with globs from where they stand', async () => {
    const own = withKey({ ignore: ['src/gen/**'] });
    const { root } = createProject({ 'package.json': own, 'src/gen/a.js': GLOBAL, 'src/b.js': GLOBAL });
    const { stdout } = await run({ root: join(root, 'src') }, ['check']);
    expect(stdout.match(/^\S+(?=:\d+:\d+ )/gm)).toEqual(['b.js']);
  });

  test('a package.json that is no JSON is named', async () => {
    const { status, stderr } = await run(createProject({ 'package.json': '{ "name": ' }), ['check']);
    expect([status, stderr.includes('package.json is not JSON. Mend it')]).toEqual([2, true]);
  });
});
