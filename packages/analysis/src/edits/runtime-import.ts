import type { TSESTree } from '@typescript-eslint/types';
import { RUNTIME_PACKAGE } from '../facts/iam-fallbacks.js';
import type { TextEdit } from '../judgement.js';
import type { SourceModule } from '../syntax/source-module.js';
import { addItems } from './list-addition.js';
import { getListEdits, getPieces } from './bracketed-list.js';
import { quoteLike } from './quote-like.js';
import { findRuntimeImports, getRequired, type RuntimeImport, type RuntimeName } from './runtime-names.js';
import { getLexemesIn, getLineBreakAt } from './source-text.js';

/** How a file names the runtime's functions once its import is made. */
export interface RuntimeAccess {
  /** What to write for a name; undefined where another variable of the file has it. */
  getLocal(name: RuntimeName): string | undefined;
  /** The edits that import names which the file lacks; undefined where the import cannot be read. */
  getImportEdits(names: readonly RuntimeName[]): readonly TextEdit[] | undefined;
}

/** Reads what a file imports of the runtime. */
export function readRuntimeAccess(module: SourceModule): RuntimeAccess {
  const imports = findRuntimeImports(module);
  const namespace = imports.find((found) => found.namespace !== undefined)?.namespace;
  const getImported = (name: RuntimeName) => {
    const local = imports.map(({ locals }) => locals.get(name)).find((found) => found !== undefined);
    return local ?? (namespace === undefined ? undefined : `${namespace}.${name}`);
  };
  return {
    getLocal: (name) => getImported(name) ?? (isTaken(module, name) ? undefined : name),
    getImportEdits: (names) => {
      const missing = names.filter((name) => getImported(name) === undefined);
      if (missing.length === 0) return [];
      const listed = imports.find((found) => found.list !== undefined);
      return listed ? extendImport(module, listed, missing) : [createImport(module, missing)];
    },
  };
}

function isTaken(module: SourceModule, name: string): boolean {
  return module.scopeManager.scopes.some((scope) => (scope.set.get(name)?.defs.length ?? 0) > 0);
}

/** `import { withIamGuard } from '…'` gets further names. */
function extendImport(
  module: SourceModule,
  { list }: RuntimeImport,
  names: readonly RuntimeName[],
): readonly TextEdit[] | undefined {
  if (!list) return undefined;
  const items = list.type === 'ImportDeclaration' ? list.specifiers : list.properties;
  const lexemes = getLexemesIn(module, list.range);
  const open = lexemes?.find(({ text, isComment }) => text === '{' && !isComment);
  const close = lexemes?.findLast(({ text, isComment, range }) => {
    const isBehind = range[0] >= (items.at(-1)?.range[1] ?? 0);
    return text === '}' && !isComment && isBehind;
  });
  if (!open || !close) return undefined;
  const pieces = getPieces(module, [open.range[0], close.range[1]], items);
  return pieces && getListEdits(addItems(module, pieces, names), getLineBreakAt(module, list.range[0]));
}

function createImport(module: SourceModule, names: readonly RuntimeName[]): TextEdit {
  const quoted = quoteLike(module)(`${hasDenoSpecifiers(module) ? 'npm:' : ''}${RUNTIME_PACKAGE}`);
  const list = `{ ${names.join(', ')} }`;
  const text = isEsModule(module) ? `import ${list} from ${quoted}` : `const ${list} = require(${quoted})`;
  const before = findLastImport(module);
  return before ? insertBehind(module, before, text) : insertAtHead(module, text);
}

function hasDenoSpecifiers({ ast }: SourceModule): boolean {
  return ast.body.some(
    (statement) =>
      statement.type === 'ImportDeclaration' && /^npm:\/?(?:@aws-sdk\/|aws-sdk)/.test(statement.source.value),
  );
}

