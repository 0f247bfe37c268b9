import {
  Project,
  type IamOptions,
  type JudgeOptions,
  type Judged,
  type SourceFile,
} from '@endpoint-hygiene/analysis';

type MendedWrites = ReturnType<Project['mendHotWrites']>;

/** Judges and mends what belongs to one major version of the SDK alone. */
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

  override mendHotWrites(file: SourceFile, options?: IamOptions, alone?: boolean): MendedWrites {
    const mended = super.mendHotWrites(file, options, alone);
    if ('failure' in mended) return mended;
    return { mendings: mended.mendings.filter(({ remedies: [first] }) => first?.sdk === this.#sdk) };
  }
}
