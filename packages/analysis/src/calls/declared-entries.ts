import type { EntryKind } from '../facts/entry-points/entry-point.js';
import { compileFileGlob } from '../facts/entry-points/file-glob.js';
import type { FunctionNode } from '../syntax/values.js';
import type { ExaminedProgram } from './cold-programs.js';
import type { HotEntries } from './hot-entry.js';
import { isFunctionNode } from '../syntax/nodes.js';
import { getFunctionName } from '../syntax/function-name.js';

/** Functions that the user calls hot: by name, in files that a glob takes (all files without one). */
export interface DeclaredHot {
  readonly files?: string;
  readonly functions: readonly string[];
  readonly kind?: EntryKind;
}

/** Functions, or whole files, that the user calls cold. */
export interface DeclaredCold {
  readonly files?: string;
  readonly functions?: readonly string[];
}

/** A handler that a deployment manifest names. */
export interface ManifestHandler {
  /** Absolute path of the source file. */
  readonly file: string;
  readonly exportName: string;
  readonly kind: EntryKind;
  readonly label: string;
  /** A custom resource or a deployment script. */
  readonly isCold: boolean;
}

/** What manifests and settings say of entry points. */
export class DeclaredEntries {
  readonly #handlers: ReadonlyMap<string, readonly ManifestHandler[]>;
  readonly #hot: readonly DeclaredHot[];
  readonly #cold: readonly DeclaredCold[];

  constructor(
    handlers: readonly ManifestHandler[],
    hot: readonly DeclaredHot[],
    cold: readonly DeclaredCold[],
  ) {
    const byFile = new Map<string, ManifestHandler[]>();
    for (const handler of handlers) byFile.set(handler.file, [...(byFile.get(handler.file) ?? []), handler]);
    this.#handlers = byFile;
    this.#hot = hot;
    this.#cold = cold;
  }

  /** The handlers that manifests name in a file. */
  findHandlers(path: string): readonly ManifestHandler[] {
    return this.#handlers.get(path) ?? [];
  }

  /** Adds and takes away what the user declares of one file. */
  apply(program: ExaminedProgram, entries: HotEntries, cold: Set<FunctionNode>): void {
    const functions = program.module.nodes.filter(isFunctionNode);
    for (const { functions: names, kind = 'request' } of this.#hot.filter(isFor(program))) {
      for (const node of functions.filter((candidate) =>
        names.includes(getFunctionName(program.module, candidate) ?? ''),
      )) {
        cold.delete(node);
        entries.add({
          of: { node, module: program.module },
          kind,
          label: 'a declared entry point',
          evidence: 'tag',
        });
      }
    }
    for (const { functions: names } of this.#cold.filter(isFor(program))) {
      const meant = functions.filter(
        (node) => !names || names.includes(getFunctionName(program.module, node) ?? ''),
      );
      for (const node of meant) {
        cold.add(node);
        entries.drop(node);
      }
    }
  }
}

function isFor({ path }: ExaminedProgram): (declared: { readonly files?: string }) => boolean {
  return ({ files }) => files === undefined || compileFileGlob(files).test(path);
}
