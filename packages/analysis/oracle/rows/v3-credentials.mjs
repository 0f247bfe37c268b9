// Rows of "STS inside v3 credential providers": expressions that call for credentials. In scope: the functions of
// @aws-sdk/credential-providers, the role assumers of @aws-sdk/client-sts, STSClient with its command, and `role`.

const REGION = "clientConfig: { region: 'eu-west-1' }";

/** A request of a client with a region, which first needs the provider's credentials. */
const givenToClient = (provider) =>
  `new STSClient({ region: 'eu-west-1', credentials: ${provider} }).send(new GetCallerIdentityCommand({}))`;

const PROVIDERS = [
  ['fromTemporaryCredentials', 'params: role'],
  ['fromWebToken', 'roleArn: role.RoleArn, webIdentityToken'],
  ['fromTokenFile', 'roleArn: role.RoleArn, webIdentityTokenFile'],
];
const PROVIDERS_ALONE = PROVIDERS.map(([name, options]) => `${name}({ ${options} })`);

const PROVIDER_CALLS = PROVIDERS.flatMap(([name, options]) => [
  `${name}({ ${options} })()`,
  `${name}({ ${options}, ${REGION} })()`,
  givenToClient(`${name}({ ${options} })`),
  givenToClient(`${name}({ ${options}, clientConfig: { region: 'us-west-2' } })`),
]);

/** Writes a profile that assumes a role; the environment's credentials are its source. */
const withProfile = (region) =>
  `writeProfile('[profile app]\\nrole_arn = arn:aws:iam::123456789012:role/example\\ncredential_source = Environment\\n${region}');`;

const PROFILES = ['region = us-west-2\\n', ''].flatMap((region) =>
  [
    "fromIni({ profile: 'app' })()",
    `fromIni({ profile: 'app', ${REGION} })()`,
    givenToClient("fromIni({ profile: 'app' })"),
  ].map((construction) => ({ before: withProfile(region), construction })),
);

const ASSUMERS = [
  'getDefaultRoleAssumer({})(source, role)',
  "getDefaultRoleAssumer({ region: 'eu-west-1' })(source, role)",
  'getDefaultRoleAssumerWithWebIdentity({})({ ...role, WebIdentityToken: webIdentityToken })',
  "getDefaultRoleAssumerWithWebIdentity({ region: 'eu-west-1' })({ ...role, WebIdentityToken: webIdentityToken })",
];

const WEB_IDENTITY_IN_ENVIRONMENT = 'useWebIdentityFromEnvironment();';

/** @type {readonly import('../measure.mjs').Row[]} */
export const V3_CREDENTIAL_ROWS = [
  ...PROVIDER_CALLS.map((construction) => ({ construction })),
  ...PROFILES,
  ...ASSUMERS.map((construction) => ({ construction })),
  {
    before: WEB_IDENTITY_IN_ENVIRONMENT,
    construction: "new STSClient({ region: 'eu-west-2' }).send(new GetCallerIdentityCommand({}))",
  },
  { before: WEB_IDENTITY_IN_ENVIRONMENT, construction: 'fromNodeProviderChain()()' },
  {
    construction:
      "fromCognitoIdentityPool({ identityPoolId: 'eu-west-1:00000000-0000-0000-0000-000000000000', clientConfig: { region: 'eu-west-1' } })()",
  },
];

const LIST = '.send(new ListIdentityPoolsCommand({ MaxResults: 1 }))';

/**
 * The same questions of a client of another service.
 * @type {readonly import('../measure.mjs').Row[]}
 */
export const V3_SERVICE_CLIENT_ROWS = [
  ...PROVIDERS_ALONE.map((provider) => ({
    construction: `new CognitoIdentityClient({ region: 'eu-west-1', credentials: ${provider} })${LIST}`,
  })),
  {
    before: WEB_IDENTITY_IN_ENVIRONMENT,
    construction: `new CognitoIdentityClient({ region: 'eu-west-2' })${LIST}`,
  },
];
