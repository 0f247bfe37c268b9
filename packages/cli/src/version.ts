import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The version of this package, off its package.json. */
export function getVersion(): string {
  const manifest = readFileSync(resolve(__dirname, '../package.json'), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
