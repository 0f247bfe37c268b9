import type { Remedy, TextEdit } from '../judgement.js';
import type { UrlFinding } from '../urls/finding.js';
import { addToList, changeAddress, type AddressRegion } from './change-address.js';
import { changeObject } from './change-object.js';
import { mergeEdits } from './merge-edits.js';
import { quoteLike } from './quote-like.js';
import type { RemedyContext } from './remedy-context.js';
import { findSignInOffers, findStsOffers, type Offer } from './url-offers.js';

/**
 * Every honest remedy of one address, best first. Where a request is signed, the addresses of its file move together,
 * since it is signed, sent and handed on under one host; so do those of federation, since a sign-in token is taken back
 * where it was given.
 */
export function findUrlRemedies(
  context: RemedyContext,
  finding: UrlFinding,
  all: readonly UrlFinding[],
): readonly Remedy[] {
  const alike = all.filter(({ reason }) => reason === finding.reason);
  const isTogether =
    finding.reason === 'globalFederationUrl' || alike.some(({ signings }) => signings.length > 0);
  const group = isTogether ? alike : [finding];
  const offers =
    finding.kind === 'sts-url' ? findStsOffers(context, group) : findSignInOffers(context, group);
  return offers.flatMap((offer) => write(context, group, offer));
}

function write(context: RemedyContext, group: readonly UrlFinding[], offer: Offer): Remedy[] {
  const edits = group.map((finding) => getEdits(context, finding, offer.region));
  if (edits.some((own) => own === undefined)) return [];
  const merged = mergeEdits(edits.flatMap((own) => own ?? []));
  if (!merged || merged.length === 0) return [];
  const { region } = offer;
  const expression = region.kind === 'name' ? region.name : region.text;
  const id = group[0]?.kind === 'sts-url' ? 'useRegionalHost' : 'useRegionalSignIn';
  return [{ id, class: offer.class, keepsHost: false, data: { expression }, edits: merged }];
}

/** Undefined where a part of the address cannot be changed: all of it moves, or nothing. */
function getEdits(
  { module, source }: RemedyContext,
  { texts, change, hostless }: UrlFinding,
  region: AddressRegion,
): readonly TextEdit[] | undefined {
  if (region.kind === 'expression' && region.text.includes('`')) return undefined;
  if (hostless) {
    const added = region.kind === 'name' ? region.name : `\${${region.text}}`;
    const value =
      region.kind === 'name'
        ? quoteLike(source)(`sts.${added}.amazonaws.com`)
        : `\`sts.${added}.amazonaws.com\``;
    return changeObject(source, hostless, [{ kind: 'set', key: 'host', value }]);
  }
  if (texts.length === 0) return undefined;
  const edits = texts.flatMap((text) => {
    const edit =
      change === 'list' ? addToList(module, text.node, region) : changeAddress(module, text, change, region);
    return edit ?? [];
  });
  return edits.length === texts.length ? edits : undefined;
}
