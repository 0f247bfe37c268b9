import { debuglog } from 'node:util';
import type { IamFinding } from '../iam-finding.js';
import { WriteRules } from '../iam/write-rules.js';
import type { ModuleHost } from '../modules/module-host.js';
import { Evaluator, type EvaluatorHost } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { Candidates, NO_CHANGES, getOperationNames } from './candidates.js';
import {
  DeclaredEntries,
  type DeclaredCold,
  type DeclaredHot,
  type ManifestHandler,
} from './declared-entries.js';
import { findDeployedHandlers } from './deployed-handlers.js';
import { explainWrites, type WriteExplanation } from './explain-writes.js';
import { findHotWrites, type FindingsByFile, type HotQuestion } from './hot-writes.js';
import { SourceLister, type SourceTree } from './source-tree.js';

const debug = debuglog('endpoint-hygiene');

/** What a user says of hot paths. */
export interface HotPathOptions {
  readonly entryPoints?: readonly DeclaredHot[];
  readonly coldPaths?: readonly DeclaredCold[];
  /** Functions that mend the writes they hold. */
  readonly fallbacks?: readonly string[];
  /** Further operations that count as writes, such as `organizations:CreateAccount`. */
  readonly additionalWrites?: readonly string[];
  /** Reports, too, writes in the runtime's wrappers that have neither `existing` nor `defer`. */
  readonly requireExistingOrDefer?: boolean;
}

/** What an index needs of the project that owns it. */
export interface HotPathHost extends EvaluatorHost {
  readonly modules: ModuleHost;
  /** A file of the project, parsed; undefined when it cannot be. */
  loadFile(path: string): SourceModule | undefined;
}

/** Packages that can write to IAM: without one of them in a package.json no source is read. */
const SDK = /"(?:aws-sdk|@aws-sdk\/client-(?:iam|sts)|@aws-sdk\/client-[a-z0-9-]+)"\s*:/;

/** A look at the whole tree is repeated after this many times what it cost: half a percent of a process at the most. */
const REST = 200;
/** Building anew costs more, and is done only when a look shows a change. */
const REST_OF_BUILD = 5;
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
  readonly #lister: SourceLister;
  readonly #candidates: Candidates;
  #findings: FindingsByFile = new Map();
  #hasWriters = false;
  #listing = '';
  #nextLook = 0;

  constructor(root: string, host: HotPathHost, options: HotPathOptions) {
    this.#root = root;
    this.#host = host;
    this.#options = options;
    this.#lister = new SourceLister(root);
    this.#candidates = new Candidates(host.modules, getOperationNames(options.additionalWrites ?? []));
  }

  /** Tells that a file can have no findings, since neither its text nor, at the last look, any file holds a write. */
  isSilent(text: string): boolean {
    if (this.#isDue()) this.#look();
    return !this.#hasWriters && !this.#candidates.mayWrite(text);
  }

  /**
   * The findings of a file, in the order of the text. `stamp` is that of the version they are wanted for; without one
   * an editor's text has just been laid over the file.
   */
  findIn(path: string, stamp: string | undefined): readonly IamFinding[] {
    // Other files may rest, this one may not.
    if (stamp === undefined || this.#isDue() || !this.#candidates.isKnownAs(path, stamp)) this.#look();
    return this.#findings.get(path) ?? [];
  }

  /** Says of every write of the project why it is reported or not; keeps nothing. */
  explain(): readonly WriteExplanation[] {
    this.#look();
    const tree = this.#lister.list();
    const question = this.#mayWriteToIam(tree) ? this.#createQuestion(tree) : undefined;
    return question ? explainWrites(question) : [];
  }

  #isDue(): boolean {
    return Date.now() >= this.#nextLook;
  }

  #look(): void {
    const rest = this.#host.modules.files.track(() => this.#refresh()).value;
    this.#nextLook = Date.now() + Math.max(LEAST_REST, rest);
  }

  /** Answers how long the index may rest. */
  #refresh(): number {
    const start = performance.now();
    const tree = this.#lister.list();
    const isOpen = this.#mayWriteToIam(tree);
    const changes = isOpen ? this.#candidates.findChanges(tree.sources) : NO_CHANGES;
    const listing = isOpen ? this.#listingOf(tree) : '';
    const looked = performance.now();
    if (changes.hasAny || listing !== this.#listing) {
      this.#candidates.read(changes);
      this.#findings = isOpen ? this.#build(tree) : new Map();
      this.#hasWriters = isOpen && this.#candidates.hasWriters;
    }
    this.#listing = listing;
    // The first look reads what later ones only stamp.
    const look = this.#nextLook === 0 ? 0 : looked - start;
    return REST * look + REST_OF_BUILD * (performance.now() - looked);
  }

  #listingOf({ deployments, manifests }: SourceTree): string {
    const { files } = this.#host.modules;
    return [...deployments, ...manifests].map((path) => `${path}=${files.stampOf(path)}`).join('\n');
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
    const question = this.#createQuestion(tree);
    if (!question) return new Map();
    const findings = findHotWrites(question);
    if (question.near.isLate || question.evaluator.isLate)
      debug('%s: too large to be followed to its end', this.#root);
    return findings;
  }

  /** Undefined where no file can hold a write. */
  #createQuestion(tree: SourceTree): HotQuestion | undefined {
    const { writers, reach } = this.#candidates.findReach(this.#root, tree.manifests);
    if (writers.length === 0) return undefined;
    const paths = [...reach].slice(0, MOST_MODULES);
    if (paths.length < reach.size)
      debug('%s: %d files lead to IAM writes; only %d are followed', this.#root, reach.size, paths.length);
    const modules = paths.flatMap((path) => this.#host.loadFile(path) ?? []);
    const evaluator = new Evaluator(this.#host, MOST_MILLISECONDS);
    const { loadFile } = this.#host;
    const handlers = findDeployedHandlers(
      { root: this.#root, modules: this.#host.modules, evaluator, loadFile },
      tree,
    );
    const nearHost: EvaluatorHost = {
      ...this.#host,
      loadModule: (specifier, fromPath) => this.#loadNear(reach, specifier, fromPath),
    };
    const near = new Evaluator(nearHost, MOST_MILLISECONDS);
    const question = {
      host: this.#host.modules,
      root: this.#root,
      modules,
      options: this.#options,
      handlers,
    };
    return toHotQuestion({ evaluator, near }, question);
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
  const { requireExistingOrDefer = false } = options;
  const declared = new DeclaredEntries(handlers, entryPoints, coldPaths);
  const rules = new WriteRules(additionalWrites);
  return { ...question, ...evaluators, rules, declared, fallbacks, requireExistingOrDefer };
}
