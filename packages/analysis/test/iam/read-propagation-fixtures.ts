import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What a case.json of `fixtures/iam-propagation` says of one report. */
export interface ExpectedUse {
  readonly line: number;
  readonly operation: string;
  readonly use: string;
  readonly resource: string;
  /** The line of the creation. */
  readonly created: number;
}

/** One case: a file to judge, and what it imports. */
export interface PropagationFixture {
  readonly name: string;
  readonly inputPath: string;
  readonly input: string;
  readonly description: string;
  readonly findings: readonly ExpectedUse[];
  /** The lines that bear an `// expect:` comment. */
  readonly expectedLines: readonly number[];
}

const DIRECTORY = resolve(import.meta.dirname, '../../../../fixtures/iam-propagation');
const EXPECTATION = '// expect: no-iam-use-before-propagation/usedBeforePropagation';

/** Every case, in the order of its name. */
export function readPropagationFixtures(): readonly PropagationFixture[] {
  return readdirSync(DIRECTORY).sort().map(readFixture);
}

function readFixture(name: string): PropagationFixture {
  const directory = join(DIRECTORY, name);
  const [input, ...others] = readdirSync(directory).filter((file) => file.startsWith('input.'));
  if (input === undefined || others.length > 0) throw new Error(`${name}: there must be one input file`);
  const inputPath = join(directory, input);
  const text = readFileSync(inputPath, 'utf8');
  const facts = JSON.parse(readFileSync(join(directory, 'case.json'), 'utf8')) as Pick<
    PropagationFixture,
    'description' | 'findings'
  >;
  const expectedLines = text
    .split('\n')
    .flatMap((content, index) => (content.endsWith(EXPECTATION) ? [index + 1] : []));
  return { name, inputPath, input: text, ...facts, expectedLines };
}
