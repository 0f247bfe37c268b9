import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Project, type IamOptions } from '../src/index.js';
import { readIamFixtures, type IamFixture } from './fixtures/read-iam-fixtures.js';

const SOURCE = /\.[cm]?[jt]sx?$/;

/** What the analysis reports in a case, in the form of its comments; a report that a comment disables is left out. */
function findReports({ directory, files, settings }: IamFixture): readonly string[] {
  const project = new Project();
  const options = { ...(settings as IamOptions), root: directory };
  return files
    .filter(({ name }) => SOURCE.test(name))
    .flatMap(({ name, path }) => {
      const text = readFileSync(path, 'utf8');
      const disabled = findDisabledLines(text);
      return project.findHotPaths({ path, text }, options).flatMap(({ reason, range }) => {
        const line = text.slice(0, range[0]).split('\n').length;
        return disabled.has(line) ? [] : [`${name}:${String(line)} ${reason}`];
      });
    })
    .sort();
}

/** Lines on which ESLint would not show the report. */
function findDisabledLines(text: string): ReadonlySet<number> {
  const lines = text.split('\n');
  const disabled = new Set<number>();
  let isOff = false;
  lines.forEach((line, index) => {
    if (!line.includes('endpoint-hygiene/')) {
      if (isOff) disabled.add(index + 1);
      return;
    }
    if (/eslint-disable-line/.test(line)) disabled.add(index + 1);
    else if (/eslint-disable-next-line/.test(line)) disabled.add(index + 2);
    else if (/eslint-disable\b/.test(line)) isOff = true;
    else if (/eslint-enable\b/.test(line)) isOff = false;
    if (isOff) disabled.add(index + 1);
  });
  return disabled;
}

describe('hot paths of every IAM fixture', () => {
  const fixtures = readIamFixtures();

  it('finds fixtures', () => {
    expect(fixtures.length).toBeGreaterThan(100);
  });

  it.each(fixtures.map((fixture) => [`${fixture.theme}/${fixture.name}`, fixture] as const))(
    '%s',
    (_, fixture) => {
      const expected = fixture.expectations.map(
        ({ file, line, messageId }) => `${file}:${String(line)} ${messageId}`,
      );
      expect(findReports(fixture)).toEqual(expected.sort());
    },
  );
});
