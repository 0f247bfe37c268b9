import type { Linter } from 'eslint';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readIamCases, type IamCase, type IamCaseFile } from '../../codemod/test/iam-cases.js';
import { createConfig, fix, isReadByEspree, lint, ROOT, type ParserName } from './lint.js';

const RULE = 'endpoint-hygiene/no-iam-write-on-hot-path';
/** A text that stands in no project. */
const HANDLER = join(ROOT, 'service/handler.js');
const ALONE = { root: join(ROOT, 'service') };
const cases = readIamCases();

function toConfig({ options, directory }: IamCase, parser: ParserName = 'typescript'): Linter.Config {
  const config = createConfig(parser, { ...options.iam, root: directory }, { [RULE]: 'error' });
  return { ...config, linterOptions: { reportUnusedDisableDirectives: 'off' } };
}

function lintFile(
  each: IamCase,
  { path, before }: IamCaseFile,
  parser?: ParserName,
): readonly Linter.LintMessage[] {
  return lint(toConfig(each, parser), path, before).filter(({ messageId }) => messageId !== 'hotCall');
}

function apply(text: string, { fix: edit }: Linter.LintSuggestion): string {
  return text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
}

const files = cases.flatMap((each) =>
  each.files.map((file) => [join(each.name, file.name), each, file] as const),
);

describe('each write in the fixtures of the codemod', () => {
  it.each(files)('%s: is suggested what the codemod does, and never fixed', (_title, each, file) => {
    const stated = each.writes.filter(
      (write) => (write.file ?? '') === (file.name.startsWith('input.') ? '' : file.name),
    );
    const messages = lintFile(each, file);
    const found = messages.map(({ line, suggestions = [] }) => ({
      line,
      ids: suggestions.map(({ messageId }) => messageId),
    }));
    expect(found).toEqual(
      stated.map(({ line, reason }) => ({ line, ids: reason.startsWith('wrapIn') ? [reason] : [] })),
    );
    expect(fix(toConfig(each), file.path, file.before).fixed).toBe(false);
    const [only, ...others] = messages.flatMap(({ suggestions = [] }) => suggestions);
    if (only && others.length === 0) expect(apply(file.before, only)).toBe(file.after);
  });
});

describe('read by espree', () => {
  const plain = files.filter(([, , { path, before }]) => isReadByEspree(path, before));

  it.each(plain)('%s: the suggestions are the same', (_title, each, file) => {
    const describeAll = (parser: ParserName) =>
      lintFile(each, file, parser).map(({ line, messageId, suggestions }) => [line, messageId, suggestions]);
    expect(describeAll('espree')).toEqual(describeAll('typescript'));
  });

  it('are several', () => {
    expect(plain.length).toBeGreaterThan(5);
  });
});

describe('a suggestion alone', () => {
  it('imports what it writes, and no more', () => {
    const each = cases.find(({ name }) => name === 'several-writes-one-import');
    const [file] = each?.files ?? [];
    if (!each || !file) throw new Error('The case is gone.');
    const texts = lintFile(each, file).flatMap(({ suggestions = [] }) =>
      suggestions.map((suggestion) => apply(file.before, suggestion)),
    );
    expect(
      texts.map((text) => /^import \{ (.*) \} from '@endpoint-hygiene\/runtime';$/m.exec(text)?.[1]),
    ).toEqual(['withIamFallback', 'withIamGuard']);
  });
});

describe('the option requireExistingOrDefer', () => {
  const guard = (
    options: string,
  ) => `import { DeleteRoleCommand, CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { withIamFallback, withIamGuard } from '@endpoint-hygiene/runtime';
const iam = new IAMClient({});
export const handler = async (event) => {
  await withIamFallback({ operation: 'CreateRole', write: (o) => iam.send(new CreateRoleCommand({}), o), existing: process.env.ROLE });
  await withIamGuard({ operation: 'DeleteRole', write: (o) => iam.send(new DeleteRoleCommand(event), o)${options} });
};
`;
  const find = (options: string, isStrict: boolean) => {
    const config = createConfig(
      'typescript',
      {},
      { [RULE]: ['error', { requireExistingOrDefer: isStrict }] },
    );
    return lint(config, HANDLER, guard(options)).map(({ line, messageId, suggestions = [] }) => [
      line,
      messageId,
      suggestions.length,
    ]);
  };

  it('asks a guard for `defer`', () => {
    expect(find('', true)).toEqual([[6, 'guardedWrite', 0]]);
    expect(find(', defer: undefined', true)).toEqual([[6, 'guardedWrite', 0]]);
  });

  it.each([', defer: enqueue, input: event', ', ...settings'])('is content with %s', (options) => {
    expect(find(options, true)).toEqual([]);
  });

  it('is off by default, and on in the preset strict', () => {
    expect(find('', false)).toEqual([]);
    const strict = lint(createConfig('typescript', ALONE), HANDLER, guard(''));
    expect(strict.map(({ messageId }) => messageId)).toEqual(['guardedWrite']);
  });

  it('says what is missing', () => {
    const config = createConfig('typescript', ALONE, { [RULE]: ['error', { requireExistingOrDefer: true }] });
    expect(lint(config, HANDLER, guard('')).map(({ message }) => message)).toEqual([
      "DeleteRole is guarded, and no more, on the path of a request (a Lambda handler): handler (handler.js:4) → write (handler.js:6) → DeleteRole. The request fails fast while IAM's control plane is impaired. Give the write a `defer` that hands it to a queue, or move it to deployment.",
    ]);
  });
});
