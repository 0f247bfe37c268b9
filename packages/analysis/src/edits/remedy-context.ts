import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { SourceText } from './source-text.js';

/** What decides how an edit is written, beside the finding itself. */
export interface RemedyContext {
  readonly evaluator: Evaluator;
  readonly module: SourceModule;
  readonly source: SourceText;
  /** The compiler options that govern the file; all off for JavaScript. */
  readonly options: {
    readonly exactOptionalPropertyTypes: boolean;
    readonly noPropertyAccessFromIndexSignature: boolean;
    readonly hasNodeTypes: boolean | undefined;
  };
  readonly isTypeScript: boolean;
  /** False where the installed v3 throws on an explicit `region: undefined` (before 3.100). */
  readonly takesUndefinedRegion: boolean;
  /** True for the STS client inside a credential provider, which may be given the region of the client that uses it. */
  readonly isInsideProvider: boolean;
  /** True where `AWS.config.sts` may hold a region that an added one would hide. */
  readonly hasStsConfig: boolean;
  /** An expression for the region that the user offers, to be suggested. */
  readonly regionExpression: string | undefined;
}
