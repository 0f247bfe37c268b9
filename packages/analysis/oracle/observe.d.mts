import type { SdkLine } from './sdk-lines.mjs';

/** Where a request went, or why none was sent. */
export interface Outcome {
  readonly host?: string;
  /** Of the request's credential scope; null where the request is not signed. */
  readonly signingRegion?: string | null;
  /** Instead of a host: what the SDK says. */
  readonly error?: string;
}

/** One STS client that a program constructed, or one credential provider that it made. */
export interface Observation extends Outcome {
  readonly kind: 'client' | 'provider';
  /** Relative to the folder of the program's entry, with forward slashes. */
  readonly file: string;
  /** Of the `new` or `super` that constructs it, or of the call that makes it; both from 1. */
  readonly line: number;
  readonly column: number;
  /** Name and version of the package. */
  readonly sdk: string;
  readonly major: 2 | 3;
  /** How far the client came: an error at construction is the program's to catch. */
  readonly stage: 'construction' | 'request';
  /**
   * The region in the client's resolved configuration; of a provider, the region that the program names for it, or that
   * of the client that was given it.
   */
  readonly clientRegion?: string;
  /** Of a provider of SDK v3: the region that the program names for it. */
  readonly ownRegion?: string;
}

/** One run of one program. */
export interface Run {
  readonly target: string;
  readonly environment: string;
  readonly sdkLine: string;
  /** Clients in the order of construction, then providers in theirs; one for each place to which a provider sends. */
  readonly observations: readonly Observation[];
  /** Where a v2 client without options goes, when the program asked for regional endpoints in AWS.config. */
  readonly awsConfig?: Outcome;
  /** What the program itself threw. */
  readonly failure?: string;
}

export interface Target {
  /** A file, or a folder with an `input.*`. */
  readonly target: string;
  /** Absolute path of a file of the program -> path of the text that stands for it. */
  readonly overlay?: Readonly<Record<string, string>>;
  /** The version of SDK v3 that the program is run with; absent: every installed line. */
  readonly sdkVersion?: string;
}

export interface ObserveOptions {
  /** Ids of environments; all by default. */
  readonly environments?: readonly string[];
  readonly lines?: readonly SdkLine[];
}

/** Observes many programs at once and returns, for each target, its runs. */
export function observeAll(targets: readonly Target[], options?: ObserveOptions): Promise<Run[][]>;

/** Observes one program: a file, or a folder with an `input.*`. */
export function observe(target: string, options?: ObserveOptions): Promise<Run[]>;

/** Tells where the clients of one file go, with the newest installed SDKs, in one environment. */
export function observeFile(path: string, environment: string): Promise<readonly Observation[]>;
