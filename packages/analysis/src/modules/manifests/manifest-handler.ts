import type { Evaluator } from '../../syntax/evaluator.js';
import type { SourceModule } from '../../syntax/source-module.js';

/** What triggers a function. */
export type ManifestEvent = 'request' | 'message' | 'timer';

/** A function of the project that a deployment manifest hands to AWS Lambda. */
export interface ManifestHandler {
  /** Absolute path of the source file: one of the listed files, never a path that was only put together. */
  readonly file: string;
  /** The exported name; dotted for a member of an export. */
  readonly exportName: string;
  readonly manifestPath: string;
  /** 1-based line in the manifest. */
  readonly line: number;
  /** What the manifest calls the function. */
  readonly functionId: string;
  /** What triggers it; empty where the manifest does not show it. */
  readonly events: readonly ManifestEvent[];
  /** It runs at deployment and, as far as the manifest shows, at no other time: a custom resource, a trigger, a script. */
  readonly isCold: boolean;
}

/** A handler that a manifest names and that no listed file explains: another language, a built file without a source. */
export interface UnresolvedHandler {
  readonly handler: string;
  readonly manifestPath: string;
  readonly line: number;
  readonly functionId: string;
}

/** A manifest that could not be read, in whole or in part. */
export interface ManifestProblem {
  readonly path: string;
  readonly line: number | undefined;
  readonly message: string;
}

/** All that the manifests below a directory say. */
export interface ManifestFindings {
  readonly handlers: readonly ManifestHandler[];
  readonly unresolved: readonly UnresolvedHandler[];
  readonly problems: readonly ManifestProblem[];
}

/** Where a compiler puts what it makes of a file; absolute paths. */
export interface CompilerOutput {
  readonly outDir: string;
  /** Absent: the compiler takes the folder that its input files have in common. */
  readonly rootDir: string | undefined;
  /** The folder of the configuration. */
  readonly directory: string;
}

/** What reading manifests asks of the layers around it. All paths are absolute. */
export interface ManifestHost {
  /** Every file below a directory but those of node_modules, of version control and of build output. */
  listFiles(directory: string): readonly string[];
  readText(path: string): string | undefined;
  /** A source file as a tree; undefined where it is missing or does not parse. */
  loadModule(path: string): SourceModule | undefined;
  readonly evaluator: Evaluator;
  /** Where the compiler that governs a source file puts its output; undefined where it says nothing of that. */
  compilerOutput?(file: string): CompilerOutput | undefined;
}

/** One handler as a manifest writes it, before its file is looked for. */
export interface NamedHandler {
  /** `src/index.handler`, in the manifest's own words. */
  readonly handler: string;
  /** Directories that the path may start from, likeliest first. */
  readonly bases: readonly string[];
  /** Absolute paths that the manifest gives as the entries of a build: the file is one of them. */
  readonly entries?: readonly string[];
  /** The export, where the manifest names it apart from the file; the file is then the first of `entries` that exists. */
  readonly exportName?: string;
  readonly manifestPath: string;
  readonly line: number;
  readonly functionId: string;
  readonly events: readonly ManifestEvent[];
  readonly isCold: boolean;
}
