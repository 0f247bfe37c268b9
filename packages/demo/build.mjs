// The application as it is deployed, its types, and its tests.
import ts from 'typescript';
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSources } from './app-copy.mjs';
import { startIam } from './iam-server.mjs';
import { ENVIRONMENT } from './outage.mjs';

const OPTIONS = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };

/**
 * Compiles the application to its `dist`, file by file; whether the types agree, checkTypes tells.
 * @param {string} root
 */
export function build(root) {
  for (const [path, text] of readSources(root)) {
    const isTypeScript = path.endsWith('.ts');
    const target = join(root, 'dist', isTypeScript ? path.replace(/\.ts$/, '.js') : path);
    mkdirSync(dirname(target), { recursive: true });
    const code = isTypeScript ? ts.transpileModule(text, { compilerOptions: OPTIONS }).outputText : text;
    writeFileSync(target, code);
  }
}

/**
 * What the compiler complains of, a line each.
 * @param {string} root
 * @returns {Promise<string[]>}
 */
export async function checkTypes(root) {
  const { output, failed } = await run(root, ['node_modules/typescript/bin/tsc', '--noEmit']);
  const lines = output.split('\n').filter((line) => line !== '');
  return failed && lines.length === 0 ? ['tsc did not run'] : lines;
}

/**
 * Runs the tests of the application as it was built, against an IAM that is well.
 * @param {string} root
 * @returns {Promise<{ passed: number, failures: string[] }>}
 */
export async function runTests(root) {
  const iam = await startIam();
  try {
    const env = { ...ENVIRONMENT, AWS_ENDPOINT_URL_IAM: iam.url };
    const args = ['--test', '--test-reporter=tap', 'dist/test/tenants.test.js'];
    const { output, failed } = await run(root, args, env);
    const find = (/** @type {RegExp} */ pattern) =>
      [...output.matchAll(pattern)].map(([, name = '']) => name);
    const failures = find(/^\s*not ok \d+ - (.*)$/gm);
    const passed = Number(find(/^# pass (\d+)$/gm)[0] ?? 0);
    return { passed, failures: failed && failures.length === 0 ? ['node --test did not run'] : failures };
  } finally {
    await iam.stop();
  }
}

/**
 * @param {string} cwd
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<{ output: string, failed: boolean }>}
 */
function run(cwd, args, env = process.env) {
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd, env }, (error, stdout) => {
      done({ output: stdout, failed: error !== null });
    });
  });
}
