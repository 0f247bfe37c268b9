import { dirname, resolve } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { getReturnedArgument } from '../../src/facts/sdk-packages.js';
import { findEarlyUses, mayCreateResources } from '../../src/iam/find-early-uses.js';
import { WriteRules } from '../../src/iam/write-rules.js';
import { Evaluator } from '../../src/syntax/evaluator.js';
import { isParseFailure, parseSource } from '../../src/syntax/parse.js';
import { SourceModule } from '../../src/syntax/source-module.js';
import { readPropagationFixtures, type PropagationFixture } from './read-propagation-fixtures.js';

function toModule(path: string, text: string): SourceModule {
  const parsed = parseSource(path, text);
  if (isParseFailure(parsed)) throw new Error(`${path}: ${parsed.message}`);
  return new SourceModule({ path, text, ...parsed });
}

/** Loads what stands beside the importing file. */
function loadModule(specifier: string, from: string): SourceModule | undefined {
  const path = resolve(dirname(from), specifier.replace(/\.js$/, '.ts'));
  return specifier.startsWith('.') && existsSync(path)
    ? toModule(path, readFileSync(path, 'utf8'))
    : undefined;
}

function findIn(path: string, text: string) {
  const module = toModule(path, text);
  const evaluator = new Evaluator({ loadModule, getReturnedArgument });
  return findEarlyUses(evaluator, module, new WriteRules()).map(({ range, data, reason }) => ({
    line: text.slice(0, range[0]).split('\n').length,
    reason,
    ...data,
  }));
}

describe('early uses', () => {
  const fixtures = readPropagationFixtures();

  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))(
    'of fixture %s',
    (_, { inputPath, input, findings }: PropagationFixture) => {
      expect(findIn(inputPath, input)).toEqual(
        findings.map(({ created, ...finding }) => ({
          ...finding,
          reason: 'usedBeforePropagation',
          created: String(created),
        })),
      );
    },
  );

  it('are expected on the lines that case.json names, and nowhere else', () => {
    for (const { name, findings, expectedLines, description } of fixtures) {
      expect(expectedLines, name).toEqual(findings.map(({ line }) => line));
      expect(description, name).toMatch(/^[A-Z].*\.$|^v2.*\.$|^timers.*\.$/);
    }
  });

  it('are looked for in code that is made of itself, without end', () => {
    const lines = Array.from({ length: 60 }, (_, index) => {
      const at = String(index);
      return `async function step${at}(arn) { arn = await step${String((index + 1) % 60)}(arn); role = wrap(role); role = [role, role]; return sts.assumeRole({ RoleArn: role.Role.Arn, Policy: doc }); }`;
    });
    const text = [
      "import { IAM } from '@aws-sdk/client-iam';",
      "import { STS } from '@aws-sdk/client-sts';",
      'const iam = new IAM({}); const sts = new STS({});',
      'let role; let doc = { ...doc, Principal: doc }; doc = [doc, doc, { Principal: [doc, doc] }];',
      'const wrap = (value) => wrap(wrap({ ...value, value: wrap(value) }));',
      ...lines,
      'role = await iam.createRole({ RoleName: role, AssumeRolePolicyDocument: doc });',
      'await iam.createRole({ RoleName: role, AssumeRolePolicyDocument: doc });',
      'await step0(role); for (;;) { await step1(role); }',
    ].join('\n');
    const start = performance.now();
    findIn('/project/endless.js', text);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it.each([
    [
      'a name that is no name',
      "'GET /(a': async () => { try { await use(); } catch (error) { log(error); } },",
    ],
    ['a long text', `text: async () => { try { await use(); } catch { return '${'x'.repeat(200_000)}'; } },`],
    [
      'a long sum',
      `sum: () => ${Array.from({ length: 450 }, (_, index) => `f${String(index)}()`).join(' + ')},`,
    ],
    ['nested functions', `nested: ${'() => f('.repeat(300)}${')'.repeat(300)},`],
  ])('are found beside %s', (_, member) => {
    const text = [
      "import { IAM } from '@aws-sdk/client-iam';",
      "import { STS } from '@aws-sdk/client-sts';",
      'const iam = new IAM({}); const sts = new STS({});',
      'async function use() {',
      "  const { Role } = await iam.createRole({ RoleName: 'x', AssumeRolePolicyDocument: '{}' });",
      "  await sts.assumeRole({ RoleArn: Role.Arn, RoleSessionName: 'x' });",
      '}',
      `export const members = { ${member} use };`,
    ].join('\n');
    const start = performance.now();
    expect(findIn('/project/members.js', text)).toMatchObject([{ line: 6, created: '5' }]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('are looked for only in files that name a creation and IAM', () => {
    expect(mayCreateResources('await iam.createRole({})')).toBe(true);
    expect(mayCreateResources("import { CreateUserCommand } from '@aws-sdk/client-iam'")).toBe(true);
    expect(mayCreateResources('iam.createRoleAlias()')).toBe(false);
    expect(mayCreateResources('users.createUser({})')).toBe(false);
  });

  it('are shown by many cases, half of which report nothing', () => {
    const silent = fixtures.filter(({ findings }) => findings.length === 0);
    expect(fixtures.length).toBeGreaterThanOrEqual(60);
    expect(silent.length).toBeGreaterThanOrEqual(fixtures.length * 0.45);
  });
});
