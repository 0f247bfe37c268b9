import { basename, dirname, join, resolve } from 'node:path';
import { isAcceptedAt } from './calls/accepted.js';
import { createWriteTest, getOperationNames, mayWriteToIam } from './calls/candidates.js';
import { HotPaths, toHotQuestion, type HotPathHost, type HotPathOptions } from './calls/hot-paths.js';
import type { WriteExplanation } from './calls/explain-writes.js';
import { RULE, findHotWrites } from './calls/hot-writes.js';
import { findProjectRoot } from './calls/source-tree.js';
import { RUNTIME_PACKAGE } from './facts/iam-fallbacks.js';
import { STS_TEXT, getReturnedArgument } from './facts/sdk-packages.js';
import { mendHotWrites } from './edits/iam-fallback-remedies.js';
import { isOpenWrite, type IamFinding } from './iam-finding.js';
import type { IamMending } from './iam-mending.js';
import { findEarlyUses } from './iam/find-early-uses.js';
import { WriteRules } from './iam/write-rules.js';
import {
  explainClients,
  isTestFile,
  judgeFile,
  toModule,
  type JudgeOptions,
  type SourceFile,
} from './judge-file.js';
import type { ClientExplanation } from './clients/explain-client.js';
import type { Judgement } from './judgement.js';
import { BoundedMap } from './modules/bounded-map.js';
import { createModuleHost } from './modules/module-host.js';
import { ModuleStore } from './modules/module-store.js';
import { getRealPath } from './modules/real-path.js';
import { UnheardTexts } from './modules/unheard-texts.js';
import type { Stamps } from './modules/stamps.js';
import { Evaluator } from './syntax/evaluator.js';
import { withoutMark, type ParseFailure } from './syntax/parse.js';
import { SourceModule } from './syntax/source-module.js';

export type { JudgeOptions, SourceFile } from './judge-file.js';

/** What a user says of IAM and its hot paths. */
export interface IamOptions extends HotPathOptions {
  /** Absolute path of the project's root; found from package.json files and workspace files without it. */
  readonly root?: string;
}

/** The judgements of a file, or why it could not be read. */
export type Judged = { readonly judgements: readonly Judgement[] } | { readonly failure: ParseFailure };

interface Remembered {
  readonly text: string;
  readonly options: string;
  readonly stamps: Stamps;
  readonly judged: Judged;
}

/** What is to be done about the hot writes of a file, or why it could not be read. */
export type MendedWrites = { readonly mendings: readonly IamMending[] } | { readonly failure: ParseFailure };

const NOTHING: Judged = { judgements: [] };
const MOST_REMEMBERED = 2_000;
const MOST_PROJECTS = 20;
const MOST_FOLDERS = 10_000;

/** Tells from its text alone whether a file can hold anything to judge. */
export function mayConcernSts(text: string): boolean {
  return STS_TEXT.test(text);
}

/** Links files with what they import and judges them; owns every cache, so that one of it serves a whole process. */
export class Project {
  readonly #host = createModuleHost();
  readonly #modules = new ModuleStore(this.#host);
  readonly #unheard = new UnheardTexts(this.#host.files);
  readonly #remembered = new BoundedMap<Remembered>(MOST_REMEMBERED);
  readonly #hotPaths = new BoundedMap<HotPaths>(MOST_PROJECTS);
  readonly #realFolders = new BoundedMap<string>(MOST_FOLDERS);
  readonly #roots = new BoundedMap<{ readonly root: string | undefined }>(MOST_FOLDERS);

  /**
   * Judges every STS client and setting of a file, in the order of the text. Remembers the answer as long as the file,
   * the files it imports, its compiler options and its SDK stay the same. Never throws on what a file holds.
   */
  judge(file: SourceFile, options: JudgeOptions = {}): Judged {
    if (!mayConcernSts(file.text)) return NOTHING;
    const key = JSON.stringify(options);
    const known = this.#remembered.get(file.path);
    if (known?.text === file.text && known.options === key && this.#host.files.isFresh(known.stamps)) {
      return known.judged;
    }
    const { value: judged, stamps } = this.#host.files.track(() => this.#judgeAfresh(file, options));
    if ('judgements' in judged)
      this.#remembered.set(file.path, { text: file.text, options: key, stamps, judged });
    return judged;
  }

