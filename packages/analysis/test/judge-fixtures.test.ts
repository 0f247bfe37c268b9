import { describe, expect, it } from 'vitest';
import { Project } from '../src/index.js';
import { readFixtures, type Fixture } from './fixtures/read-fixtures.js';

const project = new Project();

/** What a case.json says of each site, as the analysis sees it. */
function judgeFixture({ inputPath, input, sdkVersion }: Fixture): unknown {
  const text = input.replace(/^\uFEFF/, '');
  const judged = project.judge({ path: inputPath, text }, sdkVersion === undefined ? {} : { sdkVersion });
  if ('failure' in judged) return judged.failure;
  return judged.judgements.map(({ kind, range, sdk, verdict, reason, remedies }) => ({
    kind,
    line: text.slice(0, range[0]).split(/\r\n|\n/).length,
    sdk,
    verdict,
    reason,
    remedy: remedies[0]?.class ?? null,
  }));
}

describe('judgement of every fixture', () => {
  const fixtures = readFixtures();

  it('finds fixtures', () => {
    expect(fixtures.length).toBeGreaterThan(200);
  });

  it.each(fixtures.map((fixture) => [`${fixture.theme}/${fixture.name}`, fixture] as const))(
    '%s',
    (_name, fixture) => {
      const expected = fixture.clients;
      expect(judgeFixture(fixture)).toEqual(expected);
    },
  );
});
