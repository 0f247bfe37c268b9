// The fixture application, copied to where it can be changed.
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The application as it stands in the repository. */
export const ORIGINAL = fileURLToPath(new URL('../../fixtures/apps/accounts-service', import.meta.url));

const INSTALLED = fileURLToPath(new URL('node_modules', import.meta.url));
const SOURCE = /\.[cm]?[jt]s$/;

/**
 * Copies the application to a temporary folder, with the packages of this workspace as its node_modules.
 * @returns {{ root: string, remove(): void }}
 */
export function copyApp() {
  const root = join(realpathSync(mkdtempSync(join(tmpdir(), 'endpoint-hygiene-demo-'))), 'accounts-service');
  cpSync(ORIGINAL, root, { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  for (const name of listPackages()) {
    mkdirSync(join(root, 'node_modules', name, '..'), { recursive: true });
    symlinkSync(realpathSync(join(INSTALLED, name)), join(root, 'node_modules', name), 'junction');
  }
  return { root, remove: () => rmSync(join(root, '..'), { recursive: true, force: true }) };
}

function listPackages() {
  const names = readdirSync(INSTALLED).filter((name) => !name.startsWith('.'));
  return names.flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(INSTALLED, name)).map((inner) => `${name}/${inner}`) : [name],
  );
}

/**
 * The sources of an application, by their path in it.
 * @param {string} root
 * @returns {Map<string, string>}
 */
export function readSources(root) {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(`${sep}node_modules${sep}`));
  return new Map(
    paths.sort().map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

/**
 * A fingerprint of every source, to tell whether a folder was changed.
 * @param {string} root
 */
export function fingerprint(root) {
  return createHash('sha256')
    .update(JSON.stringify([...readSources(root)]))
    .digest('hex');
}
