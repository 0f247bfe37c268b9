import type { Linter } from 'eslint';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TemporaryProject, type Files } from '../../temporary-project.js';
import { code } from '../code.js';
import { V3 } from './setup.js';

const RULE = 'endpoint-hygiene/no-iam-write-on-hot-path';
const BOTH = ['src/api.ts', 'src/roles.ts'];
const CALL = 'src/api.ts:2 hotCall';
const WRITE = 'src/roles.ts:2 hotWrite';

const MANIFEST = '{ "name": "service", "dependencies": { "@aws-sdk/client-iam": "^3.0.0" } }';
const API = code`
  import { provision } from './roles.js';
  export const handler = async (event) => provision(event.name);
`;
const ROLES = code`
  ${V3}
  export const provision = async (name) => iam.send(new CreateRoleCommand({ RoleName: name }));
`;
const FILES: Files = { 'package.json': MANIFEST, 'src/api.ts': API, 'src/roles.ts': ROLES };

let project: TemporaryProject;
let elapsed = 0;

/** The index looks at the disk again only after a multiple of the time that a look takes. */
function letIndexRest(): void {
  elapsed += 600_000;
}

beforeEach(() => {
  const now = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => now() + elapsed);
  project = new TemporaryProject(FILES);
});

afterEach(() => {
  vi.restoreAllMocks();
  project.remove();
});

describe('a write in another file', () => {
  it('is reported where it stands and where the entry point enters the chain', async () => {
    const messages = await project.lintMessages(BOTH);
    const chain = 'handler (src/api.ts:2) → provision (src/roles.ts:2) → CreateRole';
    const rest =
      'The request fails while that plane is impaired. Move the write to deployment or behind a queue, or fall back on a resource that exists already.';
    expect(
      messages.map(({ name, line, column, endColumn, message }) => [name, line, column, endColumn, message]),
    ).toEqual([
      [
        'src/api.ts',
        2,
        41,
        62,
        `This call puts IAM's control plane on the path of a request (a Lambda handler): ${chain}. ${rest}`,
      ],
      [
        'src/roles.ts',
        2,
        42,
        93,
        `CreateRole puts IAM's control plane on the path of a request (a Lambda handler): ${chain}. ${rest}`,
      ],
    ]);
  });

  it('is reported in whichever file is linted alone', async () => {
    expect(await project.lint(['src/api.ts'])).toEqual([CALL]);
    expect(await project.lint(['src/roles.ts'])).toEqual([WRITE]);
  });

  it('is reported by the rule alone that is turned on', async () => {
    expect(await project.lint(BOTH, { rules: { [RULE]: 'error' } })).toEqual([CALL, WRITE]);
    const other = { 'endpoint-hygiene/no-iam-use-before-propagation': 'error' } as const;
    expect(await project.lint(BOTH, { rules: other })).toEqual([]);
  });

  it('is reached through files in between, which have no report', async () => {
    project.write({
      'src/api.ts':
        "import { onboard } from './tenants';\nexport const handler = async (event) => onboard(event.name);\n",
      'src/tenants.ts':
        "import { provision } from './roles';\nexport const onboard = (name) => provision(name);\n",
    });
    const messages = await project.lintMessages(['src']);
    expect(messages.map(({ name, messageId }) => [name, messageId])).toEqual([
      ['src/api.ts', 'hotCall'],
      ['src/roles.ts', 'hotWrite'],
    ]);
    expect(messages[0]?.message).toContain(
      'handler (src/api.ts:2) → onboard (src/tenants.ts:2) → provision (src/roles.ts:2) → CreateRole',
    );
  });

  it('has one report at a call that leads to two writes', async () => {
    project.write({
      'src/roles.ts': code`
        import { IAM } from '@aws-sdk/client-iam';
        const iam = new IAM({});
        export async function provision(name) {
          await iam.createRole({ RoleName: name });
          await iam.attachRolePolicy({ RoleName: name });
        }
      `,
    });
    expect(await project.lint(BOTH)).toEqual([CALL, 'src/roles.ts:4 hotWrite', 'src/roles.ts:5 hotWrite']);
  });

  it('is said to be in a loop where a call of the chain is in one', async () => {
    project.write({
      'src/api.ts':
        "import { provision } from './roles';\nexport const handler = async ({ names }) => { for (const name of names) await provision(name); };\n",
    });
    expect(await project.lint(BOTH)).toEqual([CALL, 'src/roles.ts:2 hotWriteInLoop']);
  });
});

