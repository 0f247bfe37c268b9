import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of real files that is removed when its test has finished. */
export interface TemporaryProject {
  readonly root: string;
  /** The absolute path of a file of the project. */
  at(path: string): string;
  /** Writes a file, and the folders above it; what is no string is written as JSON. */
  write(path: string, content: unknown): void;
  remove(path: string): void;
  /** Makes `path` a link to `target`. */
  link(path: string, target: string): void;
}

/** Writes files into a new folder. */
export function temporaryProject(files: Readonly<Record<string, unknown>> = {}): TemporaryProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'endpoint-hygiene-modules-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const at = (path: string): string => join(root, path);
  const project: TemporaryProject = {
    root,
    at,
    write(path, content) {
      mkdirSync(dirname(at(path)), { recursive: true });
      writeFileSync(at(path), typeof content === 'string' ? content : JSON.stringify(content));
    },
    remove: (path) => rmSync(at(path), { recursive: true, force: true }),
    link(path, target) {
      mkdirSync(dirname(at(path)), { recursive: true });
      symlinkSync(at(target), at(path), 'junction');
    },
  };
  for (const [path, content] of Object.entries(files)) project.write(path, content);
  return project;
}
