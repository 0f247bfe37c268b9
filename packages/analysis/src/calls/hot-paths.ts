import { relative, sep } from 'node:path';
import { debuglog } from 'node:util';
import { isTestPath } from '../facts/test-files.js';
import type { IamFinding } from '../iam-finding.js';
import { WriteRules } from '../iam/write-rules.js';
import type { ModuleHost } from '../modules/module-host.js';
import type { Stamps } from '../modules/stamps.js';
import { Evaluator, type EvaluatorHost } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { Candidates, getOperationNames } from './candidates.js';
import {
  DeclaredEntries,
  type DeclaredCold,
  type DeclaredHot,
  type ManifestHandler,
} from './declared-entries.js';
import { findHotWrites, type FindingsByFile, type HotQuestion } from './hot-writes.js';
import { findManifestHandlers } from '../modules/manifests/find-manifest-handlers.js';
import { listSources, type SourceTree } from './source-tree.js';

const debug = debuglog('endpoint-hygiene');

/** What a user says of hot paths. */
export interface HotPathOptions {
  readonly entryPoints?: readonly DeclaredHot[];
  readonly coldPaths?: readonly DeclaredCold[];
  /** Functions that mend the writes they hold. */
  readonly fallbacks?: readonly string[];
  /** Further operations that count as writes, such as `organizations:CreateAccount`. */
  readonly additionalWrites?: readonly string[];
}

/** What an index needs of the project that owns it. */
export interface HotPathHost extends EvaluatorHost {
  readonly modules: ModuleHost;
  /** A file of the project, parsed; undefined when it cannot be. */
  loadFile(path: string): SourceModule | undefined;
}

/** Packages that can write to IAM: without one of them in a package.json no source is read. */
const SDK = /"(?:aws-sdk|@aws-sdk\/client-(?:iam|sts)|@aws-sdk\/client-[a-z0-9-]+)"\s*:/;

/** A look at the whole tree is repeated after this many times what it cost: 2 % of a process at the most. */
const REST = 50;
const LEAST_REST = 20;
/** A project whose writes are reached from more files than this is cut there, and debug output says so. */
const MOST_MODULES = 4_000;
/** So long may following values and calls take, once for each version of a project. */
const MOST_MILLISECONDS = 8_000;

/** The hot paths of one project: built when first asked for, and again when a file it was built from has changed. */
export class HotPaths {
  readonly #root: string;
  readonly #host: HotPathHost;
  readonly #options: HotPathOptions;
  readonly #candidates: Candidates;
  #findings: FindingsByFile = new Map();
  #stamps: Stamps | undefined;
  #listing = '';
  #nextLook = 0;

  constructor(root: string, host: HotPathHost, options: HotPathOptions) {
    this.#root = root;
    this.#host = host;
    this.#options = options;
    const additional = getOperationNames(options.additionalWrites ?? []);
    this.#candidates = new Candidates(host.modules, additional);
  }

  /** The findings of a file, in the order of the text. `isUnsaved`: the editor's text has just been laid over it. */
  findIn(path: string, isUnsaved: boolean): readonly IamFinding[] {
    if (isUnsaved || Date.now() >= this.#nextLook || !this.#isDrawnFrom(path)) this.#look();
    return this.#findings.get(path) ?? [];
  }

  /** Tells whether the findings were drawn from this very version of a file: others may rest, this one may not. */
  #isDrawnFrom(path: string): boolean {
    const stamp = this.#stamps?.get(path);
    return stamp === undefined || this.#host.modules.files.isFresh(new Map([[path, stamp]]));
  }

