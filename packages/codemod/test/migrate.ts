import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { transformSource } from '../src/transform-source.js';
import { createProject } from './temporary-project.js';

const require = createRequire(import.meta.url);
const MIGRATION = join(dirname(require.resolve('aws-sdk-js-codemod/package.json')), 'bin/aws-sdk-js-codemod');

/** Texts by relative path. */
export type Texts = Readonly<Record<string, string>>;

/** One after the other: the steps of a migration, each over all files. */
export type Step = (texts: Texts) => Promise<Texts>;

/** Runs the real aws-sdk-js-codemod, which moves a program from SDK v2 to v3; throws where it fails at a file. */
export const migrate: Step = async (texts) => {
  const project = createProject(texts);
  try {
    const output = await run(project.root, ['--transform', 'v2-to-v3', ...Object.keys(texts)]);
    if (!/^0 errors$/m.test(output)) throw new Error(output);
    return Object.fromEntries(Object.keys(texts).map((path) => [path, project.read(path)]));
  } finally {
    project.remove();
  }
};

/** Runs this codemod. */
export const mend: Step = (texts) => {
  const mended = Object.entries(texts).map(([path, text]) => {
    return [path, transformSource({ path: join('/project', path), text }).text];
  });
  return Promise.resolve(Object.fromEntries(mended) as Texts);
};

/** The command's output, without colours, once it has ended. */
async function run(cwd: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const child = spawn(process.execPath, [MIGRATION, ...args], { cwd, env });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  await new Promise((done) => child.on('close', done));
  return output;
}
