// Rows of "STS inside v3 credential providers": expressions that call for credentials. In scope: the functions of
// @aws-sdk/credential-providers, the role assumers of @aws-sdk/client-sts, STSClient with its command, and `role`.

const SEND = '.send(new GetCallerIdentityCommand({}))';

/** Who asks the provider for credentials: the program, a client with a region, or a client without. */
const ASKERS = {
  alone: (provider) => `${provider}()`,
  client: (provider) => `new STSClient({ region: 'eu-west-1', credentials: ${provider} })${SEND}`,
  clientWithoutRegion: (provider) => `new STSClient({ credentials: ${provider} })${SEND}`,
};

const EVERYONE = [ASKERS.alone, ASKERS.client, ASKERS.clientWithoutRegion];

const WEB_IDENTITY_IN_ENVIRONMENT = 'useWebIdentityFromEnvironment();';

const TEMPORARY = ['fromTemporaryCredentials', 'params: role'];
const WEB_TOKEN = ['fromWebToken', 'roleArn: role.RoleArn, webIdentityToken'];
const TOKEN_FILE = ['fromTokenFile', 'roleArn: role.RoleArn, webIdentityTokenFile'];
const CHAIN = ['fromNodeProviderChain', ''];

/** Function, its other options, and what runs before. */
const PROVIDERS = [
  TEMPORARY,
  WEB_TOKEN,
  TOKEN_FILE,
  ['fromIni', "profile: 'team-role'"],
  ['fromIni', "profile: 'team-role-west'"],
  ['fromNodeProviderChain', "profile: 'team-role'"],
  ['fromNodeProviderChain', "profile: 'team-role-west'"],
  [...CHAIN, WEB_IDENTITY_IN_ENVIRONMENT],
];

/** `callTo(['fromWebToken', 'a: 1'], 'b: 2')` -> `fromWebToken({ a: 1, b: 2 })` */
function callTo([name, options], ...settings) {
  const properties = [options, ...settings].filter((text) => text !== '');
  return properties.length === 0 ? `${name}()` : `${name}({ ${properties.join(', ')} })`;
}

/** Settings that name no region, or one that the environment decides: each asker matters. */
const OPEN_SETTINGS = [
  '',
  'clientConfig: {}',
  'clientConfig: { region: undefined }',
  'clientConfig: { region: process.env.AWS_REGION }',
  "stsConfig: { region: 'us-west-1' }",
];

/** Settings that name a region or an endpoint: those that ask the global host, too. */
const CLOSED_SETTINGS = [
  "clientConfig: { region: 'us-west-1' }",
  "clientConfig: { region: 'eu-west-1' }",
  "clientConfig: { region: async () => 'us-west-1' }",
  "clientConfig: { region: 'us-west-1', stsRegionalEndpoints: 'regional' }",
  "clientConfig: { stsRegionalEndpoints: 'regional' }",
  "clientConfig: { region: 'aws-global' }",
  'clientConfig: { useGlobalEndpoint: true }',
  "clientConfig: { region: 'us-west-1', useGlobalEndpoint: true }",
  "clientConfig: { endpoint: 'https://sts.amazonaws.com' }",
  "clientConfig: { endpoint: 'https://sts.amazonaws.com', region: 'us-west-1' }",
  "clientConfig: { endpoint: 'https://sts.us-west-1.amazonaws.com', region: 'us-west-1' }",
  "clientConfig: { endpoint: 'https://sts.us-west-1.amazonaws.com' }",
];

function rowsOf(provider, settings, askers) {
  const [, , before] = provider;
  return settings.flatMap((setting) =>
    askers.map((ask) => ({ ...(before && { before }), construction: ask(callTo(provider, setting)) })),
  );
}

const MATRIX = PROVIDERS.flatMap((provider) => [
  ...rowsOf(provider, OPEN_SETTINGS, EVERYONE),
  ...rowsOf(provider, CLOSED_SETTINGS, [ASKERS.alone, ASKERS.client]),
]);

const chained = (ask) => (provider) => ask(`createCredentialChain(${provider})`);

