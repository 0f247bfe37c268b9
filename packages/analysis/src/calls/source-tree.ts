import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ModuleHost } from '../modules/module-host.js';
import { getRealPath } from '../modules/real-path.js';
import { diskStateOf, isSameContent } from '../modules/stamps.js';

/** The files of a project that the index looks at, by absolute path. */
export interface SourceTree {
  readonly sources: readonly string[];
  /** package.json files. */
  readonly manifests: readonly string[];
  /** Files that may name handlers: YAML, CloudFormation in JSON, Terraform, and the settings they start from. */
  readonly deployments: readonly string[];
}

interface Folder extends SourceTree {
  readonly stamp: string;
  readonly folders: readonly string[];
}

const SKIPPED = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'dist',
  'build',
  'out',
  'coverage',
  'cdk.out',
  'storybook-static',
]);
const SOURCE = /\.[cm]?[jt]sx?$/;
const NO_SOURCE = /\.d\.[cm]?ts$|\.min\.js$/;
const DEPLOYMENT =
  /\.(?:ya?ml|template|tf)$|^(?:serverless|\S*(?:template|cloudformation|sam|stack))\S*\.json$|^(?:cdk|sst|tsconfig\S*)\.json$/i;
const MOST_FILES = 50_000;

/**
 * Lists a project's files; folders that hold what tools wrote are passed over, unreadable ones too. A folder is read
 * again only when its own stamp shows that an entry came, went or got another name.
 */
export class SourceLister {
  readonly #root: string;
  #known = new Map<string, Folder>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The project's files as they stand on disk now. */
  list(): SourceTree {
    const sources: string[] = [];
    const manifests: string[] = [];
    const deployments: string[] = [];
    const seen = new Map<string, Folder>();
    const paths = [this.#root];
    for (let path = paths.pop(); path !== undefined && sources.length < MOST_FILES; path = paths.pop()) {
      const folder = this.#look(path);
      seen.set(path, folder);
      sources.push(...folder.sources);
      manifests.push(...folder.manifests);
      deployments.push(...folder.deployments);
      paths.push(...folder.folders);
    }
    this.#known = seen;
    return { sources, manifests, deployments };
  }

  #look(path: string): Folder {
    const state = diskStateOf(path);
    const known = this.#known.get(path);
    return known && isSameContent(path, known.stamp, state) ? known : readFolder(path, state.stamp);
  }
}

/** The stamp is older than what is read: an entry that comes in between shows at the next look. */
function readFolder(folder: string, stamp: string): Folder {
  const sources: string[] = [];
  const manifests: string[] = [];
  const deployments: string[] = [];
  const folders: string[] = [];
  for (const entry of readEntries(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name)) folders.push(path);
    if (!entry.isFile()) continue;
    if (entry.name === 'package.json') manifests.push(path);
    else if (DEPLOYMENT.test(entry.name)) deployments.push(path);
    if (SOURCE.test(entry.name) && !NO_SOURCE.test(entry.name)) sources.push(path);
  }
  return { stamp, sources, manifests, deployments, folders };
}

function readEntries(folder: string): readonly import('node:fs').Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

const ROOT_MARKS = ['pnpm-workspace.yaml', 'lerna.json', 'nx.json', 'turbo.json', 'rush.json', '.git'];

/** The folder that a file's project starts at: its workspace, else the outermost package above it. */
export function findProjectRoot(host: ModuleHost, path: string): string | undefined {
  let outermost: string | undefined;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (host.files.kindOf(manifest) === 'file') outermost = folder;
    const isMarked = ROOT_MARKS.some((mark) => host.files.kindOf(join(folder, mark)) !== 'missing');
    if (isMarked || folder === dirname(folder)) break;
  }
  return outermost === undefined ? undefined : (getRealPath(outermost) ?? outermost);
}

/** The names by which an import may mean a file: its own without extension, or its folder's for an index. */
export function findImportNames(path: string): readonly string[] {
  const name = basename(path).replace(/\.[cm]?[jt]sx?$/, '');
  return name === 'index' ? [name, basename(dirname(path)), '.', '..', ''] : [name];
}

/** The last part of a specifier, without extension. */
export function getSpecifierName(specifier: string): string {
  return basename(specifier).replace(/\.(?:[cm]?[jt]sx?)$/, '');
}
