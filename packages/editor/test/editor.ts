import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { LanguageServer } from './language-server.js';
import { Project, type Files } from './project.js';

/** How long a test waits for what must come: a machine under load may be slow, and no more than that. */
export const PATIENCE = 60_000;

/** What a test file works with: filled before its first test. */
export interface Editor {
  readonly project: Project;
  readonly server: LanguageServer;
}

/** Gives a test file one project and one server. A complaint of the server fails the test that led to it. */
export function useEditor(files: Files): Editor {
  vi.setConfig({ testTimeout: 4 * PATIENCE, hookTimeout: 4 * PATIENCE });
  const editor = {} as { project: Project; server: LanguageServer };

  beforeAll(async () => {
    editor.project = new Project(files);
    editor.server = await LanguageServer.start(editor.project.root);
  });
  afterEach(() => {
    expect(editor.server.takeComplaints()).toEqual([]);
  });
  afterAll(async () => {
    await editor.server.stop();
    editor.project.remove();
    expect(editor.server.takeComplaints()).toEqual([]);
  });
  return editor;
}

/** `rule 4:20-4:33`, counted from one as editors show it. */
export function toFinding({ code, range: { start, end } }: Diagnostic): string {
  const places = [start, end].map(({ line, character }) => `${String(line + 1)}:${String(character + 1)}`);
  return `${String(code).replace('endpoint-hygiene/', '')} ${places.join('-')}`;
}

/** The findings of an open document. */
export async function lint({ server }: Editor, name: string): Promise<readonly string[]> {
  return (await server.lint(name)).map(toFinding);
}

/** The one finding of a rule in an open document. */
export async function find({ server }: Editor, name: string, rule: string): Promise<Diagnostic> {
  const found = (await server.lint(name)).filter(({ code }) => code === `endpoint-hygiene/${rule}`);
  const [diagnostic] = found;
  if (!diagnostic || found.length > 1) throw new Error(`Expected one ${rule}, not ${String(found.length)}.`);
  return diagnostic;
}
