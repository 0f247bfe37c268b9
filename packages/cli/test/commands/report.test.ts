import { beforeAll, expect, test } from 'vitest';
import { assertBuilt, run } from '../run.js';
import { HOT_PATH, REGIONAL } from '../sources.js';
import { createProject } from '../temporary-project.js';

beforeAll(assertBuilt);

test('writes the page, says where it is, and does not fail for findings', async () => {
  const project = createProject(HOT_PATH);
  expect(await run(project, ['report'])).toEqual({
    status: 0,
    stderr: '',
    stdout: '1 error, 0 warnings in 1 of 3 files. The page is endpoint-hygiene.html.\n',
  });
  const page = project.read('endpoint-hygiene.html');
  expect(page).toContain('<g class="node write">');
  const numbers = [...page.matchAll(/<span class="line"[^>]*>(\d+)</g)].map(([, number]) => Number(number));
  expect(numbers).toEqual([3, 4, 5, 6, 7]);
});

test('writes to another file, or to the standard output', async () => {
  const project = createProject({ 'a.js': REGIONAL });
  expect((await run(project, ['report', '--output', 'b.html'])).stdout).toBe(
    'No findings in 1 file. The page is b.html.\n',
  );
  expect(await run(project, ['report', '-o', '-'])).toEqual({
    status: 0,
    stderr: '',
    stdout: project.read('b.html'),
  });
});

test('fails where a file could not be looked at, which the page names', async () => {
  const project = createProject({ 'a.ts': "import { STS } from 'aws-sdk';\nconst = 1;\n" });
  const { status, stderr } = await run(project, ['report']);
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^error: a\.ts:2 does not parse/)]);
  expect(project.read('endpoint-hygiene.html')).toContain('Files that were not looked at');
});
