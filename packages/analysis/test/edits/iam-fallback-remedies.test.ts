import { describe, expect, it } from 'vitest';
import { Project, applyEdits, mergeEditGroups, type IamMending } from '../../src/index.js';

const HEAD = `import { IAM } from '@aws-sdk/client-iam';
const iam = new IAM({});
`;

/** What becomes of the writes of a text that stands in no project. */
function mend(text: string, { alone = false, path = '/nowhere/src/api.ts' } = {}): readonly IamMending[] {
  const mended = new Project().mendHotWrites({ path, text }, {}, alone);
  if ('failure' in mended) throw new Error(mended.failure.message);
  return mended.mendings;
}

/** In a handler whose only statements are these. */
function inHandler(statements: string): string {
  return `${HEAD}export const handler = async (event: { name: string; policy?: string }) => {\n${statements}\n};\n`;
}

function findIds(text: string, path?: string): readonly string[] {
  const mendings = mend(text, path === undefined ? {} : { path });
  return mendings.map((each) => ('obstacle' in each ? each.obstacle : each.remedies[0].id));
}

function apply(text: string, mendings: readonly IamMending[]): string {
  const { edits, deferred } = mergeEditGroups(
    mendings.flatMap(({ remedies }) => remedies.map(({ edits }) => edits)),
  );
  expect(deferred).toEqual([]);
  return applyEdits(text, edits);
}

const ROLE = `iam.createRole({ RoleName: event.name, AssumeRolePolicyDocument: '{}' })`;

describe('remedies of hot writes', () => {
  const text = inHandler(
    `  const { Role } = await ${ROLE};\n  await iam.deleteRole({ RoleName: 'a' });\n  return Role?.Arn;`,
  );
  const importOf = (result: string) =>
    /^import \{ (.*) \} from '@endpoint-hygiene\/runtime';$/m.exec(result)?.[1];

  it('share one import where they are made together', () => {
    expect(importOf(apply(text, mend(text)))).toBe('withIamFallback, withIamGuard');
  });

  it('bring their own where each is made alone', () => {
    const results = mend(text, { alone: true }).map((mending) => importOf(apply(text, [mending])));
    expect(results).toEqual(['withIamFallback', 'withIamGuard']);
  });

  it('say the SDK, the operation, and what the answer is used for', () => {
    expect(
      mend(text).map(({ remedies }) => remedies.map(({ id, sdk, data }) => ({ id, sdk, data }))),
    ).toEqual([
      [{ id: 'wrapInFallback', sdk: 3, data: { operation: 'CreateRole', variable: 'EXISTING_ROLE_ARN' } }],
      [{ id: 'wrapInGuard', sdk: 3, data: { operation: 'DeleteRole' } }],
    ]);
    const unread = mend(inHandler(`  await ${ROLE};`));
    expect(unread[0]?.remedies[0]?.data).toEqual({ operation: 'CreateRole', use: 'unread' });
  });

  it('are none where a text does not parse, which is said', () => {
    const mended = new Project().mendHotWrites({ path: '/nowhere/api.ts', text: `${text}const a = {` });
    expect(mended).toMatchObject({ failure: { message: expect.any(String) as string } });
  });
});

describe('an answer', () => {
  it.each([
    ['const { Role: { Arn } = {} } = await $; return Arn;'],
    [
      'const { Role } = await $; const { Arn, RoleName } = Role ?? {}; return [Arn, RoleName];'.replace(
        ' ?? {}',
        '!',
      ),
    ],
    ['return (await $).Role!.Arn!;'],
    ['const a = await $; if (!a.Role) return; const b = a.Role; return b.RoleName;'],
    ['const a = await $; return a.Role && a.Role.Arn;'],
    ['let a; a = await $; return a.Role?.Arn;'],
    ['return $.then(({ Role }) => Role?.Arn);'],
    ['return $.then((a) => a.Role?.Arn).catch(() => undefined);'],
  ])('of which no more than ARN and name are read may be another: %s', (statements) => {
    expect(findIds(inHandler(statements.replace('$', ROLE)))).toEqual(['wrapInFallback']);
  });

  it.each([
    ['const { Role } = await $; return Role;'],
    ['const { Role, ...rest } = await $; return [Role?.Arn, rest];'],
    ['const { Role } = await $; return { ...Role };'],
    ['const { Role } = await $; return Role?.["Tags"];'],
    ['const key = event.name; const { Role } = await $; return (Role as never)[key];'],
    ['const a = await $; console.log(a); return a.Role?.Arn;'],
    ['const a = await $; return () => a;'],
    ['const a = await $; a.Role!.Arn = "b"; return a.Role!.Arn;'],
    ['const { Role } = await $; for (const key in Role) console.log(key); return Role!.Arn;'],
    ['return $;'],
    ['return $.then(console.log);'],
    ['return $.catch(() => ({ Role: undefined })).then((a) => a.Role?.Arn);'],
    ['const [a] = await Promise.all([$]); return a.Role?.Arn;'],
    [
      'const { Role } = await $; type A = typeof Role; return Role?.Arn as A extends object ? string : never;',
    ],
  ])('of which more is read, or that goes out of sight, may not: %s', (statements) => {
    expect(findIds(inHandler(statements.replace('$', ROLE)))).toEqual(['wrapInGuard']);
  });
});

describe('a value that TypeScript knows more of', () => {
  const PUT = 'await iam.putRolePolicy({ RoleName: "a", PolicyName: "b", PolicyDocument: $ })';

  it.each([
    ['if (event.policy) $;', 'event.policy'],
    ['if (!event.policy) return; $;', 'event.policy.trim()'],
    ['event.policy && ($);', 'event.policy'],
    ['event.policy ??= "{}"; $;', 'event.policy'],
    ['let p = event.policy; if (!p) p = "{}"; $;', 'p'],
    ['let p; p = "{}"; $;', 'p'],
  ])('leaves the write to a person: %s', (statements, value) => {
    const text = inHandler(statements.replace('$', PUT.replace('$', value)));
    expect(findIds(text)).toEqual(['narrowedValue']);
    expect(findIds(text.replace(/: \{ name: string.*\}\)/, ')'), '/nowhere/src/api.js')).toEqual([
      'wrapInGuard',
    ]);
  });

  it.each([
    ['const { policy } = event; if (policy) $;', 'policy'],
    ['if (!event.name) return; $;', 'JSON.stringify({})'],
    ['const p = event.policy ?? "{}"; $;', 'p'],
    ['$; if (event.policy) return;', 'event.policy!'],
  ])('does not where it holds in a function as well: %s', (statements, value) => {
    expect(findIds(inHandler(statements.replace('$', PUT.replace('$', value))))).toEqual(['wrapInGuard']);
  });
});

describe('a disable comment', () => {
  const of = (reason: string) =>
    inHandler(
      `  // eslint-disable-next-line endpoint-hygiene/no-iam-write-on-hot-path${reason}\n  await iam.deleteRole({});`,
    );

  it('with a reason accepts the write', () => {
    expect(findIds(of(' -- asked for once a year'))).toEqual([]);
  });

  it('without one does not', () => {
    expect(findIds(of(''))).toEqual(['wrapInGuard']);
  });
});
