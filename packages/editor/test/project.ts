import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const ROOT = resolve(import.meta.dirname, '../../..');

const MANIFEST = `{
  "name": "service",
  "dependencies": {
    "@aws-sdk/client-iam": "^3.600.0",
    "@aws-sdk/client-sts": "^3.600.0",
    "aws-sdk": "^2.1600.0"
  }
}
`;

const CONFIGURATION = `import * as parser from '@typescript-eslint/parser';
import endpointHygiene from 'eslint-plugin-endpoint-hygiene';

export default [
  { files: ['**/*.ts'], languageOptions: { parser } },
  endpointHygiene.configs.recommended,
];
`;

/** Files by their names below the project's folder. */
export type Files = Readonly<Record<string, string>>;

/** A project on disk, in which ESLint, the parser and the plugin are installed as a user has them. */
export class Project {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'endpoint-hygiene-editor-')));

  constructor(files: Files) {
    assertBuilt();
    this.write({ 'package.json': MANIFEST, 'eslint.config.mjs': CONFIGURATION, ...files });
    symlinkSync(resolve(import.meta.dirname, '../node_modules'), join(this.root, 'node_modules'), 'junction');
  }

  /** Writes files, and the folders that they need. */
  write(files: Files): void {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.root, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The server loads what was built, not the sources: a build that is older than they are would prove nothing. */
function assertBuilt(): void {
  const args = [require.resolve('typescript/bin/tsc'), '--build', '--dry', 'packages/eslint-plugin'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (stdout.includes('would build')) throw new Error(`Run "npm run build" first:\n${stdout}`);
}
