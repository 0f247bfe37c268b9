import type { Remedy, RemedyClass } from '../judgement.js';
import { isV3Site, type ProviderFinding } from '../providers/provider-finding.js';
import type { Draft } from './draft.js';
import { findFormerPlaceRemedies } from './former-place-remedies.js';
import { findRegionsInSight, getEnvironmentRegion, getRegionText } from './region-expressions.js';
import type { RemedyContext } from './remedy-context.js';
import { findDrafts } from './sts-remedies.js';
import { writeDraft } from './write-draft.js';

/** Every honest remedy of the STS client inside a credential provider, best first. */
export function findProviderRemedies(context: RemedyContext, finding: ProviderFinding): readonly Remedy[] {
  if (!finding.isUniform) return [];
  if (finding.decisive.reason === 'ignoredStsConfig') return findFormerPlaceRemedies(context, finding);
  const drafts = findRegionDrafts(context, finding) ?? findDrafts(context, finding);
  return drafts.flatMap((draft) =>
    writeDraft(context, finding, { ...draft, keepsHost: draft.keepsHost && !mayIgnoreEndpoint(finding) }),
  );
}

/** Where a version may run that asks by region alone, a region beside an endpoint changes the host. */
function mayIgnoreEndpoint({ decisive, site, version }: ProviderFinding): boolean {
  const isIgnoredOnce = isV3Site(site) && site.provider.endpointSince !== undefined;
  return decisive.reason === 'endpointWithoutRegion' && isIgnoredOnce && !version.isCertain;
}

/** The ways to give a provider the region that it lacks; undefined where it lacks another thing. */
function findRegionDrafts(context: RemedyContext, finding: ProviderFinding): readonly Draft[] | undefined {
  const { text, class: trust } = getEnvironmentRegion(context);
  const ofClients = findClientTexts(context, finding);
  const offered = findRegionsInSight(context, finding).map((region) => setRegion(finding, region, 'choose'));
  const chosen = ofClients.map((region) => setRegion(finding, region, 'choose'));
  const ofEnvironment = (keepsHost: boolean): Draft => setRegion(finding, text, trust, keepsHost);
  // A client with a region of its own uses the provider as well: an edit for one is an edit for both.
  const isShared = finding.clientRegions.some((region) => region !== undefined);
  switch (finding.decisive.reason) {
    case 'providerNoRegion':
    case 'providerIgnoresEnvironment':
      if (isShared) return withoutRepeats([...chosen, setRegion(finding, text, 'choose'), ...offered]);
      return [
        ofEnvironment(finding.version.isCertain && finding.decisive.reason === 'providerNoRegion'),
        ...offered,
      ];
    case 'providerNeedsRegion':
      return withoutRepeats([ofEnvironment(finding.version.isCertain), ...chosen, ...offered]);
    case 'providerIgnoresClientRegion':
      return withoutRepeats([...findClientDrafts(finding, ofClients), ...offered]);
    case 'providerMayLackRegion':
      return withoutRepeats([...chosen, setRegion(finding, text, 'choose')]);
    default:
      return undefined;
  }
}

/** The region of the client that uses the provider; where several do, a person knows which is meant. */
function findClientDrafts(finding: ProviderFinding, texts: readonly string[]): readonly Draft[] {
  const isOne = new Set(texts).size === 1 && texts.length === finding.clientRegions.length;
  return texts.map((region) => setRegion(finding, region, isOne ? 'safe' : 'choose'));
}

function findClientTexts(
  context: RemedyContext,
  { clientRegions, site }: ProviderFinding,
): readonly string[] {
  return clientRegions.flatMap((at) => (at && getRegionText(context, at, site.at.node)) ?? []);
}

function setRegion(
  { site }: ProviderFinding,
  expression: string,
  trust: RemedyClass,
  keepsHost = false,
): Draft {
  const { property } = site.place ?? {};
  return {
    id: 'setProviderRegion',
    class: trust,
    keepsHost,
    data: { setting: property === undefined ? 'region' : `${property}.region`, expression },
    changes: [{ kind: 'set', key: 'region', value: expression }],
  };
}

function withoutRepeats(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.filter(
    ({ data }, index) =>
      drafts.findIndex((other) => other.data?.['expression'] === data?.['expression']) === index,
  );
}
