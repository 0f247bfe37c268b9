import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ProbeKind } from './probe-protocol.js';

/** An SDK that code in a folder gets, and the client that is tried with it. */
export interface InstalledSdk {
  readonly kind: ProbeKind;
  readonly packageName: string;
  readonly version: string;
  /** What is tried, as code. */
  readonly construction: string;
  /** Absolute path of the module. */
  readonly entry: string;
}

const CANDIDATES = [
  { kind: 'v3', packageName: '@aws-sdk/client-sts', construction: 'new STSClient({})' },
  {
    kind: 'v3-provider',
    packageName: '@aws-sdk/credential-providers',
    construction: 'fromTemporaryCredentials({ params })',
  },
  { kind: 'v2', packageName: 'aws-sdk', construction: 'new AWS.STS()' },
] as const;

/** The SDKs that a file in a folder would load. */
export function findSdks(folder: string): readonly InstalledSdk[] {
  const load = createRequire(join(folder, 'index.js'));
  return CANDIDATES.flatMap((candidate) => {
    const entry = resolveFrom(load, candidate.packageName);
    const version = entry === undefined ? undefined : getVersion(entry, candidate.packageName);
    return entry === undefined || version === undefined ? [] : [{ ...candidate, entry, version }];
  });
}

function resolveFrom(load: NodeJS.Require, name: string): string | undefined {
  try {
    return load.resolve(name);
  } catch {
    return undefined;
  }
}

/** The package.json above a module that bears the package's name; `exports` may hide it from require. */
function getVersion(entry: string, name: string): string | undefined {
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = readManifest(join(folder, 'package.json'));
    if (manifest?.name === name) return manifest.version;
  }
  return undefined;
}

interface Manifest {
  readonly name?: string;
  readonly version?: string;
}

function readManifest(path: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}
