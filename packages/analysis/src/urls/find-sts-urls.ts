import type { TSESTree } from '@typescript-eslint/types';
import { HOLE } from '../facts/sign-in-hosts.js';
import { GLOBAL_STS_HOST } from '../facts/sts-hosts.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject, lookUp } from '../syntax/flat-object.js';
import type { SourceModule } from '../syntax/source-module.js';
import { isGlobalStsHost, isGlobalStsUrl } from './address.js';
import type { AddressText, UrlFinding } from './finding.js';
import type { NetworkUse } from './network-uses.js';
import type { Signing } from './signing.js';
import { spell, traceTexts, type TextNode } from './trace-texts.js';

/** Spells the global host out, by itself or in a URL. */
export const SPELLED = /(?:^|[/@])sts\.amazonaws\.com(?![\w.-]*\w)/i;
/** A whole query or path; the value of one parameter is another matter. */
const UNKNOWN_QUERY = new RegExp(`[/?]${HOLE}`);
const HOST = /(?<![\w.-])sts\.amazonaws\.com/i;

/** Every address of a file that leads a request to the global STS host: one finding for each request or constant. */
export function findStsUrls(
  evaluator: Evaluator,
  module: SourceModule,
  uses: readonly NetworkUse[],
): readonly UrlFinding[] {
  const sites = new Map<TSESTree.Node, Site>();
  for (const use of uses.filter(isGlobal)) {
    const traced = use.isMadeUp ? [] : traceTexts(evaluator, use.node, module, (text) => SPELLED.test(text));
    // The addresses of one request are one site, at the first of them.
    const known = [...traced, use.call].flatMap((node) => sites.get(node) ?? []);
    const site = known[0] ?? { uses: new Set(), texts: new Set() };
    site.uses.add(use);
    for (const text of traced) site.texts.add(text);
    for (const other of known.slice(1)) absorb(sites, site, other);
    for (const node of [...site.texts, ...[...site.uses].map(({ call }) => call)]) sites.set(node, site);
  }
  return [...new Set(sites.values())].map((site) => toFinding(module, site));
}

interface Site {
  readonly uses: Set<NetworkUse>;
  readonly texts: Set<TextNode>;
}

function absorb(sites: Map<TSESTree.Node, Site>, site: Site, other: Site): void {
  if (other === site) return;
  for (const use of other.uses) site.uses.add(use);
  for (const text of other.texts) site.texts.add(text);
  for (const [node, known] of sites) if (known === other) sites.set(node, site);
}

/** SDK v2 takes a host for an address as well. */
function isGlobal({ texts, isHost, signing }: NetworkUse): boolean {
  if (isHost) return texts.some(isGlobalStsHost);
  return texts.some(
    (text) => isGlobalStsUrl(text) || (signing?.signer === 'aws-sdk' && isGlobalStsHost(text)),
  );
}

function toFinding(module: SourceModule, { uses, texts }: Site): UrlFinding {
  const all = [...uses];
  const spelled = [...texts].sort((a, b) => a.range[0] - b.range[0]);
  const [first] = spelled;
  const node = first ?? (all[0] as NetworkUse).node;
  const madeUp = all.find(({ isMadeUp }) => isMadeUp);
  return {
    kind: 'sts-url',
    verdict: 'global',
    reason: 'globalUrl',
    node,
    address: GLOBAL_STS_HOST,
    change: 'host',
    texts: spelled.flatMap((text) => getHost(module, text) ?? []),
    signings: all.flatMap(({ signing }): Signing[] => (signing ? [signing] : [])),
    isPlain: all.every(isPlain),
    hostless: madeUp && getHolder(module, madeUp.node),
  };
}

function getHolder(module: SourceModule, node: TSESTree.Node): TSESTree.ObjectExpression | undefined {
  const property = module.getParent(node);
  const holder = property && module.getParent(property);
  return property?.type === 'Property' && holder?.type === 'ObjectExpression' ? holder : undefined;
}

function getHost(module: SourceModule, node: TextNode): AddressText | undefined {
  const found = HOST.exec(module.textOf(node));
  if (!found || !HOST.test(spell(node))) return undefined;
  const start = node.range[0] + found.index;
  return { node, host: [start, start + found[0].length] };
}

/** Headers and queries that are not shown may hold a signature, which names the host. */
function isPlain({ options, signing, urls }: NetworkUse): boolean {
  if (signing || urls.some((url) => UNKNOWN_QUERY.test(url))) return false;
  return options.every((object) => {
    const headers = lookUp(object, 'headers');
    if (headers.status === 'missing') return true;
    if (headers.status === 'unknown') return false;
    return flattenObject(headers.property.value).every(
      (one) =>
        !one.isOpen &&
        ![...one.properties.keys(), ...one.uncertain].some((key) => /^authorization$/i.test(key)),
    );
  });
}