describe('the option report', () => {
  it.each([
    ['write', [WRITE]],
    ['entry', [CALL]],
    ['both', [CALL, WRITE]],
  ])('chooses the place of a write in another file: %s', async (report, expected) => {
    expect(await project.lint(BOTH, { rules: { [RULE]: ['error', { report }] } })).toEqual(expected);
  });

  it.each(['write', 'entry', 'both'])(
    'leaves a write in the file of its entry point alone: %s',
    async (report) => {
      project.write({ 'src/api.ts': ROLES.replace('provision', 'handler') });
      const expected = ['src/api.ts:2 hotWrite'];
      expect(await project.lint(['src/api.ts'], { rules: { [RULE]: ['error', { report }] } })).toEqual(
        expected,
      );
    },
  );

  it('knows the entry points of a folder in brackets', async () => {
    project.write({ 'src/(admin)/api.ts': ROLES.replace('provision', 'handler') });
    expect(
      await project.lint(['src/(admin)'], { rules: { [RULE]: ['error', { report: 'entry' }] } }),
    ).toEqual(['src/(admin)/api.ts:2 hotWrite']);
  });

  it('tells files apart of which one has the other as the end of its path', async () => {
    project.write({ 'api.ts': API.replace('./roles', './src/api'), 'src/api.ts': ROLES });
    const rules: Linter.RulesRecord = { [RULE]: ['error', { report: 'entry' }] };
    expect(await project.lint(['api.ts', 'src/api.ts'], { rules })).toEqual(['api.ts:2 hotCall']);
  });

  it('is refused where it is another word', async () => {
    const linted = project.lint(BOTH, { rules: { [RULE]: ['error', { report: 'call' }] } });
    await expect(linted).rejects.toThrow('allowed values');
  });
});

describe('an edit of another file is seen at the next lint', () => {
  it('that takes the write away, and brings it back', async () => {
    expect(await project.lint(BOTH)).toEqual([CALL, WRITE]);
    project.write({ 'src/roles.ts': 'export const provision = async (name) => name;\n' });
    letIndexRest();
    expect(await project.lint(['src/api.ts'])).toEqual([]);
    project.write({ 'src/roles.ts': ROLES });
    letIndexRest();
    expect(await project.lint(['src/api.ts'])).toEqual([CALL]);
  });

  it('that takes the entry point away', async () => {
    expect(await project.lint(['src/roles.ts'])).toEqual([WRITE]);
    project.write({ 'src/api.ts': API.replace('handler', 'main') });
    letIndexRest();
    expect(await project.lint(['src/roles.ts'])).toEqual([]);
  });

  it('that takes the call away', async () => {
    expect(await project.lint(['src/roles.ts'])).toEqual([WRITE]);
    project.write({ 'src/api.ts': 'export const handler = async () => process.env.ROLE_ARN;\n' });
    letIndexRest();
    expect(await project.lint(['src/roles.ts'])).toEqual([]);
  });

  it('that accepts the write', async () => {
    expect(await project.lint(['src/api.ts'])).toEqual([CALL]);
    project.write({
      'src/roles.ts': ROLES.replace('\n', `\n// eslint-disable-next-line ${RULE} -- once for each tenant\n`),
    });
    letIndexRest();
    expect(await project.lint(['src/api.ts'])).toEqual([]);
  });

  it('that removes or adds a file', async () => {
    project.remove('src/api.ts');
    expect(await project.lint(['src/roles.ts'])).toEqual([]);
    project.write({ 'src/worker.ts': API });
    letIndexRest();
    expect(await project.lint(['src'])).toEqual(['src/roles.ts:2 hotWrite', 'src/worker.ts:2 hotCall']);
    project.remove('src/worker.ts');
    letIndexRest();
    expect(await project.lint(['src'])).toEqual([]);
  });

  it('that makes a manifest name the function', async () => {
    project.write({ 'src/api.ts': API.replace('handler', 'create') });
    expect(await project.lint(BOTH)).toEqual([]);
    project.write({
      'serverless.yml':
        'service: tenants\nprovider: { name: aws }\nfunctions:\n  createTenant:\n    handler: src/api.create\n',
    });
    letIndexRest();
    const messages = await project.lintMessages(BOTH);
    expect(messages.map(({ messageId }) => messageId)).toEqual(['hotCall', 'hotWrite']);
    expect(messages[0]?.message).toContain(
      '(Lambda function createTenant in serverless.yml:5): create (src/api.ts:2) → ',
    );
  });

  it('that brings the SDK into the project', async () => {
    project.write({ 'package.json': '{ "name": "service" }' });
    expect(await project.lint(BOTH)).toEqual([]);
    project.write({ 'package.json': MANIFEST });
    letIndexRest();
    expect(await project.lint(BOTH)).toEqual([CALL, WRITE]);
  });
});

