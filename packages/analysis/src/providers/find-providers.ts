import type { TSESTree } from '@typescript-eslint/types';
import { getProperty } from '../clients/configurations.js';
import { PROVIDER_PACKAGES, getCredentialProvider } from '../facts/credential-providers.js';
import { toCaller } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject } from '../syntax/flat-object.js';
import type { SourceModule } from '../syntax/source-module.js';
import { unwrap } from '../syntax/unwrap.js';
import { UNDEFINED, UNKNOWN, findAlternatives } from '../syntax/values.js';
import type { ProviderSite } from './provider-finding.js';

/** Every credential provider that a file builds and that asks STS, in source order. */
export function findProviders(evaluator: Evaluator, module: SourceModule): readonly ProviderSite[] {
  if (isMocked(module)) return [];
  return module.nodes.flatMap((node) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return [];
    const site = getProvider(evaluator, module, node);
    return site && asksSts(evaluator, site) ? [site] : [];
  });
}

/** The provider that a call or construction gives, by the function or class that it names. */
export function getProvider(
  evaluator: Evaluator,
  module: SourceModule,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
): ProviderSite | undefined {
  const callee = getNamed(node.callee);
  if (callee.type !== 'MemberExpression' && (callee.type !== 'Identifier' || !module.getVariable(callee)))
    return undefined;
  const sdk = node.type === 'NewExpression' ? 2 : 3;
  for (const option of findAlternatives(evaluator.evaluate(callee, module))) {
    const provider = option.kind === 'external' ? getCredentialProvider(option) : undefined;
    if (provider?.sdk !== sdk || option.kind !== 'external') continue;
    const at = { node, module, frame: undefined };
    return { sdk, at, place: provider.place, provider, package: option.package };
  }
  return undefined;
}

/** What a callee names: `providers_1.fromIni` in `(0, providers_1.fromIni)(…)`. */
export function getNamed(callee: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(callee);
  const last = inner.type === 'SequenceExpression' ? inner.expressions.at(-1) : undefined;
  return last ? getNamed(last) : inner;
}

/** v2's CognitoIdentityCredentials go to STS only with a role. */
function asksSts(evaluator: Evaluator, { at, provider }: ProviderSite): boolean {
  if (provider.sdk === 3 || provider.needs === undefined) return true;
  const { needs } = provider;
  return flattenObject(toCaller(evaluator, at).argument(0)).some((options) => {
    const value = getProperty(options, needs);
    return value !== UNDEFINED && value !== UNKNOWN;
  });
}

const MOCKED_MODULE = new RegExp(
  String.raw`\b(?:jest|vi|vitest)\s*\.\s*(?:do)?[mM]ock\s*\(\s*['"\`](?:aws-sdk|${PROVIDER_PACKAGES.join('|')})['"\`/]`,
);

/** Tells whether the file puts a mock in the place of the SDK's providers. */
function isMocked({ text }: SourceModule): boolean {
  return /mock/i.test(text) && MOCKED_MODULE.test(text);
}
