import type { TSESTree } from '@typescript-eslint/types';
import { isProviderChain, isServiceClient, isSigner } from '../facts/credential-providers.js';
import { findFrames, toCaller } from '../syntax/callers.js';
import { returnValues } from '../syntax/evaluate-call.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject, lookUp, type FlatObject } from '../syntax/flat-object.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type Located, type Value } from '../syntax/values.js';
import { getProvider } from './find-providers.js';

/**
 * Who asks a provider for credentials.
 * - `client`: a client of v3, with its own configuration.
 * - `provider`: another provider, with the options by which it is told about its STS client.
 * - `alone`: the code itself, or something that names no client.
 */
export type ProviderUse =
  | { readonly kind: 'client'; readonly configuration: FlatObject }
  | { readonly kind: 'provider'; readonly node: TSESTree.CallExpression; readonly configuration: FlatObject }
  | { readonly kind: 'alone' };

/** A use that hands the provider a region. */
export type ClientUse = Exclude<ProviderUse, { kind: 'alone' }>;

type Invocation = TSESTree.CallExpression | TSESTree.NewExpression;
type Uses = Map<TSESTree.Node, ProviderUse[]>;

const ALONE: ProviderUse = { kind: 'alone' };

/** Everything that a file does with providers of v3, by the call that made each. */
export function findUses(
  evaluator: Evaluator,
  module: SourceModule,
): ReadonlyMap<TSESTree.Node, readonly ProviderUse[]> {
  const uses: Uses = new Map();
  for (const node of module.nodes) {
    if (node.type === 'NewExpression') addConstruction(evaluator, { node, module, frame: undefined }, uses);
    if (node.type === 'CallExpression') addCall(evaluator, { node, module, frame: undefined }, uses);
  }
  return uses;
}

/** `new S3Client({ region, credentials })`, `new SignatureV4({ credentials })`. */
function addConstruction(evaluator: Evaluator, at: Located<TSESTree.NewExpression>, uses: Uses): void {
  const { callee } = at.node;
  if (callee.type === 'Identifier' && !at.module.getVariable(callee)) return;
  for (const option of findAlternatives(evaluator.evaluate(callee, at.module))) {
    if (option.kind !== 'external') continue;
    if (isServiceClient(option))
      addOptions(evaluator, at, uses, (configuration) => ({ kind: 'client', configuration }));
    if (isSigner(option)) addOptions(evaluator, at, uses, () => ALONE);
  }
}

/** `provider()` by itself, and `fromTemporaryCredentials({ masterCredentials })`. */
function addCall(evaluator: Evaluator, at: Located<TSESTree.CallExpression>, uses: Uses): void {
  const { node, module } = at;
  const provider = getProvider(evaluator, module, node);
  if (provider) {
    addOptions(evaluator, at, uses, (configuration) => ({ kind: 'provider', node, configuration }));
    return;
  }
  const callee = unwrap(node.callee);
  // `provider()`, `this.provider()`, `fromIni()()`: anything else that is called gives no credentials.
  if (node.arguments.length > 0) return;
  for (const made of findMade(evaluator, { ...at, node: callee })) add(uses, made, ALONE);
}

const HOLDERS = ['credentials', 'credentialDefaultProvider', 'masterCredentials'];

/** Adds a use for each provider that stands in the options of a construction. */
function addOptions(
  evaluator: Evaluator,
  at: Located<Invocation>,
  uses: Uses,
  toUse: (options: FlatObject) => ProviderUse,
): void {
  if (at.node.arguments.length === 0) return;
  for (const frame of findFrames(evaluator, at.node, at.module)) {
    for (const options of flattenObject(toCaller(evaluator, { ...at, frame }).argument(0))) {
      for (const made of findHeld(evaluator, options)) add(uses, made, toUse(options));
    }
  }
}

function findHeld(evaluator: Evaluator, options: FlatObject): readonly TSESTree.Node[] {
  const inner = lookUp(options, 'clientConfig');
  const nested = inner.status === 'found' ? flattenObject(inner.property.value) : [];
  return [options, ...nested].flatMap((object) =>
    HOLDERS.flatMap((key) => {
      const held = lookUp(object, key);
      return held.status === 'found' ? findMadeBy(evaluator, held.property.value, held.property.at) : [];
    }),
  );
}

function add(uses: Uses, made: TSESTree.Node, use: ProviderUse): void {
  uses.set(made, [...(uses.get(made) ?? []), use]);
}

function findMade(evaluator: Evaluator, at: Located): readonly TSESTree.Node[] {
  return findMadeBy(evaluator, evaluator.evaluateAt(at), at);
}

/** The calls that made the providers which an expression stands for, through chains of them. */
function findMadeBy(evaluator: Evaluator, value: Value, at: Located): readonly TSESTree.Node[] {
  return findAlternatives(value).flatMap((option) => {
    if (option.kind === 'function' && isHeldAsDefault(at))
      return findMadeBy(evaluator, returnValues(evaluator, option.at), option.at);
    if (option.kind === 'result') {
      if (isProviderChain(option.callee)) return findLinks(evaluator, option.at);
      return getProvider(evaluator, option.at.module, option.at.node) ? [option.at.node] : [];
    }
    const chain = option.kind === 'unknown' ? getLimitedChain(evaluator, at) : undefined;
    return chain ? findMade(evaluator, chain) : [];
  });
}

/** `credentialDefaultProvider: () => fromTemporaryCredentials(…)` gives a provider where `credentials` is one. */
function isHeldAsDefault({ node, module }: Located): boolean {
  const parent = module.getParent(node);
  return parent?.type === 'Property' && getStaticKey(parent) === 'credentialDefaultProvider';
}

function findLinks(
  evaluator: Evaluator,
  { node, module, frame }: Located<TSESTree.CallExpression>,
): readonly TSESTree.Node[] {
  return node.arguments.flatMap((argument) => findMade(evaluator, { node: argument, module, frame }));
}

/** `createCredentialChain(…).expireAfter(…)`: the chain, in place or behind a name. */
function getLimitedChain(evaluator: Evaluator, { node, module, frame }: Located): Located | undefined {
  const inner = unwrap(node);
  const declared =
    inner.type === 'Identifier' ? evaluator.findDeclaration(inner, module) : { node: inner, module };
  const call = declared?.node;
  if (!declared || call?.type !== 'CallExpression') return undefined;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || getStaticKey(callee) !== 'expireAfter') return undefined;
  return { node: callee.object, module: declared.module, frame };
}
