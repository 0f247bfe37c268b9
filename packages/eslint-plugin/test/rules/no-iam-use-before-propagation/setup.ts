import type { ExpectedReport } from '../run-cases.js';

/** The first line of a case that has clients with methods. */
export const METHODS =
  "import { IAM } from '@aws-sdk/client-iam'; import { STS } from '@aws-sdk/client-sts'; import { Lambda } from '@aws-sdk/client-lambda'; const iam = new IAM({}); const sts = new STS({}); const lambda = new Lambda({});";

/** The first line of a case that has clients of commands. */
export const COMMANDS =
  "import { IAMClient, CreateRoleCommand } from '@aws-sdk/client-iam'; import { STSClient, AssumeRoleCommand } from '@aws-sdk/client-sts'; const iam = new IAMClient({}); const sts = new STSClient({});";

/** The first line of a case with SDK v2. */
export const V2 =
  "const AWS = require('aws-sdk'); const iam = new AWS.IAM(); const sts = new AWS.STS(); const lambda = new AWS.Lambda();";

interface Words {
  readonly line: number;
  readonly created: number;
  readonly use?: string;
  readonly operation?: string;
  readonly resource?: string;
}

/** A report of a use; a role that is assumed unless told. */
export function usedEarly({ line, created, ...given }: Words): ExpectedReport {
  const { use = 'AssumeRole', operation = 'CreateRole', resource = 'role' } = given;
  return {
    messageId: 'usedBeforePropagation',
    line,
    data: { use, operation, resource, created: String(created) },
  };
}