  #judgeAfresh(file: SourceFile, options: JudgeOptions): Judged {
    if (!options.includeTests && isTestFile(this.#host, file.path)) return NOTHING;
    const judge = (module: SourceModule): Judged => ({
      judgements: judgeFile(this.#host, this.#createEvaluator(module), module, options),
    });
    return readModule(file, judge, (failure) => ({ failure }));
  }

  /**
   * Reports what in a file lets a request, message or timer wait for IAM: the writes that one reaches, and the calls
   * by which a hot function gets to a write in another file. Looks at every file of the project that can lead to one,
   * as it stands on disk; the text given here counts where the file is not saved yet.
   */
  findHotPaths(file: SourceFile, options: IamOptions = {}): readonly IamFinding[] {
    const path = join(this.#realFolderOf(dirname(file.path)), basename(file.path));
    const root =
      options.root === undefined ? this.#rootOf(dirname(path)) : this.#realFolderOf(resolve(options.root));
    const hotPaths = root === undefined ? undefined : this.#hotPathsOf(root, options);
    if (hotPaths?.isSilent(file.text)) {
      this.#unheard.add(path, file.text);
      return [];
    }
    this.#unheard.settle();
    const saved = this.#host.files.read(path);
    if (!hotPaths || !saved) return this.#findHotPathsInText(file, options);
    const isUnsaved = withoutMark(saved.text) !== file.text;
    if (isUnsaved) this.#host.files.setOverlay(path, file.text);
    return hotPaths.findIn(path, isUnsaved ? undefined : saved.stamp);
  }

  /**
   * Says of each hot write of a file how it can be wrapped in the runtime's functions, or why it cannot. `alone`: each
   * remedy can be made without the others. A write that a comment accepts with a reason is left out.
   */
  mendHotWrites(file: SourceFile, options: IamOptions = {}, alone = false): MendedWrites {
    const mayWrite = createWriteTest(getOperationNames(options.additionalWrites ?? []));
    if (!mayWrite(file.text)) return { mendings: [] };
    const findings = this.findHotPaths(file, options).filter(({ reason }) => isOpenWrite(reason));
    const mend = (module: SourceModule): MendedWrites => {
      const governing = this.#host.compilerOptionsFor(module.path);
      const context = { evaluator: this.#createEvaluator(module), module, options: governing };
      const open = findings.filter(({ range }) => !isAcceptedAt(module, range[0], RULE));
      return { mendings: mendHotWrites(context, open, alone) };
    };
    return readModule(file, mend, (failure) => ({ failure }));
  }

  /** Reports each use of a role, user, policy or key that the code has created just before and not waited for. */
  findEarlyUses(file: SourceFile, { additionalWrites = [] }: IamOptions = {}): readonly IamFinding[] {
    if (!mayWriteToIam(file.text) || isTestFile(this.#host, file.path)) return [];
    const rules = new WriteRules(additionalWrites);
    const find = (module: SourceModule) => findEarlyUses(this.#createEvaluator(module), module, rules);
    return readModule(file, find, () => []);
  }

  /** Says of each STS client of a file which values led to its verdict, and whom it asks; empty for a file that does not parse. */
  explainClients(file: SourceFile): readonly ClientExplanation[] {
    const explain = (module: SourceModule) => explainClients(this.#createEvaluator(module), module);
    return readModule(file, explain, () => []);
  }

  /** Says of every write to IAM of the project that a file stands in why it is reported or not. */
  explainWrites(path: string, options: IamOptions = {}): readonly WriteExplanation[] {
    const root =
      options.root === undefined
        ? this.#rootOf(this.#realFolderOf(dirname(path)))
        : this.#realFolderOf(resolve(options.root));
    return root === undefined ? [] : this.#hotPathsOf(root, options).explain();
  }

  /** Tells whether a file is taken for a test, which is not judged unless it is asked for. */
  isTest(path: string): boolean {
    return isTestFile(this.#host, path);
  }

  /** A text that stands in no project is a project of its own. */
  #findHotPathsInText(file: SourceFile, options: IamOptions): readonly IamFinding[] {
    const mayWrite = createWriteTest(getOperationNames(options.additionalWrites ?? []));
    if (!mayWrite(file.text)) return [];
    const host = { loadModule: () => undefined, getReturnedArgument };
    const evaluators = { evaluator: new Evaluator(host), near: new Evaluator(host) };
    const find = (module: SourceModule) => {
      const question = {
        host: this.#host,
        root: dirname(file.path),
        modules: [module],
        options,
        handlers: [],
      };
      return findHotWrites(toHotQuestion(evaluators, question)).get(file.path) ?? [];
    };
    return readModule(file, find, () => []);
  }

  #createEvaluator(judged: SourceModule): Evaluator {
    return new Evaluator({
      loadModule: (specifier, fromPath) => this.#load(specifier, fromPath, judged),
      getReturnedArgument,
    });
  }

  /** The runtime is known by its name, also where its sources are linked into a project. */
  #load(specifier: string, fromPath: string, judged?: SourceModule): SourceModule | undefined {
    if (specifier === RUNTIME_PACKAGE) return undefined;
    const path = this.#host.resolveSpecifier(specifier, fromPath);
    if (path === undefined) return undefined;
    return path === judged?.path ? judged : this.#modules.loadFile(path);
  }

  /** Findings are kept by real paths; a folder's is found once. */
  #realFolderOf(folder: string): string {
    const real = this.#realFolders.get(folder) ?? getRealPath(folder) ?? folder;
    this.#realFolders.set(folder, real);
    return real;
  }

  #rootOf(folder: string): string | undefined {
    const known = this.#roots.get(folder);
    if (known) return known.root;
    const root = findProjectRoot(this.#host, join(folder, 'file'));
    this.#roots.set(folder, { root });
    return root;
  }

  #hotPathsOf(root: string, options: IamOptions): HotPaths {
    const key = JSON.stringify([root, options]);
    const known = this.#hotPaths.get(key);
    if (known) return known;
    const host: HotPathHost = {
      modules: this.#host,
      loadModule: (specifier, fromPath) => this.#load(specifier, fromPath),
      loadFile: (path) => this.#modules.loadFile(path),
      getReturnedArgument,
    };
    const created = new HotPaths(root, host, options);
    this.#hotPaths.set(key, created);
    return created;
  }
}

/** Asks about a file as a tree, or says what is to be answered of one that does not parse. */
function readModule<Answer>(
  file: SourceFile,
  ask: (module: SourceModule) => Answer,
  fail: (failure: ParseFailure) => Answer,
): Answer {
  const module = toModule(file);
  return module instanceof SourceModule ? ask(module) : fail(module);
}
