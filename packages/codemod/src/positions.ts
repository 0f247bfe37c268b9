import type { TextEdit } from '@endpoint-hygiene/analysis';

const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/g;

/** The line, from 1, on which an offset stands. */
export function getLine(text: string, offset: number): number {
  return (text.slice(0, offset).match(LINE_BREAK)?.length ?? 0) + 1;
}

/** Where an offset of the text before the edits stands in the text after them. Edits ascend. */
export function moveForward(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const { range, text } of edits) {
    if (range[1] <= offset) shift += text.length - (range[1] - range[0]);
  }
  return offset + shift;
}

/** Where an offset of the text after the edits stood in the text before them; in text that is new: where it was put. */
export function moveBack(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const { range, text } of edits) {
    const start = range[0] + shift;
    if (offset < start) break;
    if (offset < start + text.length) return range[0];
    shift += text.length - (range[1] - range[0]);
  }
  return offset - shift;
}
