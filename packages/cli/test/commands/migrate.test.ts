import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { assertBuilt, run } from '../run.js';
import { GLOBAL, HOT_PATH, IMPLICIT, REGIONAL } from '../sources.js';
import { createProject, type Files, type TemporaryProject } from '../temporary-project.js';

beforeAll(assertBuilt);

/** A region that may not be set: mended, and to be confirmed. */
const ASSUMING = GLOBAL.replace("'eu-west-1'", 'process.env.AUDIT_REGION');
/** A setting without effect: left to a person. */
const LEFT = "import AWS from 'aws-sdk';\n\nAWS.config.update({ stsRegionalEndpoints: 'regional' });\n";
const HAND_WORK =
  'SDK v2 ignores this setting on AWS.config: it moves no client. Remove it once every `new AWS.STS` has the setting in its own options.';

function createCommitted(files: Files): TemporaryProject {
  const project = createProject(files);
  project.commit();
  return project;
}

describe('migrate', () => {
  test('changes files, shows the diff on the one stream and what is left on the other', async () => {
    const project = createCommitted({
      'src/a.js': GLOBAL,
      'src/b.js': ASSUMING,
      'src/left.js': LEFT,
      'c.js': REGIONAL,
    });
    const { status, stdout, stderr } = await run(project, ['migrate', 'src']);
    expect(status).toBe(0);
    expect(project.read('src/a.js')).toBe(REGIONAL);
    expect(stdout).toBe(`--- a/src/a.js
+++ b/src/a.js
@@ -1,3 +1,3 @@
 import AWS from 'aws-sdk';
${' '}
-export const sts = new AWS.STS({ region: 'eu-west-1' });
+export const sts = new AWS.STS({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });
--- a/src/b.js
+++ b/src/b.js
@@ -1,3 +1,3 @@
 import AWS from 'aws-sdk';
${' '}
-export const sts = new AWS.STS({ region: process.env.AUDIT_REGION });
+export const sts = new AWS.STS({ region: process.env.AUDIT_REGION, stsRegionalEndpoints: 'regional' });
`);
    expect(stderr).toBe(`Left to you
  src/b.js:3
    Changed: asks its own region now, and throws "Missing region in config" where none is set. Confirm that one always is.
  src/left.js:3
    ${HAND_WORK}

Look at these before you deploy
${stderr.match(/^ {2}(?:Opt-in regions|VPC endpoints|Egress lists|aws:RequestedRegion|CloudTrail|Token length): .+$/gm)?.join('\n') ?? ''}

2 files changed, 1 place left to you, 1 change to confirm; 3 files looked at.
`);
    expect(stderr.match(/^ {2}[\w:-]+(?: \w+)?: /gm)).toHaveLength(6);
  });

  test('a second run changes nothing, and files that stay are not touched', async () => {
    const project = createCommitted({ 'a.js': GLOBAL, 'b.js': IMPLICIT });
    await run(project, ['migrate']);
    project.git('commit', '--all', '--quiet', '--message', 'Migrate');
    const { status, stdout, stderr } = await run(project, ['migrate']);
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toBe('0 files changed, 0 places left to you, 0 changes to confirm; 2 files looked at.\n');
    expect(project.git('status', '--porcelain')).toBe('');
  });

  test('the diff is a patch that git applies, and gives the same bytes', async () => {
    const files = {
      'src/plain.js': GLOBAL,
      'src/with space/ü.mjs': IMPLICIT,
      'src/windows.js': `\uFEFF${GLOBAL}`.replaceAll('\n', '\r\n'),
      'src/no-newline.js': GLOBAL.trimEnd(),
    };
    const project = createCommitted(files);
    const dry = await run(project, ['migrate', '--dry-run']);
    expect(project.git('status', '--porcelain')).toBe('');
    project.write({ 'x.patch': dry.stdout });
    project.git('apply', 'x.patch');
    const applied = Object.keys(files).map((path) => project.read(path));
    project.git('checkout', '--quiet', '.');
    execFileSync('rm', [join(project.root, 'x.patch')]);
    expect((await run(project, ['migrate'])).stdout).toBe(dry.stdout);
    expect(Object.keys(files).map((path) => project.read(path))).toEqual(applied);
    expect(applied.every((text, index) => text !== Object.values(files)[index])).toBe(true);
  });

  test('colours the diff where colours are wanted', async () => {
    const project = createCommitted({ 'a.js': GLOBAL });
    const { stdout } = await run(project, ['migrate', '--dry-run'], { FORCE_COLOR: '1' });
    expect(stdout).toContain("\u001b[31m-export const sts = new AWS.STS({ region: 'eu-west-1' });\u001b[39m");
    expect(stdout).toContain('\u001b[32m+export const sts');
  });

  test('honours .gitignore, --ignore, test files and --changed', async () => {
    const project = createCommitted({
      '.gitignore': 'dist\n',
      'dist/a.js': GLOBAL,
      'gen/b.js': GLOBAL,
      'test/c.js': GLOBAL,
      'd.js': GLOBAL,
      'e.js': GLOBAL,
    });
    project.write({ 'e.js': `${GLOBAL}\n` });
    const changed = async (...args: string[]) =>
      (await run(project, ['migrate', '--dry-run', ...args])).stdout.match(/(?<=^\+\+\+ b\/).+$/gm);
    expect(await changed()).toEqual(['d.js', 'e.js', 'gen/b.js']);
    expect(await changed('--ignore', 'gen')).toEqual(['d.js', 'e.js']);
    expect(await changed('--include-tests', 'test')).toEqual(['test/c.js']);
    expect(await changed('--changed')).toEqual(['e.js']);
  });

  test('changes the clients of one version of the SDK alone', async () => {
    const project = createCommitted({ 'two.js': GLOBAL, 'three.js': IMPLICIT });
    const changed = async (client: string) =>
      (await run(project, ['migrate', '--dry-run', '--client', client])).stdout.match(
        /(?<=^\+\+\+ b\/).+$/gm,
      );
    expect(await changed('v2')).toEqual(['two.js']);
    expect(await changed('v3')).toEqual(['three.js']);
  });
});

