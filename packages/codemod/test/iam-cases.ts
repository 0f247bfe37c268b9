import { readFileSync, readdirSync } from 'node:fs';
import { extname, basename, join } from 'node:path';
import { FIXTURES, SOURCE } from '../../analysis/test/fixtures/read-fixtures.js';
import type { TransformOptions } from '../src/transform-source.js';

/** A source of a case, and its text after the transform. */
export interface IamCaseFile {
  readonly name: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A place of the hand-work list, as case.json states it. */
export interface IamCaseWrite {
  readonly file?: string;
  readonly line: number;
  readonly reason: string;
}

/** One case of `fixtures/iam-fallback`. */
export interface IamCase {
  readonly name: string;
  readonly directory: string;
  readonly description: string;
  readonly writes: readonly IamCaseWrite[];
  readonly options: TransformOptions;
  readonly files: readonly IamCaseFile[];
  readonly isChanged: boolean;
}

const FOLDER = join(FIXTURES, 'iam-fallback');
const EXPECTED = 'expected.iam-write-fallback';

interface CaseFacts {
  readonly description: string;
  readonly settings?: object;
  readonly writes: readonly IamCaseWrite[];
}

/** Every case, in the order of its name. */
export function readIamCases(): readonly IamCase[] {
  return readdirSync(FOLDER)
    .sort()
    .map((name) => readCase(name));
}

function readCase(name: string): IamCase {
  const directory = join(FOLDER, name);
  const facts = JSON.parse(readFileSync(join(directory, 'case.json'), 'utf8')) as CaseFacts;
  const names = readdirSync(directory).sort();
  const files = names
    .filter((file) => SOURCE.test(file) && !file.startsWith('expected.'))
    .map((file) => readFile(directory, file, names));
  return {
    name,
    directory,
    description: facts.description,
    writes: facts.writes,
    options: { transform: 'iam-write-fallback', iam: { ...facts.settings, root: directory } },
    files,
    isChanged: files.some(({ before, after }) => before !== after),
  };
}

function readFile(directory: string, name: string, names: readonly string[]): IamCaseFile {
  const path = join(directory, name);
  const extension = extname(name);
  const stem = basename(name, extension);
  const expected = stem === 'input' ? `${EXPECTED}${extension}` : `${EXPECTED}.${stem}${extension}`;
  const before = readFileSync(path, 'utf8');
  const after = names.includes(expected) ? readFileSync(join(directory, expected), 'utf8') : before;
  return { name, path, before, after };
}
