/** A client of SDK v2 that asks the global endpoint: one error. */
export const GLOBAL =
  "import AWS from 'aws-sdk';\n\nexport const sts = new AWS.STS({ region: 'eu-west-1' });\n";

/** The same after a migration. */
export const REGIONAL =
  "import AWS from 'aws-sdk';\n\nexport const sts = new AWS.STS({ region: 'eu-west-1', stsRegionalEndpoints: 'regional' });\n";

/** A client of SDK v3 without a region: one warning. */
export const IMPLICIT =
  "import { STSClient } from '@aws-sdk/client-sts';\n\nexport const sts = new STSClient({});\n";

/** A request that waits for a write to IAM two files away. */
export const HOT_PATH = {
  'src/handler.ts':
    "import { onboard } from './onboarding.js';\n\nexport const handler = async (event: { name: string }) => onboard(event.name);\n",
  'src/onboarding.ts':
    "import { createRole } from './roles.js';\n\nexport async function onboard(name: string) {\n  return createRole(name);\n}\n",
  'src/roles.ts': `import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';

const iam = new IAMClient({ region: 'eu-west-1' });

export async function createRole(name: string) {
  return iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: '{}' }));
}
`,
};