describe('what migrate refuses', () => {
  test('changes that are not committed, unless it is forced', async () => {
    const project = createCommitted({ 'a.js': GLOBAL, 'note.txt': 'a' });
    project.write({ 'note.txt': 'b', 'new.txt': 'c' });
    const refused = await run(project, ['migrate']);
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(
      /^error: There are changes that are not committed \(note\.txt and 1 more\): /,
    );
    expect(project.read('a.js')).toBe(GLOBAL);
    expect((await run(project, ['migrate', '--force'])).status).toBe(0);
    expect(project.read('a.js')).toBe(REGIONAL);
  });

  test('a folder in no repository, unless it is forced', async () => {
    const project = createProject({ 'a.js': GLOBAL });
    const refused = await run(project, ['migrate']);
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('is in no git repository')]);
    expect((await run(project, ['migrate', '--dry-run'])).status).toBe(0);
    expect((await run(project, ['migrate', '--force'])).status).toBe(0);
    expect(project.read('a.js')).toBe(REGIONAL);
  });

  test('a transform that does not exist', async () => {
    const { status, stderr } = await run(createCommitted({}), ['migrate', '--transform', 'none']);
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining('Allowed choices are all, sts-regional-endpoint'),
    ]);
  });
});

describe('writes to IAM on hot paths', () => {
  test('are wrapped, with the runtime in package.json, and a second run leaves them', async () => {
    const project = createCommitted({ ...HOT_PATH, 'a.js': GLOBAL });
    const first = await run(project, ['migrate']);
    expect(first.status).toBe(0);
    expect(project.read('src/roles.ts')).toContain("from '@endpoint-hygiene/runtime';");
    expect(project.read('package.json')).toContain('"@endpoint-hygiene/runtime": "^0.1.0"');
    expect(project.read('a.js')).toBe(REGIONAL);
    expect((await run(project, ['check'])).stdout).toBe('No findings in 4 files.\n');
    project.git('commit', '--all', '--quiet', '--message', 'Migrate');
    expect((await run(project, ['migrate'])).stdout).toBe('');
  });

  test('are left alone by another transform, and another version of the SDK', async () => {
    const project = createCommitted({ ...HOT_PATH, 'a.js': GLOBAL });
    const changed = async (...args: string[]) =>
      (await run(project, ['migrate', '--dry-run', ...args])).stdout.match(/(?<=^\+\+\+ b\/).+$/gm);
    expect(await changed('--transform', 'sts-regional-endpoint')).toEqual(['a.js']);
    expect(await changed('--transform', 'iam-write-fallback')).toEqual(['package.json', 'src/roles.ts']);
    expect(await changed('--client', 'v2')).toEqual(['a.js']);
    expect(await changed('--client', 'v3')).toEqual(['package.json', 'src/roles.ts']);
  });
});

describe('what migrate ends with', () => {
  test('--check: 1 where something is to be changed or left to a person, and nothing is written', async () => {
    const project = createCommitted({ 'change.js': GLOBAL, 'left.js': LEFT, 'done.js': REGIONAL });
    const statusOf = async (file: string) => (await run(project, ['migrate', '--check', file])).status;
    expect(await statusOf('change.js')).toBe(1);
    expect(await statusOf('left.js')).toBe(1);
    expect(await statusOf('done.js')).toBe(0);
    expect(project.read('change.js')).toBe(GLOBAL);
  });

  test('2 where a file does not parse; the others are changed', async () => {
    const project = createCommitted({ 'a.js': GLOBAL, 'broken.ts': 'const sts = new STS(;\n' });
    const { status, stderr } = await run(project, ['migrate']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: broken\.ts:1 does not parse: .+ or leave it out with --ignore\.$/m);
    expect(project.read('a.js')).toBe(REGIONAL);
  });
});

