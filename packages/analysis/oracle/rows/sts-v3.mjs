// Rows of "STS, SDK v3": constructions, each an expression in which STSClient and STS are in scope.

/** Regions of the commercial partition, by the newest SDK's own partition table. */
export const COMMERCIAL_REGIONS = [
  ...[
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
  ],
  ...[
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
  ],
  ...[
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-2',
  ],
  ...[
    'eu-west-3',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'me-west-1',
    'mx-central-1',
    'sa-east-1',
    'sa-west-1',
  ],
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
];

const withRegion = (region) => `new STSClient({ region: ${region} })`;

const NO_REGION = [
  'new STSClient()',
  'new STSClient({})',
  withRegion('undefined'),
  withRegion('null'),
  withRegion("''"),
];

const REGIONS = [
  ...[
    'eu-west-1',
    'us-east-1',
    'aws-global',
    'aws-cn-global',
    'aws-us-gov-global',
    'cn-north-1',
    'us-gov-west-1',
    'us-iso-east-1',
  ],
  ...[
    'eusc-de-east-1',
    'us-isob-east-1',
    'fips-us-east-1',
    'us-east-1-fips',
    'fips-aws-global',
    'local',
    'eu-wset-1',
    'EU-WEST-1',
  ],
].map((region) => withRegion(`'${region}'`));

const REGION_EXPRESSIONS = [
  "async () => 'eu-west-1'",
  'async () => undefined',
  'process.env.AWS_REGION',
  "process.env.AWS_REGION || 'us-east-1'",
];

const SWITCHES = [
  "{ region: 'eu-west-1', useGlobalEndpoint: true }",
  "{ region: 'ap-east-1', useGlobalEndpoint: true }",
  "{ region: 'cn-north-1', useGlobalEndpoint: true }",
  "{ region: 'us-gov-west-1', useGlobalEndpoint: true }",
  '{ useGlobalEndpoint: true }',
  '{ useGlobalEndpoint: false }',
  "{ region: 'us-east-2', useFipsEndpoint: true }",
  '{ useFipsEndpoint: true }',
  "{ region: 'eu-west-1', useDualstackEndpoint: true }",
  "{ region: 'eu-west-1', useGlobalEndpoint: true, useFipsEndpoint: true }",
  "{ region: 'eu-west-1', useGlobalEndpoint: true, useDualstackEndpoint: true }",
  "{ region: 'aws-global', useFipsEndpoint: true }",
  "{ region: 'aws-global', useDualstackEndpoint: true }",
  "{ region: 'eu-west-1', stsRegionalEndpoints: 'regional' }",
  "{ region: 'eu-west-1', stsRegionalEndpoints: 'legacy' }",
  "{ stsRegionalEndpoints: 'regional' }",
];

const ENDPOINTS = [
  "{ endpoint: 'https://sts.amazonaws.com', region: 'eu-west-1' }",
  "{ endpoint: 'https://sts.amazonaws.com', region: 'us-east-1' }",
  "{ endpoint: 'https://sts.amazonaws.com' }",
  "{ endpoint: 'sts.amazonaws.com', region: 'eu-west-1' }",
  "{ endpoint: 'https://sts.eu-west-1.amazonaws.com', region: 'eu-west-1' }",
  "{ endpoint: 'https://sts.eu-west-1.amazonaws.com', region: 'us-west-2' }",
  "{ endpoint: 'https://sts.eu-west-1.amazonaws.com' }",
  "{ endpoint: 'sts.eu-west-1.amazonaws.com', region: 'eu-west-1' }",
  "{ endpoint: 'https://sts.eu-west-1.amazonaws.com', region: 'aws-global' }",
  "{ endpoint: undefined, region: 'eu-west-1' }",
  '{ endpoint: undefined }',
  "{ endpoint: '', region: 'eu-west-1' }",
  "{ endpoint: 'http://localhost:4566', region: 'eu-west-1' }",
  "{ endpoint: 'http://localhost:4566' }",
  "{ endpoint: 'https://sts.amazonaws.com', region: 'eu-west-1', useGlobalEndpoint: true }",
  "{ endpoint: 'https://sts.amazonaws.com', region: 'eu-west-1', useFipsEndpoint: true }",
  "{ endpoint: { hostname: 'sts.amazonaws.com', protocol: 'https:', path: '/' }, region: 'eu-west-1' }",
].map((options) => `new STSClient(${options})`);

/** @type {readonly import('../measure.mjs').Row[]} */
export const V3_ROWS = [
  ...NO_REGION,
  ...REGIONS,
  ...REGION_EXPRESSIONS.map(withRegion),
  ...SWITCHES.map((options) => `new STSClient(${options})`),
  ...ENDPOINTS,
  'new STS({})',
  "new STS({ region: 'eu-west-1' })",
].map((construction) => ({ construction }));

/** One row for each commercial region: the switch moves some of them to the global host, and leaves others. */
export const V3_GLOBAL_SWITCH_ROWS = COMMERCIAL_REGIONS.map((region) => ({
  construction: `new STSClient({ region: '${region}', useGlobalEndpoint: true })`,
}));
