import { expect, test } from 'vitest';
import { addDependency, planRuntime } from '../../src/migration/runtime-dependency.js';
import { createProject } from '../temporary-project.js';
import { join } from 'node:path';

const LINE = '"@endpoint-hygiene/runtime": "^1.2.3"';

test.each([
  [
    'in order',
    '{\n  "dependencies": {\n    "@aws-sdk/x": "1",\n    "b": "1"\n  }\n}\n',
    `{\n  "dependencies": {\n    "@aws-sdk/x": "1",\n    ${LINE},\n    "b": "1"\n  }\n}\n`,
  ],
  [
    'at the end',
    '{\n  "dependencies": {\n    "@a/x": "1"\n  }\n}',
    `{\n  "dependencies": {\n    "@a/x": "1",\n    ${LINE}\n  }\n}`,
  ],
  [
    'into an empty list',
    '{\n    "dependencies": {}\n}\n',
    `{\n    "dependencies": {\n        ${LINE}\n    }\n}\n`,
  ],
  [
    'without a list',
    '{\n  "name": "a"\n}\n',
    `{\n  "name": "a",\n  "dependencies": {\n    ${LINE}\n  }\n}\n`,
  ],
  ['on one line', '{ "dependencies": { "a": "1" } }', `{ "dependencies": {${LINE}, "a": "1" } }`],
  [
    'with Windows line ends and a mark',
    '\uFEFF{\r\n  "dependencies": {\r\n    "z": "1"\r\n  }\r\n}\r\n',
    `\uFEFF{\r\n  "dependencies": {\r\n    ${LINE},\r\n    "z": "1"\r\n  }\r\n}\r\n`,
  ],
])('a dependency is added %s, and all else stays', (_title, before, after) => {
  expect(addDependency(before, '^1.2.3')).toBe(after);
});

test('a package that lists the runtime already stays as it is, and each gets it once', () => {
  const { root } = createProject({
    'package.json': `{ "dependencies": { ${LINE} } }`,
    'a/package.json': '{ "name": "a" }',
    'b/package.json': '{ "name": ',
  });
  const imports = (path: string) => ({
    path: join(root, path),
    after: "const r = require('@endpoint-hygiene/runtime');",
  });
  const { replacements, problems } = planRuntime(
    [
      imports('x.js'),
      imports('a/1.js'),
      imports('a/2.js'),
      imports('b/3.js'),
      { path: join(root, 'a/4.js'), after: '// @endpoint-hygiene/runtime' },
    ],
    '1.2.3',
  );
  expect(replacements.map(({ path }) => path)).toEqual([join(root, 'a/package.json')]);
  expect(problems).toEqual([
    {
      path: join(root, 'b/package.json'),
      message: expect.stringMatching(/^is not JSON\. Mend it, and add @endpoint-hygiene\/runtime/),
    },
  ]);
});
