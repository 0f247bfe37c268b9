import { directoryOf } from './ancestors.js';
import type { FileStore } from './file-store.js';
import { hasNodeModules, installedManifestPath } from './node-modules.js';
import type { PackageManifest, PackageManifests } from './package-manifest.js';
import { PackageSources } from './package-sources.js';
import { targetsOf } from './package-targets.js';
import { getRealPath } from './real-path.js';
import { SourceProber } from './source-prober.js';
import { isPackageSpecifier, isPathSpecifier, packageNameOf } from './specifiers.js';
import { StampedCache } from './stamped-cache.js';
import type { Tsconfig, Tsconfigs } from './tsconfigs.js';
import { Workspaces } from './workspaces.js';

/** What a `SpecifierResolver` asks about the project. */
export interface ResolverSources {
  readonly files: FileStore;
  readonly manifests: PackageManifests;
  readonly tsconfigs: Tsconfigs;
}

/** A specifier where it stands. */
interface Import {
  readonly specifier: string;
  readonly file: string;
  readonly directory: string;
  readonly tsconfig: Tsconfig | undefined;
}

/** Finds the project's source file that an import means. */
export class SpecifierResolver {
  readonly #files: FileStore;
  readonly #manifests: PackageManifests;
  readonly #tsconfigs: Tsconfigs;
  readonly #prober: SourceProber;
  readonly #sources: PackageSources;
  readonly #workspaces: Workspaces;
  readonly #answers: StampedCache<string | undefined>;

  constructor({ files, manifests, tsconfigs }: ResolverSources) {
    this.#files = files;
    this.#manifests = manifests;
    this.#tsconfigs = tsconfigs;
    this.#prober = new SourceProber(files);
    this.#sources = new PackageSources(this.#prober);
    this.#workspaces = new Workspaces(files, manifests);
    this.#answers = new StampedCache(files, 20_000);
  }

  /** The absolute real path of the project's source file that a specifier means; undefined for any other thing. */
  resolve(specifier: string, fromFile: string): string | undefined {
    if (isPackageSpecifier(specifier)) return undefined;
    return this.#files.track(() => {
      const directory = directoryOf(this.#files, fromFile);
      if (directory === undefined) return undefined;
      const path = this.#tsconfigs.governing(fromFile)?.path;
      const key = [directory, path, specifier].join('\0');
      return this.#answers.get(key, () => {
        const tsconfig = path === undefined ? undefined : this.#tsconfigs.at(path);
        return this.#find({ specifier, file: fromFile, directory, tsconfig });
      });
    }).value;
  }

  /** Forgets every answer, and what was seen on disk to find it. */
  clear(): void {
    this.#answers.clear();
    this.#prober.clear();
    this.#workspaces.clear();
  }

  #find(wanted: Import): string | undefined {
    if (isPathSpecifier(wanted.specifier)) return this.#prober.sourceAt(wanted.directory, wanted.specifier);
    return (
      this.#mapped(wanted) ??
      (wanted.specifier.startsWith('#') ? this.#private(wanted) : this.#package(wanted))
    );
  }

  /** `@/config` by the tsconfig's `paths`. */
  #mapped({ specifier, directory, tsconfig }: Import): string | undefined {
    for (const candidate of tsconfig?.candidatesOf(specifier) ?? []) {
      const source = this.#prober.sourceAt(directory, candidate);
      if (source !== undefined) return source;
    }
    return undefined;
  }

  /** `#config` by the package's own `imports`. */
  #private(wanted: Import): string | undefined {
    const manifest = this.#manifests.nearest(wanted.file);
    if (!manifest) return undefined;
    const targets = targetsOf(manifest.fields['imports'], wanted.specifier);
    return this.#sourceIn(
      manifest,
      wanted,
      targets.filter((target) => target.startsWith('./')),
    );
  }

  /** `@acme/config` where it is the file's own package, or node_modules or the workspace leads to a folder of the project. */
  #package(wanted: Import): string | undefined {
    const name = packageNameOf(wanted.specifier);
    const manifest = name === undefined ? undefined : this.#workspacePackage(name, wanted);
    if (name === undefined || !manifest) return undefined;
    return this.#sourceIn(
      manifest,
      wanted,
      entryTargets(manifest, `.${wanted.specifier.slice(name.length)}`),
    );
  }

  #workspacePackage(name: string, { file, directory }: Import): PackageManifest | undefined {
    const own = this.#manifests.nearest(file);
    if (own?.name === name && own.fields['exports'] !== undefined) return own;
    const linked = installedManifestPath(this.#files, directory, name);
    if (linked === undefined)
      return hasNodeModules(this.#files, directory) ? undefined : this.#workspaces.find(name, directory);
    const path = getRealPath(linked);
    return path === undefined || isInNodeModules(path) ? undefined : this.#manifests.at(path);
  }

  #sourceIn(manifest: PackageManifest, wanted: Import, targets: readonly string[]): string | undefined {
    const conditions = wanted.tsconfig?.customConditions ?? [];
    const file = this.#prober.runtimeFileOf(wanted.directory, wanted.specifier, conditions);
    if (file !== undefined && isInNodeModules(file)) return undefined;
    const source = file === undefined ? undefined : this.#sources.ofFile(manifest, file);
    return source ?? this.#sources.ofTargets(manifest, targets);
  }
}

/** Where a package's `.` or `./sub` may be found, what it says itself first, then the customary places. */
function entryTargets({ fields }: PackageManifest, key: string): string[] {
  const customary = key === '.' ? ['src/index', 'index'] : [`src/${key}`, key];
  const mains = ['source', 'module', 'main', 'types', 'typings'].map((field) => fields[field]);
  const named = [...targetsOf(fields['exports'], key), ...(key === '.' ? mains : [])];
  return [...named.filter((target) => typeof target === 'string'), ...customary];
}

function isInNodeModules(path: string): boolean {
  return /[\\/]node_modules[\\/]/.test(path);
}
