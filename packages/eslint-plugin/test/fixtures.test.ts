import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFixtures, SOURCE, type Fixture } from '../../analysis/test/fixtures/read-fixtures.js';
import {
  createConfig,
  fix,
  getThemeRules,
  isReadByEspree,
  lint,
  toFinding,
  type ParserName,
} from './lint.js';

interface Source {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly expected?: string;
}

const fixtures = readFixtures();
const rules = getThemeRules('sts');

function findSources({ inputPath, input, expected, files }: Fixture): readonly Source[] {
  const own = { name: basename(inputPath), path: inputPath, text: input };
  return [
    expected === undefined ? own : { ...own, expected },
    ...files.filter(({ name }) => SOURCE.test(name)),
  ];
}

function findCases(parser: ParserName) {
  return fixtures.flatMap((fixture) =>
    findSources(fixture)
      .filter(({ path, text }) => parser === 'typescript' || isReadByEspree(path, text))
      .map((source) => [`${fixture.theme}/${fixture.name}/${source.name}`, fixture, source] as const),
  );
}

it.each([
  ['typescript', 240],
  ['espree', 150],
] as const)('reads many files with %s', (parser, least) => {
  expect(findCases(parser).length).toBeGreaterThanOrEqual(least);
});

describe.each(['typescript', 'espree'] as const)('fixtures read by %s', (parser) => {
  it.each(findCases(parser))('%s', (_title, fixture, { name, path, text, expected }) => {
    const own = fixture.sdkVersion === undefined ? {} : { sdkVersion: fixture.sdkVersion };
    const reports = lint(createConfig(parser, own, rules), path, text);
    expect(reports.map((report) => `${String(report.line)} ${toFinding(report)}`)).toEqual(
      fixture.expectations
        .filter(({ file }) => file === name)
        .map(({ line, rule, messageId }) => `${String(line)} ${rule}/${messageId}`),
    );

    const fixed = fix(createConfig(parser, { ...own, fixHosts: true }, rules), path, text);
    expect(fixed.output).toBe(expected ?? text);
    if (path === fixture.inputPath) expect(fixed.messages.map(toFinding)).toEqual(fixture.left);
  });
});
