import type { FailureReason } from './classify-failure.js';

/** Why a region did not answer; at the time limit there is no error. */
export interface RegionFailure {
  readonly region: string;
  readonly reason: FailureReason | 'time-limit';
  readonly error: unknown;
}

/** No region's STS answered; `cause` is the last region's error. Known by its `code`, also across copies of this package. */
export class StsUnavailableError extends Error {
  override readonly name = 'StsUnavailableError';
  readonly code = 'STS_UNAVAILABLE';
  /** In the order in which the regions were asked. */
  readonly failures: readonly RegionFailure[];

  constructor(failures: readonly RegionFailure[]) {
    const regions = failures.map(({ region, reason }) => `${region} (${reason})`).join(', ');
    const cause = failures.at(-1)?.error;
    super(`STS is unavailable in ${regions}.`, cause === undefined ? undefined : { cause });
    this.failures = failures;
  }
}
