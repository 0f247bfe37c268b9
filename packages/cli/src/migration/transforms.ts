import { Project, type Judged, type JudgeOptions, type SourceFile } from '@endpoint-hygiene/analysis';
import {
  transformSource,
  type Source,
  type TransformOptions,
  type TransformResult,
} from '@endpoint-hygiene/codemod';

/** A transform of the codemod, as a program calls it. */
export interface Transform {
  readonly name: string;
  readonly run: (source: Source, options: TransformOptions, project: Project) => TransformResult;
}

/** The transforms that `jscodeshift -t` runs, in the order in which a migration makes them. */
export const TRANSFORMS: readonly Transform[] = [{ name: 'sts-regional-endpoint', run: transformSource }];

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
}
