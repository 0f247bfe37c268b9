import { relative, sep } from 'node:path';
import { debuglog } from 'node:util';
import { isTestPath } from '../facts/test-files.js';
import { findManifestHandlers } from '../modules/manifests/find-manifest-handlers.js';
import type { ModuleHost } from '../modules/module-host.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { ManifestHandler } from './declared-entries.js';
import type { SourceTree } from './source-tree.js';

const debug = debuglog('endpoint-hygiene');

/** What finding handlers asks of the index. */
export interface DeploymentHost {
  readonly root: string;
  readonly modules: ModuleHost;
  readonly evaluator: Evaluator;
  /** A file of the project, parsed; undefined when it cannot be. */
  loadFile(path: string): SourceModule | undefined;
}

/** The functions of a project that its deployment manifests and programs hand to AWS Lambda. */
export function findDeployedHandlers(
  { root, modules, evaluator, loadFile }: DeploymentHost,
  { sources, manifests, deployments }: SourceTree,
): readonly ManifestHandler[] {
  const { handlers, problems } = findManifestHandlers(root, {
    listFiles: () => [
      ...sources.filter((path) => !isTestPath(relative(root, path))),
      ...manifests,
      ...deployments,
    ],
    readText: (path) => modules.files.read(path)?.text,
    loadModule: loadFile,
    evaluator,
  });
  for (const { path, message } of problems) debug('%s: %s', path, message);
  return handlers.map(({ file, exportName, functionId, manifestPath, line, events, isCold }) => {
    const place = `${relative(root, manifestPath).split(sep).join('/')}:${String(line)}`;
    return {
      file,
      exportName,
      isCold,
      kind: events[0] ?? 'request',
      label: `Lambda function ${functionId} in ${place}`,
    };
  });
}
