/** How a client of STS is made. */
export type ProbeKind = 'v3' | 'v2' | 'v3-provider';

/** What the probe is asked: one answer for each environment, in their order. */
export interface ProbeQuestion {
  readonly kind: ProbeKind;
  /** Absolute path of the installed SDK. */
  readonly entry: string;
  readonly environments: readonly Readonly<Record<string, string>>[];
}

/** The host that was about to be contacted, or why none was. */
export interface Outcome {
  readonly host?: string;
  readonly error?: string;
}
