import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as source from '../src/index.js';

const PACKAGE = resolve(import.meta.dirname, '..');
const ENTRY = join(PACKAGE, 'dist/index.js');
const NAMES = Object.keys(source).sort();

const run = promisify(execFile);

/** Runs a program of its own in the built package, as a user's would be, and returns its output line by line. */
async function runProgram(kind: 'commonjs' | 'module', code: string): Promise<string[]> {
  const args = [`--input-type=${kind}`, '--no-warnings', '--eval', code];
  const { stdout } = await run(process.execPath, args, { cwd: PACKAGE, timeout: 20_000 });
  return stdout.trim().split('\n');
}

/** A write that never ends, and holds nothing that keeps a program alive. */
const HANGING = `{ operation: 'AttachRolePolicy', write: () => new Promise(() => {}), timeLimitMs: 15_000 }`;

describe('the built package', () => {
  it('exports by name to ES modules', async () => {
    const code = `import { ${NAMES.join(', ')} } from '@endpoint-hygiene/runtime';
      console.log([${NAMES.join(', ')}].map((value) => typeof value).join());`.replace(
      '@endpoint-hygiene/runtime',
      new URL(`file://${ENTRY}`).href,
    );
    expect(await runProgram('module', code)).toEqual([NAMES.map(() => 'function').join()]);
  });

  it('exports the same to CommonJS', async () => {
    const code = `console.log(Object.keys(require(${JSON.stringify(ENTRY)})).sort().join());`;
    expect(await runProgram('commonjs', code)).toEqual([NAMES.join()]);
  });

  it('loads no AWS package, and none of ours', async () => {
    const code = `require(${JSON.stringify(ENTRY)});
      const packages = Object.keys(require.cache).filter((path) => path.includes('node_modules'));
      console.log([...new Set(packages.map((path) => path.split('node_modules/').at(-1).split('/')[0]))].join());
      console.log(Object.keys(require.cache).some((path) => /packages.(analysis|codemod|eslint-plugin)/.test(path)));`;
    expect(await runProgram('commonjs', code)).toEqual(['cockatiel', 'false']);
  });

  it('keeps no program alive that has nothing else to do', async () => {
    const code = `const { withIamGuard } = require(${JSON.stringify(ENTRY)});
      const startedAt = Date.now();
      process.on('exit', () => console.log(Date.now() - startedAt < 10_000));
      withIamGuard(${HANGING});`;
    expect(await runProgram('commonjs', code)).toEqual(['true']);
  });

  it('ends a request that keeps a program alive', async () => {
    const code = `import { createServer } from 'node:http';
      import { IAMClient, AttachRolePolicyCommand } from '@aws-sdk/client-iam';
      import { withIamGuard } from ${JSON.stringify(new URL(`file://${ENTRY}`).href)};
      const server = createServer(() => {});
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      const endpoint = 'http://127.0.0.1:' + server.address().port;
      const iam = new IAMClient({ region: 'us-east-1', endpoint, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
      const command = new AttachRolePolicyCommand({ RoleName: 'a', PolicyArn: 'b' });
      server.unref();
      await withIamGuard({ operation: 'AttachRolePolicy', write: (options) => iam.send(command, options), timeLimitMs: 500 })
        .catch((error) => console.log(error.code, error.outcome));`;
    expect(await runProgram('module', code)).toEqual(['IAM_UNAVAILABLE unknown']);
  });

  it('names AWS packages as optional peers only', () => {
    const text = readFileSync(join(PACKAGE, 'package.json'), 'utf8');
    const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(text) as Record<
      'dependencies' | 'peerDependencies' | 'peerDependenciesMeta',
      Record<string, unknown>
    >;
    expect(Object.keys(dependencies)).toEqual(['cockatiel']);
    expect(Object.keys(peerDependenciesMeta)).toEqual(Object.keys(peerDependencies));
    expect(Object.values(peerDependenciesMeta)).toEqual(
      Object.keys(peerDependencies).map(() => ({ optional: true })),
    );
  });
});
