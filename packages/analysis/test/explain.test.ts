import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Project } from '../src/project.js';
import { readIamFixtures } from './fixtures/read-iam-fixtures.js';

const project = new Project();

function explain(text: string) {
  return project.explainClients({
    path: '/nowhere/a.ts',
    text: `import { STSClient } from '@aws-sdk/client-sts';\n${text}`,
  });
}

describe('what is said of a client', () => {
  test('its values as code, with the lines that give them, and whom it asks', () => {
    const text =
      "const region = 'eu-west-1';\nconst shared = { region, endpoint: undefined };\nexport const sts = new STSClient({ ...shared, maxAttempts: 2 });";
    expect(explain(text)).toEqual([
      {
        sdk: 3,
        client: 'STSClient',
        range: [expect.any(Number), expect.any(Number)],
        verdict: 'regional',
        reason: 'none',
        variants: [
          {
            verdict: 'regional',
            reason: 'none',
            settings: [
              {
                name: 'region',
                status: 'found',
                value: "'eu-west-1'",
                at: { path: '/nowhere/a.ts', line: 3 },
              },
              {
                name: 'endpoint',
                status: 'found',
                value: 'undefined',
                at: { path: '/nowhere/a.ts', line: 3 },
              },
            ],
            hosts: [
              { environment: 'nothing', host: 'sts.eu-west-1.amazonaws.com' },
              { environment: 'region', host: 'sts.eu-west-1.amazonaws.com' },
            ],
          },
        ],
      },
    ]);
  });

  test('each way in which it may be configured', () => {
    const [client] = explain(
      "export const f = (x?: boolean) => new STSClient({ region: x ? 'us-west-2' : process.env.MY_REGION });",
    );
    expect(client?.variants.map(({ settings, hosts }) => [settings[0]?.value, hosts.at(-1)?.host])).toEqual([
      ["'us-west-2'", 'sts.us-west-2.amazonaws.com'],
      ['process.env.MY_REGION', 'sts.<MY_REGION>.amazonaws.com'],
    ]);
  });

  test('that nothing is known where code out of sight decides', () => {
    const [client] = explain('export const f = (config: object) => new STSClient(config);');
    expect(client).toMatchObject({
      verdict: 'unknown',
      variants: [
        {
          hosts: [],
          settings: [
            { name: 'region', status: 'unknown' },
            { name: 'endpoint', status: 'unknown' },
          ],
        },
      ],
    });
  });
});

describe('what is said of a write', () => {
  const fixtures = readIamFixtures();
  const explainFixture = (theme: string, name: string) => {
    const found = fixtures.find((fixture) => fixture.theme === theme && fixture.name === name);
    if (!found) throw new Error(`There is no fixture ${theme}/${name}.`);
    const { directory, sources, settings } = found;
    const path = sources[0]?.path ?? '';
    const options = { ...(settings as object), root: directory };
    return project.explainWrites(path, options).map(({ at, way, outerFunctions, ...rest }) => ({
      ...rest,
      place: `${relative(directory, at.path)}:${String(at.line)}`,
      way: way && [
        way.evidence,
        way.entry,
        ...way.steps.map(
          ({ name: step, call }) => `${step} ${relative(directory, call.path)}:${String(call.line)}`,
        ),
      ],
      outer: outerFunctions.map(
        (outer) => `${outer.name ?? ''} ${relative(directory, outer.path)}:${String(outer.line)}`,
      ),
    }));
  };

  test('how an entry point reaches it', () => {
    expect(explainFixture('iam-chains', 'functions-of-three-files')).toEqual([
      {
        operation: 'CreateRole',
        isMended: false,
        isAccepted: false,
        place: join('src', 'iam', 'tenant-role.ts:7'),
        way: [
          'weak',
          'a Lambda handler',
          'handler src/handler.ts:4',
          'onboard src/services/onboarding.ts:4',
          'createTenantRole src/iam/tenant-role.ts:7',
        ],
        outer: [],
      },
    ]);
  });

  test('where the search ended without one', () => {
    const [write] = explainFixture('iam-chains', 'never-called');
    expect(write).toMatchObject({ way: undefined, isMended: false });
    expect(write?.outer).toHaveLength(1);
  });

  test('that it is mended, or accepted by a comment', () => {
    expect(
      explainFixture('iam-writes', 'mended-by-fallback').some(({ isMended, way }) => isMended && !way),
    ).toBe(true);
    expect(explainFixture('iam-writes', 'disabled-with-a-reason').some(({ isAccepted }) => isAccepted)).toBe(
      true,
    );
  });

  test('that a look at the project afterwards still sees a change', () => {
    const [fixture] = fixtures;
    const path = fixture?.sources[0]?.path ?? '';
    const options = { root: fixture?.directory ?? '' };
    const before = project.explainWrites(path, options);
    expect(project.explainWrites(path, options)).toEqual(before);
  });
});
