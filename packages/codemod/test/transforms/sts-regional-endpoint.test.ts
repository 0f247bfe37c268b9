import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { TRANSFORM, USUAL, assertBuilt, runJscodeshift } from '../jscodeshift.js';
import { createProject, type TemporaryProject } from '../temporary-project.js';

const BEFORE = "const { STSClient } = require('@aws-sdk/client-sts');\nexports.sts = new STSClient({});\n";
const AFTER = BEFORE.replace('{}', '{ region: process.env.AWS_REGION }');
const TYPED =
  "import { STSClient } from '@aws-sdk/client-sts';\nexport const sts: STSClient = new STSClient({});\n";
const BROKEN = `${BEFORE}exports.other = new STSClient({\n`;

const SEVERAL = `const { STSClient } = require('@aws-sdk/client-sts');
const AWS = require('aws-sdk');

exports.first = new STSClient({
  maxAttempts: 3,
});
exports.reader = new AWS.STS({ region: process.env.READER_REGION });
AWS.config.update({ stsRegionalEndpoints: 'regional' });
exports.local = new AWS.STS({ region: 'local' });
`;

beforeAll(assertBuilt);

function createFiles(files: Readonly<Record<string, string>>): TemporaryProject {
  const project = createProject(files);
  onTestFinished(() => {
    project.remove();
  });
  return project;
}

/** What was reported and what went wrong, without jscodeshift's words on its progress. */
function getMessages(output: string): string[] {
  const end = output.indexOf('All done.');
  const lines = output.slice(0, end).split('\n');
  return lines.filter((line) => line !== '' && !/^(?:Processing|Spawning|Sending|Running)/.test(line));
}

describe('under jscodeshift', () => {
  test('changes files of all eight extensions, with or without JSX and types', async () => {
    const extensions = ['js', 'cjs', 'mjs', 'jsx', 'ts', 'cts', 'mts', 'tsx'];
    const textOf = (extension: string) => (extension.includes('ts') ? TYPED : BEFORE);
    const files = Object.fromEntries(extensions.map((name) => [`src/a.${name}`, textOf(name)]));
    const { root, read } = createFiles(files);
    const { counts } = await runJscodeshift(root, [...USUAL, 'src']);
    expect(counts).toEqual({ errors: 0, unmodified: 0, skipped: 0, ok: 8 });
    for (const name of extensions) {
      expect(read(`src/a.${name}`)).toBe(
        textOf(name).replace('({})', '({ region: process.env.AWS_REGION })'),
      );
    }
  });

  test('works with Babel on, too', { timeout: 240_000 }, async () => {
    const { root, read } = createFiles({
      'src/a.js': BEFORE,
      'src/b.ts': TYPED,
      'node_modules/@types/node/package.json': '{ "name": "@types/node", "version": "20.19.0" }',
    });
    const { counts } = await runJscodeshift(root, ['-t', TRANSFORM, 'src']);
    expect(counts).toMatchObject({ errors: 0, ok: 2 });
    expect(read('src/a.js')).toBe(AFTER);
  });

  test('keeps CRLF, a byte order mark, both, and a missing newline at the end', async () => {
    const windows = BEFORE.replaceAll('\n', '\r\n');
    const { root, read } = createFiles({
      'crlf.js': windows,
      'bom.js': `\uFEFF${BEFORE}`,
      'both.js': `\uFEFF${windows}`,
      'end.js': BEFORE.trimEnd(),
    });
    await runJscodeshift(root, [...USUAL, '.']);
    expect(read('crlf.js')).toBe(AFTER.replaceAll('\n', '\r\n'));
    expect(read('bom.js')).toBe(`\uFEFF${AFTER}`);
    expect(read('both.js')).toBe(`\uFEFF${AFTER.replaceAll('\n', '\r\n')}`);
    expect(read('end.js')).toBe(AFTER.trimEnd());
  });

  test('a dry run leaves every file as it is', async () => {
    const { root, read } = createFiles({ 'a.js': BEFORE });
    const { counts } = await runJscodeshift(root, [...USUAL, '--dry', '.']);
    expect(counts.ok).toBe(1);
    expect(read('a.js')).toBe(BEFORE);
  });

  test('leaves node_modules alone, and does not speak of it', async () => {
    const { root, read } = createFiles({
      'node_modules/a/index.js': SEVERAL,
      'node_modules/b/index.js': BROKEN,
    });
    const { counts, output } = await runJscodeshift(root, [...USUAL, '.']);
    expect(counts).toEqual({ errors: 0, unmodified: 0, skipped: 2, ok: 0 });
    expect(getMessages(output)).toEqual([]);
    expect(read('node_modules/a/index.js')).toBe(SEVERAL);
  });

  test('a bundle is reported and left alone', async () => {
    const bundle = BEFORE + 'exports.filler = "";\n'.repeat(50_000);
    const { root, read } = createFiles({ 'dist/bundle.js': bundle });
    const { output } = await runJscodeshift(root, [...USUAL, 'dist']);
    expect(getMessages(output)).toEqual([
      ' REP dist/bundle.js 1 place is left to you',
      '  dist/bundle.js:1  The file has more than a million characters: it is taken for a generated bundle, and left ' +
        'as it is. Change the sources that it is built from.',
    ]);
    expect(read('dist/bundle.js')).toBe(bundle);
  });
});

