import { ESLint, type Linter } from 'eslint';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createConfig, getThemeRules } from './lint.js';

/** Files by their names below the project's folder. */
export type Files = Readonly<Record<string, string>>;

/** What a test says of a run; every rule about IAM as an error unless told. */
export interface Run {
  readonly settings?: object;
  readonly rules?: Linter.RulesRecord;
  readonly options?: ESLint.Options;
}

/** A project on disk, linted by ESLint as an editor or a later run in the same process does. */
export class TemporaryProject {
  readonly directory = realpathSync(mkdtempSync(join(tmpdir(), 'endpoint-hygiene-')));

  constructor(files: Files) {
    this.write(files);
  }

  /** Writes files, and the folders that they need. */
  write(files: Files): void {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.directory, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }

  /** Removes a file, or with no name the whole project. */
  remove(name = '.'): void {
    rmSync(join(this.directory, name), { recursive: true });
  }

  /** What ESLint says of files: `src/api.ts:3 hotCall`. */
  async lint(names: readonly string[], run: Run = {}): Promise<readonly string[]> {
    return (await this.lintMessages(names, run)).map(
      ({ name, line, messageId }) => `${name}:${String(line)} ${String(messageId)}`,
    );
  }

  /** The same with all that ESLint says. */
  async lintMessages(
    names: readonly string[],
    run: Run = {},
  ): Promise<readonly (Linter.LintMessage & { readonly name: string })[]> {
    return this.#toMessages(await this.#createLinter(run).lintFiles([...names]));
  }

  /** What ESLint says of a file whose text in the editor is not saved. */
  async lintUnsaved(name: string, text: string, run: Run = {}): Promise<readonly string[]> {
    const results = await this.#createLinter(run).lintText(text, { filePath: join(this.directory, name) });
    return this.#toMessages(results).map(
      ({ line, messageId }) => `${name}:${String(line)} ${String(messageId)}`,
    );
  }

  #createLinter({ settings = {}, rules = getThemeRules('iam'), options = {} }: Run): ESLint {
    return new ESLint({
      cwd: this.directory,
      overrideConfigFile: true,
      overrideConfig: [
        createConfig('typescript', settings, rules),
        { linterOptions: { reportUnusedDisableDirectives: 'off' } },
      ],
      ...options,
    });
  }

  #toMessages(results: readonly ESLint.LintResult[]) {
    return results.flatMap(({ filePath, messages }) =>
      messages.map((message) => ({
        ...message,
        name: filePath.slice(this.directory.length + 1).replaceAll('\\', '/'),
      })),
    );
  }
}
