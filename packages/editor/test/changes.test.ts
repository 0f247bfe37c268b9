import { describe, expect, it } from 'vitest';
import { find, lint, PATIENCE, toFinding, useEditor } from './editor.js';
import { API, CLIENTS, HARMLESS, WRITING } from './sources.js';

const OWN = 'require-sts-region 4:20-4:33';
const HOT = 'no-iam-write-on-hot-path 6:9-6:32';

const editor = useEditor({
  'src/api.ts': API,
  'src/tenants.ts': HARMLESS,
  'src/unsaved/api.ts': API,
  'src/unsaved/tenants.ts': HARMLESS,
});

describe('a finding that depends on another file', () => {
  it('appears and goes at a next lint after that file has changed on disk', async () => {
    await editor.server.open('src/api.ts', API);
    expect(await lint(editor, 'src/api.ts')).toEqual([OWN]);

    editor.project.write({ 'src/tenants.ts': WRITING });
    await expect.poll(() => lint(editor, 'src/api.ts'), { timeout: PATIENCE }).toEqual([OWN, HOT]);
    expect((await find(editor, 'src/api.ts', 'no-iam-write-on-hot-path')).message).toContain(
      'handler (src/api.ts:5) → provision (src/tenants.ts:5) → CreateRole',
    );

    editor.project.write({ 'src/tenants.ts': HARMLESS });
    await expect.poll(() => lint(editor, 'src/api.ts'), { timeout: PATIENCE }).toEqual([OWN]);
  });

  it('follows what is typed in that file and not saved', async () => {
    await editor.server.open('src/unsaved/api.ts', API);
    await editor.server.open('src/unsaved/tenants.ts', WRITING);
    expect(await lint(editor, 'src/unsaved/tenants.ts')).toEqual(['no-iam-write-on-hot-path 6:9-6:92']);
    await expect.poll(() => lint(editor, 'src/unsaved/api.ts'), { timeout: PATIENCE }).toEqual([OWN, HOT]);

    await editor.server.type('src/unsaved/tenants.ts', HARMLESS);
    expect(await lint(editor, 'src/unsaved/tenants.ts')).toEqual([]);
    await expect.poll(() => lint(editor, 'src/unsaved/api.ts'), { timeout: PATIENCE }).toEqual([OWN]);
  });
});

describe('a file that is being typed', () => {
  it('shows where it does not parse, and its findings again when it does', async () => {
    await editor.server.open('src/typed.ts', API);
    expect(await lint(editor, 'src/typed.ts')).toEqual([OWN]);

    await editor.server.type('src/typed.ts', API.replace('});', '{'));
    expect(await editor.server.lint('src/typed.ts')).toMatchObject([
      { severity: 1, source: 'eslint', message: expect.stringMatching(/^Parsing error: /) as string },
    ]);

    await editor.server.type('src/typed.ts', API);
    expect(await lint(editor, 'src/typed.ts')).toEqual([OWN]);
  });

  it('never shows more than the whole, at whichever character it ends', async () => {
    await editor.server.open('src/cut.ts', CLIENTS);
    const whole = await lint(editor, 'src/cut.ts');
    expect(whole).toHaveLength(3);

    const start = CLIENTS.indexOf('export const implicit');
    for (let end = start; end < CLIENTS.length; end += 1) {
      await editor.server.type('src/cut.ts', CLIENTS.slice(0, end));
      const found = await editor.server.lint('src/cut.ts');
      const own = found.filter(({ code }) => code !== undefined).map(toFinding);
      expect(whole, CLIENTS.slice(start, end)).toEqual(expect.arrayContaining(own));
    }
  });
});
