import { join } from 'node:path';
import { SOURCE, readFixtures, type Fixture } from '../../analysis/test/fixtures/read-fixtures.js';

/** One file of a case, and its text after the codemod. */
export interface CaseFile {
  /** Relative to the fixtures. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A fixture as the codemod sees it. */
export interface CodemodCase {
  readonly id: string;
  readonly fixture: Fixture;
  readonly input: CaseFile;
  /** The sources, the input among them. */
  readonly files: readonly CaseFile[];
  /** tsconfig.json and the like. */
  readonly settings: Fixture['files'];
}

/** Every fixture. */
export function findCases(): readonly CodemodCase[] {
  return readFixtures().map((fixture) => {
    const id = `${fixture.theme}/${fixture.name}`;
    const toFile = (name: string, before: string, after = before) => ({
      path: join(id, name),
      before,
      after,
    });
    const input = toFile(fixture.inputPath.slice(fixture.directory.length), fixture.input, fixture.expected);
    const others = fixture.files.filter(({ name }) => SOURCE.test(name));
    return {
      id,
      fixture,
      input,
      files: [input, ...others.map(({ name, text, expected }) => toFile(name, text, expected))],
      settings: fixture.files.filter(({ name }) => !SOURCE.test(name)),
    };
  });
}
