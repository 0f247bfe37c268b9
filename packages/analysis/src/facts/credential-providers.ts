import { isV2Member, type PackageExport } from './sdk-packages.js';

/** Where a provider is told about its STS client: an argument, or a property of that argument's object. */
export interface ConfigurationPlace {
  readonly argument: number;
  readonly property?: string;
}

/**
 * Which region a provider takes of its own accord.
 * - `environment`: that of AWS_REGION or the profile; throws without one.
 * - `us-east-1`: always that one.
 * - `environment-or-us-east-1`: that of AWS_REGION or the profile, else us-east-1.
 */
export type OwnRegion = 'environment' | 'us-east-1' | 'environment-or-us-east-1';

/** What holds from a version on. */
export interface Since<T> {
  readonly version: string;
  readonly is: T;
}

/** A function of SDK v3 that gets credentials. */
export interface V3Provider {
  readonly sdk: 3;
  /** `profile`: whether STS is asked at all, and in which region, a profile decides. */
  readonly asksSts: 'always' | 'profile';
  readonly place: ConfigurationPlace;
  /** Where its counterpart in SDK v2 is told, and where v3 ignores a region: a place without a property is the options themselves. */
  readonly formerPlaces: readonly ConfigurationPlace[];
  /** False where the request is not signed, so that the region of its host is all that counts. */
  readonly isSigned: boolean;
  /** What it does where it is told no region and no client uses it, from old versions to new. */
  readonly ownRegion: readonly Since<OwnRegion>[];
  /** The version that first takes the region of the client which uses it; absent: none does. */
  readonly clientRegionSince?: string;
  /** The version that first reads more of its configuration than the region; absent: all do. */
  readonly endpointSince?: string;
  /** Options by which it is handed another provider that asks STS in its stead. */
  readonly substitutes: readonly string[];
}

/** A class of SDK v2 that gets credentials, from the global host by default. */
export interface V2Provider {
  readonly sdk: 2;
  /** Absent where the class takes no configuration. */
  readonly place?: ConfigurationPlace;
  /** A property of the first argument without which it does not ask STS. */
  readonly needs?: string;
}

/** How a credential provider asks STS. */
export type CredentialProvider = V3Provider | V2Provider;

const CLIENT_CONFIG: ConfigurationPlace = { argument: 0, property: 'clientConfig' };
const OPTIONS: ConfigurationPlace = { argument: 0 };
const SECOND_ARGUMENT: ConfigurationPlace = { argument: 1 };

/** What v3's providers are told beside the configuration of their STS client. */
export const PROVIDER_OPTIONS: ReadonlySet<string> = new Set([
  'params',
  'masterCredentials',
  'mfaCodeProvider',
  'clientPlugins',
  'clientConfig',
  'roleArn',
  'roleSessionName',
  'roleAssumerWithWebIdentity',
  'webIdentityToken',
  'webIdentityTokenFile',
  'providerId',
  'policyArns',
  'policy',
  'durationSeconds',
  'logger',
  'parentClientConfig',
]);

/** The role assumers came to read the environment with 3.920, and all that they are told with 3.914. */
const ASSUMING: Pick<V3Provider, 'sdk' | 'ownRegion' | 'endpointSince'> = {
  sdk: 3,
  ownRegion: [
    { version: '0.0.0', is: 'us-east-1' },
    { version: '3.920.0', is: 'environment-or-us-east-1' },
  ],
  endpointSince: '3.914.0',
};

const WEB_IDENTITY = 'roleAssumerWithWebIdentity';

const WEB_TOKEN: V3Provider = {
  ...ASSUMING,
  asksSts: 'always',
  place: CLIENT_CONFIG,
  formerPlaces: [SECOND_ARGUMENT, OPTIONS],
  isSigned: false,
  clientRegionSince: '3.713.0',
  substitutes: [WEB_IDENTITY, 'parentClientConfig'],
};

const TOKEN_FILE: V3Provider = { ...WEB_TOKEN, formerPlaces: [OPTIONS], clientRegionSince: '3.917.0' };

const FROM_PROFILE: V3Provider = {
  ...ASSUMING,
  asksSts: 'profile',
  place: CLIENT_CONFIG,
  formerPlaces: [],
  isSigned: true,
  substitutes: ['roleAssumer', WEB_IDENTITY, 'parentClientConfig'],
};

