import type { TSESTree } from '@typescript-eslint/types';
import type { ExportShape } from '../facts/entry-points/entry-point.js';
import { compileFileGlob } from '../facts/entry-points/file-glob.js';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { Examined } from './examined.js';
import type { FunctionRef } from './find-targets.js';
import { findHandlers, followPath } from './pick-handlers.js';

/** The functions that a file exports under certain names. */
export function findExports(
  { near: evaluator, module, path }: Examined,
  shape: ExportShape,
): readonly FunctionRef[] {
  if (shape.files && !shape.files.some((glob) => compileFileGlob(glob).test(path))) return [];
  const { named, whole } = module.exports;
  const names = [...named.keys(), ...(whole ? findKeys(evaluator, module, whole) : [])];
  if (shape.unlessExports?.some((name) => names.includes(name))) return [];
  const wanted = shape.names === '*' ? [...names, ...(whole ? ['default'] : [])] : shape.names;
  return wanted.flatMap((name) => findExported(evaluator, module, name, shape.path ?? []));
}

function findKeys(evaluator: Evaluator, module: SourceModule, whole: TSESTree.Node): readonly string[] {
  const value = evaluator.evaluate(whole, module);
  return value.kind === 'object'
    ? value.entries.flatMap((entry) => (entry.kind === 'property' ? [entry.key] : []))
    : [];
}

/** The functions behind an export, through wrappers. */
export function findExported(
  evaluator: Evaluator,
  module: SourceModule,
  name: string,
  path: readonly string[] = [],
): readonly FunctionRef[] {
  const value = evaluator.evaluateExport(module, name);
  const found = value ? followPath(evaluator, value, path) : [];
  const target = module.exports.named.get(name);
  if (found.length > 0 || path.length > 0 || target?.kind === 'from') return found;
  const node = target?.kind === 'variable' ? getInitializer(target.variable.defs[0]?.node) : target?.node;
  return node ? findHandlers(evaluator, node, module) : [];
}

function getInitializer(node: TSESTree.Node | undefined): TSESTree.Node | undefined {
  return node?.type === 'VariableDeclarator' ? (node.init ?? undefined) : undefined;
}
