import { pathToFileURL } from 'node:url';
import type { WorkspaceFolder } from 'vscode-languageserver-protocol';

/** A folder as an editor has opened it. */
export function createWorkspaceFolder(root: string): WorkspaceFolder {
  return { name: 'service', uri: pathToFileURL(root).href };
}

/** The settings that the server asks its editor for with each document. */
export function createConfiguration(root: string) {
  return {
    validate: 'on',
    packageManager: 'npm',
    useESLintClass: true,
    // With `useFlatConfig: true` the server looks for a class that ESLint 10 no longer has, and answers nothing.
    experimental: {},
    codeAction: {
      disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
      showDocumentation: { enable: true },
    },
    codeActionOnSave: { mode: 'all' },
    format: false,
    quiet: false,
    onIgnoredFiles: 'off',
    options: {},
    rulesCustomizations: [],
    run: 'onType',
    problems: { shortenToSingleLine: false },
    nodePath: null,
    workspaceFolder: createWorkspaceFolder(root),
    workingDirectory: { directory: root },
  };
}
