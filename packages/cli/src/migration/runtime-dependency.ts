import { applyEdits, modify, parse, type ParseError } from 'jsonc-parser';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '../findings/finding.js';
import type { Replacement } from './write-files.js';

/** What migrated code may import. */
export const RUNTIME = '@endpoint-hygiene/runtime';

const IMPORT = new RegExp(`\\b(?:from|import|require)\\s*\\(?\\s*['"]${RUNTIME}['"]`);

/** What becomes of the package.json files. */
export interface RuntimePlan {
  readonly replacements: readonly Replacement[];
  readonly problems: readonly Problem[];
}

/** Adds the runtime to the package.json of each package in which an edited file imports it. */
export function planRuntime(
  rewrites: readonly Pick<Replacement, 'path' | 'after'>[],
  version: string,
): RuntimePlan {
  const manifests = new Set<string>();
  const problems: Problem[] = [];
  for (const { path } of rewrites.filter(({ after }) => IMPORT.test(after))) {
    const manifest = findManifest(path);
    if (manifest !== undefined) manifests.add(manifest);
    else problems.push({ path, message: `imports ${RUNTIME}, and no package.json above it can list that.` });
  }
  const plans = [...manifests].map((path) => planManifest(path, version));
  return {
    replacements: plans.flatMap(({ replacement }) => replacement ?? []),
    problems: [...problems, ...plans.flatMap(({ problem }) => problem ?? [])],
  };
}

function findManifest(path: string): string | undefined {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) return manifest;
    if (folder === dirname(folder)) return undefined;
  }
}

const FIELDS = ['dependencies', 'peerDependencies', 'optionalDependencies'] as const;
type Manifest = Partial<Record<(typeof FIELDS)[number], Readonly<Record<string, unknown>>>>;

function planManifest(
  path: string,
  version: string,
): { readonly replacement?: Replacement; readonly problem?: Problem } {
  const before = readFileSync(path, 'utf8');
  const errors: ParseError[] = [];
  const manifest = parse(before.replace(/^\uFEFF/, ''), errors) as Manifest | undefined;
  if (errors.length > 0 || typeof manifest !== 'object') {
    return { problem: { path, message: `is not JSON. Mend it, and add ${RUNTIME} to its dependencies.` } };
  }
  if (FIELDS.some((field) => manifest[field]?.[RUNTIME] !== undefined)) return {};
  return { replacement: { path, before, after: addDependency(before, `^${version}`) } };
}

/** Adds one line where it stands in the order of names; indentation, line endings and all else stay as they are. */
export function addDependency(text: string, range: string): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const plain = text.slice(mark.length);
  const indent = /^([ \t]+)"/m.exec(plain)?.[1] ?? '  ';
  const hasList = (parse(plain) as Manifest).dependencies !== undefined;
  const usesTabs = indent.startsWith('\t');
  const formattingOptions = {
    insertSpaces: !usesTabs,
    tabSize: usesTabs ? 1 : indent.length,
    eol: plain.includes('\r\n') ? '\r\n' : '\n',
  };
  const edits = modify(plain, ['dependencies', RUNTIME], range, {
    // On one line there is nothing to line up with.
    ...(plain.trim().includes('\n') && { formattingOptions }),
    getInsertionIndex: (names) => {
      const index = hasList ? names.findIndex((name) => name > RUNTIME) : -1;
      return index === -1 ? names.length : index;
    },
  });
  return mark + applyEdits(plain, edits);
}
