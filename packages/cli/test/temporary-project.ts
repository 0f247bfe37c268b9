import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Files by their path in the project. */
export type Files = Readonly<Record<string, string>>;

/** A folder on disk. */
export interface TemporaryProject {
  readonly root: string;
  read(path: string): string;
  write(files: Files): void;
  git(...args: string[]): string;
  /** Makes a repository of it, and commits all that is there. */
  commit(): void;
  remove(): void;
}

const MANIFEST = `{
  "name": "project",
  "dependencies": {
    "@aws-sdk/client-iam": "^3.600.0",
    "@aws-sdk/client-sts": "^3.600.0",
    "aws-sdk": "^2.1600.0"
  }
}
`;

/** Writes files into a fresh folder with a package.json; the test's end removes it. */
export function createProject(files: Files): TemporaryProject {
  const project = createLastingProject(files);
  onTestFinished(() => {
    project.remove();
  });
  return project;
}

/** The same, for tests that share a project and remove it themselves. */
export function createLastingProject(files: Files): TemporaryProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'endpoint-hygiene-cli-')));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const project: TemporaryProject = {
    root,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    write: (more) => {
      for (const [path, text] of Object.entries(more)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    },
    git,
    commit: () => {
      git('init', '--quiet', '--initial-branch=main');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'All');
    },
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
  project.write({ 'package.json': MANIFEST, ...files });
  return project;
}
