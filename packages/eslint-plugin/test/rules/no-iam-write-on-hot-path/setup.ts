import type { ExpectedReport } from '../run-cases.js';

/** The first line of a case that creates roles with SDK v3. */
export const V3 =
  "import { IAMClient, CreateRoleCommand } from '@aws-sdk/client-iam'; const iam = new IAMClient({});";

/** The same as CommonJS. */
export const V3_REQUIRED =
  "const { IAMClient, CreateRoleCommand } = require('@aws-sdk/client-iam'); const iam = new IAMClient({});";

/** The first line of a case that creates roles with SDK v2. */
export const V2 = "const AWS = require('aws-sdk'); const iam = new AWS.IAM();";

interface Words {
  readonly line: number;
  readonly chain: string;
  readonly operation?: string;
  readonly plane?: string;
  readonly kind?: string;
  readonly entry?: string;
}

/** A report at a write; the chain is given without the write, from a Lambda handler unless told. */
export function hotWrite(words: Words): ExpectedReport {
  return toReport('hotWrite', words);
}

/** A report at a write in a loop. */
export function hotWriteInLoop(words: Words): ExpectedReport {
  return toReport('hotWriteInLoop', words);
}

function toReport(messageId: string, { line, chain, ...given }: Words): ExpectedReport {
  const { operation = 'CreateRole', plane = "IAM's control plane" } = given;
  const { kind = 'request', entry = 'a Lambda handler' } = given;
  return { messageId, line, data: { operation, plane, kind, entry, chain: `${chain} → ${operation}` } };
}
