import {
  getSharedProject,
  type IamFinding,
  type IamOptions,
  type IamRemedy,
  type Judgement,
  type SourceFile,
} from '@endpoint-hygiene/analysis';
import type { TSESLint } from '@typescript-eslint/utils';
import { basename, dirname, isAbsolute, join, parse, resolve } from 'node:path';
import { debuglog } from 'node:util';
import type { RuleContext } from './rule.js';
import { readSettings, type ReadSettings } from './settings.js';

/** What ESLint 8 lacks, and what ESLint 10 no longer has. */
interface AnyContext {
  readonly sourceCode?: TSESLint.SourceCode;
  readonly filename?: string;
  readonly physicalFilename?: string;
  getSourceCode?(): TSESLint.SourceCode;
  getFilename?(): string;
  getPhysicalFilename?(): string;
}

/** One for the process: an editor's server keeps what it learnt of other files. */
const project = getSharedProject();
const files = new WeakMap<TSESLint.SourceCode, LintedFile>();
const debug = debuglog('endpoint-hygiene');

/** A file under lint. What the analysis says of it is asked once, by the first rule that wants it. */
export class LintedFile {
  readonly path: string;
  readonly sourceCode: TSESLint.SourceCode;
  readonly read: ReadSettings;
  readonly #file: SourceFile;
  #judgements: readonly Judgement[] | undefined;
  readonly #hotPaths = new Map<boolean, readonly IamFinding[]>();
  #earlyUses: readonly IamFinding[] | undefined;
  #spokesman: string | undefined;

  constructor(path: string, sourceCode: TSESLint.SourceCode, read: ReadSettings) {
    const { text, ast, scopeManager, visitorKeys } = sourceCode;
    this.path = path;
    this.sourceCode = sourceCode;
    this.read = read;
    this.#file = { path, text, ast, scopeManager, visitorKeys } as SourceFile;
  }

  /** What there is to say of STS. */
  get judgements(): readonly Judgement[] {
    this.#judgements ??= this.#ask(() => {
      const judged = project.judge(this.#file, this.read.settings.judgeOptions);
      if ('judgements' in judged) return judged.judgements;
      debug('%s: %s', this.path, judged.failure.message);
      return [];
    });
    return this.#judgements;
  }

  /**
   * Writes to IAM that a request, message or timer reaches, and calls that lead to one; with `requireExistingOrDefer`, too,
   * writes that are guarded and no more.
   */
  findHotPaths(requireExistingOrDefer: boolean): readonly IamFinding[] {
    const options = this.#toIamOptions(requireExistingOrDefer);
    const found =
      this.#hotPaths.get(requireExistingOrDefer) ??
      this.#ask(() => project.findHotPaths(this.#file, options));
    this.#hotPaths.set(requireExistingOrDefer, found);
    return found;
  }

  /** The remedies of the file's hot writes, each to be made alone, by where their writes start. */
  findIamRemedies(requireExistingOrDefer: boolean): ReadonlyMap<number, readonly IamRemedy[]> {
    const options = this.#toIamOptions(requireExistingOrDefer);
    const mended = this.#ask(() => {
      const found = project.mendHotWrites(this.#file, options, true);
      if ('failure' in found) return [];
      return found.mendings.map(({ finding: { range }, remedies }) => ({ range, remedies }));
    });
    return new Map(mended.map(({ range, remedies }) => [range[0], remedies]));
  }

  /** The usual options share an index with the other questions. */
  #toIamOptions(requireExistingOrDefer: boolean): IamOptions {
    const { iamOptions } = this.read.settings;
    return requireExistingOrDefer ? { ...iamOptions, requireExistingOrDefer } : iamOptions;
  }

  /** Uses of what was created in IAM just before. */
  get earlyUses(): readonly IamFinding[] {
    this.#earlyUses ??= this.#ask(() => project.findEarlyUses(this.#file, this.read.settings.iamOptions));
    return this.#earlyUses;
  }

  /** Tells whether a rule is the one that says what is wrong with the settings: the first that asks. */
  isSpokesman(rule: string): boolean {
    this.#spokesman ??= rule;
    return this.#spokesman === rule;
  }

  /** Never throws: a fault of the analysis must not end a lint run. `NODE_DEBUG=endpoint-hygiene` shows it. */
  #ask<Answer extends { readonly range: readonly [number, number] }>(
    question: () => readonly Answer[],
  ): readonly Answer[] {
    try {
      const { length } = this.#file.text;
      return question().filter(({ range }) => range[1] <= length);
    } catch (error) {
      debug('%s: %O', this.path, error);
      return [];
    }
  }
}

/** The JavaScript or TypeScript under lint; undefined for another language of ESLint, whose tree has no scopes. */
export function getSourceCode(context: RuleContext): TSESLint.SourceCode | undefined {
  const { sourceCode, getSourceCode: get } = context as AnyContext;
  const found = (sourceCode ?? get?.call(context)) as Partial<TSESLint.SourceCode> | undefined;
  const isCode = typeof found?.text === 'string' && found.scopeManager && found.ast?.type === 'Program';
  return isCode ? (found as TSESLint.SourceCode) : undefined;
}

/** The file of a source code under the settings of the context: the same for every rule. */
export function getLintedFile(context: RuleContext, sourceCode: TSESLint.SourceCode): LintedFile {
  const read = readSettings(context.settings);
  const known = files.get(sourceCode);
  if (known?.read === read) return known;
  const file = new LintedFile(getPath(context), sourceCode, read);
  files.set(sourceCode, file);
  return file;
}

/**
 * Where imports of the linted code start. A block that a processor cut out, such as `README.md/0.ts`, stands beside the
 * file it was cut from; text without a name (`<input>`) stands where no file of the project is.
 */
function getPath(context: RuleContext): string {
  const { filename, physicalFilename, getFilename, getPhysicalFilename } = context as AnyContext;
  const name = filename ?? getFilename?.call(context) ?? '<input>';
  const file = physicalFilename ?? getPhysicalFilename?.call(context) ?? name;
  if (name.startsWith('<')) return join(parse(resolve()).root, name);
  const path = name === file ? file : join(dirname(file), basename(name));
  return isAbsolute(path) ? path : resolve(path);
}
