import { relative, sep } from 'node:path';

/** A path as people and reports read it: relative to a folder, with forward slashes. */
export function toDisplayPath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/') || '.';
}
