import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SOURCE, readFixtures } from '../../../analysis/test/fixtures/read-fixtures.js';
import { readIamFixtures } from '../../../analysis/test/fixtures/read-iam-fixtures.js';
import { checkFiles } from '../../src/findings/check-files.js';
import type { CheckResult } from '../../src/findings/finding.js';
import { RULES } from '../../src/findings/rules.js';
import { readConfiguration } from '../../src/project/read-configuration.js';
import { GLOBAL } from '../sources.js';
import { createProject } from '../temporary-project.js';

const configuration = readConfiguration('/', { preset: 'strict' });

function check(files: readonly string[], rules: readonly string[] = [], settings: object = {}): CheckResult {
  const rawSettings = { 'endpoint-hygiene': settings };
  const own = { ...configuration, rawSettings };
  return checkFiles({ cwd: '/', files, configuration: own, rules });
}

const ABOUT_STS = RULES.filter(({ theme }) => theme !== 'iam').map(({ name }) => name);

test('a file that is gone when it is read is a problem; the rest is looked at', () => {
  const { root } = createProject({ 'a.ts': GLOBAL });
  const gone = join(root, 'gone.ts');
  const { findings, problems } = check([gone, join(root, 'a.ts')]);
  expect(problems).toEqual([
    { path: gone, message: 'cannot be read (ENOENT). Make it readable, or leave it out with --ignore.' },
  ]);
  expect(findings.map(({ rule }) => rule)).toEqual(['no-global-sts-endpoint']);
});

test('what lint reports on the fixtures of STS clients, check reports as well', () => {
  const fixtures = readFixtures();
  const expected = fixtures.flatMap(({ directory, expectations }) =>
    expectations.map(({ file, line, rule, messageId }) =>
      [join(directory, file), line, rule, messageId].join(' '),
    ),
  );
  expect(expected.length).toBeGreaterThan(150);
  const versions = new Set(fixtures.map(({ sdkVersion }) => sdkVersion));
  const found = [...versions].flatMap((sdkVersion) => {
    const own = fixtures.filter((fixture) => fixture.sdkVersion === sdkVersion);
    const files = own.flatMap(({ inputPath, files: others }) => [
      inputPath,
      ...others.map(({ path }) => path).filter((path) => SOURCE.test(path)),
    ]);
    const { findings, problems } = check(files, ABOUT_STS, sdkVersion === undefined ? {} : { sdkVersion });
    expect(problems).toEqual([]);
    return findings;
  });
  const places = found.map(({ path, start, rule, messageId }) =>
    [path, start.line, rule, messageId].join(' '),
  );
  expect(new Set(places)).toEqual(new Set(expected));
}, 120_000);

test('what lint reports on the fixtures of hot paths, check reports as well, with the way', () => {
  const fixtures = readIamFixtures().filter(({ settings }) => Object.keys(settings).length === 0);
  expect(fixtures.length).toBeGreaterThan(100);
  const found = fixtures.flatMap(({ directory, sources }) => {
    const settings = { root: directory };
    const own = {
      ...configuration,
      preset: 'recommended' as const,
      settings: { ...configuration.settings, iamOptions: settings },
    };
    const rawSettings = { 'endpoint-hygiene': settings };
    const files = sources.map(({ path }) => path);
    const { findings } = checkFiles({
      cwd: directory,
      files,
      configuration: { ...own, rawSettings },
      rules: [],
    });
    return findings.filter(({ rule }) => rule === 'no-iam-write-on-hot-path');
  });
  const places = found.map(({ path, start, messageId }) => `${path}:${String(start.line)} ${messageId}`);
  const expected = fixtures.flatMap(({ directory, expectations }) =>
    expectations
      .filter(({ rule, messageId }) => rule === 'no-iam-write-on-hot-path' && messageId !== 'hotCall')
      .map(({ file, line, messageId }) => `${join(directory, file)}:${String(line)} ${messageId}`),
  );
  const isCall = (place: string): boolean => place.endsWith(' hotCall');
  expect(new Set(places.filter((place) => !isCall(place)))).toEqual(new Set(expected));
  // A comment without a reason hides the write; what leads to it is still there.
  expect(places.filter(isCall)).toEqual([
    expect.stringContaining('iam-writes/disabled-without-a-reason/src/handler.ts:4'),
  ]);
  expect(found.filter(({ way }) => way === undefined)).toEqual([]);
}, 120_000);

test('a guard with nothing to defer to is asked for more under strict alone, also where it is all that a file holds', () => {
  const { root } = createProject({
    'roles.ts': `import { DeleteRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { withIamGuard } from '@endpoint-hygiene/runtime';
const iam = new IAMClient({ region: 'us-east-1' });
export const handler = async (event: { name: string }) =>
  withIamGuard({
    operation: 'DeleteRole',
    write: (options) => iam.send(new DeleteRoleCommand({ RoleName: event.name }), options),
  });
`,
  });
  const find = (preset: 'recommended' | 'strict') =>
    checkFiles({
      cwd: root,
      files: [join(root, 'roles.ts')],
      configuration: { ...configuration, preset },
      rules: [],
    }).findings.map(({ messageId, way }) => [messageId, way !== undefined]);
  expect(find('recommended')).toEqual([]);
  expect(find('strict')).toEqual([['guardedWrite', true]]);
});
