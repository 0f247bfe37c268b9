import { Project } from '@endpoint-hygiene/analysis';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDecisiveOptions, findTypeErrors } from './type-checker.js';
import { readIamCases, type IamCase } from './iam-cases.js';
import { assertBuilt, runJscodeshift, toTransform, type JscodeshiftRun } from './jscodeshift.js';
import { createProject, type TemporaryProject } from './temporary-project.js';
import { transformSource, type TransformResult } from '../src/transform-source.js';

const cases = readIamCases();
const titled = cases.map((each) => [each.name, each] as const);
const changed = cases.filter(({ isChanged }) => isChanged);

test('there are cases that change and cases that stay', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(changed.length).toBeGreaterThanOrEqual(40);
  expect(cases.length - changed.length).toBeGreaterThanOrEqual(cases.length / 3);
});

/** The case in a folder of its own, since a migration writes what it changes. */
function write({ files, options, directory }: IamCase, texts: readonly string[]): TemporaryProject {
  const manifest = '{ "dependencies": { "@aws-sdk/client-iam": "*", "aws-sdk": "*" } }';
  const sources = Object.fromEntries(files.map(({ name }, index) => [name, texts[index] ?? '']));
  const project = createProject({ 'package.json': manifest, ...sources });
  expect(options.iam?.root).toBe(directory);
  return project;
}

function transform({ files, options }: IamCase, root: string, texts: readonly string[]): TransformResult[] {
  const project = new Project();
  return files.map(({ name }, index) => {
    const source = { path: join(root, name), text: texts[index] ?? '' };
    return transformSource(source, { ...options, iam: { ...options.iam, root } }, project);
  });
}

describe('transformSource', () => {
  test.each(titled)('%s: writes what is expected, and lists what is to be done', (_name, each) => {
    const texts = each.files.map(({ before }) => before);
    const results = transform(each, each.directory, texts);
    expect(results.map(({ text }) => text)).toEqual(each.files.map(({ after }) => after));
    const listed = results.flatMap(({ handWork }, index) => {
      const file = each.files[index]?.name ?? '';
      return handWork.map(({ originalLine: line, reason }) => {
        return file.startsWith('input.') ? { line, reason } : { file, line, reason };
      });
    });
    expect(listed).toEqual(each.writes);
  });

  test.each(changed.map((each) => [each.name, each] as const))(
    '%s: a second run changes nothing, and lists what was left alone',
    (_name, each) => {
      const texts = each.files.map(({ after }) => after);
      const { root, remove } = write(each, texts);
      try {
        const results = transform(each, root, texts);
        expect(results.flatMap(({ changes }) => changes)).toEqual([]);
        expect(results.map(({ text }) => text)).toEqual(texts);
        const left = each.writes.filter(({ reason }) => !reason.startsWith('wrapIn'));
        expect(results.flatMap(({ handWork }) => handWork.map(({ reason }) => reason))).toEqual(
          left.map(({ reason }) => reason),
        );
      } finally {
        remove();
      }
    },
  );
});

describe('jscodeshift over all cases at once', () => {
  const plain = cases.filter(({ options }) => Object.keys(options.iam ?? {}).length === 1);
  const files = plain.flatMap((each) =>
    each.files.map((file) => ({ ...file, id: join(each.name, file.name) })),
  );
  let project: TemporaryProject;
  let first: JscodeshiftRun;
  let second: JscodeshiftRun;
  let results: ReadonlyMap<string, string>;

  beforeAll(async () => {
    assertBuilt();
    const texts = Object.fromEntries(files.map(({ id, before }) => [id, before]));
    const tsconfig = plain.find(({ name }) => name === 'strict-compiler');
    expect(tsconfig).toBeDefined();
    project = createProject({
      'package.json': '{ "dependencies": { "@aws-sdk/client-iam": "*", "aws-sdk": "*" } }',
      'strict-compiler/tsconfig.json':
        '{ "compilerOptions": { "noPropertyAccessFromIndexSignature": true } }',
      ...texts,
    });
    const usual = ['--no-babel', '--extensions=js,jsx,ts,tsx,mjs,cjs,mts,cts', '--cpus=1'];
    const args = [...usual, '-t', toTransform('iam-write-fallback'), '.'];
    first = await runJscodeshift(project.root, args);
    results = new Map(files.map(({ id }) => [id, project.read(id)]));
    second = await runJscodeshift(project.root, args);
    return () => {
      project.remove();
    };
  }, 120_000);

  test.each(files.map((file) => [file.id, file] as const))('%s', (id, { after }) => {
    expect(results.get(id)).toBe(after);
  });

  test('changes the files of the cases, and no other; the second run none', () => {
    const ok = files.filter(({ before, after }) => before !== after).length;
    expect(first.counts).toEqual({ errors: 0, unmodified: 0, skipped: files.length - ok, ok });
    expect(second.counts).toEqual({ errors: 0, unmodified: 0, skipped: files.length, ok: 0 });
  });

  test('says what is left, and what each wrapper asks for', () => {
    expect(first.output).toContain('its answer goes to a callback');
    expect(first.output).toContain('CreateRole falls back on the resource that EXISTING_ROLE_ARN names');
    expect(second.output).not.toContain('falls back on the resource');
  });
});

describe('what is written type-checks against the SDKs and the runtime', () => {
  const strict = { exactOptionalPropertyTypes: true, noPropertyAccessFromIndexSignature: false };
  const typed = changed.filter(({ files }) => files.every(({ name }) => /\.[cm]?tsx?$/.test(name)));
  const errors = new Map<string, { readonly before: string[]; readonly after: string[] }>();

  beforeAll(() => {
    for (const isIndexed of [false, true]) {
      const some = typed.filter((each) => isIndexed === (each.name === 'strict-compiler'));
      const config = join(some[0]?.directory ?? '', 'tsconfig.json');
      const options = isIndexed ? readDecisiveOptions(config) : strict;
      const texts = new Map(
        some.flatMap(({ name, files }) =>
          files.flatMap((file): [string, string][] => [
            [join('before', name, file.name), file.before],
            [join('after', name, file.name), file.after],
          ]),
        ),
      );
      const found = findTypeErrors(texts, options);
      for (const { name, files } of some) {
        const of = (folder: string) =>
          files.flatMap((file) => found.get(join(folder, name, file.name)) ?? ['not checked']);
        errors.set(name, { before: of('before'), after: of('after') });
      }
    }
  }, 120_000);

  test('checks many', () => {
    expect(typed.length).toBeGreaterThan(30);
  });

  test.each(typed.map(({ name }) => name))('%s', (name) => {
    expect(errors.get(name)).toEqual({ before: [], after: [] });
  });
});
