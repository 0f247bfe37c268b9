import { NOTHING, findSettings, getProperty } from '../clients/configurations.js';
import type { Variant } from '../clients/finding.js';
import { REGIONAL, UNSHOWN, judgeV3, type Judged, type Settings } from '../clients/judge-v3.js';
import type { Region } from '../clients/region.js';
import { MOST_VARIANTS, pickWorst } from '../clients/variants.js';
import type { V3Provider } from '../facts/credential-providers.js';
import type { Reason, Verdict } from '../judgement.js';
import { findFrames, toCaller } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject, lookUp, type FlatObject } from '../syntax/flat-object.js';
import { UNDEFINED, findAlternatives } from '../syntax/values.js';
import { getFormerPlace } from './former-places.js';
import type { ClientUse, ProviderUse } from './find-uses.js';
import { getOwnRegion, readsEndpoint, takesClientRegion } from './own-region.js';
import type { ProviderSite, ProviderVersion } from './provider-finding.js';

/** What decides about a provider of v3 beside its own options. */
export interface ProviderQuestion {
  readonly site: ProviderSite<V3Provider>;
  readonly version: ProviderVersion;
  /** Undefined where nobody in sight uses it. */
  readonly uses: readonly ProviderUse[] | undefined;
  readonly hasRegionInEnvironment: boolean;
  /** The regions that the client which uses it may have. */
  readonly findClientRegions: (use: ClientUse) => readonly Region[];
}

/** Every way in which a provider of v3 may be told about its STS client, each with its verdict. */
export function findV3Variants(evaluator: Evaluator, question: ProviderQuestion): readonly Variant[] {
  return findOptions(evaluator, question.site)
    .flatMap((options) => findVariantsOf(evaluator, question, options))
    .slice(0, MOST_VARIANTS);
}

/** Every object that may arrive as the first argument of a provider. */
export function findOptions(evaluator: Evaluator, { at }: ProviderSite): readonly FlatObject[] {
  return findFrames(evaluator, at.node, at.module).flatMap((frame) =>
    flattenObject(toCaller(evaluator, { ...at, frame }).argument(0)),
  );
}

function findVariantsOf(
  evaluator: Evaluator,
  question: ProviderQuestion,
  options: FlatObject,
): readonly Variant[] {
  const { provider } = question.site;
  const configurations = findConfigurationsIn(options, provider);
  return configurations.flatMap((configuration) =>
    findSettings(
      evaluator,
      readsEndpoint(provider, question.version) ? configuration : onlyRegion(configuration),
    ).map((settings) => ({ ...settings, ...judgeOptions(evaluator, question, { options, settings }) })),
  );
}

/** The configurations of the STS client that a provider's options hold. */
export function findConfigurationsIn(options: FlatObject, { place }: V3Provider): readonly FlatObject[] {
  return place.property === undefined ? [options] : flattenObject(getProperty(options, place.property));
}

/** Versions that read the region alone are as good as told nothing else. */
function onlyRegion({ properties, uncertain, isOpen }: FlatObject): FlatObject {
  const region = properties.get('region');
  return {
    ...NOTHING,
    properties: new Map(region ? [['region', region]] : []),
    uncertain: new Set(isOpen || uncertain.has('region') ? ['region'] : []),
  };
}

interface Told {
  readonly options: FlatObject;
  readonly settings: Settings;
}

function judgeOptions(evaluator: Evaluator, question: ProviderQuestion, { options, settings }: Told): Judged {
  const { provider } = question.site;
  const { substitutes, isSigned } = provider;
  if (getFormerPlace(evaluator, question.site, options))
    return { verdict: 'ineffective', reason: 'ignoredStsConfig' };
  if (substitutes.some((key) => mayBeGiven(options, key))) return UNSHOWN;
  const judged = judgeV3(settings, false);
  if (judged.reason === 'noRegion') return judgeWithoutRegion(question);
  if (settings.endpoint.kind !== 'regional') return judged;
  if (!isSigned && settings.region.kind !== 'unknown') return REGIONAL;
  if (judged.reason !== 'endpointWithoutRegion') return judged;
  return judgeWithoutRegion(question).reason === 'none' ? UNSHOWN : judged;
}

function mayBeGiven(options: FlatObject, key: string): boolean {
  const found = lookUp(options, key);
  if (found.status !== 'found') return false;
  return findAlternatives(found.property.value).some((value) => value !== UNDEFINED);
}

/** The provider finds a region by itself: that of the client which uses it, of the environment, or us-east-1. */
function judgeWithoutRegion(question: ProviderQuestion): Judged {
  const { site, uses } = question;
  if (site.provider.asksSts === 'profile') return { verdict: 'implicit', reason: 'providerMayLackRegion' };
  const isTaken = takesClientRegion(site.provider, question.version);
  if (!uses) return isTaken ? UNSHOWN : judgeAlone(question);
  return pickWorst(uses.map((use) => judgeUse(question, use))) ?? UNSHOWN;
}

function judgeUse(question: ProviderQuestion, use: ProviderUse): Judged {
  if (use.kind === 'alone') return judgeAlone(question);
  const regions = question.findClientRegions(use);
  if (takesClientRegion(question.site.provider, question.version))
    return regions.every(({ kind }) => NAMED.has(kind)) ? REGIONAL : UNSHOWN;
  const own = judgeAlone(question);
  const isGiven = regions.every(
    ({ kind, isExplicit }) => NAMED.has(kind) || (kind === 'unknown' && isExplicit),
  );
  return isGiven && own.reason === 'providerIgnoresEnvironment' ? IGNORES_CLIENT : own;
}

const NAMED: ReadonlySet<Region['kind']> = new Set(['known', 'named']);
const IGNORES_CLIENT = judged('us-east-1-by-default', 'providerIgnoresClientRegion');

function judgeAlone({ site, version, hasRegionInEnvironment }: ProviderQuestion): Judged {
  const own = getOwnRegion(site.provider, version);
  if (own === 'us-east-1') return judged('us-east-1-by-default', 'providerIgnoresEnvironment');
  if (hasRegionInEnvironment) return REGIONAL;
  return own === 'environment'
    ? judged('implicit', 'providerNeedsRegion')
    : judged('us-east-1-by-default', 'providerNoRegion');
}

function judged(verdict: Verdict, reason: Reason): Judged {
  return { verdict, reason };
}
