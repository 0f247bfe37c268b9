import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { find, lint, toFinding, useEditor } from './editor.js';
import { CLIENTS } from './sources.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const DOCUMENTATION = 'https://github.com/endpoint-hygiene/endpoint-hygiene/blob/main/';
const ADD_FLAG =
  "Add `stsRegionalEndpoints: 'regional'`, which moves requests to the regional endpoint. (endpoint-hygiene/no-global-sts-endpoint)";

const editor = useEditor({ 'src/clients.ts': CLIENTS });

describe('a finding', () => {
  it('stands at its exact place, with its rule, severity and documentation', async () => {
    await editor.server.open('src/clients.ts', CLIENTS);
    const found = await editor.server.lint('src/clients.ts');

    expect(found.map(toFinding)).toEqual([
      'require-sts-region 4:25-4:38',
      'require-sts-region 5:21-5:34',
      'no-global-sts-endpoint 6:20-6:31',
    ]);
    expect(found[2]).toEqual({
      source: 'eslint',
      severity: 1,
      code: 'endpoint-hygiene/no-global-sts-endpoint',
      codeDescription: {
        href: `${DOCUMENTATION}packages/eslint-plugin/docs/rules/no-global-sts-endpoint.md`,
      },
      message: expect.stringContaining('`AWS.STS` to the global endpoint sts.amazonaws.com') as string,
      range: { start: { line: 5, character: 19 }, end: { line: 5, character: 30 } },
    });
    expect(found.map(({ severity }) => severity)).toEqual([2, 2, 1]);
  });

  it('links to a page that there is', async () => {
    await editor.server.open('src/linked.ts', CLIENTS);
    const links = (await editor.server.lint('src/linked.ts')).map(
      ({ codeDescription }) => codeDescription?.href ?? '',
    );

    expect(links).toHaveLength(3);
    expect(links.filter((link) => !link.startsWith(DOCUMENTATION))).toEqual([]);
    expect(links.filter((link) => !existsSync(resolve(ROOT, link.slice(DOCUMENTATION.length))))).toEqual([]);
  });
});

describe('the light bulb', () => {
  it('offers a quick fix first, which edits the document', async () => {
    const text = `import { STSClient } from '@aws-sdk/client-sts';

// The tenant's account.
export const sts = new STSClient({ endpoint: 'https://sts.eu-west-1.amazonaws.com' });
`;
    await editor.server.open('src/fixed.ts', text);
    const diagnostic = await find(editor, 'src/fixed.ts', 'require-sts-region');
    const title = 'Fix this endpoint-hygiene/require-sts-region problem';
    const [first] = await editor.server.listActions('src/fixed.ts', diagnostic);

    expect(first).toMatchObject({ title, kind: 'quickfix', isPreferred: true });
    expect(await editor.server.choose('src/fixed.ts', diagnostic, title)).toBe(
      `import { STSClient } from '@aws-sdk/client-sts';

// The tenant's account.
export const sts = new STSClient({ endpoint: 'https://sts.eu-west-1.amazonaws.com', region: 'eu-west-1' });
`,
    );
    expect(await lint(editor, 'src/fixed.ts')).toEqual([]);
  });

  it('offers a suggestion under its own words, which edits the document', async () => {
    await editor.server.open('src/suggested.ts', CLIENTS);
    const diagnostic = await find(editor, 'src/suggested.ts', 'no-global-sts-endpoint');

    expect(await editor.server.choose('src/suggested.ts', diagnostic, ADD_FLAG)).toBe(
      CLIENTS.replace(
        "new AWS.STS({ region: 'eu-west-1' })",
        "new AWS.STS({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' })",
      ),
    );
    expect(await lint(editor, 'src/suggested.ts')).toEqual([
      'require-sts-region 4:25-4:38',
      'require-sts-region 5:21-5:34',
    ]);
  });

  it('keeps the line endings of Windows', async () => {
    const lines = [
      "import AWS from 'aws-sdk';",
      '',
      'export const sts = new AWS.STS({',
      "  region: 'eu-west-1',",
      '});',
      '',
    ];
    await editor.server.open('src/windows.ts', lines.join('\r\n'));
    const diagnostic = await find(editor, 'src/windows.ts', 'no-global-sts-endpoint');

    expect(await editor.server.choose('src/windows.ts', diagnostic, ADD_FLAG)).toBe(
      lines.toSpliced(4, 0, "  stsRegionalEndpoints: 'regional',").join('\r\n'),
    );
  });

  it('fixes on save what moves no request to another host, and nothing else', async () => {
    await editor.server.open('src/saved.ts', CLIENTS);
    expect(await lint(editor, 'src/saved.ts')).toHaveLength(3);

    expect(await editor.server.fixAll('src/saved.ts')).toBe(
      CLIENTS.replace("amazonaws.com' }", "amazonaws.com', region: 'eu-west-1' }"),
    );
  });
});
