/** Three clients with a finding each: two are mended by a suggestion, the one in the middle by a fix. */
export const CLIENTS = `import AWS from 'aws-sdk';
import { STSClient } from '@aws-sdk/client-sts';

export const implicit = new STSClient({ maxAttempts: 2 });
export const half = new STSClient({ endpoint: 'https://sts.eu-west-1.amazonaws.com' });
export const old = new AWS.STS({ region: 'eu-west-1' });
`;

/** One finding of its own, whatever the file that it imports does: an answer without it is none. */
export const API = `import { STSClient } from '@aws-sdk/client-sts';
import { provision } from './tenants.js';

export const sts = new STSClient({});
export const handler = async (event: { tenant: string }) => {
  await provision(event.tenant);
};
`;

/** Writes to IAM. */
export const WRITING = `import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';

export const iam = new IAMClient({});

export async function provision(name: string): Promise<void> {
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: '{}' }));
}
`;

/** The same function without the write. */
export const HARMLESS = `export async function provision(name: string): Promise<void> {
  console.log(name);
}
`;
