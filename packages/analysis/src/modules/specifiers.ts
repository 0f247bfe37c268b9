import { isBuiltin } from 'node:module';
import { isAbsolute } from 'node:path';

const sdkPackage = /^(?:aws-sdk$|aws-sdk\/|@aws-sdk\/|@smithy\/)/;
/** `node:fs`, `https://…`, `npm:x`, `data:…`, and on any platform `C:\x`. */
const scheme = /^[a-z][a-z\d+.-]*:/i;
const packageName = /^(?:@[^/@\s\\]+\/)?[^/@#.\s\\][^/@\s\\]*(?=\/|$)/;

/** Whether a specifier names a file by its place: `./x`, `..`, `/opt/x`. */
export function isPathSpecifier(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(specifier) || isAbsolute(specifier);
}

/** Whether a specifier can be no file of a project, told from its text alone: Node's modules, the SDK's, URLs. */
export function isPackageSpecifier(specifier: string): boolean {
  return specifier === '' || sdkPackage.test(specifier) || isBuiltin(specifier) || isForeignScheme(specifier);
}

/** `@acme/config/aws` -> `@acme/config`; undefined for what can be no package's name. */
export function packageNameOf(specifier: string): string | undefined {
  return packageName.exec(specifier)?.[0];
}

function isForeignScheme(specifier: string): boolean {
  return scheme.test(specifier) && !isAbsolute(specifier);
}
