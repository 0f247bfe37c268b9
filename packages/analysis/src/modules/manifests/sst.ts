import { resolve } from 'node:path';
import type { TSESTree } from '@typescript-eslint/types';
import {
  findEnclosingCalls,
  getCalleeName,
  readConstruction,
  toValue,
  type Construction,
  type Program,
} from './constructions.js';
import { SST_COLD, SST_EVENTS } from './event-kinds.js';
import type { ManifestEvent, NamedHandler } from './manifest-handler.js';
import { getMember, getText } from './manifest-value.js';
import type { SourceFiles } from './source-files.js';

/** `packages/functions/src/create.handler`, and `create.handler` below a source path. */
const HANDLER = /^(?:\.{0,2}\/)?(?:[\w@.$()[\]+-]+\/)*[\w@$()[\]+-][\w@.$()[\]+-]*\.[A-Za-z_$][\w$]*$/;
const CONFIGURATION = ['sst.config.ts', 'sst.config.js', 'sst.json'];

/** Tells from its text whether a file can define functions with SST. */
export function mayUseSst(text: string): boolean {
  return /\bsst\b|@serverless-stack\//.test(text) && /['"`][^'"`\n]*\.[A-Za-z_$][\w$]*['"`]/.test(text);
}

/**
 * The handlers that an SST program names. SST takes a handler in many places (routes, subscribers, jobs, functions),
 * so every string with the form of one counts that stands in a call and leads to a file with such an export.
 */
export function findSstHandlers(program: Program, files: SourceFiles): readonly NamedHandler[] {
  const { module } = program;
  const root = files.findAbove(module.path, CONFIGURATION) ?? files.findAbove(module.path, ['package.json']);
  if (root === undefined) return [];
  const bases = [root, ...findSourcePaths(program).map((path) => resolve(root, path))];
  return module.nodes.flatMap((node) => {
    const handler = readString(node);
    const calls = handler === undefined ? [] : findEnclosingCalls(module, node);
    if (handler === undefined || calls.length === 0) return [];
    const { functionId, events, isCold } = describe(program, calls);
    const line = module.lineAt(node.range[0]);
    return [
      { handler, bases, manifestPath: module.path, line, functionId: functionId ?? handler, events, isCold },
    ];
  });
}

function readString(node: TSESTree.Node): string | undefined {
  const text = node.type === 'Literal' ? node.value : readTemplate(node);
  return typeof text === 'string' && HANDLER.test(text) ? text : undefined;
}

function readTemplate(node: TSESTree.Node): string | undefined {
  return node.type === 'TemplateLiteral' && node.expressions.length === 0
    ? node.quasis[0]?.value.raw
    : undefined;
}

/** Versions 0 to 2: `setDefaultFunctionProps({ srcPath: 'services' })`, and the same on a function. */
function findSourcePaths(program: Program): readonly string[] {
  return program.module.nodes.flatMap((node) => {
    if (
      node.type !== 'Property' ||
      node.computed ||
      node.key.type !== 'Identifier' ||
      node.key.name !== 'srcPath'
    )
      return [];
    return toValue(program, node.value).text ?? [];
  });
}

function describe(
  program: Program,
  calls: readonly Construction['node'][],
): Pick<NamedHandler, 'events' | 'isCold'> & { readonly functionId: string | undefined } {
  const names = calls.map((call) => getCalleeName(call.callee));
  const known = names.map((name) => SST_EVENTS[name]).find((event) => event !== undefined);
  const inner = calls[0] && readConstruction(program, calls[0]);
  const events: ManifestEvent[] = known ? [known] : isPublic(inner) ? ['request'] : [];
  return { functionId: inner?.id, events, isCold: names.some((name) => SST_COLD.has(name)) };
}

/** A plain function with a URL of its own. */
function isPublic(construction: Construction | undefined): boolean {
  const url = getMember(construction?.props, 'url');
  return url !== undefined && getText(construction?.props, 'url') !== 'false';
}
