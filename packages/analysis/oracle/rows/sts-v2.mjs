// Rows of "STS, SDK v2": constructions, each an expression in which AWS is in scope, after statements where it has any.

const FLAG = "stsRegionalEndpoints: 'regional'";
const REGION = "region: 'eu-west-1'";

const OPTIONS = [
  '',
  '{}',
  '{ region: undefined }',
  `{ ${REGION} }`,
  "{ region: 'us-east-1' }",
  `{ ${REGION}, ${FLAG} }`,
  `{ ${REGION}, stsRegionalEndpoints: 'Regional' }`,
  `{ ${REGION}, stsRegionalEndpoints: 'legacy' }`,
  `{ ${REGION}, stsRegionalEndpoints: undefined }`,
  `{ ${REGION}, stsRegionalEndpoints: '' }`,
  `{ ${REGION}, stsRegionalEndpoints: true }`,
  `{ ${REGION}, stsRegionalEndpoints: 'reginal' }`,
  `{ ${FLAG} }`,
  `{ region: undefined, ${FLAG} }`,
  `{ region: null, ${FLAG} }`,
  `{ region: '', ${FLAG} }`,
  `{ region: process.env.AWS_REGION, ${FLAG} }`,
  `{ region: AWS.config.region || 'us-east-1', ${FLAG} }`,
  "{ region: 'aws-global' }",
  `{ region: 'aws-global', ${FLAG} }`,
  "{ region: 'local' }",
  `{ region: 'local', ${FLAG} }`,
];

const PARTITIONS = [
  'us-iso-east-1',
  'us-isob-east-1',
  'us-gov-west-1',
  'cn-north-1',
  'aws-cn-global',
  'aws-us-gov-global',
  'eusc-de-east-1',
  'fips-us-east-1',
  'us-east-1-fips',
].flatMap((region) => [`{ region: '${region}' }`, `{ region: '${region}', ${FLAG} }`]);

const SWITCHES = ['useFipsEndpoint: true', 'useDualstackEndpoint: true', 'useDualstack: true'].flatMap(
  (option) => [`{ ${REGION}, ${option} }`, `{ ${REGION}, ${option}, ${FLAG} }`, `{ ${option} }`],
);

const ENDPOINTS = [
  `{ endpoint: 'https://sts.eu-west-1.amazonaws.com', ${REGION} }`,
  `{ endpoint: 'https://sts.eu-west-1.amazonaws.com', ${REGION}, ${FLAG} }`,
  "{ endpoint: 'https://sts.eu-west-1.amazonaws.com', region: 'us-west-2' }",
  "{ endpoint: 'https://sts.eu-west-1.amazonaws.com' }",
  "{ endpoint: 'sts.eu-west-1.amazonaws.com', region: 'eu-west-1' }",
  `{ endpoint: 'https://sts.amazonaws.com', ${REGION} }`,
  `{ endpoint: 'https://sts.amazonaws.com', ${REGION}, ${FLAG} }`,
  "{ endpoint: 'https://sts.amazonaws.com' }",
  `{ endpoint: 'sts.amazonaws.com', ${REGION} }`,
  `{ endpoint: undefined, ${REGION}, ${FLAG} }`,
  `{ endpoint: undefined, ${REGION} }`,
  `{ endpoint: null, ${REGION}, ${FLAG} }`,
  `{ endpoint: '', ${REGION}, ${FLAG} }`,
  `{ endpoint: 'sts.{region}.amazonaws.com', ${REGION} }`,
  `{ endpoint: new AWS.Endpoint('sts.eu-west-1.amazonaws.com'), ${REGION} }`,
  "{ endpoint: 'http://localhost:4566' }",
  `{ endpoint: 'http://localhost:4566', ${REGION}, ${FLAG} }`,
];

const BARE = [...OPTIONS, ...PARTITIONS, ...SWITCHES, ...ENDPOINTS].map((options) => ({
  construction: `new AWS.STS(${options})`,
}));

const UPDATE = `AWS.config.update({ ${REGION}, ${FLAG} });`;
const UPDATE_REGION = `AWS.config.update({ ${REGION} });`;

const CONFIGURED = [
  [UPDATE, ''],
  [UPDATE, '{}'],
  [UPDATE, "{ region: 'us-west-2' }"],
  [UPDATE, 'AWS.config'],
  [UPDATE, '{ ...AWS.config }'],
  [UPDATE_REGION, ''],
  [UPDATE_REGION, `{ ...AWS.config, ${FLAG} }`],
  ['', `{ ...AWS.config, ${FLAG} }`],
  ['', `new AWS.Config({ ${REGION}, ${FLAG} })`],
  ['', `new AWS.Config({ ${REGION} })`],
  ['', `new AWS.Config({ ${FLAG} })`],
  [UPDATE_REGION, `{ ${FLAG} }`],
  [UPDATE_REGION, `{ region: undefined, ${FLAG} }`],
  [UPDATE_REGION, '{ region: undefined }'],
  [UPDATE_REGION, `{ region: AWS.config.region || 'us-east-1', ${FLAG} }`],
  [`AWS.config.region = 'eu-west-1'; AWS.config.stsRegionalEndpoints = 'regional';`, ''],
  [`AWS.config.sts = { ${REGION}, ${FLAG} };`, ''],
  [`AWS.config.sts = { ${REGION} };`, `{ ${FLAG} }`],
  [`AWS.config.sts = { ${REGION} };`, `{ region: AWS.config.region || 'us-east-1', ${FLAG} }`],
  [`AWS.config.update({ sts: { ${REGION}, ${FLAG} } });`, ''],
  [`AWS.config.update({ endpoint: 'https://sts.eu-west-1.amazonaws.com', ${REGION} });`, ''],
  ["process.env.AWS_STS_REGIONAL_ENDPOINTS = 'regional';", `{ ${REGION} }`],
  ["process.env.AWS_STS_REGIONAL_ENDPOINTS = 'regional';", ''],
  ["process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';", `{ ${REGION} }`],
  ["process.env.AWS_STS_REGIONAL_ENDPOINTS = 'legacy';", `{ ${REGION}, ${FLAG} }`],
  ["process.env.AWS_STS_REGIONAL_ENDPOINTS = 'nonsense';", `{ ${REGION} }`],
].map(([before, options]) => ({ construction: `new AWS.STS(${options})`, before }));

const AFTERWARDS = [
  [
    "const sts = new AWS.STS({ region: 'eu-west-1' });",
    "process.env.AWS_STS_REGIONAL_ENDPOINTS = 'regional';",
  ],
  ["const sts = new AWS.STS({ region: 'eu-west-1' });", "sts.config.stsRegionalEndpoints = 'regional';"],
  [
    "const sts = new AWS.STS({ region: 'eu-west-1' });",
    "sts.config.update({ stsRegionalEndpoints: 'regional' });",
  ],
].map((statements) => ({ construction: 'sts', before: statements.join(' ') }));

/** @type {readonly import('../measure.mjs').Row[]} */
export const V2_ROWS = [...BARE, ...CONFIGURED, ...AFTERWARDS];
