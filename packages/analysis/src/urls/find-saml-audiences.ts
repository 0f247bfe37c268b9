import type { TSESTree } from '@typescript-eslint/types';
import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey } from '../syntax/unwrap.js';
import { findTexts } from './address.js';
import type { UrlFinding } from './finding.js';
import { traceTexts } from './trace-texts.js';

/** What lists the endpoints at which AWS takes a SAML assertion: a trust policy, or the settings of a provider. */
const LIST_KEY = /^SAML:aud$|^acs(?:_?ur[il]s)?$|assertion_?consumer_?(?:service)?_?(?:ur[il])?s?$/i;
const ENDPOINT = /^https:\/\/(?:[a-z0-9-]+\.)?signin\.aws\.amazon\.com\/saml$/;

/** Every list of SAML endpoints in a file that has one entry, so that sign-in depends on one region. */
export function findSamlAudiences(evaluator: Evaluator, module: SourceModule): readonly UrlFinding[] {
  if (!/SAML:aud|acs|consumer/i.test(module.text)) return [];
  return module.nodes.flatMap((node) => {
    if (node.type !== 'Property' || !isList(module, node)) return [];
    const text = getOnlyEndpoint(evaluator, module, node);
    return text === undefined ? [] : [toFinding(evaluator, module, node, text)];
  });
}

/** By its key, or as the values of a condition: `{ variable: 'SAML:aud', values: […] }`. */
function isList(module: SourceModule, property: TSESTree.Property): boolean {
  const key = getStaticKey(property) ?? '';
  const holder = module.getParent(property);
  if (key !== 'values' || holder?.type !== 'ObjectExpression') return LIST_KEY.test(key);
  return holder.properties.some(
    (other) =>
      other.type === 'Property' &&
      getStaticKey(other) === 'variable' &&
      other.value.type === 'Literal' &&
      other.value.value === 'SAML:aud',
  );
}

function getOnlyEndpoint(
  evaluator: Evaluator,
  module: SourceModule,
  property: TSESTree.Property,
): string | undefined {
  const value = evaluator.evaluate(property.value, module);
  const isArray = value.kind === 'array';
  // A single address under another key is that of one sign-in, and no list.
  if (!isArray && getStaticKey(property) !== 'SAML:aud') return undefined;
  const [only, ...others] = isArray ? value.elements : [() => value];
  const [text, ...more] = only ? findTexts(evaluator, only()) : [];
  if (text === undefined || others.length > 0 || more.length > 0) return undefined;
  return ENDPOINT.test(text) ? text : undefined;
}

function toFinding(
  evaluator: Evaluator,
  module: SourceModule,
  property: TSESTree.Property,
  text: string,
): UrlFinding {
  const isNamed = !/^https:\/\/signin\./.test(text);
  const texts = traceTexts(evaluator, property.value, module, (spelled) => spelled === text).filter(
    ({ range }) => property.range[0] <= range[0] && range[1] <= property.range[1],
  );
  return {
    kind: 'sign-in-url',
    verdict: 'single-region',
    reason: 'singleSamlRegion',
    node: texts[0] ?? property,
    address: text,
    texts: texts.map((node) => ({ node, host: [node.range[0], node.range[1]] })),
    change: isNamed ? 'none' : 'list',
    signings: [],
    isPlain: true,
    hostless: undefined,
  };
}
