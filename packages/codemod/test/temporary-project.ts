import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder on disk, to be removed at the end. */
export interface TemporaryProject {
  readonly root: string;
  read(path: string): string;
  remove(): void;
}

/** Writes files, by relative path, into a fresh folder with a package.json. */
export function createProject(files: Readonly<Record<string, string>>): TemporaryProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'codemod-')));
  for (const [path, text] of Object.entries({ 'package.json': '{ "name": "project" }', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return {
    root,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
