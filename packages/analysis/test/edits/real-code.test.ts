import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { expectCase, remove, set, type ConfigurationCase } from './configuration-case.js';

const REGION = [set('region', 'process.env.AWS_REGION')];
const FLAG = [set('stsRegionalEndpoints', "'regional'")];
const BOTH = [set('region', "AWS.config.region || 'us-east-1'"), ...FLAG];
const NO_ENDPOINT = [remove('endpoint')];
const NO_SWITCH = [remove('useGlobalEndpoint')];

/** Code as people write it, formatted by Prettier; the edit leaves it so. */
const formatted: ConfigurationCase[] = [
  {
    title: 'v3 client at the top',
    before: `import { STSClient } from '@aws-sdk/client-sts';

const sts = ▶new STSClient();
`,
    changes: REGION,
    after: `import { STSClient } from '@aws-sdk/client-sts';

const sts = new STSClient({ region: process.env.AWS_REGION });
`,
  },
  {
    title: 'v3 client, empty configuration',
    before: `export const stsClient = ▶new STSClient({});
`,
    changes: REGION,
    after: `export const stsClient = new STSClient({ region: process.env.AWS_REGION });
`,
  },
  {
    title: 'v3 client with credentials',
    before: `const client = ▶new STSClient({
  credentials: {
    accessKeyId: process.env.AWS_ACCESS_KEY_ID!,
    secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY!,
  },
});
`,
    changes: REGION,
    after: `const client = new STSClient({
  credentials: {
    accessKeyId: process.env.AWS_ACCESS_KEY_ID!,
    secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY!,
  },
  region: process.env.AWS_REGION,
});
`,
  },
  {
    title: 'v3 client with undefined region',
    before: `const sts = ▶new STSClient({ region: undefined, maxAttempts: 3 });
`,
    changes: REGION,
    after: `const sts = new STSClient({ region: process.env.AWS_REGION, maxAttempts: 3 });
`,
  },
  {
    title: 'v3 client with aws-global',
    before: `const sts = ▶new STSClient({
  region: 'aws-global', // STS is a global service
  maxAttempts: 5,
});
`,
    changes: REGION,
    after: `const sts = new STSClient({
  region: process.env.AWS_REGION, // STS is a global service
  maxAttempts: 5,
});
`,
  },
  {
    title: 'v3 client with the global switch',
    before: `this.sts = ▶new STSClient({
  region: 'eu-west-1',
  useGlobalEndpoint: true,
});
`,
    changes: NO_SWITCH,
    after: `this.sts = new STSClient({
  region: 'eu-west-1',
});
`,
  },
  {
    title: 'v3 client with the global switch and no region',
    before: `this.sts = ▶new STSClient({
  requestHandler,
  useGlobalEndpoint: true,
});
`,
    changes: [...NO_SWITCH, ...REGION],
    after: `this.sts = new STSClient({
  requestHandler,
  region: process.env.AWS_REGION,
});
`,
  },
  {
    title: 'v3 client with the global endpoint on one line',
    before: `const sts = ▶new STSClient({ region, endpoint: 'https://sts.amazonaws.com' });
`,
    changes: NO_ENDPOINT,
    after: `const sts = new STSClient({ region });
`,
  },
  {
    title: 'v3 client with the global endpoint first',
    before: `const sts = ▶new STS({
  endpoint: 'https://sts.amazonaws.com',
  region: process.env.AWS_REGION,
});
`,
    changes: NO_ENDPOINT,
    after: `const sts = new STS({
  region: process.env.AWS_REGION,
});
`,
  },
  {
    title: 'v3 client with a regional endpoint',
    before: `const sts = ▶new STSClient({
  endpoint: 'https://sts.eu-west-1.amazonaws.com',
});
`,
    changes: [set('region', "'eu-west-1'")],
    after: `const sts = new STSClient({
  endpoint: 'https://sts.eu-west-1.amazonaws.com',
  region: 'eu-west-1',
});
`,
  },
  {
    title: 'v3 client with shared configuration',
    before: `const sts = ▶new STSClient(awsConfig);
`,
    changes: REGION,
    after: `const sts = new STSClient({ ...awsConfig, region: process.env.AWS_REGION });
`,
  },
  {
    title: 'v3 client with configuration or default',
    before: `const sts = ▶new STSClient(options ?? {});
`,
    changes: REGION,
    after: `const sts = new STSClient({ ...(options ?? {}), region: process.env.AWS_REGION });
`,
  },
  {
    title: 'v3 client with spread configuration',
    before: `const sts = ▶new STSClient({
  ...baseConfig,
  // retried by the queue
  maxAttempts: 1,
});
`,
    changes: REGION,
    after: `const sts = new STSClient({
  ...baseConfig,
  // retried by the queue
  maxAttempts: 1,
  region: process.env.AWS_REGION,
});
`,
  },
  {
    title: 'v3 client whose configuration is commented out',
    before: `const other = {
  a: 1,
};
const sts = ▶new STSClient({
  // region: 'us-east-1',
});
`,
    changes: REGION,
    after: `const other = {
  a: 1,
};
const sts = new STSClient({
  // region: 'us-east-1',
  region: process.env.AWS_REGION,
});
`,
  },
  {
    title: 'v3 client with LocalStack in a branch',
    before: `const sts = ▶new STSClient({
  region: undefined,
  ...(isLocal && { endpoint: 'http://localhost:4566' }),
});
`,
    changes: REGION,
    after: `const sts = new STSClient({
  region: process.env.AWS_REGION,
  ...(isLocal && { endpoint: 'http://localhost:4566' }),
});
`,
  },
  {
    title: 'v3 client with overrides behind the region',
    before: `const sts = ▶new STSClient({
  region: undefined,
  ...overrides,
});
`,
    changes: REGION,
    after: `const sts = new STSClient({
  ...overrides,
  region: process.env.AWS_REGION,
});
`,
  },
  {
    title: 'v3 client sent at once',
    before: `const identity = await ▶new STSClient({}).send(new GetCallerIdentityCommand({}));
`,
    changes: REGION,
    after: `const identity = await new STSClient({ region: process.env.AWS_REGION }).send(new GetCallerIdentityCommand({}));
`,
  },
  {
    title: 'v3 client traced',
    before: `const sts = AWSXRay.captureAWSv3Client(▶new STSClient({}));
`,
    changes: REGION,
    after: `const sts = AWSXRay.captureAWSv3Client(new STSClient({ region: process.env.AWS_REGION }));
`,
  },
  {
    title: 'v3 client of a class field',
    before: `class Identity {
  private readonly sts = ▶new STSClient({});
}
`,
    changes: REGION,
    after: `class Identity {
  private readonly sts = new STSClient({ region: process.env.AWS_REGION });
}
`,
  },
  {
    title: 'v3 subclass',
    before: `class TracedSts extends STSClient {
  constructor(options: STSClientConfig) {
    ▶super(options);
  }
}
`,
    changes: REGION,
    after: `class TracedSts extends STSClient {
  constructor(options: STSClientConfig) {
    super({ ...options, region: process.env.AWS_REGION });
  }
}
`,
  },
  {
    title: 'v3 client with asserted configuration',
    before: `const sts = ▶new STSClient({
  credentials: fromEnv(),
} as STSClientConfig);
`,
    changes: REGION,
    after: `const sts = new STSClient({
  credentials: fromEnv(),
  region: process.env.AWS_REGION,
} as STSClientConfig);
`,
  },
  {
    title: 'v3 client with an ignored setting',
    before: `const sts = ▶new STSClient({
  region,
  stsRegionalEndpoints: 'regional',
  credentials,
});
`,
    changes: [remove('stsRegionalEndpoints')],
    after: `const sts = new STSClient({
  region,
  credentials,
});
`,
  },
  {
    title: 'v3 client as a default parameter',
    before: `export async function whoAmI(client = ▶new STSClient({})) {
  return client.send(new GetCallerIdentityCommand({}));
}
`,
    changes: REGION,
    after: `export async function whoAmI(client = new STSClient({ region: process.env.AWS_REGION })) {
  return client.send(new GetCallerIdentityCommand({}));
}
`,
  },
  {
    title: 'v3 clients in an object',
    before: `export const clients = {
  sts: ▶new STSClient(),
  s3: new S3Client({}),
};
`,
    changes: REGION,
    after: `export const clients = {
  sts: new STSClient({ region: process.env.AWS_REGION }),
  s3: new S3Client({}),
};
`,
  },
  {
    title: 'v3 client within a provider',
    before: `const credentials = fromTemporaryCredentials({
  params: { RoleArn: arn },
  masterCredentials: await ▶makeProvider(),
});
`,
    changes: REGION,
    after: `const credentials = fromTemporaryCredentials({
  params: { RoleArn: arn },
  masterCredentials: await makeProvider({ region: process.env.AWS_REGION }),
});
`,
  },
  {
    title: 'v3 provider options',
    before: `const credentials = ▶fromWebToken({
  roleArn,
  webIdentityToken: token,
});
`,
    changes: [set('clientConfig', '{ region: process.env.AWS_REGION }')],
    after: `const credentials = fromWebToken({
  roleArn,
  webIdentityToken: token,
  clientConfig: { region: process.env.AWS_REGION },
});
`,
  },
  {
    title: 'v2 client',
    before: `const AWS = require('aws-sdk');

const sts = ▶new AWS.STS();
`,
    changes: BOTH,
    after: `const AWS = require('aws-sdk');

const sts = new AWS.STS({ region: AWS.config.region || 'us-east-1', stsRegionalEndpoints: 'regional' });
`,
  },
  {
    title: 'v2 client with API version',
    before: `const sts = ▶new AWS.STS({ apiVersion: '2011-06-15' });
`,
    changes: FLAG,
    after: `const sts = new AWS.STS({ apiVersion: '2011-06-15', stsRegionalEndpoints: 'regional' });
`,
  },
  {
    title: 'v2 client with a region',
    before: `const sts = ▶new AWS.STS({
  region: 'us-west-2',
  apiVersion: '2011-06-15',
});
`,
    changes: FLAG,
    after: `const sts = new AWS.STS({
  region: 'us-west-2',
  apiVersion: '2011-06-15',
  stsRegionalEndpoints: 'regional',
});
`,
  },
  {
    title: 'v2 client with shorthand',
    before: `const sts = ▶new AWS.STS({ credentials, region });
`,
    changes: FLAG,
    after: `const sts = new AWS.STS({ credentials, region, stsRegionalEndpoints: 'regional' });
`,
  },
  {
    title: 'v2 client with the legacy setting',
    before: `const sts = ▶new AWS.STS({
  region: REGION,
  stsRegionalEndpoints: 'legacy',
  httpOptions: { timeout: 1000, agent },
});
`,
    changes: FLAG,
    after: `const sts = new AWS.STS({
  region: REGION,
  stsRegionalEndpoints: 'regional',
  httpOptions: { timeout: 1000, agent },
});
`,
  },
  {
    title: 'v2 client with the legacy setting and no region',
    before: `const sts = ▶new AWS.STS({ stsRegionalEndpoints: 'legacy' });
`,
    changes: BOTH,
    after: `const sts = new AWS.STS({ stsRegionalEndpoints: 'regional', region: AWS.config.region || 'us-east-1' });
`,
  },
  {
    title: 'v2 client with the global endpoint',
    before: `const sts = ▶new AWS.STS({
  region: 'us-west-2',
  endpoint: 'sts.amazonaws.com',
});
`,
    changes: [...NO_ENDPOINT, ...FLAG],
    after: `const sts = new AWS.STS({
  region: 'us-west-2',
  stsRegionalEndpoints: 'regional',
});
`,
  },
  {
    title: 'v2 client with the global endpoint only',
    before: `const sts = ▶new AWS.STS({
  endpoint: 'https://sts.amazonaws.com',
});
`,
    changes: [...NO_ENDPOINT, ...BOTH],
    after: `const sts = new AWS.STS({
  region: AWS.config.region || 'us-east-1',
  stsRegionalEndpoints: 'regional',
});
`,
  },
  {
    title: 'v2 client with a hidden region',
    before: `const sts = ▶new AWS.STS({ region: undefined, stsRegionalEndpoints: 'regional' });
`,
    changes: [set('region', "AWS.config.region || 'us-east-1'")],
    after: `const sts = new AWS.STS({ region: AWS.config.region || 'us-east-1', stsRegionalEndpoints: 'regional' });
`,
  },
  {
    title: 'v2 client with configuration',
    before: `const sts = ▶new AWS.STS(this.config.aws);
`,
    changes: FLAG,
    after: `const sts = new AWS.STS({ ...this.config.aws, stsRegionalEndpoints: 'regional' });
`,
  },
  {
    title: 'v2 client with Object.assign',
    before: `const sts = ▶new AWS.STS(Object.assign({ apiVersion: '2011-06-15' }, options));
`,
    changes: FLAG,
    after: `const sts = new AWS.STS({ ...Object.assign({ apiVersion: '2011-06-15' }, options), stsRegionalEndpoints: 'regional' });
`,
  },
  {
    title: 'v2 promise',
    before: `const { Account } = await ▶new AWS.STS({ region }).getCallerIdentity().promise();
`,
    changes: FLAG,
    after: `const { Account } = await new AWS.STS({ region, stsRegionalEndpoints: 'regional' }).getCallerIdentity().promise();
`,
  },
  {
    title: 'v2 client of a traced SDK',
    before: `const sts = ▶new (AWSXRay.captureAWS(require('aws-sdk')).STS)({ region });
`,
    changes: FLAG,
    after: `const sts = new (AWSXRay.captureAWS(require('aws-sdk')).STS)({ region, stsRegionalEndpoints: 'regional' });
`,
  },
  {
    title: 'v2 client with comments everywhere',
    before: `const sts = ▶new AWS.STS({
  // the account's home region
  region: 'eu-central-1', // not Ireland
  /* retries are expensive */
  maxRetries: 2, // see incident 12
  // httpOptions: { timeout: 500 },
});
`,
    changes: FLAG,
    after: `const sts = new AWS.STS({
  // the account's home region
  region: 'eu-central-1', // not Ireland
  /* retries are expensive */
  maxRetries: 2, // see incident 12
  stsRegionalEndpoints: 'regional',
  // httpOptions: { timeout: 500 },
});
`,
  },
];

