import { basename, extname, resolve } from 'node:path';
import type { TSESTree } from '@typescript-eslint/types';
import { findCdkLinks } from './cdk-links.js';
import { CodeValue } from './code-value.js';
import {
  findConstructionNodes,
  getCalleeName,
  readConstruction,
  type Construction,
  type Program,
} from './constructions.js';
import type { NamedHandler } from './manifest-handler.js';
import { getMember, getText } from './manifest-value.js';
import { isSource, type SourceFiles } from './source-files.js';
import { getStaticKey, unwrap } from '../../syntax/unwrap.js';

/** `entry: …`, `{ handler }`, `props.handler = …`, `['entry']: …`: a word is not enough, every text has one of them. */
const FUNCTION_PROPERTY = /\b(?:entry|handler)\b['"`]?\]?\s*(?:[:,}=]|\/[/*])|\bNodejsFunction\b/;

/** Tells from its text whether a file can define functions with the CDK. */
export function mayUseCdk(text: string): boolean {
  return (
    /\baws-cdk-lib\b|@aws-cdk\//.test(text) && FUNCTION_PROPERTY.test(text) && /\bnew\b|\bsuper\b/.test(text)
  );
}

/**
 * The handlers that a CDK program builds: `NodejsFunction` by its entry, `Function` by its asset, and constructs of
 * the project that are given either.
 */
export function findCdkHandlers(program: Program, files: SourceFiles): readonly NamedHandler[] {
  const roots = findRoots(program, files);
  const nodes = findConstructionNodes(program.module).filter((node) => mayBuildFunction(program, node));
  return nodes.flatMap((node) => {
    const construction = readConstruction(program, node);
    if (isOtherLanguage(construction)) return [];
    const named = readEntry(program, construction, roots) ?? readAsset(program, construction, roots);
    if (!named) return [];
    const { events, isCold } = findCdkLinks(program, construction.node);
    return [{ ...named, ...placeOf(program, construction), events, isCold }];
  });
}

/** Whether the properties that a construction shows can be those of a function; spares following all other ones. */
function mayBuildFunction({ module }: Program, { callee, arguments: args }: Construction['node']): boolean {
  if (getCalleeName(callee) === 'NodejsFunction') return true;
  // `new Error(…)` and its like are no constructs.
  if (callee.type === 'Identifier' && callee.name in globalThis && !module.getVariable(callee)) return false;
  const last = args.at(-1);
  const props = last && unwrap(last);
  if (props?.type !== 'ObjectExpression') return props !== undefined && !WITHOUT_MEMBERS.has(props.type);
  return props.properties.some((property) => {
    const key = property.type === 'Property' ? getStaticKey(property) : undefined;
    return key === undefined || key === 'entry' || key === 'handler';
  });
}

const WITHOUT_MEMBERS: ReadonlySet<string> = new Set([
  'Literal',
  'TemplateLiteral',
  'ThisExpression',
  'ArrayExpression',
  'ArrowFunctionExpression',
  'FunctionExpression',
  'NewExpression',
  'BinaryExpression',
]);

/** `runtime: Runtime.PYTHON_3_13`. */
function isOtherLanguage({ props }: Construction): boolean {
  const runtime = getMember(props, 'runtime');
  if (!(runtime instanceof CodeValue)) return false;
  const { module, node } = runtime.origin;
  return /\b(?:PYTHON|JAVA|GO|DOTNET|RUBY)_|\bFROM_IMAGE\b/.test(module.textOf(node));
}

type Place = Pick<NamedHandler, 'manifestPath' | 'line' | 'functionId'>;
type Code = Pick<NamedHandler, 'handler' | 'bases' | 'entries' | 'exportName'>;

function placeOf({ module }: Program, { node, id, className }: Construction): Place {
  return { manifestPath: module.path, line: module.lineAt(node.range[0]), functionId: id ?? className };
}

/** Where relative paths start from: the CDK runs in the folder of cdk.json, else of package.json. */
function findRoots({ module }: Program, files: SourceFiles): readonly string[] {
  return [['cdk.json'], ['package.json']].flatMap((names) => files.findAbove(module.path, names) ?? []);
}

function readEntry(program: Program, construction: Construction, roots: readonly string[]): Code | undefined {
  const { props, className, id } = construction;
  const entry = getText(props, 'entry');
  if (entry === undefined && className !== 'NodejsFunction') return undefined;
  if (isPlainClass(program, construction)) return undefined;
  // An entry that the code does not show is no default.
  if (entry === undefined && (getMember(props, 'entry') || id === undefined)) return undefined;
  if (entry !== undefined && !isSource(entry)) return undefined;
  const handler = getText(props, 'handler') ?? 'handler';
  if (getMember(props, 'handler') && getText(props, 'handler') === undefined) return undefined;
  return {
    handler: entry === undefined ? handler : `${basename(entry)} ${handler}`,
    bases: [],
    entries:
      entry === undefined ? defaultEntries(program, id ?? '') : roots.map((root) => resolve(root, entry)),
    // `index.create` is taken as it is, `create` is an export of the bundle's index.
    exportName: handler.includes('.') ? handler.slice(handler.indexOf('.') + 1) : handler,
  };
}

/** A class of the project that extends nothing is no construct. */
function isPlainClass({ evaluator, module }: Program, { node }: Construction): boolean {
  const callee = node.callee.type === 'Super' ? undefined : evaluator.evaluate(node.callee, module);
  return callee?.kind === 'class' && !callee.at.node.superClass;
}

/** Without an entry, `stack.ts` with the id `create` has its code in `stack.create.ts`. */
function defaultEntries({ module }: Program, id: string): readonly string[] {
  const stem = module.path.slice(0, module.path.length - extname(module.path).length);
  return ['.ts', '.js', '.mjs', '.mts', '.cts', '.cjs'].map((extension) => `${stem}.${id}${extension}`);
}

function readAsset(
  program: Program,
  { props, className }: Construction,
  roots: readonly string[],
): Code | undefined {
  const handler = getText(props, 'handler');
  const code = getMember(props, 'code');
  if (handler === undefined || !(code instanceof CodeValue) || className === 'CfnFunction') return undefined;
  const folder = readAssetFolder(program, code);
  return folder === undefined ? undefined : { handler, bases: roots.map((root) => resolve(root, folder)) };
}

/** `Code.fromAsset('lambda')`, `Code.asset('lambda')`, `new AssetCode('lambda')`. */
function readAssetFolder({ evaluator }: Program, code: CodeValue): string | undefined {
  const { node, module, frame } = code.origin;
  const made = unwrap(node);
  if (made.type !== 'CallExpression' && made.type !== 'NewExpression') return undefined;
  const [argument] = made.arguments as readonly TSESTree.Node[];
  if (!argument || !/^(?:fromAsset|asset|AssetCode)$/.test(getCalleeName(made.callee))) return undefined;
  return new CodeValue(evaluator, { node: argument, module, frame }).text;
}
