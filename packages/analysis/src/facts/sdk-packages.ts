/** Packages whose module object is the v2 namespace: `AWS.STS`, `AWS.config`. */
const V2_NAMESPACES = new Set([
  'aws-sdk',
  'aws-sdk/global',
  'aws-sdk/lib/aws',
  'aws-sdk/lib/core',
  'aws-sdk/clients/all',
]);

const V3_STS_PACKAGES = new Set(['@aws-sdk/client-sts', '@aws-sdk/nested-clients/sts']);
const V3_STS_CLASSES = new Set(['STSClient', 'STS']);

/** Functions of packages that return the SDK or the client they are given, by package and exported name. */
const RETURNED_ARGUMENTS: Readonly<Record<string, ReadonlyMap<string, number>>> = {
  'aws-xray-sdk': new Map([
    ['captureAWS', 0],
    ['captureAWSClient', 0],
    ['captureAWSv3Client', 0],
  ]),
  'aws-xray-sdk-core': new Map([
    ['captureAWS', 0],
    ['captureAWSClient', 0],
    ['captureAWSv3Client', 0],
  ]),
  '@aws-lambda-powertools/tracer': new Map([
    ['captureAWS', 0],
    ['captureAWSClient', 0],
    ['captureAWSv3Client', 0],
  ]),
};

/** A name that a package exports. */
export interface PackageExport {
  readonly package: string;
  readonly path: readonly string[];
}

/** The SDK whose STS client class this is, or undefined. */
export function getStsSdk({ package: name, path }: PackageExport): 2 | 3 | undefined {
  const member = path.join('.');
  if (V3_STS_PACKAGES.has(name)) return V3_STS_CLASSES.has(member) ? 3 : undefined;
  if (name === 'aws-sdk/clients/sts') return member === '' || member === 'STS' ? 2 : undefined;
  return V2_NAMESPACES.has(name) && member === 'STS' ? 2 : undefined;
}

/** Tells whether this is v2's namespace, usually called `AWS`. */
export function isV2Namespace({ package: name, path }: PackageExport): boolean {
  return V2_NAMESPACES.has(name) && path.length === 0;
}

/** Tells whether this is v2's `AWS.<member>`. */
export function isV2Member({ package: name, path }: PackageExport, member: string): boolean {
  return V2_NAMESPACES.has(name) && path.join('.') === member;
}

/** Which argument a package's function returns; undefined when it returns something of its own. */
export function getReturnedArgument({ package: name, path }: PackageExport): number | undefined {
  return RETURNED_ARGUMENTS[name]?.get(path.at(-1) ?? '');
}

/** Packages that replace STS clients in tests. */
export const MOCK_PACKAGES: ReadonlySet<string> = new Set(['aws-sdk-client-mock', 'aws-sdk-mock']);

/**
 * A file whose text lacks this (`requests` and `lists` do not count) holds no STS client, setting or subclass, and no
 * credential provider that asks STS: decided before any parse.
 */
export const STS_TEXT =
  /STS|Sts|(?<![a-z])sts|credential-provider|from(?:WebToken|TokenFile|Ini|NodeProviderChain)\b|(?:Temporary|WebIdentity|SAML|CognitoIdentity)Credentials|DefaultRoleAssumer|(?:signin|console)\.aws\./;