/** A file with a word of ES modules is one; any other by its extension. */
function isEsModule({ ast, path }: SourceModule): boolean {
  return (
    /\.m[jt]s$/.test(path) || ast.body.some(({ type }) => /^(?:Import|Export|TSImport|TSExport)/.test(type))
  );
}

/** The last import, or the last `require` of the first group of them: of a package, where there is one. */
function findLastImport(module: SourceModule): TSESTree.Node | undefined {
  const { body } = module.ast;
  const imports = body.filter(
    ({ type }) => type === 'ImportDeclaration' || type === 'TSImportEqualsDeclaration',
  );
  const start = body.findIndex(isRequire);
  const behind = body.findIndex((statement, index) => index > start && !isRequire(statement));
  const required = start === -1 ? [] : body.slice(start, behind === -1 ? body.length : behind);
  const found: readonly TSESTree.Node[] = imports.length > 0 ? imports : required;
  return found.findLast((statement) => !RELATIVE.test(module.textOf(statement))) ?? found.at(-1);
}

/** `from './roles'`, `require('../roles')`, and the usual names for a project's own folders. */
const RELATIVE = /(?:from|import|require\()\s*['"](?:\.|[~@#]\/|#)/;

/** `const AWS = require('aws-sdk')`, `const { IAM } = require('aws-sdk').…`, `require('./environment')`. */
function isRequire(statement: TSESTree.Node): boolean {
  if (statement.type === 'ExpressionStatement') return getRequired(statement.expression) !== undefined;
  if (statement.type !== 'VariableDeclaration') return false;
  return statement.declarations.every(({ init }) => {
    let value: TSESTree.Node | null = init;
    while (value?.type === 'MemberExpression') value = value.object;
    return getRequired(value) !== undefined;
  });
}

/** On a line of its own, behind a comment that ends the line. */
function insertBehind(module: SourceModule, node: TSESTree.Node, text: string): TextEdit {
  const [, end] = node.range;
  const rest = /^[^\n\r\u2028\u2029]*/.exec(module.text.slice(end))?.[0] ?? '';
  const isEndOfLine = /^\s*(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/\s*)?$/.test(rest);
  const at = isEndOfLine ? end + rest.trimEnd().length : end;
  const hasSemicolon = module.text[end - 1] === ';' || !isEndOfLine;
  const lineBreak = getLineBreakAt(module, node.range[0]);
  return { range: [at, at], text: `${lineBreak}${text}${hasSemicolon ? ';' : ''}` };
}

/** Behind the shebang, the licence and the directives, in front of all else. */
function insertAtHead(module: SourceModule, text: string): TextEdit {
  const { ast } = module;
  const lineBreak = getLineBreakAt(module, 0);
  const lastDirective = ast.body.findLast(
    (statement) => statement.type === 'ExpressionStatement' && statement.directive !== undefined,
  );
  if (lastDirective) return insertBehind(module, lastDirective, text);
  const at = getHeadEnd(module);
  return { range: [at, at], text: `${text};${lineBreak}` };
}

const LICENCE = /^[*!\s]*(?:@license|@preserve|copyright|licen[cs]ed|spdx|\(c\))|^!/i;

/** Where the line behind the shebang and the licence begins. */
function getHeadEnd({ ast, text }: SourceModule): number {
  const first = ast.body[0]?.range[0] ?? text.length;
  let end = /^#![^\n\r]*(?:\r\n|[\n\r])?/.exec(text)?.[0].length ?? 0;
  for (const { range, value } of ast.comments ?? []) {
    if (range[0] < end || range[1] > first) continue;
    const gap = /^[^\S\n\r]*(?:\r\n|[\n\r])/.exec(text.slice(range[1]))?.[0];
    const isApart = gap !== undefined && /^[^\S\n\r]*(?:\r\n|[\n\r])/.test(text.slice(range[1] + gap.length));
    if (gap === undefined || !(LICENCE.test(value) || isApart)) break;
    end = range[1] + gap.length;
  }
  return end;
}
