import type { Judgement, Reason } from '@endpoint-hygiene/analysis';

/** What is wrong, and what to do about it: two sentences for a person. */
export interface Advice {
  readonly problem: string;
  readonly advice: string;
}

type Data = Readonly<Record<string, string>>;
type Describe = (client: string, data: Data) => Advice;

const BOTH_IN_V2 =
  "Give it a region and `stsRegionalEndpoints: 'regional'`: v2 needs both, and throws with the flag alone.";

/** What to say of a site that is left to a person, by its reason. */
const DESCRIPTIONS: Readonly<Record<Exclude<Reason, 'none'>, Describe>> = {
  noRegion: (client) => ({
    problem: `${client} has no region: the environment decides which one is asked, or the SDK throws.`,
    advice: 'Give it a region wherever its configuration is made.',
  }),
  endpointWithoutRegion: (client) => ({
    problem: `${client} has a regional endpoint but no region: requests are signed for whichever region the environment names.`,
    advice: 'Give it the region of its endpoint.',
  }),
  noRegionV2: (client) => ({
    problem: `${client} asks for a regional endpoint but has no region: it throws where the environment names none.`,
    advice: 'Give it a region.',
  }),
  providerNoRegion: (client) => ({
    problem: `${client} names no region for STS: without AWS_REGION it asks us-east-1, whatever region the program is in.`,
    advice: 'Give it `clientConfig: { region }` wherever its options are made.',
  }),
  providerIgnoresEnvironment: (client) => ({
    problem: `${client} names no region for STS, and the installed SDK asks us-east-1 then, whatever AWS_REGION says.`,
    advice: 'Give it `clientConfig: { region }` wherever its options are made.',
  }),
  providerIgnoresClientRegion: (client) => ({
    problem: `${client} names no region for STS, and the installed SDK asks us-east-1 then, whatever the region of its client.`,
    advice: 'Give it `clientConfig: { region }` wherever its options are made.',
  }),
  providerNeedsRegion: (client) => ({
    problem: `${client} names no region for STS: the environment decides which one is asked, or the SDK throws.`,
    advice: 'Give it `clientConfig: { region }` wherever its options are made.',
  }),
  providerMayLackRegion: (client) => ({
    problem: `${client} leaves the region of STS to the profile, or to us-east-1 where the profile names none.`,
    advice: 'Give it `clientConfig: { region }` if its profile assumes a role.',
  }),
  providerV2Default: (client) => ({
    problem: `${client} asks the global endpoint, which is the default of SDK v2.`,
    advice:
      "Give its STS client a region and `stsRegionalEndpoints: 'regional'`; a class that takes no such options gives way to " +
      '`ChainableTemporaryCredentials`.',
  }),
  v2Default: (client, { region }) => ({
    problem: `${client} asks the global endpoint, which is the default of SDK v2.`,
    advice:
      region === undefined
        ? BOTH_IN_V2
        : `Add \`stsRegionalEndpoints: 'regional'\` if STS serves the region \`${region}\`.`,
  }),
  legacySetting: (client) => ({
    problem: `${client} asks the global endpoint: the setting \`legacy\` is in force.`,
    advice: BOTH_IN_V2,
  }),
  legacyEnvironment: (_client, { name: variable }) => ({
    problem: `SDK v2 in this process asks the global endpoint: ${String(variable)} is set to \`legacy\`.`,
    advice: 'Set it to `regional` where its value is made, or take it out.',
  }),
  legacyEnvironmentMap: (_client, { name: variable }) => ({
    problem: `SDK v2 in the program that gets this environment asks the global endpoint: ${String(variable)} is set to \`legacy\`.`,
    advice: 'Set it to `regional` where its value is made, or take it out.',
  }),
  globalRegion: (client) => ({
    problem: `${client} asks the global endpoint: its region is \`aws-global\`.`,
    advice: 'Give it the region that it runs in.',
  }),
  useGlobalEndpoint: (client) => ({
    problem: `${client} asks the global endpoint: \`useGlobalEndpoint\` is on.`,
    advice: 'Take that setting out where the configuration is made, and give the client a region.',
  }),
  globalEndpoint: (client) => ({
    problem: `${client} asks the global endpoint by its \`endpoint\`.`,
    advice: 'Take the endpoint out where the configuration is made, and give the client a region.',
  }),
  globalUrl: () => ({
    problem: 'This address is the global endpoint of STS, which another region may serve.',
    advice: 'Ask the endpoint of the region that the program runs in, and sign for that region.',
  }),
  globalConsoleUrl: (_client, { address }) => ({
    problem: `The console address ${String(address)} names no region: sign-in depends on us-east-1.`,
    advice: 'Name a region in it, such as `?region=eu-west-1` at `/console`.',
  }),
  globalFederationUrl: (_client, { address }) => ({
    problem: `The federation address ${String(address)} is that of us-east-1.`,
    advice: 'Put a region in front of `signin`, the same wherever its sign-in token is made and used.',
  }),
  globalSamlUrl: (_client, { address }) => ({
    problem: `The SAML address ${String(address)} is that of us-east-1.`,
    advice:
      'Use the address of a region, and let the identity provider and the trust policy know more than one.',
  }),
  singleSamlRegion: (_client, { address }) => ({
    problem: `SAML assertions are taken at one region alone, ${String(address)}.`,
    advice: 'List the addresses of further regions beside it.',
  }),
  awsConfigSetting: () => ({
    problem: 'SDK v2 ignores this setting on AWS.config: it moves no client.',
    advice: 'Remove it once every `new AWS.STS` has the setting in its own options.',
  }),
  hiddenRegion: (client) => ({
    problem: `${client} has \`region: undefined\`, which hides the region of AWS.config: the environment decides, or v2 throws.`,
    advice: 'Take that property out, or give it a value.',
  }),
  v3Setting: (client) => ({
    problem: `${client} has \`stsRegionalEndpoints\`, which SDK v3 ignores.`,
    advice: 'Take it out where the configuration is made.',
  }),
  ignoredStsConfig: (client, { ignored = '`stsConfig`' }) => ({
    problem: `${client} is told its region in ${ignored}, which SDK v3 ignores.`,
    advice: 'Name the region in `clientConfig`, and take what v3 does not know out of it.',
  }),
  regionMismatch: (client, { region, endpointRegion }) => ({
    problem: `${client} asks the endpoint of ${name(endpointRegion)} but signs for ${name(region)}.`,
    advice: 'Make the two agree: which region is meant, the code does not say.',
  }),
};

