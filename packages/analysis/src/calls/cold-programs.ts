import type { TSESTree } from '@typescript-eslint/types';
import type { ColdProgram, ColdShape } from '../facts/entry-points/entry-point.js';
import { compileFileGlob } from '../facts/entry-points/file-glob.js';
import { isTestPath } from '../facts/test-files.js';
import { getStaticKey } from '../syntax/unwrap.js';
import type { SourceModule } from '../syntax/source-module.js';
import type { FunctionNode } from '../syntax/values.js';
import { isFunctionNode } from '../syntax/nodes.js';
import { isListedPackage } from './origins.js';
import type { Examined } from './examined.js';
import { findShaped } from './shapes.js';

/** A file under examination, with the executables that its package.json names (absolute, without extension). */
export interface ExaminedProgram extends Examined {
  readonly executables: ReadonlySet<string>;
  /** The path from the project's root, with forward slashes. */
  readonly projectPath: string;
}

/** The functions of a file that a sign of a cold program covers. */
export function findCold(file: ExaminedProgram, { shape }: ColdProgram): readonly FunctionNode[] {
  if (isWholeFile(file, shape)) return file.module.nodes.filter(isFunctionNode);
  if (shape.type === 'main-guards') return findGuarded(file.module);
  if (shape.type === 'event-members') return findReaders(file.module, shape.names);
  if (
    shape.type === 'call' ||
    shape.type === 'export' ||
    shape.type === 'heritage' ||
    shape.type === 'annotation' ||
    shape.type === 'tag'
  ) {
    return findShaped(file, shape).map(({ node }) => node);
  }
  return [];
}

function isWholeFile({ module, path, projectPath, executables }: ExaminedProgram, shape: ColdShape): boolean {
  switch (shape.type) {
    case 'files':
      return shape.globs.map(compileFileGlob).some((glob) => glob.test(path) || glob.test(projectPath));
    case 'imports':
      return findSpecifiers(module.text).some((specifier) => isListedPackage(specifier, shape.packages));
    case 'executables':
      return module.text.startsWith('#!') || executables.has(module.path.replace(/\.\w+$/, ''));
    case 'tests':
      return isTestPath(path);
    default:
      return false;
  }
}

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"`])([^'"`\n]+)\1/g;

/** Every module specifier that a text names; a comment may add some, which does no harm. */
export function findSpecifiers(text: string): readonly string[] {
  return [...text.matchAll(SPECIFIER)].map((match) => match[2] ?? '');
}

const MAIN_GUARD = /\brequire\.main\b|\bimport\.meta\.main\b|\bprocess\.argv\[1\]/;

/** Functions that stand under `if (require.main === module)`. */
function findGuarded(module: SourceModule): readonly FunctionNode[] {
  if (!MAIN_GUARD.test(module.text)) return [];
  return module.nodes
    .filter((node) => node.type === 'IfStatement' && MAIN_GUARD.test(module.textOf(node.test)))
    .flatMap((guard) => module.findInside(guard).filter(isFunctionNode));
}

/** Functions that read all of some members of their first parameter: `event.ResponseURL`, `({ RequestType })`. */
function findReaders(module: SourceModule, names: readonly string[]): readonly FunctionNode[] {
  if (!names.every((name) => module.text.includes(name))) return [];
  return module.nodes.filter(isFunctionNode).filter((node) => {
    const [parameter] = node.params;
    const read = parameter ? findMembersRead(module, parameter) : new Set<string>();
    return names.every((name) => read.has(name));
  });
}

function findMembersRead(module: SourceModule, parameter: TSESTree.Parameter): ReadonlySet<string> {
  if (parameter.type === 'ObjectPattern') return new Set(parameter.properties.flatMap(keyOf));
  const variable = parameter.type === 'Identifier' ? module.getVariable(parameter) : undefined;
  const keys = (variable?.references ?? []).flatMap(({ identifier }) => {
    const parent = module.getParent(identifier);
    if (parent?.type === 'MemberExpression') return [getStaticKey(parent) ?? ''];
    return parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern'
      ? parent.id.properties.flatMap(keyOf)
      : [];
  });
  return new Set(keys);
}

function keyOf(property: TSESTree.Property | TSESTree.RestElement): string[] {
  return property.type === 'Property' ? [getStaticKey(property) ?? ''] : [];
}