/** Code that Prettier never saw. */
const unformatted: ConfigurationCase[] = [
  {
    title: 'tabs and double quotes',
    before: 'var sts = ▶new AWS.STS({\n\tregion: "us-west-2"\n})\n',
    changes: [set('stsRegionalEndpoints', '"regional"')],
    after: 'var sts = new AWS.STS({\n\tregion: "us-west-2",\n\tstsRegionalEndpoints: "regional"\n})\n',
  },
  {
    title: 'Windows line endings',
    before:
      "const sts = ▶new AWS.STS({\r\n    region: 'us-west-2',   // home\r\n    maxRetries: 1        // few\r\n});\r\n",
    changes: FLAG,
    after:
      "const sts = new AWS.STS({\r\n    region: 'us-west-2',   // home\r\n    maxRetries: 1,        // few\r\n    stsRegionalEndpoints: 'regional'\r\n});\r\n",
  },
  {
    title: 'JSON style',
    before: 'var sts = ▶new AWS.STS({"accessKeyId": id, "secretAccessKey": secret})',
    changes: [set('stsRegionalEndpoints', '"regional"')],
    after:
      'var sts = new AWS.STS({"accessKeyId": id, "secretAccessKey": secret, "stsRegionalEndpoints": "regional"})',
  },
  {
    title: 'comma first',
    before:
      "var sts = ▶new AWS.STS({\n    accessKeyId: id\n  , secretAccessKey: secret\n  , region: 'eu-west-1'\n})",
    changes: FLAG,
    after:
      "var sts = new AWS.STS({\n    accessKeyId: id\n  , secretAccessKey: secret\n  , region: 'eu-west-1'\n  , stsRegionalEndpoints: 'regional'\n})",
  },
  {
    title: 'no space at all',
    before: "sts=▶new AWS.STS({apiVersion:'2011-06-15',region:r})",
    changes: FLAG,
    after: "sts=new AWS.STS({apiVersion:'2011-06-15',region:r, stsRegionalEndpoints: 'regional'})",
  },
  {
    title: 'aligned behind the brace',
    before: "var sts = ▶new AWS.STS({region: 'a',\n                       maxRetries: 1});",
    changes: FLAG,
    after:
      "var sts = new AWS.STS({region: 'a',\n                       maxRetries: 1,\n                       stsRegionalEndpoints: 'regional'});",
  },
  {
    title: 'no parentheses, no semicolon',
    before: "const AWS = require('aws-sdk')\nconst sts = ▶new AWS.STS\nconst iam = new AWS.IAM\n",
    changes: REGION,
    after:
      "const AWS = require('aws-sdk')\nconst sts = new AWS.STS({ region: process.env.AWS_REGION })\nconst iam = new AWS.IAM\n",
  },
  {
    title: 'region in brackets',
    before: "new Promise(r => ▶new AWS.STS({ ['region']: undefined }).getCallerIdentity(r))",
    changes: REGION,
    after: "new Promise(r => new AWS.STS({ ['region']: process.env.AWS_REGION }).getCallerIdentity(r))",
  },
  {
    title: 'configuration over lines in the parentheses',
    before: "const sts = ▶new STSClient(\n  {\n    region: 'aws-global'\n  }\n)",
    changes: REGION,
    after: 'const sts = new STSClient(\n  {\n    region: process.env.AWS_REGION\n  }\n)',
  },
  {
    title: 'a note in the parentheses',
    before: 'const sts = ▶new STSClient(\n  // region comes from the environment\n)',
    changes: REGION,
    after:
      'const sts = new STSClient(\n  // region comes from the environment\n  { region: process.env.AWS_REGION }\n)',
  },
  {
    title: 'a getter',
    before: 'const sts = ▶new STSClient({ get region() { return lookUp() } })',
    changes: REGION,
    after: 'impossible',
  },
  {
    title: 'arguments passed on',
    before: 'class A extends STSClient { constructor(...args) { ▶super(...args) } }',
    changes: REGION,
    after: 'impossible',
  },
];

describe('formatted code', () => {
  it.each(formatted)('$title', async (row) => {
    expectCase(row);
    // Wide enough for every line of the table: an edit does not wrap lines.
    const options = { parser: 'typescript', singleQuote: true, printWidth: 120 };
    for (const text of [row.before.replace('▶', ''), row.after]) {
      expect(await format(text, options)).toBe(text);
    }
  });
});

describe('other code', () => {
  it.each(unformatted)('$title', expectCase);
});
