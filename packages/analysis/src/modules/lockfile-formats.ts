import { parse } from 'yaml';
import { asRecord } from './as-record.js';

/** Which version of a package a folder of the project gets. */
export interface LockedQuestion {
  readonly name: string;
  /** The range that is declared for it, as it is written. */
  readonly range: string | undefined;
  /** The folder of the file that imports it, from that of the lockfile, with forward slashes; '' for the same. */
  readonly folder: string;
}

/** A lockfile, asked for one package; undefined where it does not tell. */
export type Lockfile = (question: LockedQuestion) => string | undefined;

/** `package-lock.json`: of npm 7 and later by place in node_modules, of earlier ones by name. */
export function readNpmLock(text: string): Lockfile | undefined {
  const lock = asRecord(JSON.parse(text.replace(/^\uFEFF/, '')));
  const packages = asRecord(lock?.['packages']);
  const dependencies = asRecord(lock?.['dependencies']);
  if (!packages) return ({ name }) => getVersion(dependencies?.[name]);
  return ({ name, folder }) => {
    for (const place of findFolders(folder)) {
      const version = getVersion(packages[`${place === '' ? '' : `${place}/`}node_modules/${name}`]);
      if (version !== undefined) return version;
    }
    return undefined;
  };
}

/** `pnpm-lock.yaml`: what each package of the workspace depends on stands first, and is all that is read. */
export function readPnpmLock(text: string): Lockfile | undefined {
  const lock = asRecord(parse(text.replace(/^(?:packages|snapshots):[\s\S]*/m, ''), { logLevel: 'silent' }));
  const importers = asRecord(lock?.['importers']) ?? (lock && { '.': lock });
  return ({ name, folder }) => {
    for (const place of findFolders(folder)) {
      const importer = asRecord(importers?.[place === '' ? '.' : place]);
      for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
        const version = getPnpmVersion(asRecord(importer?.[kind])?.[name]);
        if (version !== undefined) return version;
      }
    }
    return undefined;
  };
}

/** `3.540.0(aws-crt@1.21.0)`, `3.540.0_aws-crt@1.21.0`, or an object that holds one; links and aliases tell nothing. */
function getPnpmVersion(dependency: unknown): string | undefined {
  const version = asRecord(dependency)?.['version'] ?? dependency;
  return typeof version === 'string'
    ? /^(\d+\.\d+\.\d+(?:-[\w.]+)?)(?:[(_]|$)/.exec(version)?.[1]
    : undefined;
}

const ENTRY = /^("?[^\s#"][^\n]*):\n((?:[ \t]+[^\n]*\n?)*)/gm;
const VERSION = /^[ \t]+version:? "?([^\s"]+)"?/m;

/**
 * `yarn.lock`, of Yarn 1 and of later ones. No library is needed: each entry is a line of `name@range` with commas,
 * quoted or not, and an indented `version` below it. Two ranges of one name may have two versions.
 */
export function readYarnLock(text: string): Lockfile {
  const versions = new Map<string, Map<string, string>>();
  for (const [, keys = '', body = ''] of text.replace(/\r\n/g, '\n').matchAll(ENTRY)) {
    const version = VERSION.exec(body)?.[1];
    if (version === undefined) continue;
    for (const key of keys.split(/"?, "?/)) {
      const [, name = '', range = ''] = /^"?((?:@[^/@]+\/)?[^/@]+)@(?:npm:)?(.*?)"?$/.exec(key) ?? [];
      versions.set(name, (versions.get(name) ?? new Map<string, string>()).set(range, version));
    }
  }
  return ({ name, range = '' }) => {
    const ofName = versions.get(name);
    const asked = ofName?.get(range.replace(/^npm:/, ''));
    const distinct = new Set(ofName?.values());
    return asked ?? (distinct.size === 1 ? [...distinct][0] : undefined);
  };
}

/** `a/b`, `a` and ``: a folder and those around it. */
function findFolders(folder: string): readonly string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')), ''];
}

function getVersion(entry: unknown): string | undefined {
  const version = asRecord(entry)?.['version'];
  return typeof version === 'string' ? version : undefined;
}