const CHAINED = [TEMPORARY, WEB_TOKEN, TOKEN_FILE].flatMap((provider) =>
  rowsOf(
    provider,
    ['', 'clientConfig: { region: process.env.AWS_REGION }', "clientConfig: { region: 'eu-west-1' }"],
    [chained(ASKERS.alone), chained(ASKERS.client)],
  ),
);

/** Two roles in a row: what the inner provider is asked with, and what the outer one. */
const NESTED = [TEMPORARY, WEB_TOKEN, TOKEN_FILE].flatMap((inner) =>
  [
    ['', ''],
    ["clientConfig: { region: 'us-west-1' }", ''],
    ['', "clientConfig: { region: 'us-west-1' }"],
    ['clientConfig: { region: process.env.AWS_REGION }', 'clientConfig: { region: process.env.AWS_REGION }'],
  ].flatMap(([innerSetting, outerSetting]) =>
    rowsOf(
      [TEMPORARY[0], `${TEMPORARY[1]}, masterCredentials: ${callTo(inner, innerSetting)}`],
      [outerSetting],
      [ASKERS.alone, ASKERS.client],
    ),
  ),
);

const ASSUMER_ARGUMENTS = [
  '',
  '{}',
  '{ region: undefined }',
  '{ region: process.env.AWS_REGION }',
  "{ region: 'eu-west-1' }",
  "{ region: 'aws-global' }",
  "{ region: 'eu-west-1', useGlobalEndpoint: true }",
  "{ endpoint: 'https://sts.amazonaws.com' }",
  "{ endpoint: 'https://sts.amazonaws.com', region: 'eu-west-1' }",
];

const ASSUMERS = ASSUMER_ARGUMENTS.flatMap((argument) => [
  `getDefaultRoleAssumer(${argument})(source, role)`,
  `getDefaultRoleAssumerWithWebIdentity(${argument})({ ...role, WebIdentityToken: webIdentityToken })`,
]);

/** @type {readonly import('../measure.mjs').Row[]} */
export const V3_CREDENTIAL_ROWS = [
  ...MATRIX,
  ...CHAINED,
  ...NESTED,
  ...ASSUMERS.map((construction) => ({ construction })),
  { before: WEB_IDENTITY_IN_ENVIRONMENT, construction: `new STSClient({ region: 'eu-west-2' })${SEND}` },
  {
    construction:
      "fromCognitoIdentityPool({ identityPoolId: 'eu-west-1:00000000-0000-0000-0000-000000000000', clientConfig: { region: 'eu-west-1' } })()",
  },
];

const SINGLE_PROVIDERS = [
  ['webIdentity.fromWebToken', WEB_TOKEN[1]],
  ['webIdentity.fromTokenFile', TOKEN_FILE[1]],
  ['ini.fromIni', "profile: 'team-role'"],
  ['ini.fromIni', "profile: 'team-role-west'"],
  ['node.defaultProvider', '', WEB_IDENTITY_IN_ENVIRONMENT],
];

/**
 * The same questions of the packages that hold one provider each.
 * @type {readonly import('../measure.mjs').Row[]}
 */
export const V3_SINGLE_PACKAGE_ROWS = SINGLE_PROVIDERS.flatMap((provider) =>
  rowsOf(
    provider,
    ['', 'clientConfig: { region: process.env.AWS_REGION }', "clientConfig: { region: 'us-west-1' }"],
    [ASKERS.alone, ASKERS.client],
  ),
);

const LIST = '.send(new ListIdentityPoolsCommand({ MaxResults: 1 }))';

/**
 * The same questions of a client of another service.
 * @type {readonly import('../measure.mjs').Row[]}
 */
export const V3_SERVICE_CLIENT_ROWS = [
  ...PROVIDERS.flatMap((provider) =>
    rowsOf(
      provider,
      [''],
      [(call) => `new CognitoIdentityClient({ region: 'eu-west-1', credentials: ${call} })${LIST}`],
    ),
  ),
  {
    before: WEB_IDENTITY_IN_ENVIRONMENT,
    construction: `new CognitoIdentityClient({ region: 'eu-west-2' })${LIST}`,
  },
];
