import type { TSESTree } from '@typescript-eslint/types';
import type { ClientFinding } from '../clients/finding.js';
import { isV2Member, isV2Namespace } from '../facts/sdk-packages.js';
import type { RemedyClass } from '../judgement.js';
import type { SourceModule, Variable } from '../syntax/source-module.js';
import { unwrap } from '../syntax/unwrap.js';
import { getString, type Located, type Value } from '../syntax/values.js';
import { getProperty, getSetting } from './inline-properties.js';
import { quoteLike } from './quote-like.js';
import type { RemedyContext } from './remedy-context.js';

/** An expression for a region, and how far a client may rely on it. */
export interface RegionExpression {
  readonly text: string;
  readonly class: RemedyClass;
}

/** Code that runs in a browser or in Deno, where `process` need not exist. */
const NOT_NODE = /\b(?:window|document|navigator)\s*\.|^\s*['"]use client['"]|['"]npm:/m;

/** `process.env.AWS_REGION` as this file must write it. */
export function getEnvironmentRegion(context: RemedyContext): RegionExpression {
  const { options, isTypeScript, module } = context;
  const key = quoteLike(context.source)('AWS_REGION');
  const read =
    isTypeScript && options.noPropertyAccessFromIndexSignature
      ? `process.env[${key}]`
      : 'process.env.AWS_REGION';
  if (isTypeScript && options.exactOptionalPropertyTypes) return { text: `${read}!`, class: 'choose' };
  const isUntyped = isTypeScript && options.hasNodeTypes === false && !/\bprocess\b/.test(module.text);
  const isDoubtful =
    isUntyped || NOT_NODE.test(module.text) || !context.takesUndefinedRegion || isProcessShadowed(module);
  return { text: read, class: isDoubtful ? 'choose' : 'safe' };
}

/** A variable of the file called `process` that is not Node's own. */
function isProcessShadowed(module: SourceModule): boolean {
  return module.scopeManager.scopes.some((scope) =>
    scope.set.get('process')?.defs.some(({ type, parent }) => {
      const source =
        type === 'ImportBinding'
          ? (parent as TSESTree.ImportDeclaration | undefined)?.source?.value
          : undefined;
      return source !== 'process' && source !== 'node:process';
    }),
  );
}

/** The region that a regional endpoint names: a literal, or the expression in its template. */
export function getRegionOfEndpoint(
  context: RemedyContext,
  { site, decisive }: ClientFinding,
): string | undefined {
  if (decisive.endpoint.kind !== 'regional') return undefined;
  const name = getString(decisive.endpoint.region);
  if (name !== undefined) return quoteLike(context.source)(name);
  const property = getSetting(site, 'endpoint');
  const template = property && unwrap(property.value);
  const [expression] = template?.type === 'TemplateLiteral' ? template.expressions : [];
  return expression && isPlain(expression) ? context.module.textOf(expression) : undefined;
}

/** Tells whether an expression is a name or a chain of members, which reads the same wherever it is visible. */
export function isPlain(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression') return !inner.computed && isPlain(inner.object);
  return inner.type === 'Identifier' || inner.type === 'ThisExpression';
}

const MOST_SUGGESTIONS = 2;
/** Offered first, in the file's own way of writing it. */
const ENVIRONMENT_REGION = /^process\.env(?:\.AWS_REGION|\[(['"])AWS_REGION\1\])!?$/;

/** Region expressions of other clients in the file that mean the same at this site, and the one the user offers. */
export function findRegionsInSight(context: RemedyContext, { site }: ClientFinding): readonly string[] {
  const { module, regionExpression } = context;
  const found = new Set<string>(regionExpression === undefined ? [] : [regionExpression]);
  for (const node of module.nodes) {
    if (node.type !== 'NewExpression' || node === site.at.node) continue;
    const value = getProperty(node.arguments[0], 'region')?.value;
    if (value && isClientName(node.callee) && isVisible(module, value, site.at.node))
      found.add(module.textOf(value));
  }
  return [...found].filter((text) => !ENVIRONMENT_REGION.test(text)).slice(0, MOST_SUGGESTIONS);
}

/** An expression for a region, as another place of the file may write it: a literal, or a name that means the same there. */
export function getRegionText(
  context: RemedyContext,
  { node, module }: Located,
  site: TSESTree.Node,
): string | undefined {
  if (module !== context.module) return undefined;
  const inner = unwrap(node);
  if (inner.type === 'Literal' && typeof inner.value === 'string')
    return quoteLike(context.source)(inner.value);
  return isVisible(module, inner, site) ? module.textOf(inner) : undefined;
}

function isClientName(callee: TSESTree.Node): boolean {
  if (callee.type === 'Identifier')
    return /Client$|^(?:S3|SQS|SNS|SSM|DynamoDB|Lambda|IAM|STS)$/.test(callee.name);
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    /aws/i.test(callee.object.name)
  );
}

/** Tells whether a plain expression reads the same variables at another place of the file. */
export function isVisible(module: SourceModule, value: TSESTree.Node, site: TSESTree.Node): boolean {
  if (!isPlain(value)) return false;
  const root = getRoot(value);
  if (root.type === 'Identifier' && root.name === 'undefined') return false;
  if (root.type !== 'Identifier') return false;
  const variable = module.getVariable(root);
  if (!variable) return root.name === 'process';
  const { block } = variable.scope;
  return block.range[0] <= site.range[0] && site.range[1] <= block.range[1];
}

function getRoot(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === 'MemberExpression' ? getRoot(inner.object) : inner;
}

/** `AWS.config` as the construction can name it; undefined where v2's namespace is out of scope. */
export function getConfigExpression(context: RemedyContext, { site }: ClientFinding): string | undefined {
  const { evaluator, module } = context;
  const { node } = site.at;
  const callee = node.type === 'NewExpression' ? unwrap(node.callee) : undefined;
  if (callee?.type === 'MemberExpression' && isPlain(callee.object)) {
    if (isNamespace(evaluator.evaluate(callee.object, module)))
      return `${module.textOf(callee.object)}.config`;
  }
  for (const variable of findFileVariables(module)) {
    const [identifier] = variable.identifiers;
    if (!identifier || isHidden(module, variable, node)) continue;
    const value = evaluator.evaluate(identifier, module);
    if (isNamespace(value)) return `${variable.name}.config`;
    if (value.kind === 'external' && isV2Member(value, 'config')) return variable.name;
  }
  return undefined;
}

function isNamespace(value: Value): boolean {
  return value.kind === 'external' && isV2Namespace(value);
}

/** Imports and variables at the top of the file. */
function findFileVariables(module: SourceModule): readonly Variable[] {
  const scopes = module.scopeManager.scopes.filter(({ type, block }) => {
    const isTop = type === 'module' || type === 'global' || block === module.ast;
    return isTop;
  });
  return scopes
    .flatMap(({ variables }) => variables)
    .filter(({ defs }) => defs.length > 0 && !isType(defs[0]?.type));
}

function isType(definition: string | undefined): boolean {
  return definition === 'Type' || definition === 'ClassName' || definition === 'FunctionName';
}

function isHidden(module: SourceModule, variable: Variable, site: TSESTree.Node): boolean {
  const isTypeOnly = variable.defs.some(
    ({ parent }) => (parent as { importKind?: string } | null)?.importKind === 'type',
  );
  if (isTypeOnly) return true;
  for (const ancestor of module.ancestors(site)) {
    const inner = module.scopeManager.acquire(ancestor)?.set.get(variable.name);
    if (inner && inner !== variable) return true;
  }
  return false;
}