it('takes the places of a linted file from the text that is linted, however soon', async () => {
  expect(await project.lint(BOTH)).toEqual([CALL, WRITE]);
  project.write({ 'src/api.ts': `\n\n${API}`, 'src/roles.ts': `\n\n\n${ROLES}` });
  expect(await project.lint(BOTH)).toEqual(['src/api.ts:4 hotCall', 'src/roles.ts:5 hotWrite']);
});

describe('text that is not saved', () => {
  it('counts in place of the file', async () => {
    expect(await project.lintUnsaved('src/api.ts', `\n\n${API}`)).toEqual(['src/api.ts:4 hotCall']);
    expect(await project.lintUnsaved('src/api.ts', API.replace('handler', 'main'))).toEqual([]);
    expect(await project.lintUnsaved('src/api.ts', API)).toEqual([CALL]);
  });

  it('counts for other files, until the file is saved', async () => {
    expect(await project.lintUnsaved('src/roles.ts', 'export const provision = (name) => name;\n')).toEqual(
      [],
    );
    expect(await project.lint(['src/api.ts'])).toEqual([]);
    project.write({ 'src/roles.ts': ROLES });
    letIndexRest();
    expect(await project.lint(['src/api.ts'])).toEqual([CALL]);
  });

  it('of a new file is judged alone', async () => {
    expect(await project.lintUnsaved('src/new.ts', ROLES.replace('provision', 'handler'))).toEqual([
      'src/new.ts:2 hotWrite',
    ]);
  });
});

describe('a comment that disables the report at the write', () => {
  const withReason = [
    ['the line above', `// eslint-disable-next-line ${RULE} -- once for each tenant\n`, ''],
    ['the same line', '', ` // eslint-disable-line ${RULE} -- once for each tenant`],
    ['a block', `/* eslint-disable ${RULE} -- once for each tenant */\n`, `\n/* eslint-enable ${RULE} */`],
    ['a list of rules', `// eslint-disable-next-line no-console, ${RULE} -- once for each tenant\n`, ''],
    ['every rule', '// eslint-disable-next-line -- once for each tenant\n', ''],
  ] as const;

  const surround = (before: string, after: string) => ROLES.replace(/(export.*)\n/, `${before}$1${after}\n`);

  it.each(withReason)('silences the call if it has a reason: %s', async (_title, before, after) => {
    project.write({ 'src/roles.ts': surround(before, after) });
    expect(await project.lint(BOTH)).toEqual([]);
  });

  it.each(withReason)('does not without a reason: %s', async (_title, before, after) => {
    const withoutReason = [before, after].map((text) => text.replace(' -- once for each tenant', ''));
    project.write({ 'src/roles.ts': surround(withoutReason[0] ?? '', withoutReason[1] ?? '') });
    expect(await project.lint(BOTH)).toEqual([CALL]);
  });

  it('does not silence the call where another write stays', async () => {
    project.write({
      'src/roles.ts': code`
        import { IAM } from '@aws-sdk/client-iam';
        const iam = new IAM({});
        export async function provision(name) {
          // eslint-disable-next-line ${RULE} -- once for each tenant
          await iam.createRole({ RoleName: name });
          await iam.attachRolePolicy({ RoleName: name });
        }
      `,
    });
    expect(await project.lint(BOTH)).toEqual([CALL, 'src/roles.ts:6 hotWrite']);
  });

  it('does nothing for another rule', async () => {
    project.write({
      'src/roles.ts': surround('// eslint-disable-next-line no-console -- we log here\n', ''),
    });
    expect(await project.lint(BOTH)).toEqual([CALL, 'src/roles.ts:3 hotWrite']);
  });

  it('at the call leaves the write as it is', async () => {
    project.write({
      'src/api.ts': API.replace('\n', `\n// eslint-disable-next-line ${RULE} -- see roles.ts\n`),
    });
    expect(await project.lint(BOTH)).toEqual([WRITE]);
  });
});

