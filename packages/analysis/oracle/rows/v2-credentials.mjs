// Rows of "STS inside v2 credentials": constructions of credentials, each an expression in which AWS is in scope.

const ROLE = "RoleArn: 'arn:aws:iam::123456789012:role/example', RoleSessionName: 'example'";
const POOL = 'eu-west-1:00000000-0000-0000-0000-000000000000';

/** What stands before the options of the inner STS client, and what stands behind. */
const CLASSES = {
  ChainableTemporaryCredentials: (config) =>
    `{ params: { ${ROLE} }${config === undefined ? '' : `, stsConfig: ${config}`} }`,
  WebIdentityCredentials: withSecond(`{ ${ROLE}, WebIdentityToken: 'token' }`),
  TokenFileWebIdentityCredentials: (config) => config ?? '',
  CognitoIdentityCredentials: withSecond(`{ ${ROLE}, IdentityId: '${POOL}', IdentityPoolId: '${POOL}' }`),
  SAMLCredentials: withSecond(
    "{ RoleArn: 'arn:aws:iam::123456789012:role/example', PrincipalArn: 'arn:aws:iam::123456789012:saml-provider/example', SAMLAssertion: 'assertion' }",
  ),
};

function withSecond(first) {
  return (config) => (config === undefined ? first : `${first}, ${config}`);
}

const FLAG = "stsRegionalEndpoints: 'regional'";
const REGION = "region: 'eu-west-1'";

const CONFIGURATIONS = [
  undefined,
  '{}',
  '{ region: undefined }',
  `{ ${REGION} }`,
  `{ ${REGION}, ${FLAG} }`,
  `{ ${REGION}, stsRegionalEndpoints: 'legacy' }`,
  `{ ${FLAG} }`,
  `{ region: undefined, ${FLAG} }`,
  `{ region: process.env.AWS_REGION, ${FLAG} }`,
  `{ region: AWS.config.region || 'us-east-1', ${FLAG} }`,
  `{ endpoint: 'https://sts.amazonaws.com', ${REGION} }`,
  `{ endpoint: 'https://sts.amazonaws.com', ${REGION}, ${FLAG} }`,
  `{ endpoint: 'https://sts.eu-west-1.amazonaws.com', ${REGION} }`,
];

const UPDATE_REGION = "AWS.config.update({ region: 'us-west-2' });";
const UPDATE = `AWS.config.update({ region: 'us-west-2', ${FLAG} });`;
const OWN_SECTION = `AWS.config.sts = { region: 'us-west-2', ${FLAG} };`;
const VARIABLE = "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'regional';";

/** Which configurations are asked for behind which statements. */
const CIRCUMSTANCES = [
  ['', CONFIGURATIONS],
  [
    UPDATE_REGION,
    [
      undefined,
      '{}',
      ...CONFIGURATIONS.filter((config) => config?.includes('AWS.config') || config === `{ ${FLAG} }`),
    ],
  ],
  [UPDATE, [undefined]],
  [OWN_SECTION, [undefined]],
  [VARIABLE, [undefined, `{ ${REGION} }`]],
];

function rowsOf([name, argumentsOf]) {
  const file = name === 'TokenFileWebIdentityCredentials' ? 'useTokenFile(); ' : '';
  return CIRCUMSTANCES.flatMap(([statement, configurations]) =>
    configurations.map((config) => {
      const before = `${file}${statement}`.trim();
      return { ...(before && { before }), construction: `new AWS.${name}(${argumentsOf(config)})` };
    }),
  );
}

/** TemporaryCredentials has no place for options: its second argument is other credentials. */
const TEMPORARY = [`{ ${ROLE} }`, `{ ${ROLE} }, new AWS.Credentials('id', 'secret')`, `{}`].flatMap(
  (list) => {
    const construction = `new AWS.TemporaryCredentials(${list})`;
    return [{ construction }, { before: UPDATE, construction }, { before: VARIABLE, construction }];
  },
);

const inner = (config) =>
  `new AWS.ChainableTemporaryCredentials(${CLASSES.ChainableTemporaryCredentials(config)})`;

/** Two roles in a row: each asks by its own configuration. */
const NESTED = [undefined, `{ ${REGION}, ${FLAG} }`].flatMap((innerConfig) =>
  [undefined, `{ ${REGION}, ${FLAG} }`].map((config) => ({
    construction: `new AWS.ChainableTemporaryCredentials({ params: { ${ROLE} }, masterCredentials: ${inner(innerConfig)}${config === undefined ? '' : `, stsConfig: ${config}`} })`,
  })),
);

/** @type {readonly import('../measure.mjs').Row[]} */
export const V2_CREDENTIAL_ROWS = [...Object.entries(CLASSES).flatMap(rowsOf), ...TEMPORARY, ...NESTED];
