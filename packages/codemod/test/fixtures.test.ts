import { Project } from '@endpoint-hygiene/analysis';
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { isReportable } from '../src/hand-work.js';
import { transformSource } from '../src/transform-source.js';
import { findCases, type CodemodCase } from './fixture-cases.js';
import { USUAL, assertBuilt, runJscodeshift, type JscodeshiftRun } from './jscodeshift.js';
import { createProject, type TemporaryProject } from './temporary-project.js';

const cases = findCases();
/** One run of jscodeshift has one version of the SDK: that of the cases which name none. */
const unversioned = cases.filter(({ fixture }) => fixture.sdkVersion === undefined);
const files = unversioned.flatMap((each) => each.files);
const changed = files.filter(({ before, after }) => before !== after);

test('there are fixtures that change and fixtures that stay', () => {
  expect(changed.length).toBeGreaterThan(40);
  expect(files.length - changed.length).toBeGreaterThan(40);
});

describe('jscodeshift over all fixtures at once', () => {
  const longAgo = new Date('2020-01-01');
  let project: TemporaryProject;
  let first: JscodeshiftRun;
  let second: JscodeshiftRun;
  let results: Map<string, string>;

  beforeAll(async () => {
    assertBuilt();
    const texts = Object.fromEntries(files.map(({ path, before }) => [path, before]));
    project = createProject({ ...texts, ...Object.fromEntries(unversioned.flatMap(findSettings)) });
    first = await runJscodeshift(project.root, [...USUAL, '.']);
    results = new Map(files.map(({ path }) => [path, project.read(path)]));
    for (const { path } of files) utimesSync(join(project.root, path), longAgo, longAgo);
    second = await runJscodeshift(project.root, [...USUAL, '.']);
    return () => {
      project.remove();
    };
  }, 60_000);

  test.each(files)('$path', ({ path, after }) => {
    expect(results.get(path)).toBe(after);
  });

  test('files without a change are skipped, not rewritten', () => {
    const skipped = files.length - changed.length;
    expect(first.counts).toEqual({ errors: 0, unmodified: 0, skipped, ok: changed.length });
  });

  test('a second run changes nothing', () => {
    expect(second.counts).toEqual({ errors: 0, unmodified: 0, skipped: files.length, ok: 0 });
    expect(files.filter(({ path }) => statSync(join(project.root, path)).mtime > longAgo)).toEqual([]);
  });
});

describe('what is left after the codemod', () => {
  const project = new Project();

  test.each(cases)('$id: is what the case says, and stands on the hand-work list', ({ input, fixture }) => {
    const path = fixture.inputPath;
    const options = fixture.sdkVersion === undefined ? {} : { sdkVersion: fixture.sdkVersion };
    const { text, handWork } = transformSource({ path, text: input.before }, options, project);
    expect(text).toBe(input.after);
    const judged = project.judge({ path, text: text.replace(/^\uFEFF/, '') }, options);
    const findings = 'judgements' in judged ? judged.judgements.filter(isReportable) : [];
    expect(findings.map(({ reason }) => reason)).toEqual(fixture.left.map((id) => id.split('/')[1]));
    const listed = findings.filter(({ reason }) => reason !== 'providerMayLackRegion');
    expect(handWork.map(({ reason }) => reason)).toEqual(listed.map(({ reason }) => reason));
  });
});

/** A case's tsconfig.json and the files that it extends. */
function findSettings({ id, settings }: CodemodCase): [string, string][] {
  return settings.map(({ name, text }) => [join(id, name), text]);
}
