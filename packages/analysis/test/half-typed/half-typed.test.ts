import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Project } from '../../src/index.js';
import { FIXTURES, SOURCE } from '../fixtures/read-fixtures.js';
import { askAll, expectFailure } from './ask-all.js';
import { createRandom, mangle } from './mangle.js';
import { findTrees } from './trees.js';

const files = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
  .filter(({ name }) => SOURCE.test(name) && !/^expected\.|\.d\.[cm]?ts$/.test(name))
  .map(({ parentPath, name }) => join(parentPath, name))
  .sort();

/** Every so many of the files, another lot for each way: the whole would take minutes. */
const EVERY = 3;

/** A path at which no file stands: the text is judged alone. */
const toPath = (path: string) => join('/nowhere', relative(FIXTURES, path));

/** The texts of one file, and what was asked of them in vain. */
function askMangled(path: string, index: number): readonly string[] {
  const whole = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const states = mangle(whole, createRandom(index));
  return states
    .filter((_, way) => (way + index) % EVERY === 0)
    .flatMap(({ how, text }) =>
      findTrees(path, text).flatMap(({ parser, ...tree }) =>
        askAll({ path: toPath(path), text, ...tree }, `${relative(FIXTURES, path)}, ${how}, ${parser}`),
      ),
    );
}

const getTheme = (path: string) => relative(FIXTURES, path).split(/[\\/]/)[0] ?? '';
const themes = [...new Set(files.map(getTheme))];

describe('a half-typed file never throws', () => {
  it.each(themes)('%s', { timeout: 120_000 }, (theme) => {
    const complaints = files.flatMap((path, index) =>
      getTheme(path) === theme ? askMangled(path, index) : [],
    );
    expect(complaints.slice(0, 3)).toEqual([]);
  });
});

describe('a file that is cut off', () => {
  const TEXT = `import { STSClient } from '@aws-sdk/client-sts';
import AWS from 'aws-sdk';
const first = new STSClient({});
const second = new AWS.STS({ region: 'eu-west-1' });
process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';
`;

  it('says at each offset that it does not parse, or judges what is there', () => {
    const project = new Project();
    const counts = Array.from(TEXT, (_, offset) => {
      const judged = project.judge({ path: '/nowhere/client.ts', text: TEXT.slice(0, offset) });
      return 'judgements' in judged ? judged.judgements.length : -1;
    });
    // Findings come one by one, in the order in which they are typed.
    const seen = counts.filter((count) => count >= 0);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(counts)).toEqual(new Set([-1, 0, 1, 2, 3]));
  });

  it.each(['new STSClient({', "const { STSClient } = require('@aws-sdk/client-sts'", 'const sts = AWS.\n)'])(
    'is a failure with a line: %s',
    (end) => {
      expectFailure({ path: '/nowhere/client.ts', text: `// STS\n${end}` });
      expectFailure({ path: '/nowhere/client.js', text: `// STS\n${end}` });
    },
  );
});
