import type { ResourceOperation } from './resources.js';
import { RESOURCES } from './resources.js';

/**
 * A resource that exists already, by ARN (also as a plain string) or by name. Undefined or empty, as a variable of the
 * environment may be: none is configured.
 */
export type ExistingResource =
  string | undefined | { readonly arn: string | undefined } | { readonly name: string | undefined };

/** What is known of an existing resource without asking IAM. */
export interface KnownResource {
  readonly arn?: string;
  readonly name: string;
}

/** `arn:aws:iam::123456789012:role/path/name`; AWS's own policies have `aws` for the account. */
const ARN = /^arn:aws[a-z-]*:iam::(?:\d{12}|aws):([a-z-]+)\/(?:[!-~]*\/)?([\w+=,.@-]+)$/;

const NAME = /^[\w+=,.@-]{1,128}$/;

/**
 * Reads the configuration of an existing resource; undefined where none is configured. Throws a TypeError where what is
 * configured is no resource of that kind, so that this is seen at the first call and not in the outage.
 */
export function readExistingResource(
  operation: ResourceOperation,
  existing: ExistingResource,
): KnownResource | undefined {
  const given = typeof existing === 'object' ? existing : { arn: existing };
  return 'arn' in given ? readArn(operation, given.arn?.trim()) : readName(operation, given.name?.trim());
}

function readArn(operation: ResourceOperation, arn: string | undefined): KnownResource | undefined {
  if (!arn) return undefined;
  const { type } = RESOURCES[operation];
  const [, foundType, name] = ARN.exec(arn) ?? [];
  if (foundType === type && name !== undefined) return { arn, name };
  throw new TypeError(
    `\`existing\` of ${operation} must be the ARN of a ${type} (arn:aws:iam::123456789012:${type}/name), but is "${arn}". Use \`{ name }\` where only the name is known.`,
  );
}

function readName(operation: ResourceOperation, name: string | undefined): KnownResource | undefined {
  if (!name) return undefined;
  if (NAME.test(name)) return { name };
  throw new TypeError(
    `\`existing.name\` of ${operation} must be the name of a ${RESOURCES[operation].type}, but is "${name}".`,
  );
}
