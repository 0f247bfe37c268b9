// What the demo prints with: colours where they are wanted, and lines no longer than a terminal is wide.
import { stripVTControlCharacters, styleText } from 'node:util';

/** Lines are wrapped so that they are readable in a terminal of this width. */
export const WIDTH = 100;

const wantsColour =
  !process.env.NO_COLOR &&
  (process.env.FORCE_COLOR ? process.env.FORCE_COLOR !== '0' : process.stdout.isTTY === true);

/**
 * Colours a text where the terminal shows colours; leaves it as it is elsewhere.
 * @param {import('node:util').InspectColor | readonly import('node:util').InspectColor[]} format
 * @param {string} text
 */
export function paint(format, text) {
  return wantsColour ? styleText(format, text, { validateStream: false }) : text;
}

/** @param {string} [line] */
export function print(line = '') {
  process.stdout.write(`${line}\n`);
}

/**
 * Prints the heading of a chapter.
 * @param {string} title
 */
export function printChapter(title) {
  print(`\n${paint('bold', title)}\n${paint('dim', '─'.repeat(WIDTH))}`);
}

/**
 * Breaks a text between words into lines that fit behind an indentation.
 * @param {string} text
 * @param {number} indent
 */
export function wrap(text, indent) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= WIDTH - indent || line === '') lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

/**
 * Pads a text to a width, not counting its colours.
 * @param {string} text
 * @param {number} width
 */
export function pad(text, width) {
  return text + ' '.repeat(Math.max(0, width - stripVTControlCharacters(text).length));
}

/**
 * Prints rows in columns that are as wide as their widest cell.
 * @param {readonly (readonly string[])[]} rows
 */
export function printTable(rows) {
  const lengthOf = (/** @type {string} */ cell) => stripVTControlCharacters(cell).length;
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => lengthOf(row[column]))));
  for (const row of rows)
    print(
      `  ${row
        .map((cell, column) => pad(cell, widths[column]))
        .join('  ')
        .trimEnd()}`,
    );
}
