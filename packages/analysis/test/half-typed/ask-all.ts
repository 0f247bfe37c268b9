import { expect } from 'vitest';
import { Project, type Judgement, type SourceFile } from '../../src/index.js';

const project = new Project();

/** Whatever the analysis is asked of a file. */
const QUESTIONS: Readonly<Record<string, (file: SourceFile) => readonly { range: Judgement['range'] }[]>> = {
  judge: (file) => {
    const judged = project.judge(file);
    return 'judgements' in judged ? judged.judgements : [];
  },
  findHotPaths: (file) => project.findHotPaths(file),
  findEarlyUses: (file) => project.findEarlyUses(file),
};

/** Complains of what throws, and of findings that stand outside the text; `where` says how the text came to be. */
export function askAll(file: SourceFile, where: string): readonly string[] {
  return Object.entries(QUESTIONS).flatMap(([question, ask]) => {
    try {
      const odd = ask(file).filter(({ range: [start, end] }) => start > end || end > file.text.length);
      return odd.map(({ range }) => `${question}, ${where}: a finding at ${range.join()}\n${file.text}`);
    } catch (error) {
      return [`${question}, ${where}: ${String((error as Error).stack)}\n${file.text}`];
    }
  });
}

/** Expects a file that does not parse to be said so, with words and a line. */
export function expectFailure(file: SourceFile): void {
  const judged = project.judge(file);
  expect(judged).toMatchObject({ failure: { message: expect.stringMatching(/\S/) as string } });
  if ('failure' in judged) expect(judged.failure.line).toBeGreaterThan(0);
}