function name(region: string | undefined): string {
  return region ?? 'another region';
}

/** Tells whether a judgement is one that lint reports. */
export function isReportable({ verdict }: Judgement): boolean {
  return verdict !== 'regional' && verdict !== 'unknown';
}

/** What a person has to do at a site that was not changed; undefined where there is nothing to do. */
export function getAdvice(judgement: Judgement): Advice | undefined {
  const { reason, data, remedies } = judgement;
  // Every profile is another matter, and most of them assume no role.
  if (reason === 'none' || reason === 'providerMayLackRegion' || !isReportable(judgement)) return undefined;
  const { problem, advice } = DESCRIPTIONS[reason](describeSite(judgement), data);
  const choices = remedies.flatMap((remedy) => remedy.data.expression ?? []);
  return choices.length === 0 ? { problem, advice } : { problem, advice: `${advice} ${offer(choices)}` };
}

function describeSite({ kind, sdk, data: { client = 'the client' } }: Judgement): string {
  if (kind === 'credential-provider' && sdk === 3) return `\`${client}(…)\``;
  return client === 'super' ? '`super(…)`' : `\`new ${client}\``;
}

function offer(choices: readonly string[]): string {
  return `To choose from: ${choices.map((choice) => `\`${choice}\``).join(', ')}.`;
}
