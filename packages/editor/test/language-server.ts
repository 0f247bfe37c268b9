import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ApplyWorkspaceEditParams,
  type CodeAction,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type LogMessageParams,
  type MessageConnection,
  MessageType,
  type ShowMessageParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createConfiguration, createWorkspaceFolder } from './configuration.js';

const require = createRequire(import.meta.url);
const SERVER = join(
  require.resolve('vscode-langservers-extracted/package.json'),
  '../bin/vscode-eslint-language-server',
);

/** What the extension answers to eslint/confirmESLintExecution when the user trusts the folder. */
const APPROVED = 4;

/** What eslint/status says of a document that was linted without an exception. */
const STATUS_OK = 1;

/** The ESLint extension's server as an editor drives it: over stdio, with documents that are open and edited. */
export class LanguageServer {
  readonly #root: string;
  readonly #child: ChildProcess;
  readonly #closed: Promise<unknown>;
  readonly #connection: MessageConnection;
  readonly #documents = new Map<string, TextDocument>();
  readonly #complaints: string[] = [];
  #edits: TextEdit[] = [];

  private constructor(root: string) {
    this.#root = root;
    // The plugin keeps faults of the analysis from the lint run, and tells them only when it is asked.
    const env = { ...process.env, NODE_DEBUG: 'endpoint-hygiene' };
    // What this Node says of the server's old packages is not the plugin's concern.
    const child = spawn(process.execPath, ['--no-warnings', SERVER, '--stdio'], { cwd: root, env });
    this.#child = child;
    this.#closed = new Promise((done) => child.once('close', done));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => this.#complaints.push(chunk));
    this.#connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    // A server that dies must fail the test at once: requests without an answer are rejected.
    this.#connection.onClose(() => {
      this.#connection.dispose();
    });
    this.#answerServer();
    this.#listenToServer();
    this.#connection.listen();
  }

  /** Starts the server for the folder of a project. */
  static async start(root: string): Promise<LanguageServer> {
    const server = new LanguageServer(root);
    await server.#connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: server.#toUri(),
      workspaceFolders: [createWorkspaceFolder(root)],
      capabilities: {
        workspace: { configuration: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
      },
    });
    await server.#connection.sendNotification('initialized', {});
    return server;
  }

  /** What the server has complained of since the last time: warnings, errors and stacks of exceptions. */
  takeComplaints(): readonly string[] {
    return this.#complaints.splice(0);
  }

  /** Opens a document with a text, as a person opens a file. */
  async open(name: string, text: string): Promise<void> {
    const document = TextDocument.create(this.#toUri(name), 'typescript', 1, text);
    this.#documents.set(name, document);
    const { uri, languageId, version } = document;
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version, text },
    });
  }

  /** Gives an open document another text, which is not saved. */
  async type(name: string, text: string): Promise<void> {
    const document = this.#getDocument(name);
    const version = document.version + 1;
    this.#documents.set(name, TextDocument.update(document, [{ text }], version));
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: document.uri, version },
      contentChanges: [{ text }],
    });
  }

  /** Lints an open document: what the editor underlines. */
  async lint(name: string): Promise<readonly Diagnostic[]> {
    const report = await this.#connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      identifier: 'eslint',
      textDocument: { uri: this.#toUri(name) },
    });
    if (report.kind !== 'full') throw new Error(`Expected a full report on ${name}.`);
    return report.items;
  }

  /** The entries of the menu that a click on the light bulb of a diagnostic opens. */
  async listActions(name: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    return this.#connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: this.#toUri(name) },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
  }

  /** Chooses an entry of that menu by its title, and returns the document's text afterwards. */
  async choose(name: string, diagnostic: Diagnostic, title: string): Promise<string> {
    const actions = await this.listActions(name, diagnostic);
    const command = actions.find((action) => action.title === title)?.command;
    if (!command) throw new Error(`No "${title}" in ${actions.map((action) => action.title).join(', ')}.`);
    this.#edits = [];
    // The answer to the command comes after the server's request to apply the edit.
    await this.#connection.sendRequest('workspace/executeCommand', {
      command: command.command,
      arguments: command.arguments,
    });
    const text = TextDocument.applyEdits(this.#getDocument(name), this.#edits);
    await this.type(name, text);
    return text;
  }

  /** The text of an open document after all that is fixed on save. The server fixes what it has linted. */
  async fixAll(name: string): Promise<string> {
    const document = this.#getDocument(name);
    const [action] = await this.#connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: document.uri },
      range: { start: document.positionAt(0), end: document.positionAt(document.getText().length) },
      context: { diagnostics: [], only: ['source.fixAll.eslint'] },
    });
    if (!action?.edit) throw new Error(`Nothing is fixed in ${name}.`);
    return TextDocument.applyEdits(document, toTextEdits(action.edit));
  }

  /** Ends the server as an editor does. */
  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      await this.#connection.sendRequest('shutdown');
      await this.#connection.sendNotification('exit');
    }
    await this.#closed;
  }

  #answerServer(): void {
    const connection = this.#connection;
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => createConfiguration(this.#root)),
    );
    connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      this.#edits.push(...toTextEdits(edit));
      return { applied: true };
    });
    connection.onRequest('eslint/confirmESLintExecution', () => APPROVED);
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('workspace/diagnostic/refresh', () => null);
    // Such as eslint/noLibrary, eslint/noConfig and eslint/probeFailed.
    connection.onRequest((method) => {
      this.#complaints.push(method);
      return null;
    });
  }

  #listenToServer(): void {
    const connection = this.#connection;
    connection.onNotification('window/logMessage', ({ type, message }: LogMessageParams) => {
      if (type <= MessageType.Warning) this.#complaints.push(message);
    });
    connection.onNotification('window/showMessage', ({ message }: ShowMessageParams) => {
      this.#complaints.push(message);
    });
    connection.onNotification('eslint/status', ({ uri, state }: { uri: string; state: number }) => {
      if (state !== STATUS_OK) this.#complaints.push(`eslint/status ${String(state)} of ${uri}`);
    });
  }

  #getDocument(name: string): TextDocument {
    const document = this.#documents.get(name);
    if (!document) throw new Error(`${name} is not open.`);
    return document;
  }

  #toUri(name = ''): string {
    return pathToFileURL(join(this.#root, name)).href;
  }
}

function toTextEdits({ documentChanges = [] }: WorkspaceEdit): TextEdit[] {
  return documentChanges.flatMap((change) => ('edits' in change ? (change.edits as TextEdit[]) : []));
}
