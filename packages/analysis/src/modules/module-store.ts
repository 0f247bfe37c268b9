import { isParseFailure, parseForReading, withoutMark } from '../syntax/parse.js';
import { SourceModule } from '../syntax/source-module.js';
import { BoundedMap } from './bounded-map.js';
import type { ModuleHost } from './module-host.js';

interface Loaded {
  readonly stamp: string;
  /** Undefined for a file that does not parse. */
  readonly module: SourceModule | undefined;
}

const MOST_MODULES = 5_000;

/** Files of the project as trees, each parsed once for each version of it. */
export class ModuleStore {
  readonly #host: ModuleHost;
  readonly #loaded = new BoundedMap<Loaded>(MOST_MODULES);

  constructor(host: ModuleHost) {
    this.#host = host;
  }

  /** The file at a path; undefined where it is missing, no source, or does not parse. */
  loadFile(path: string): SourceModule | undefined {
    const file = path.endsWith('.json') ? undefined : this.#host.files.read(path);
    if (!file) return undefined;
    const known = this.#loaded.get(path);
    if (known?.stamp === file.stamp) return known.module;
    const text = withoutMark(file.text);
    const parsed = parseForReading(path, text);
    const module = isParseFailure(parsed) ? undefined : new SourceModule({ path, text, ...parsed });
    this.#loaded.set(path, { stamp: file.stamp, module });
    return module;
  }
}
