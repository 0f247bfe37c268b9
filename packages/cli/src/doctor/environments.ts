import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICE_KEY, type ProfileFile, type Setting } from './setting.js';

/** What a process needs to run at all. */
const BASICS = ['PATH', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP'];

/**
 * Environments that hold some settings and nothing else of AWS: profiles are written afresh with these settings alone,
 * so that no credential of the user's is ever handed to an SDK.
 */
export class Environments {
  readonly #root = mkdtempSync(join(tmpdir(), 'endpoint-hygiene-'));
  #count = 0;

  /** A whole environment with the given settings. */
  create(settings: readonly Setting[]): Readonly<Record<string, string>> {
    this.#count += 1;
    const variables = settings.filter(({ place }) => place.kind === 'variable');
    return {
      ...this.#getBasics(),
      AWS_CONFIG_FILE: this.#write('config', settings),
      AWS_SHARED_CREDENTIALS_FILE: this.#write('credentials', settings),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1',
      NODE_NO_WARNINGS: '1',
      ...Object.fromEntries(variables.map(({ name, value }) => [name, value])),
    };
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }

  #getBasics(): Record<string, string> {
    const known = BASICS.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries(known);
  }

  #write(file: ProfileFile, settings: readonly Setting[]): string {
    const path = join(this.#root, `${String(this.#count)}-${file}`);
    const sections = new Map<string, string[]>();
    for (const { name, value, place } of settings) {
      if (place.kind !== 'profile' || place.file !== file) continue;
      const line = name === SERVICE_KEY ? `sts =\n  endpoint_url = ${value}` : `${name} = ${value}`;
      sections.set(place.section, [...(sections.get(place.section) ?? []), line]);
    }
    const texts = [...sections].map(([name, lines]) => `[${toHeading(file, name)}]\n${lines.join('\n')}\n`);
    writeFileSync(path, texts.join('\n'), { mode: 0o600 });
    return path;
  }
}

function toHeading(file: ProfileFile, section: string): string {
  if (section.startsWith('services.')) return section.replace('.', ' ');
  return file === 'config' && section !== 'default' ? `profile ${section}` : section;
}
