import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { HotPaths, type HotPathHost, type HotPathOptions } from './calls/hot-paths.js';
import { findProjectRoot } from './calls/source-tree.js';
import type { IamFinding } from './iam-finding.js';
import type { ClientFinding } from './clients/finding.js';
import { judgeClients } from './clients/judge-clients.js';
import { findIgnoredSettings, findStatements, handsConfigOn, hasStsConfig } from './clients/surroundings.js';
import { findClientRemedies, findSettingRemedies } from './edits/sts-remedies.js';
import type { RemedyContext } from './edits/remedy-context.js';
import { STS_TEXT, getReturnedArgument } from './facts/sdk-packages.js';
import { isTestPath } from './facts/test-files.js';
import type { Judgement } from './judgement.js';
import { describeClient } from './clients/describe.js';
import { isMadeByFactory } from './clients/factories.js';
import { createModuleHost, type ModuleHost } from './modules/module-host.js';
import { isAtLeast } from './modules/sdk-version.js';
import type { Stamps } from './modules/stamps.js';
import { Evaluator } from './syntax/evaluator.js';
import {
  hasByteOrderMark,
  isParseFailure,
  parseForReading,
  parseSource,
  type ParseFailure,
} from './syntax/parse.js';
import { SourceModule, type VisitorKeys } from './syntax/source-module.js';

/** A file to judge. A linter hands over its tree; without one the file is parsed here. */
export interface SourceFile {
  /** Absolute path; a made-up one judges the text alone. */
  readonly path: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly ast?: TSESTree.Program;
  readonly scopeManager?: ScopeManager;
  readonly visitorKeys?: VisitorKeys;
}

/** What a user says of the project. */
export interface JudgeOptions {
  /** Names of functions of the project whose clients are known to be regional. */
  readonly stsFactories?: readonly string[];
  /** An expression for the region, offered as a suggestion. */
  readonly regionExpression?: string;
  /** Whether test files are judged as well. */
  readonly includeTests?: boolean;
}

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
  readonly judgements: readonly Judgement[];
}

const NOTHING: readonly Judgement[] = [];
const MOST_REMEMBERED = 2_000;
const MOST_MODULES = 5_000;
const MOST_PROJECTS = 20;

/** Tells from its text alone whether a file can hold anything to judge. */
export function mayConcernSts(text: string): boolean {
  return STS_TEXT.test(text);
}

/** Links files with what they import and judges them; owns every cache, so that one of it serves a whole process. */
export class Project {
  readonly #host: ModuleHost = createModuleHost();
  readonly #modules = new Map<string, { stamp: string; module: SourceModule | undefined }>();
  readonly #remembered = new Map<string, Remembered>();
  readonly #hotPaths = new Map<string, HotPaths>();