  #look(): void {
    const start = performance.now();
    const { stamps } = this.#host.modules.files.track(() => {
      this.#refresh();
    });
    this.#stamps = stamps;
    this.#nextLook = Date.now() + Math.max(LEAST_REST, REST * (performance.now() - start));
  }

  #refresh(): void {
    const tree = listSources(this.#root);
    if (!this.#mayWriteToIam(tree)) {
      this.#findings = new Map();
      return;
    }
    const hasChanged = this.#candidates.refresh(tree.sources);
    const listing = [...tree.deployments, ...tree.manifests]
      .map((path) => `${path}=${this.#host.modules.files.stampOf(path)}`)
      .join('\n');
    if (!hasChanged && listing === this.#listing) return;
    this.#listing = listing;
    this.#findings = this.#build(tree);
  }

  #findHandlers({ sources, manifests, deployments }: SourceTree): readonly ManifestHandler[] {
    const { modules, loadFile } = this.#host;
    const { handlers, problems } = findManifestHandlers(this.#root, {
      listFiles: () => [
        ...sources.filter((path) => !isTestPath(relative(this.#root, path))),
        ...manifests,
        ...deployments,
      ],
      readText: (path) => modules.files.read(path)?.text,
      loadModule: loadFile,
      evaluator: new Evaluator(this.#host),
    });
    for (const { path, message } of problems) debug('%s: %s', path, message);
    return handlers.map(({ file, exportName, functionId, manifestPath, line, events, isCold }) => {
      const place = `${relative(this.#root, manifestPath).split(sep).join('/')}:${String(line)}`;
      return {
        file,
        exportName,
        isCold,
        kind: events[0] ?? 'request',
        label: `Lambda function ${functionId} in ${place}`,
      };
    });
  }

  /** A call of a function in a file that leads to no write needs no following. */
  #loadNear(reach: ReadonlySet<string>, specifier: string, fromPath: string): SourceModule | undefined {
    const path = this.#host.modules.resolveSpecifier(specifier, fromPath);
    return path !== undefined && reach.has(path) ? this.#host.loadFile(path) : undefined;
  }

  #mayWriteToIam({ manifests }: SourceTree): boolean {
    // A lone function has no package.json to ask.
    if (manifests.length === 0) return true;
    return manifests.some((path) => SDK.test(this.#host.modules.files.read(path)?.text ?? ''));
  }

  #build(tree: SourceTree): FindingsByFile {
    const { writers, reach } = this.#candidates.findReach();
    if (writers.length === 0) return new Map();
    const paths = [...reach].slice(0, MOST_MODULES);
    if (paths.length < reach.size)
      debug('%s: %d files lead to IAM writes; only %d are followed', this.#root, reach.size, paths.length);
    const modules = paths.flatMap((path) => this.#host.loadFile(path) ?? []);
    const handlers = this.#findHandlers(tree);
    const nearHost: EvaluatorHost = {
      ...this.#host,
      loadModule: (specifier, fromPath) => this.#loadNear(reach, specifier, fromPath),
    };
    const near = new Evaluator(nearHost, MOST_MILLISECONDS);
    const evaluator = new Evaluator(this.#host, MOST_MILLISECONDS);
    const question = {
      host: this.#host.modules,
      root: this.#root,
      modules,
      options: this.#options,
      handlers,
    };
    const findings = findHotWrites(toHotQuestion({ evaluator, near }, question));
    if (near.isLate || evaluator.isLate) debug('%s: too large to be followed to its end', this.#root);
    return findings;
  }
}

/** A search for hot writes as the user's options shape it. */
export function toHotQuestion(
  evaluators: Pick<HotQuestion, 'evaluator' | 'near'>,
  {
    options,
    handlers,
    ...question
  }: Pick<HotQuestion, 'host' | 'root' | 'modules'> & {
    readonly options: HotPathOptions;
    readonly handlers: readonly ManifestHandler[];
  },
): HotQuestion {
  const { entryPoints = [], coldPaths = [], fallbacks = [], additionalWrites = [] } = options;
  const declared = new DeclaredEntries(handlers, entryPoints, coldPaths);
  return { ...question, ...evaluators, rules: new WriteRules(additionalWrites), declared, fallbacks };
}