describe('a file that does not parse', () => {
  const files = { 'bad.js': BROKEN, 'good.js': BEFORE, 'unconcerned.js': 'const a = {' };

  test('is an error of the run and stays as it is; the other files are changed', async () => {
    const { root, read } = createFiles(files);
    const { counts, output, status } = await runJscodeshift(root, [...USUAL, '.']);
    expect(counts).toEqual({ errors: 1, unmodified: 0, skipped: 1, ok: 1 });
    expect(status).toBe(0);
    expect(getMessages(output)).toEqual([
      " ERR bad.js Transformation error (does not parse at line 4: '}' expected. The file was left as it is. Mend its " +
        'syntax, or leave it out with --ignore-pattern.)',
    ]);
    expect(read('bad.js')).toBe(BROKEN);
    expect(read('good.js')).toBe(AFTER);
  });

  test('fails the run with --fail-on-error', async () => {
    const { root } = createFiles(files);
    expect((await runJscodeshift(root, [...USUAL, '--fail-on-error', '.'])).status).toBe(1);
  });
});

describe('what it reports', () => {
  const at = (line: number, text: string) => `  src/several.js:${line}  ${text}`;
  const ASSUMES =
    'Changed: asks its own region now, and throws "Missing region in config" where none is set. Confirm that one always is.';
  const IGNORED =
    'SDK v2 ignores this setting on AWS.config: it moves no client. Remove it once every `new AWS.STS` has the setting ' +
    'in its own options.';
  const LOCAL =
    "`new AWS.STS` asks the global endpoint, which is the default of SDK v2. Add `stsRegionalEndpoints: 'regional'` if " +
    'STS serves the region `local`.';

  test('every place that needs a person, by its line in the changed file', async () => {
    const { root, read } = createFiles({ 'src/several.js': SEVERAL });
    const { output } = await runJscodeshift(root, [...USUAL, 'src/several.js']);
    expect(getMessages(output)).toEqual([
      ' REP src/several.js 2 places are left to you, 1 change is to be confirmed',
      at(8, ASSUMES),
      at(9, IGNORED),
      at(10, LOCAL),
    ]);
    expect(read('src/several.js').split('\n')[9]).toContain("'local'");
  });

  test('in a dry run, by its line in the file as it is', async () => {
    const { root } = createFiles({ 'src/several.js': SEVERAL });
    const { output } = await runJscodeshift(root, [...USUAL, '--dry', 'src']);
    expect(getMessages(output).slice(1)).toEqual([at(7, ASSUMES), at(8, IGNORED), at(9, LOCAL)]);
  });

  test('a second run repeats what is left, and confirms nothing again', async () => {
    const { root } = createFiles({ 'src/several.js': SEVERAL });
    await runJscodeshift(root, [...USUAL, 'src']);
    const { output, counts } = await runJscodeshift(root, [...USUAL, 'src']);
    expect(counts).toEqual({ errors: 0, unmodified: 0, skipped: 1, ok: 0 });
    expect(getMessages(output)).toEqual([
      ' REP src/several.js 2 places are left to you',
      at(9, IGNORED),
      at(10, LOCAL),
    ]);
  });
});

describe('options from the command line', () => {
  const FACTORY = `const { STSClient } = require('@aws-sdk/client-sts');\nconst make = () => new STSClient({});\n`;

  test('are obeyed', async () => {
    const { root, read } = createFiles({ 'factory.js': FACTORY, 'a.test.js': BEFORE });
    const options = ['--stsFactories=other,make', '--includeTests=true', '--region=process.env.HOME_REGION'];
    await runJscodeshift(root, [...USUAL, ...options, '.']);
    expect(read('factory.js')).toBe(FACTORY);
    expect(read('a.test.js')).toBe(BEFORE.replace('{}', '{ region: process.env.HOME_REGION }'));
  });

  test('are off by default', async () => {
    const { root, read } = createFiles({ 'factory.js': FACTORY, 'a.test.js': BEFORE });
    await runJscodeshift(root, [...USUAL, '.']);
    expect(read('factory.js')).toContain('region: process.env.AWS_REGION');
    expect(read('a.test.js')).toBe(BEFORE);
  });

  test('an odd one stops the change, with a message that says what to write', async () => {
    const { root, read } = createFiles({ 'a.js': BEFORE });
    const { counts, output } = await runJscodeshift(root, [...USUAL, '--includeTests', 'src', '.']);
    expect(counts).toMatchObject({ errors: 1, ok: 0 });
    expect(getMessages(output)).toEqual([
      ' ERR a.js Transformation error (--includeTests took "src" for its value. Write --includeTests=true in front of the paths.)',
    ]);
    expect(read('a.js')).toBe(BEFORE);
  });
});
