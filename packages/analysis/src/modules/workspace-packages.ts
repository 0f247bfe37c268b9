import { dirname, join } from 'node:path';
import type { ModuleHost } from './module-host.js';

const NAME = /"name"\s*:\s*"([^"\n]+)"/g;
/** `"util": "workspace:@acme/util@*"`, `"util": "file:../util"`: a name by which a folder is installed. */
const LINK = /"([^"\n]+)"\s*:\s*"[^"\n]*\b(?:workspace|file|link|portal):/g;

/** The packages whose sources are a project's own, told from the texts of its package.json files. */
export class WorkspacePackages {
  readonly #folders = new Map<string, string[]>();
  readonly #manifests: ReadonlySet<string>;
  readonly #links = new Set<string>();

  /** `manifests` are the package.json files below the root; one above it may govern files too. */
  constructor(host: ModuleHost, root: string, manifests: readonly string[]) {
    this.#manifests = new Set(manifests);
    const above = host.packageManifest(join(root, 'index.js'))?.path;
    for (const path of above === undefined ? manifests : new Set([...manifests, above])) {
      const text = host.files.read(path)?.text ?? '';
      for (const [, name = ''] of text.matchAll(NAME)) this.#add(name, dirname(path));
      for (const [, name = ''] of text.matchAll(LINK)) this.#links.add(name);
    }
  }

  /** The folders of a package of the project: none for another package, undefined for a name that any folder may have. */
  findFolders(name: string): readonly string[] | undefined {
    return this.#folders.get(name) ?? (this.#links.has(name) ? undefined : []);
  }

  /** Whether a path is the folder of a package. */
  hasFolder(path: string): boolean {
    return this.#manifests.has(join(path, 'package.json'));
  }

  #add(name: string, folder: string): void {
    const known = this.#folders.get(name);
    if (known) known.push(folder);
    else this.#folders.set(name, [folder]);
  }
}
