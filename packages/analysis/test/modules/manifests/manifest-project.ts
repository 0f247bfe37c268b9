import { readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { findManifestHandlers } from '../../../src/modules/manifests/find-manifest-handlers.js';
import type { ManifestHost } from '../../../src/modules/manifests/manifest-handler.js';
import { createModuleHost, type ModuleHost } from '../../../src/modules/module-host.js';
import { Tsconfigs } from '../../../src/modules/tsconfigs.js';
import { Evaluator } from '../../../src/syntax/evaluator.js';
import { isParseFailure, parseSource } from '../../../src/syntax/parse.js';
import { SourceModule } from '../../../src/syntax/source-module.js';
import { temporaryProject } from '../temporary-project.js';

/** What the manifests of a project say, with paths relative to it: `create -> src/create.ts#handler request`. */
export interface Found {
  readonly handlers: readonly string[];
  readonly places: readonly string[];
  readonly unresolved: readonly string[];
  readonly problems: readonly string[];
}

/** Writes files into a new folder and reads the manifests among them. */
export function findIn(files: Readonly<Record<string, unknown>>): Found {
  const { root } = temporaryProject(files);
  const { handlers, unresolved, problems } = findManifestHandlers(root, hostOf(createModuleHost()));
  const within = (path: string): string => relative(root, path);
  return {
    handlers: handlers.map(({ functionId, file, exportName, events, isCold }) =>
      [`${functionId} -> ${within(file)}#${exportName}`, ...events, ...(isCold ? ['cold'] : [])].join(' '),
    ),
    places: handlers.map(({ manifestPath, line }) => `${within(manifestPath)}:${String(line)}`),
    unresolved: unresolved.map(({ handler, functionId }) => `${functionId}: ${handler}`),
    problems: problems.map(({ path, line, message }) => `${within(path)}:${String(line)} ${message}`),
  };
}

function hostOf(modules: ModuleHost): ManifestHost {
  const loaded = new Map<string, SourceModule | undefined>();
  const loadModule = (path: string): SourceModule | undefined => {
    if (!loaded.has(path)) loaded.set(path, parse(path, modules.files.read(path)?.text));
    return loaded.get(path);
  };
  const tsconfigs = new Tsconfigs(modules.files);
  return {
    listFiles,
    readText: (path) => modules.files.read(path)?.text,
    loadModule,
    evaluator: new Evaluator({
      loadModule: (specifier, from) => {
        const path = modules.resolveSpecifier(specifier, from);
        return path === undefined ? undefined : loadModule(path);
      },
      getReturnedArgument: () => undefined,
    }),
    compilerOutput: (file) => {
      const tsconfig = tsconfigs.governing(file);
      const { outDir, rootDir } = tsconfig?.compilerOptions ?? {};
      if (!tsconfig || outDir === undefined) return undefined;
      const directory = dirname(tsconfig.path);
      return {
        outDir: resolve(directory, outDir),
        rootDir: rootDir === undefined ? undefined : resolve(directory, rootDir),
        directory,
      };
    },
  };
}

function parse(path: string, text: string | undefined): SourceModule | undefined {
  const parsed = text === undefined ? undefined : parseSource(path, text);
  if (text === undefined || !parsed || isParseFailure(parsed)) return undefined;
  return new SourceModule({ path, text, ...parsed });
}

function listFiles(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (!entry.isDirectory()) return [path];
    return entry.name === 'node_modules' ? [] : listFiles(path);
  });
}
