import {
  Project,
  type IamOptions,
  type Judged,
  type JudgeOptions,
  type MendedWrites,
  type SourceFile,
} from '@endpoint-hygiene/analysis';
import type { TransformName } from '@endpoint-hygiene/codemod';

/** The transforms that `jscodeshift -t` runs; the last does what the others do. */
export const TRANSFORMS: readonly TransformName[] = ['sts-regional-endpoint', 'iam-write-fallback', 'all'];

/** Judges the clients of one major version of the SDK alone. */
export class ProjectOfOneSdk extends Project {
  readonly #sdk: 2 | 3;

  constructor(sdk: 2 | 3) {
    super();
    this.#sdk = sdk;
  }

  override judge(file: SourceFile, options?: JudgeOptions): Judged {
    const judged = super.judge(file, options);
    if ('failure' in judged) return judged;
    return { judgements: judged.judgements.filter(({ sdk }) => sdk === this.#sdk) };
  }

  /** A write without a remedy stays in the list: which SDK makes it, is not always known. */
  override mendHotWrites(file: SourceFile, options?: IamOptions, alone?: boolean): MendedWrites {
    const mended = super.mendHotWrites(file, options, alone);
    if ('failure' in mended) return mended;
    return {
      mendings: mended.mendings.filter(({ remedies: [remedy] }) => !remedy || remedy.sdk === this.#sdk),
    };
  }
}
