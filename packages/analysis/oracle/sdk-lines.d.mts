/** Installed SDK packages that a program is run against. */
export interface SdkLine {
  readonly id: string;
  /** Name as a program imports it -> directory. */
  readonly packages: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
  /** The real directory of aws-sdk; empty where the line has none. */
  readonly realV2: string;
}

/** The lines that every test run uses: v2, and v3 new and old. */
export const SDK_LINES: readonly SdkLine[];