describe('the list of what is left', () => {
  test('as JSON for programs', async () => {
    const project = createCommitted({ 'a.js': `// one\n${ASSUMING}`, 'left.js': LEFT });
    const { stdout, stderr } = await run(project, ['migrate', '--format', 'json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      format: 1,
      dryRun: false,
      files: 2,
      changed: [
        {
          file: 'a.js',
          changes: [{ line: 4, originalLine: 4, reason: 'v2Default', class: 'assumes-region' }],
        },
      ],
      leftToYou: [
        { file: 'a.js', line: 4, kind: 'confirmation', advice: 'Confirm that one always is.' },
        { file: 'left.js', line: 3, kind: 'work', reason: 'awsConfigSetting' },
      ],
      checklist: [{}, {}, {}, {}, {}, {}],
      problems: [],
    });
  });

  test('as Markdown for a pull request, in a file', async () => {
    const project = createCommitted({ 'a.js': GLOBAL, 'left.js': LEFT });
    const { stdout } = await run(project, ['migrate', '--dry-run', '--format', 'markdown', '-o', 'left.md']);
    expect(stdout).toMatch(/^--- a\/a\.js\n/);
    const page = project.read('left.md');
    expect(page).toContain(`## Changed

- \`a.js\`: 1 place

## Left to you

- [ ] \`left.js:3\`: ${HAND_WORK}

## Before you deploy

- [ ] **Opt-in regions**: `);
    expect(page).toContain('com.amazonaws.\\<region>.sts');
  });
});

describe('the formatter of the project', () => {
  const FORMATTER = {
    'node_modules/.bin/shout': `#!/usr/bin/env node
const { appendFileSync } = require('node:fs');
if (process.argv[2] === '--fail') { console.error('no'); process.exit(3); }
for (const file of process.argv.slice(3)) appendFileSync(file, '// ' + process.argv[2] + '\\n');
`,
    '.gitignore': 'node_modules\n',
  };

  test('runs over what has changed, found where npm puts it', async () => {
    const project = createProject({ ...FORMATTER, 'a.js': GLOBAL, 'b.js': REGIONAL });
    execFileSync('chmod', ['+x', join(project.root, 'node_modules/.bin/shout')]);
    project.commit();
    expect((await run(project, ['migrate', '--format-with', 'shout --write'])).status).toBe(0);
    expect([project.read('a.js'), project.read('b.js')]).toEqual([`${REGIONAL}// --write\n`, REGIONAL]);
  });

  test('that fails is told, and the files stay migrated', async () => {
    const project = createProject({ ...FORMATTER, 'a.js': GLOBAL });
    execFileSync('chmod', ['+x', join(project.root, 'node_modules/.bin/shout')]);
    project.commit();
    const { status, stderr } = await run(project, ['migrate', '--format-with', 'shout --fail']);
    expect([status, stderr]).toEqual([
      2,
      'error: The files are migrated, but "shout --fail" failed on them: no\n',
    ]);
    expect(project.read('a.js')).toBe(REGIONAL);
  });
});

describe('the runtime library', () => {
  const USES = `${GLOBAL}import { withIamGuard } from '@endpoint-hygiene/runtime';\n\nexport { withIamGuard };\n`;

  test.each([
    ['npm', 'package-lock.json', '{}', 'npm install'],
    ['pnpm', 'pnpm-lock.yaml', '', 'pnpm install'],
    ['yarn', 'yarn.lock', '', 'yarn install'],
    ['bun', 'bun.lock', '', 'bun install'],
  ])(
    'is added where a changed file imports it, with the command of %s',
    async (_name, lock, text, command) => {
      const manifest =
        '{\n\t"name": "a",\n\t"dependencies": {\n\t\t"aws-sdk": "^2.0.0"\n\t},\n\t"private": true\n}\n';
      const project = createCommitted({
        [lock]: text,
        'packages/a/package.json': manifest,
        'packages/a/src/x.js': USES,
        'packages/b/package.json': '{ "name": "b" }',
        'packages/b/y.js': GLOBAL,
      });
      const { status, stdout, stderr } = await run(project, ['migrate']);
      expect(status).toBe(0);
      expect(project.read('packages/a/package.json')).toBe(
        manifest.replace('\t\t"aws-sdk"', '\t\t"@endpoint-hygiene/runtime": "^0.1.0",\n\t\t"aws-sdk"'),
      );
      expect(project.read('packages/b/package.json')).toBe('{ "name": "b" }');
      expect(stdout).toContain('+\t\t"@endpoint-hygiene/runtime": "^0.1.0",');
      expect(stderr).toContain(`Run ${command}: the runtime was added to package.json.`);
      expect(readdirSync(join(project.root, 'packages/a'))).toEqual(['package.json', 'src']);
    },
  );
});
