import type { IamRemedyId, RemedyId } from '@endpoint-hygiene/analysis';

/** What a suggestion offers, by remedy. `{{caveat}}` is empty unless the remedy holds only where a region is set. */
export const REMEDY_MESSAGES = {
  readRegionFromEnvironment: 'Set `region: {{expression}}`.',
  useRegionInSight: 'Set `region: {{expression}}`, the region in use nearby.',
  useRegionOfEndpoint: "Set `region: {{expression}}`, the endpoint's region.",
  addRegionalFlag:
    "Add `stsRegionalEndpoints: 'regional'`, which moves requests to the regional endpoint{{caveat}}.",
  addRegionAndRegionalFlag:
    "Add `region: {{expression}}` and `stsRegionalEndpoints: 'regional'`, which moves requests to the regional endpoint{{caveat}}.",
  dropGlobalEndpoint: 'Contact the endpoint of the region instead of the global one{{caveat}}.',
  dropGlobalSwitch: 'Turn `useGlobalEndpoint` off, which moves requests to the regional endpoint{{caveat}}.',
  replaceGlobalRegion:
    "Replace 'aws-global' by `{{expression}}`, which moves requests to the regional endpoint{{caveat}}.",
  dropIgnoredSetting: 'Remove the setting that has no effect.',
  setProviderRegion: 'Set `{{setting}}` to `{{expression}}`, the region in which credentials are asked for.',
  moveToClientConfig: 'Move it into `clientConfig`, which SDK v3 reads.',
  renameStsConfig: 'Rename `stsConfig` to `clientConfig`, which SDK v3 reads.',
  useRegionalSetting: "Set it to 'regional', which moves requests to the regional endpoint{{caveat}}.",
  useRegionalHost: 'Ask STS in the region `{{expression}}`{{caveat}}.',
  useRegionalSignIn: 'Sign in at the region `{{expression}}`.',
  useEndpointOfRegion: 'Set `endpoint: {{expression}}`, which moves requests there.',
} as const satisfies Record<RemedyId, string>;

/** Ends the text of a suggestion that assumes a region. */
export const REGION_CAVEAT = ' and fails where no region is set';

/** The same for remedies of hot writes. */
export const IAM_REMEDY_MESSAGES = {
  wrapInFallback:
    'Fall back on the resource that {{variable}} names while IAM is unavailable. Until it is set, nothing changes.',
  wrapInGuard: 'Guard it: while IAM is unavailable, it fails fast with an IamUnavailableError.',
} as const satisfies Record<IamRemedyId, string>;
