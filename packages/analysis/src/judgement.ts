/** A half-open range of UTF-16 offsets in a file's text. */
export type Range = readonly [start: number, end: number];

/** One replacement of text. Edits of one remedy never overlap. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/**
 * Which endpoint a site asks.
 * - `regional`: a regional endpoint of a region that the code names, or reads from somewhere it names.
 * - `implicit`: the code names no region; the environment decides, or the SDK throws.
 * - `us-east-1-by-default`: without a region the SDK silently asks us-east-1, and so does AWS Sign-In.
 * - `single-region`: one region alone, where several should be named.
 * - `global`: the partition's global endpoint.
 * - `ineffective`: a setting that the SDK ignores.
 * - `mismatch`: the endpoint's region and the signing region disagree.
 * - `unknown`: not shown by the code in sight. Never reported.
 */
export type Verdict =
  | 'regional'
  | 'implicit'
  | 'us-east-1-by-default'
  | 'single-region'
  | 'global'
  | 'ineffective'
  | 'mismatch'
  | 'unknown';

/** Why a verdict was given. Every reason has exactly one message, in the rule that reports its verdict. */
export type Reason =
  // implicit
  | 'noRegion'
  | 'endpointWithoutRegion'
  | 'noRegionV2'
  // us-east-1-by-default: the STS client that a credential provider builds for itself
  | 'providerNoRegion'
  | 'providerIgnoresEnvironment'
  | 'providerIgnoresClientRegion'
  // implicit: the same, where the SDK throws or a profile decides
  | 'providerNeedsRegion'
  | 'providerMayLackRegion'
  // global
  | 'providerV2Default'
  | 'v2Default'
  | 'legacySetting'
  | 'legacyEnvironment'
  | 'legacyEnvironmentMap'
  | 'globalRegion'
  | 'useGlobalEndpoint'
  | 'globalEndpoint'
  | 'globalUrl'
  // us-east-1-by-default: an address of AWS Sign-In
  | 'globalConsoleUrl'
  | 'globalFederationUrl'
  | 'globalSamlUrl'
  // single-region
  | 'singleSamlRegion'
  // ineffective and mismatch
  | 'awsConfigSetting'
  | 'hiddenRegion'
  | 'v3Setting'
  | 'regionMismatch'
  | 'ignoredStsConfig'
  // regional and unknown: nothing to explain
  | 'none';

/**
 * How far an edit can be trusted.
 * - `safe`: in every environment, what worked works after and no region becomes another.
 * - `assumes-region`: the same wherever a region is set; without one the client stops working.
 * - `choose`: a person must decide.
 */
export type RemedyClass = 'safe' | 'assumes-region' | 'choose';

/** What a remedy does, in one word: the id of its suggestion text. */
export type RemedyId =
  | 'readRegionFromEnvironment'
  | 'useRegionInSight'
  | 'useRegionOfEndpoint'
  | 'addRegionalFlag'
  | 'addRegionAndRegionalFlag'
  | 'dropGlobalEndpoint'
  | 'dropGlobalSwitch'
  | 'replaceGlobalRegion'
  | 'dropIgnoredSetting'
  | 'useEndpointOfRegion'
  | 'setProviderRegion'
  | 'renameStsConfig'
  | 'moveToClientConfig'
  | 'useRegionalSetting'
  | 'useRegionalHost'
  | 'useRegionalSignIn';

export interface Remedy {
  readonly id: RemedyId;
  readonly class: RemedyClass;
  /** True when the host that is contacted stays the same wherever the code worked before. */
  readonly keepsHost: boolean;
  /** Words for the suggestion's text, such as `{ expression: "process.env.AWS_REGION" }`. */
  readonly data: Readonly<Record<string, string>>;
  /** In the judged file, in ascending order. */
  readonly edits: readonly TextEdit[];
}

/** What is known of one client, provider, address or setting, and how it can be mended. */
export interface Judgement {
  readonly kind:
    'sts-client' | 'sts-setting' | 'credential-provider' | 'sts-url' | 'sign-in-url' | 'legacy-setting';
  /** Major version of the SDK that the site belongs to; undefined for an address. */
  readonly sdk: 2 | 3 | undefined;
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** Words for the message's placeholders. */
  readonly data: Readonly<Record<string, string>>;
  /** What to underline: a client's `new` up to its class name, a provider's name, a setting's property, an address. */
  readonly range: Range;
  /** Best first; empty where no edit is honest. */
  readonly remedies: readonly Remedy[];
}
