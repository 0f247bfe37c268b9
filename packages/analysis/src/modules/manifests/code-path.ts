import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../../syntax/evaluator.js';
import type { SourceModule } from '../../syntax/source-module.js';
import { unwrap } from '../../syntax/unwrap.js';
import type { ExternalValue, Located, Value } from '../../syntax/values.js';

/** Asks for paths in code: `path.join(__dirname, '../src')` and its like. */
export interface PathReader {
  readonly evaluator: Evaluator;
  /** The file in which `__dirname` was met. */
  readonly module: SourceModule;
}

/**
 * The text an expression shows, with `__dirname`, `import.meta`, `node:path` and `node:url` followed: absolute where
 * it starts from the file's own place, and as written where it starts from the working directory.
 */
export function readPath(reader: PathReader, value: Value): string | undefined {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? value.value : undefined;
    case 'text':
      return joinParts(value.parts.map((part) => readPath(reader, part)));
    case 'external':
      return readGlobal(reader.module, value);
    case 'result':
      return readCall(reader.evaluator, value.callee, value.at);
    default:
      return undefined;
  }
}

/**
 * A path as code spells it, one step beyond what `readPath` sees: `${handlerPath(__dirname)}/handler.main`, where a
 * function of the project makes its folder relative to the root. Its argument is what counts.
 */
export function readPathAt(evaluator: Evaluator, at: Located): string | undefined {
  const found = readPath({ evaluator, module: at.module }, evaluator.evaluate(at.node, at.module, at.frame));
  if (found !== undefined) return found;
  const node = unwrap(at.node);
  if (node.type !== 'TemplateLiteral' || node.expressions.length !== 1 || node.quasis[0]?.value.raw !== '')
    return undefined;
  const call = unwrap(node.expressions[0] as TSESTree.Node);
  const argument = call.type === 'CallExpression' ? call.arguments[0] : undefined;
  if (!argument) return undefined;
  const place = readPath({ evaluator, module: at.module }, evaluator.evaluate(argument, at.module, at.frame));
  return place !== undefined && isAbsolute(place) ? place + (node.quasis[1]?.value.raw ?? '') : undefined;
}

function joinParts(parts: readonly (string | undefined)[]): string | undefined {
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

function readGlobal(module: SourceModule, { package: name, path }: ExternalValue): string | undefined {
  if (name !== '') return undefined;
  const member = path.join('.');
  if (member === '__dirname' || member === 'import.meta.dirname') return dirname(module.path);
  if (member === '__filename' || member === 'import.meta.filename' || member === 'import.meta.url')
    return module.path;
  return undefined;
}

function readCall(
  evaluator: Evaluator,
  callee: ExternalValue,
  at: Located<TSESTree.CallExpression>,
): string | undefined {
  const member = [callee.package.replace(/^node:/, ''), ...callee.path].join('.');
  // What starts from the working directory stays relative.
  if (member === '.process.cwd' || member === 'process.cwd') return '.';
  const given = at.node.arguments.map((argument) => readArgument(evaluator, { ...at, node: argument }));
  const parts = given.filter((part) => part !== undefined);
  if (parts.length < given.length || parts.length === 0) return undefined;
  const [first = ''] = parts;
  switch (member.replace(/^path\.(?:posix|win32)\./, 'path.')) {
    case 'path.join':
      return join(...parts);
    case 'path.resolve':
      return isAbsolute(first) ? resolve(...parts) : join(...parts);
    case 'path.dirname':
      return dirname(first);
    case 'path.normalize':
    case 'url.fileURLToPath':
      return toFilePath(first);
    case '.require.resolve':
      return first.startsWith('.') ? resolve(dirname(at.module.path), first) : undefined;
    default:
      return undefined;
  }
}

/** An argument's path; `new URL('../src', import.meta.url)` among them. */
function readArgument(evaluator: Evaluator, at: Located): string | undefined {
  const value = evaluator.evaluateAt(at);
  const reader = { evaluator, module: at.module };
  if (value.kind !== 'instance') return readPath(reader, value);
  const { callee, construction } = value;
  if (callee.kind !== 'external' || callee.path.at(-1) !== 'URL' || !construction) return undefined;
  const [path, base] = construction.node.arguments.map((node) =>
    readPath(reader, evaluator.evaluate(node, at.module, at.frame)),
  );
  return path !== undefined && base !== undefined ? resolve(dirname(base), path) : undefined;
}

function toFilePath(path: string): string {
  return path.startsWith('file:') ? fileURLToPath(path) : path;
}
