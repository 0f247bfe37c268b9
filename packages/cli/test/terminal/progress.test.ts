import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createProgress } from '../../src/terminal/progress.js';

function draw(isTTY: boolean): string {
  const terminal = {
    isTTY,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  };
  const stream = Object.assign(new PassThrough(), terminal) as unknown as NodeJS.WriteStream & PassThrough;
  const progress = createProgress(stream);
  progress.start('Reading', 2);
  progress.step();
  progress.step();
  progress.stop();
  return String(stream.read() ?? '');
}

test('a bar on a terminal, and nothing off it', () => {
  expect(draw(true)).toMatch(/Reading \S+ 2\/2/);
  expect(draw(false)).toBe('');
});