  /**
   * Judges every STS client and setting of a file, in the order of the text. Remembers the answer as long as the file,
   * the files it imports, its compiler options and its SDK stay the same. Never throws on what a file holds.
   */
  judge(file: SourceFile, options: JudgeOptions = {}): Judged {
    if (!mayConcernSts(file.text)) return { judgements: NOTHING };
    const key = JSON.stringify(options);
    const known = this.#remembered.get(file.path);
    if (known?.text === file.text && known.options === key && this.#host.files.isFresh(known.stamps)) {
      return { judgements: known.judgements };
    }
    const { value, stamps } = this.#host.files.track(() => this.#judgeAfresh(file, options));
    if ('judgements' in value) {
      this.#remembered.delete(file.path);
      this.#remembered.set(file.path, {
        text: file.text,
        options: key,
        stamps,
        judgements: value.judgements,
      });
      dropOldest(this.#remembered, MOST_REMEMBERED);
    }
    return value;
  }

  /**
   * Reports what in a file lets a request, message or timer wait for IAM: the writes that one reaches, and the calls
   * by which a hot function gets to a write in another file. Looks at every file of the project that can lead to one,
   * as it stands on disk; the text given here counts where the file is not saved yet.
   */
  findHotPaths(file: SourceFile, options: IamOptions = {}): readonly IamFinding[] {
    const path = toRealPath(file.path);
    const root = options.root ?? findProjectRoot(this.#host, path);
    if (root === undefined) return [];
    const saved = this.#host.files.read(path)?.text;
    const isUnsaved = saved !== undefined && withoutMark(saved) !== file.text;
    if (isUnsaved) this.#host.files.setOverlay(path, file.text);
    return this.#hotPathsOf(root, options).findIn(path, isUnsaved);
  }

  #hotPathsOf(root: string, options: IamOptions): HotPaths {
    const key = JSON.stringify([root, options]);
    const known = this.#hotPaths.get(key);
    if (known) return known;
    const host: HotPathHost = {
      modules: this.#host,
      loadModule: (specifier, fromPath) => this.#loadModule(specifier, fromPath),
      loadFile: (path) => this.#loadFile(path),
      getReturnedArgument,
    };
    const created = new HotPaths(root, host, options);
    this.#hotPaths.set(key, created);
    dropOldest(this.#hotPaths, MOST_PROJECTS);
    return created;
  }

  #judgeAfresh(file: SourceFile, options: JudgeOptions): Judged {
    if (!options.includeTests && isTestPath(this.#pathInPackage(file.path))) return { judgements: NOTHING };
    const module = toModule(file);
    if (!(module instanceof SourceModule)) return { failure: module };
    const evaluator = new Evaluator({
      loadModule: (specifier, fromPath) => this.#loadModule(specifier, fromPath, module),
      getReturnedArgument,
    });
    const statements = findStatements(evaluator, module);
    const context = this.#createContext(evaluator, module, {
      ...options,
      hasStsConfig: hasStsConfig(statements),
    });
    const clients = judgeClients(evaluator, module, statements)
      .filter((finding) => !isMadeByFactory(finding.site, options.stsFactories ?? []))
      .map((finding) => toClientJudgement(context, finding));
    const ignored = findIgnoredSettings(module, statements);
    const settings = ignored.length > 0 && !handsConfigOn(evaluator, module) ? ignored : [];
    const judgements: Judgement[] = [
      ...clients,
      ...settings.map((finding): Judgement => ({
        kind: 'sts-setting',
        sdk: 2,
        verdict: 'ineffective',
        reason: 'awsConfigSetting',
        data: { name: finding.name },
        range: [finding.node.range[0], finding.node.range[1]],
        remedies: findSettingRemedies(context, finding),
      })),
    ];
    return { judgements: judgements.sort((a, b) => a.range[0] - b.range[0]) };
  }

  #createContext(
    evaluator: Evaluator,
    module: SourceModule,
    options: JudgeOptions & { hasStsConfig: boolean },
  ): RemedyContext {
    const version = this.#host.sdkVersion('@aws-sdk/client-sts', module.path)?.version;
    return {
      evaluator,
      module,
      source: module,
      options: this.#host.compilerOptionsFor(module.path),
      isTypeScript: /\.[mc]?tsx?$/.test(module.path),
      takesUndefinedRegion: version === undefined || isAtLeast(version, '3.100.0'),
      hasStsConfig: options.hasStsConfig,
      regionExpression: options.regionExpression,
    };
  }

  #loadModule(specifier: string, fromPath: string, judged?: SourceModule): SourceModule | undefined {
    const path = this.#host.resolveSpecifier(specifier, fromPath);
    return path === judged?.path ? judged : path === undefined ? undefined : this.#loadFile(path);
  }

  /** A file of the project by its path, parsed once for each version of it; undefined when it cannot be. */
  #loadFile(path: string): SourceModule | undefined {
    const file = path.endsWith('.json') ? undefined : this.#host.files.read(path);
    if (!file) return undefined;
    const known = this.#modules.get(path);
    if (known?.stamp === file.stamp) return known.module;
    const text = withoutMark(file.text);
    const parsed = parseForReading(path, text);
    const loaded = isParseFailure(parsed) ? undefined : new SourceModule({ path, text, ...parsed });
    this.#modules.delete(path);
    this.#modules.set(path, { stamp: file.stamp, module: loaded });
    dropOldest(this.#modules, MOST_MODULES);
    return loaded;
  }

  /** The path below the package's own folder, so that a checkout in a folder called `test` stays a project. */
  #pathInPackage(path: string): string {
    const manifest = this.#host.packageManifest(path);
    return manifest ? relative(manifest.directory, path) : path.replace(/^.*[\\/]/, '');
  }
}

function withoutMark(text: string): string {
  return hasByteOrderMark(text) ? text.slice(1) : text;
}

function toRealPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function toModule({ path, text, ast, scopeManager, visitorKeys }: SourceFile): SourceModule | ParseFailure {
  if (ast && scopeManager) return new SourceModule({ path, text, ast, scopeManager, visitorKeys });
  const parsed = parseSource(path, text);
  return isParseFailure(parsed) ? parsed : new SourceModule({ path, text, ...parsed });
}

function toClientJudgement(context: RemedyContext, finding: ClientFinding): Judgement {
  const { site, decisive } = finding;
  const { node } = site.at;
  const isSilent = decisive.verdict === 'regional' || decisive.verdict === 'unknown';
  return {
    kind: 'sts-client',
    sdk: site.sdk,
    verdict: decisive.verdict,
    reason: decisive.reason,
    data: describeClient(finding),
    range: [node.range[0], node.callee.range[1]],
    remedies: isSilent ? [] : findClientRemedies(context, finding),
  };
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  const oldest = map.size > most ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}
