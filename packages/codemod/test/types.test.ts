import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findCases, type CodemodCase } from './fixture-cases.js';
import { findTypeErrors, readDecisiveOptions, type DecisiveOptions } from './type-checker.js';

const TYPESCRIPT = /\.[cm]?tsx?$/;

const cases = findCases().filter(({ files }) =>
  files.some(({ path, before, after }) => TYPESCRIPT.test(path) && before !== after),
);

/** Cases by the compiler options that govern them: one program type-checks each group. */
const groups = new Map<string, CodemodCase[]>();
for (const each of cases) {
  const key = JSON.stringify(getOptions(each));
  groups.set(key, [...(groups.get(key) ?? []), each]);
}

const before = new Map<string, string[]>();
const after = new Map<string, string[]>();
for (const [key, members] of groups) {
  const options = JSON.parse(key) as DecisiveOptions;
  const files = members.flatMap((member) => member.files).filter(({ path }) => TYPESCRIPT.test(path));
  const texts = new Map([
    ...files.map((file): [string, string] => [join('before', file.path), file.before]),
    ...files.map((file): [string, string] => [join('after', file.path), file.after]),
  ]);
  const errors = findTypeErrors(texts, options);
  for (const { path } of files) {
    before.set(path, errors.get(join('before', path)) ?? ['not checked']);
    after.set(path, errors.get(join('after', path)) ?? ['not checked']);
  }
}

describe('the result type-checks under the compiler options that govern the file', () => {
  test('there are cases of each kind', () => {
    expect(cases.length).toBeGreaterThan(60);
    expect(groups.size).toBeGreaterThan(1);
  });

  test.each(cases)('$id', ({ files }) => {
    for (const { path } of files.filter((file) => TYPESCRIPT.test(file.path))) {
      const known = before.get(path) ?? [];
      expect((after.get(path) ?? ['not checked']).filter((error) => !known.includes(error))).toEqual([]);
    }
  });
});

describe('the type check itself finds', () => {
  const V3 = "import { STSClient } from '@aws-sdk/client-sts';\n";
  const V2 = "import AWS from 'aws-sdk';\n";

  test.each([
    ['a wrong type in v3', `${V3}export const sts = new STSClient({ region: 1 });`, {}, 1],
    [
      'a widened flag in v2',
      `${V2}const o = { stsRegionalEndpoints: 'regional' };\nexport const sts = new AWS.STS(o);`,
      {},
      1,
    ],
    [
      'nothing in what the codemod writes',
      `${V3}export const sts = new STSClient({ region: process.env.AWS_REGION });`,
      {},
      0,
    ],
    [
      'undefined under exactOptionalPropertyTypes',
      `${V3}export const sts = new STSClient({ region: process.env.AWS_REGION });`,
      { exactOptionalPropertyTypes: true },
      1,
    ],
    [
      'a plain member under noPropertyAccessFromIndexSignature',
      `${V3}export const sts = new STSClient({ region: process.env.AWS_REGION });`,
      { noPropertyAccessFromIndexSignature: true },
      1,
    ],
  ])('%s', (_, text, options, count) => {
    expect(findTypeErrors(new Map([['control.ts', text]]), options).get('control.ts')).toHaveLength(count);
  });
});

function getOptions({ settings }: CodemodCase): DecisiveOptions {
  const config = settings.find(({ name }) => name === 'tsconfig.json');
  return config ? readDecisiveOptions(config.path) : {};
}
