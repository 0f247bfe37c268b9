import { createTwoFilesPatch } from 'diff';
import type { Colours } from '../terminal/colours.js';
import type { Replacement } from './write-files.js';

/** A patch that git and patch apply in the folder that paths are shown for. */
export function toPatch({ before, after }: Replacement, shown: string): string {
  const names = [`a/${shown}`, `b/${shown}`] as const;
  const patch = createTwoFilesPatch(...names, before, after, undefined, undefined, { context: 3 });
  return patch.replace(/^=+\n/, '');
}

/** Colours a patch as git does. */
export function colourPatch(patch: string, colours: Colours): string {
  return patch
    .split('\n')
    .map((line) => {
      if (line.startsWith('--- ') || line.startsWith('+++ ')) return colours.bold(line);
      if (line.startsWith('@@')) return colours.cyan(line);
      if (line.startsWith('-')) return colours.red(line);
      return line.startsWith('+') ? colours.green(line) : line;
    })
    .join('\n');
}
