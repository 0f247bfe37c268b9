import { findRegions } from '../clients/region.js';
import type { ConfigurationPlace, V3Provider } from '../facts/credential-providers.js';
import { toCaller } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject, lookUp, type FlatObject } from '../syntax/flat-object.js';
import type { ProviderSite } from './provider-finding.js';

/** Where a provider of v3 is told of a region as its counterpart in v2 is, so that v3 does not hear it. */
export function getFormerPlace(
  evaluator: Evaluator,
  { at, provider }: ProviderSite<V3Provider>,
  options: FlatObject,
): ConfigurationPlace | undefined {
  return provider.formerPlaces.find(({ argument, property }) => {
    if (property !== undefined) return options.properties.has(property);
    if (namesRegion(options, provider.place.property)) return false;
    return findFormer(evaluator, at, { argument, options }).some(({ properties }) =>
      properties.has('region'),
    );
  });
}

/** Tells whether each region that stands in such a place is spelled out, or read from where the code says. */
export function isRegionShown(
  evaluator: Evaluator,
  { at }: ProviderSite<V3Provider>,
  former: FormerOptions,
): boolean {
  return findFormer(evaluator, at, former)
    .flatMap((object) => findRegions(evaluator, lookUp(object, 'region')))
    .every(({ kind }) => kind === 'known' || kind === 'named');
}

interface FormerOptions {
  readonly argument: number;
  readonly options: FlatObject;
}

function findFormer(
  evaluator: Evaluator,
  at: ProviderSite['at'],
  { argument, options }: FormerOptions,
): readonly FlatObject[] {
  return argument === 0 ? [options] : flattenObject(toCaller(evaluator, at).argument(argument));
}

/** Tells whether options name a region where v3 reads it, or may do so. */
function namesRegion(options: FlatObject, property: string | undefined): boolean {
  const held = lookUp(options, property ?? '');
  if (held.status !== 'found') return held.status === 'unknown';
  return flattenObject(held.property.value).some(
    (configuration) => lookUp(configuration, 'region').status !== 'missing',
  );
}
