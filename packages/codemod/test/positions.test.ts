import { applyEdits, type TextEdit } from '@endpoint-hygiene/analysis';
import { describe, expect, test } from 'vitest';
import { getLine, moveBack, moveForward } from '../src/positions.js';

const BEFORE = 'one two three four';
const EDITS: TextEdit[] = [
  { range: [3, 3], text: ' and' },
  { range: [4, 7], text: '2' },
  { range: [13, 18], text: '' },
];
const AFTER = applyEdits(BEFORE, EDITS);

describe('moving between a text and its edited form', () => {
  test.each(['one', 'three'])('"%s" is found again, forward and back', (word) => {
    const before = BEFORE.indexOf(word);
    const after = AFTER.indexOf(word);
    expect(moveForward(before, EDITS)).toBe(after);
    expect(moveBack(after, EDITS)).toBe(before);
  });

  test('text that is new came from where it was put', () => {
    expect(moveBack(AFTER.indexOf('and'), EDITS)).toBe(3);
    expect(moveBack(AFTER.indexOf('2'), EDITS)).toBe(4);
  });
});

describe('getLine', () => {
  test.each([
    ['a\nb\nc', 3],
    ['a\r\nb\r\nc', 3],
    ['a\rb\u2028c', 3],
    ['abc', 1],
  ])('%j: the last character is on line %i', (text, line) => {
    expect(getLine(text, text.length - 1)).toBe(line);
  });
});