const TEMPORARY: V3Provider = {
  sdk: 3,
  asksSts: 'always',
  place: CLIENT_CONFIG,
  formerPlaces: [{ argument: 0, property: 'stsConfig' }, OPTIONS],
  isSigned: true,
  ownRegion: [
    { version: '0.0.0', is: 'environment' },
    { version: '3.734.0', is: 'us-east-1' },
    { version: '3.778.0', is: 'environment-or-us-east-1' },
  ],
  clientRegionSince: '3.734.0',
  substitutes: [],
};

/** They are told by their argument itself, and know nothing of any other client. */
const ROLE_ASSUMER: V3Provider = {
  ...ASSUMING,
  asksSts: 'always',
  place: OPTIONS,
  formerPlaces: [],
  isSigned: true,
  substitutes: ['parentClientConfig'],
};

const ROLE_ASSUMERS: ReadonlyMap<string, V3Provider> = new Map([
  ['getDefaultRoleAssumer', ROLE_ASSUMER],
  ['getDefaultRoleAssumerWithWebIdentity', { ...ROLE_ASSUMER, isSigned: false }],
]);

const V3_PROVIDERS: Readonly<Record<string, ReadonlyMap<string, V3Provider>>> = {
  '@aws-sdk/credential-providers': new Map([
    ['fromTemporaryCredentials', TEMPORARY],
    ['fromWebToken', WEB_TOKEN],
    ['fromTokenFile', TOKEN_FILE],
    ['fromIni', FROM_PROFILE],
    ['fromNodeProviderChain', FROM_PROFILE],
  ]),
  '@aws-sdk/credential-provider-web-identity': new Map([
    ['fromWebToken', WEB_TOKEN],
    ['fromTokenFile', TOKEN_FILE],
  ]),
  '@aws-sdk/credential-provider-ini': new Map([['fromIni', FROM_PROFILE]]),
  '@aws-sdk/credential-provider-node': new Map([['defaultProvider', FROM_PROFILE]]),
  '@aws-sdk/client-sts': ROLE_ASSUMERS,
  '@aws-sdk/nested-clients/sts': ROLE_ASSUMERS,
};

const V2_PROVIDERS: ReadonlyMap<string, V2Provider> = new Map<string, V2Provider>([
  ['ChainableTemporaryCredentials', { sdk: 2, place: { argument: 0, property: 'stsConfig' } }],
  ['TemporaryCredentials', { sdk: 2 }],
  ['WebIdentityCredentials', { sdk: 2, place: { argument: 1 } }],
  ['TokenFileWebIdentityCredentials', { sdk: 2, place: { argument: 0 } }],
  ['SAMLCredentials', { sdk: 2 }],
  ['CognitoIdentityCredentials', { sdk: 2, place: { argument: 1 }, needs: 'RoleArn' }],
]);

/** How the provider behind a name asks STS; undefined for any other name, and for providers that never do. */
export function getCredentialProvider(named: PackageExport): CredentialProvider | undefined {
  const name = named.path.at(-1) ?? '';
  if (named.path.length !== 1) return undefined;
  const v2 = V2_PROVIDERS.get(name);
  if (v2) return isV2Member(named, name) ? v2 : undefined;
  return V3_PROVIDERS[named.package]?.get(name);
}

/** Tells whether this joins providers to one that asks them in turn. */
export function isProviderChain({ package: name, path }: PackageExport): boolean {
  return name === '@aws-sdk/credential-providers' && path.join('.') === 'createCredentialChain';
}

/** Tells whether this is a client of an AWS service in SDK v3, which hands its region to the provider that it is given. */
export function isServiceClient({ package: name, path }: PackageExport): boolean {
  const [className = ''] = path;
  if (!/^@aws-sdk\/client-/.test(name) || path.length !== 1) return false;
  return /^[A-Z]/.test(className) && !/(?:Command|Exception)$/.test(className);
}

/** Tells whether this signs requests with credentials that it gets without naming a client. */
export function isSigner({ package: name, path }: PackageExport): boolean {
  return /^@(?:aws-sdk|smithy)\/signature-v4$/.test(name) && path.join('.') === 'SignatureV4';
}

/** Packages of which a mock leaves no provider that asks STS. */
export const PROVIDER_PACKAGES: readonly string[] = Object.keys(V3_PROVIDERS);
