import { describe, expect, it } from 'vitest';
import { askAll } from './ask-all.js';
import { ODD_SYNTAX } from './odd-syntax.js';
import { findTrees } from './trees.js';

describe('odd syntax never makes the analysis throw', () => {
  it.each(ODD_SYNTAX)('%s', (name, file, text) => {
    const path = `/nowhere/src/${file}`;
    const texts = [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`];
    const complaints = texts.flatMap((variant) => [
      ...askAll({ path, text: variant }, name),
      ...findTrees(path, variant).flatMap(({ parser, ...tree }) =>
        askAll({ path, text: variant, ...tree }, `${name}, ${parser}`),
      ),
    ]);
    expect(complaints.slice(0, 2)).toEqual([]);
  });

  it('is read by the parser that lints it, or by another', () => {
    const read = ODD_SYNTAX.filter(([, file, text]) =>
      findTrees(`/nowhere/${file}`, text).some(({ parser }) => /espree|typescript-eslint/.test(parser)),
    );
    const unread = ODD_SYNTAX.filter((odd) => !read.includes(odd)).map(([name]) => name);
    expect(unread).toEqual(['an open comment']);
  });
});
