import type { Verdict } from '../judgement.js';
import type { ClientFinding, ClientSite, Variant } from './finding.js';
import { NOTHING } from './configurations.js';

/** The worst first: a client that goes wrong on one branch is reported for that branch. */
const SEVERITY: readonly Verdict[] = [
  'global',
  'mismatch',
  'ineffective',
  'us-east-1-by-default',
  'implicit',
  'unknown',
  'regional',
];

/** More ways than these to configure one client are not looked at. */
export const MOST_VARIANTS = 64;

const NOT_SHOWN: Variant = {
  verdict: 'unknown',
  reason: 'none',
  region: { kind: 'unknown', isExplicit: false, mayBeUndefined: true },
  endpoint: { kind: 'unknown' },
  configuration: { ...NOTHING, isOpen: true },
};

/** What is known of a site by the ways in which it may be configured. */
export function toFinding<Site extends ClientSite>(
  site: Site,
  variants: readonly Variant[],
): ClientFinding & { readonly site: Site } {
  const decisive = pickWorst(variants) ?? NOT_SHOWN;
  return { site, decisive, variants, isUniform: variants.every(({ reason }) => reason === decisive.reason) };
}

/** The one of several that decides what is reported; undefined where there is none. */
export function pickWorst<Judged extends { readonly verdict: Verdict }>(
  judged: readonly Judged[],
): Judged | undefined {
  for (const verdict of SEVERITY) {
    const found = judged.find((one) => one.verdict === verdict);
    if (found) return found;
  }
  return undefined;
}
