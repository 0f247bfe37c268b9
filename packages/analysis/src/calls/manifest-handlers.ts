import type { ModuleHost } from '../modules/module-host.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { ManifestHandler } from './declared-entries.js';
import type { SourceTree } from './source-tree.js';

/** The handlers that a project's deployment manifests name. */
export function findManifestHandlers(
  _host: ModuleHost,
  _root: string,
  _tree: SourceTree,
  _modules: readonly SourceModule[],
): readonly ManifestHandler[] {
  return [];
}
