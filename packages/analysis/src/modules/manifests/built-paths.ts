import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { findBundlerEntries, type BundlerEntry } from './bundler-entries.js';
import type { ManifestHost } from './manifest-handler.js';
import type { SourceFiles } from './source-files.js';

/** Folders that hold what a build made, when nothing says where the sources are. */
const BUILD_FOLDER =
  /^(?:\.aws-sam\/build\/[^/]+|\.webpack\/(?:service|[^/]+)|\.esbuild\/\.build|\.build|\.dist|\.output|\.serverless|dist\/(?:cjs|esm|src)|dist|build|out|lib|output|target|bundle|_build)\//;

/** Leads from a path in a build's output back to the source it was made from. */
export class BuiltPaths {
  readonly #host: ManifestHost;
  readonly #files: SourceFiles;
  readonly #entries = new Map<string, readonly BundlerEntry[]>();

  constructor(host: ManifestHost, files: SourceFiles) {
    this.#host = host;
    this.#files = files;
  }

  /** The source that a compiler's or bundler's settings show for a built module (absolute, without extension). */
  findShown(built: string): string | undefined {
    const project = this.#projectOf(built);
    return project === undefined
      ? undefined
      : (this.#byCompiler(built, project) ?? this.#byBundler(built, project));
  }

  /** The source at the same place below `src`, or the project, of what stands in a folder that is named like output. */
  findByFolder(built: string): string | undefined {
    const project = this.#projectOf(built);
    return project === undefined ? undefined : this.#byFolder(built, project);
  }

  #projectOf(built: string): string | undefined {
    return this.#files.findAbove(built, ['package.json', 'tsconfig.json']);
  }

  /** tsconfig: what stands below outDir came from the same place below rootDir. */
  #byCompiler(built: string, project: string): string | undefined {
    const output = this.#host.compilerOutput?.(join(project, 'index.ts'));
    const path = output && pathBelow(output.outDir, built);
    if (!output || path === undefined) return undefined;
    const roots =
      output.rootDir === undefined ? [join(output.directory, 'src'), output.directory] : [output.rootDir];
    return firstFound(roots, (root) => this.#files.find(resolve(root, path)));
  }

  #byBundler(built: string, project: string): string | undefined {
    const known = this.#entries.get(project);
    const entries = known ?? findBundlerEntries(project, this.#host, this.#files);
    if (!known) this.#entries.set(project, entries);
    return entries.find(({ output }) => output === built)?.source;
  }

  #byFolder(built: string, project: string): string | undefined {
    const path = pathBelow(project, built)?.split(sep).join('/');
    if (path === undefined || !BUILD_FOLDER.test(path)) return undefined;
    const inner = path.replace(BUILD_FOLDER, '');
    return firstFound(['src', ''], (root) => this.#files.find(resolve(project, root, inner)));
  }
}

/** The relative path of what stands below a directory. */
export function pathBelow(directory: string, path: string): string | undefined {
  const below = relative(directory, path);
  return below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)
    ? undefined
    : below;
}

/** The first answer that is one. */
export function firstFound<Item, Answer>(
  items: Iterable<Item>,
  ask: (item: Item) => Answer | undefined,
): Answer | undefined {
  for (const item of items) {
    const answer = ask(item);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