describe('settings', () => {
  it('of entry points in other files', async () => {
    project.write({ 'src/api.ts': API.replace('handler', 'run') });
    const entryPoints = [{ files: 'src/api.ts', functions: ['run'], kind: 'timer' }];
    expect(await project.lint(BOTH)).toEqual([]);
    expect(await project.lint(BOTH, { settings: { entryPoints } })).toEqual([CALL, WRITE]);
  });

  it('of cold paths in other files', async () => {
    const cold = (coldPaths: readonly object[]) => project.lint(BOTH, { settings: { coldPaths } });
    expect(await cold([{ files: 'src/api.ts' }])).toEqual([]);
    expect(await cold([{ functions: ['provision'] }])).toEqual([]);
    expect(await cold([{ files: 'src/**' }])).toEqual([]);
    expect(await cold([{ files: './src/*.ts' }])).toEqual([]);
    expect(await cold([{ files: 'src/admin.ts' }])).toEqual([CALL, WRITE]);
  });

  it('of fallbacks in other files', async () => {
    expect(await project.lint(BOTH, { settings: { fallbacks: ['provision'] } })).toEqual([]);
    expect(await project.lint(BOTH, { settings: { fallbacks: ['provisionRole'] } })).toEqual([CALL, WRITE]);
  });

  it('of further writes', async () => {
    project.write({
      'package.json': '{ "name": "service", "dependencies": { "@aws-sdk/client-organizations": "^3.0.0" } }',
      'src/roles.ts': code`
        import { OrganizationsClient, CreateAccountCommand } from '@aws-sdk/client-organizations';
        export const provision = async (name) => new OrganizationsClient({}).send(new CreateAccountCommand({ AccountName: name }));
      `,
    });
    const settings = { additionalWrites: ['organizations:CreateAccount'] };
    expect(await project.lint(BOTH)).toEqual([]);
    const messages = await project.lintMessages(BOTH, { settings });
    expect(messages.map(({ messageId }) => messageId)).toEqual(['hotCall', 'hotWrite']);
    expect(messages[1]?.message).toMatch(
      /^organizations:CreateAccount puts the control plane of organizations on the path /,
    );
  });

  it('of the root, which bounds what is looked at and what a chain is told from', async () => {
    project.write({
      'packages/web/package.json': MANIFEST,
      'packages/web/src/api.ts': API,
      'packages/web/src/roles.ts': ROLES,
    });
    const run = { settings: { root: `${project.directory}/packages/web` } };
    const messages = await project.lintMessages(['packages/web'], run);
    expect(messages.map(({ messageId }) => messageId)).toEqual(['hotCall', 'hotWrite']);
    expect(messages[0]?.message).toContain('handler (src/api.ts:2) → ');
    expect(await project.lint(['src'], run)).toEqual([]);
    const messy = { settings: { root: `${project.directory}/packages/../packages/web/` } };
    expect(await project.lintMessages(['packages/web'], messy)).toEqual(messages);
  });
});

describe("ESLint's cache", () => {
  it('does not know that a report depends on another file', async () => {
    const run = {
      options: { cache: true, cacheLocation: `${project.directory}/.eslintcache`, cacheStrategy: 'content' },
    } as const;
    expect(await project.lint(BOTH, run)).toEqual([CALL, WRITE]);
    project.write({ 'src/roles.ts': 'export const provision = async (name) => name;\n' });
    letIndexRest();
    expect(await project.lint(BOTH, run)).toEqual([CALL]);
    expect(await project.lint(BOTH)).toEqual([]);
  });
});
