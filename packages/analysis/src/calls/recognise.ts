import { relative, resolve, sep } from 'node:path';
import type { Gate, TagShape } from '../facts/entry-points/entry-point.js';
import { ENTRY_POINTS } from '../facts/entry-points.js';
import { COLD_PROGRAMS } from '../facts/entry-points/cold.js';
import type { ModuleHost } from '../modules/module-host.js';
import type { PackageManifest } from '../modules/package-manifest.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { FunctionNode } from '../syntax/values.js';
import { findCold, type ExaminedProgram } from './cold-programs.js';
import { HotEntries } from './hot-entry.js';
import { isListedPackage } from './origins.js';
import { Outline } from './outline.js';
import type { Examined } from './examined.js';
import { findExported } from './export-shapes.js';
import { findTagged } from './annotation-shapes.js';
import { findShaped } from './shapes.js';
import type { DeclaredEntries } from './declared-entries.js';

/** One evaluator for receivers, which may come from any file, and one for all else. */
type Evaluators = Pick<Examined, 'evaluator' | 'near'>;

/** What is hot and what is cold among the functions of some files. */
export interface Recognised {
  readonly entries: HotEntries;
  /** Functions that the user declares cold: no chain goes through them. */
  readonly cold: ReadonlySet<FunctionNode>;
}

/** Finds the entry points of files by the rows of facts, by manifests and by the user's own word, which is the last. */
export function recognise(
  evaluators: Evaluators & { readonly root: string },
  host: ModuleHost,
  modules: readonly SourceModule[],
  declared: DeclaredEntries,
): Recognised {
  const entries = new HotEntries();
  const gates = new Gates(host);
  const programs = modules.map((module) => examine(evaluators, host, module));
  for (const program of programs) {
    evaluators.evaluator.renew();
    evaluators.near.renew();
    addEntries(entries, program, (gate) => gates.isOpen(program.module.path, gate));
  }
  for (const program of programs) addManifestEntries(entries, program, declared);
  const cold = new Set<FunctionNode>();
  for (const program of programs) removeCold(entries, program, cold);
  for (const program of programs) declared.apply(program, entries, cold);
  return { entries, cold };
}

function examine(
  { root, ...evaluators }: Evaluators & { root: string },
  host: ModuleHost,
  module: SourceModule,
): ExaminedProgram {
  const manifest = host.packageManifest(module.path);
  const path = manifest ? relative(manifest.directory, module.path).split(sep).join('/') : module.path;
  return {
    ...evaluators,
    module,
    path,
    projectPath: relative(root, module.path).split(sep).join('/'),
    outline: new Outline(module),
    executables: findExecutables(manifest?.directory, manifest?.fields.bin),
  };
}

function findExecutables(directory: string | undefined, bin: unknown): ReadonlySet<string> {
  const targets = typeof bin === 'string' ? [bin] : Object.values((bin ?? {}) as Record<string, unknown>);
  const paths = targets.filter((target) => typeof target === 'string');
  return new Set(
    directory === undefined ? [] : paths.map((path) => resolve(directory, path).replace(/\.\w+$/, '')),
  );
}

function addEntries(entries: HotEntries, program: ExaminedProgram, isOpen: (gate: Gate) => boolean): void {
  for (const { shape, gate, kind, label, evidence } of ENTRY_POINTS) {
    if (gate && !isOpen(gate)) continue;
    if (shape.type === 'tag') addTagged(entries, program, shape, label);
    else for (const of of findShaped(program, shape)) entries.add({ of, kind, label, evidence });
  }
}

/** `@entryPoint message`: the word behind the tag is the kind, a request without one. */
function addTagged(entries: HotEntries, program: ExaminedProgram, shape: TagShape, label: string): void {
  for (const kind of ['request', 'message', 'timer'] as const) {
    const word = kind === 'request' ? '(?!\\s+(?:message|timer)\\b)' : `\\s+${kind}\\b`;
    for (const of of findTagged(program, { ...shape, tag: `${shape.tag}\\b${word}` })) {
      entries.add({ of, kind, label, evidence: 'tag' });
    }
  }
}

/** Tells what the package of a file opens, each gate asked once for a package. */
class Gates {
  readonly #host: ModuleHost;
  readonly #known = new Map<string, Map<Gate, boolean>>();

  constructor(host: ModuleHost) {
    this.#host = host;
  }

  isOpen(path: string, gate: Gate): boolean {
    const manifest = this.#host.packageManifest(path);
    if (!manifest) return false;
    const known = this.#known.get(manifest.path) ?? new Map<Gate, boolean>();
    this.#known.set(manifest.path, known);
    const answer = known.get(gate) ?? isOpen(this.#host, manifest, gate);
    known.set(gate, answer);
    return answer;
  }
}

function isOpen(host: ModuleHost, manifest: PackageManifest, { dependencies, files }: Gate): boolean {
  const { dependencies: own, devDependencies, peerDependencies } = manifest.fields;
  const names = Object.keys({
    ...(own as object),
    ...(devDependencies as object),
    ...(peerDependencies as object),
  });
  const hasDependency = !dependencies || names.some((name) => isListedPackage(name, dependencies));
  const hasFile = !files || files.some((file) => host.files.hasFile(resolve(manifest.directory, file)));
  return hasDependency && hasFile;
}

/** A manifest names a handler by its file and its export, which may be a member of one: `users.create`. */
function addManifestEntries(
  entries: HotEntries,
  { near, module }: ExaminedProgram,
  declared: DeclaredEntries,
): void {
  for (const { exportName, label, kind, isCold } of declared.findHandlers(module.path)) {
    const [name = '', ...path] = exportName.split('.');
    const found = findExported(near, module, name, path);
    if (isCold) {
      entries.remove(
        found.map(({ node }) => node),
        'all',
      );
    } else {
      for (const of of found) entries.add({ of, kind, label, evidence: 'manifest' });
    }
  }
}

/** Signs that speak of a function itself, whoever calls it. */
const STOPPING: ReadonlySet<string> = new Set(['tag', 'annotation', 'event-members']);

/** A tag is the user's own word: it stops chains as well. So does a function that is given a custom resource's event. */
function removeCold(entries: HotEntries, program: ExaminedProgram, cold: Set<FunctionNode>): void {
  for (const sign of COLD_PROGRAMS) {
    const found = findCold(program, sign);
    entries.remove(found, sign.overrides);
    if (!STOPPING.has(sign.shape.type)) continue;
    const isTag = sign.shape.type === 'tag';
    for (const node of found) if (isTag || entries.byFunction.get(node)?.evidence !== 'tag') cold.add(node);
  }
}
