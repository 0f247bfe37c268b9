import type { TSESTree } from '@typescript-eslint/types';
import { findConfigurations, findSettings } from '../clients/configurations.js';
import type { Variant } from '../clients/finding.js';
import { judgeV2 } from '../clients/judge-v2.js';
import type { Region } from '../clients/region.js';
import { getSurroundings, type Statement } from '../clients/surroundings.js';
import { MOST_VARIANTS, toFinding } from '../clients/variants.js';
import type { V2Provider, V3Provider } from '../facts/credential-providers.js';
import { findFrames } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { lookUp } from '../syntax/flat-object.js';
import type { SourceModule } from '../syntax/source-module.js';
import { findClientRegions } from './client-regions.js';
import { findProviders } from './find-providers.js';
import { getFormerPlace, isRegionShown } from './former-places.js';
import { findUses, type ClientUse, type ProviderUse } from './find-uses.js';
import { findOptions, findV3Variants } from './judge-v3-provider.js';
import {
  isV2Site,
  isV3Site,
  type ProviderFinding,
  type ProviderSite,
  type ProviderVersion,
} from './provider-finding.js';

/** The file whose providers are judged, and what it is judged by. */
export interface ProvidersQuestion {
  readonly module: SourceModule;
  readonly statements: readonly Statement[];
  readonly versionOf: (packageName: string) => ProviderVersion;
}

/** Finds and judges the STS client inside every credential provider of a file. */
export function judgeProviders(
  evaluator: Evaluator,
  question: ProvidersQuestion,
): readonly ProviderFinding[] {
  const sites = findProviders(evaluator, question.module);
  const uses: Uses = sites.some(isV3Site) ? findUses(evaluator, question.module) : new Map();
  return sites.flatMap((site) => {
    if (isV2Site(site)) return [judgeV2Provider(evaluator, question, site)];
    return isV3Site(site) ? [judgeV3Provider(evaluator, question, { site, uses })] : [];
  });
}

function judgeV2Provider(
  evaluator: Evaluator,
  { module, statements, versionOf }: ProvidersQuestion,
  site: ProviderSite<V2Provider>,
): ProviderFinding {
  const surroundings = getSurroundings(module, statements, site.at.node);
  const variants = findFrames(evaluator, site.at.node, module)
    .flatMap((frame) => findConfigurations(evaluator, { site, statements, frame }))
    .flatMap((configuration) => findSettings(evaluator, configuration))
    .slice(0, MOST_VARIANTS)
    .map((settings) => ({ ...settings, ...judgeV2(settings, surroundings) }))
    .map(asOfProvider);
  return {
    ...toFinding(site, variants),
    version: versionOf(site.package),
    held: getHeld(evaluator, site),
    former: undefined,
    clientRegions: [],
  };
}

/** The default of v2 is the provider's here, and no client's in sight. */
function asOfProvider(variant: Variant): Variant {
  return variant.reason === 'v2Default' ? { ...variant, reason: 'providerV2Default' } : variant;
}

type Uses = ReadonlyMap<TSESTree.Node, readonly ProviderUse[]>;

interface UsedSite {
  readonly site: ProviderSite<V3Provider>;
  readonly uses: Uses;
}

function judgeV3Provider(
  evaluator: Evaluator,
  { module, statements, versionOf }: ProvidersQuestion,
  { site, uses }: UsedSite,
): ProviderFinding {
  const version = versionOf(site.package);
  const { hasRegionInEnvironment } = getSurroundings(module, statements, site.at.node);
  const own = uses.get(site.at.node);
  const findRegionsOf = (use: ClientUse): readonly Region[] =>
    findClientRegions(evaluator, { use, uses, version, module });
  const question = { site, version, uses: own, hasRegionInEnvironment, findClientRegions: findRegionsOf };
  return {
    ...toFinding(site, findV3Variants(evaluator, question)),
    version,
    held: getHeld(evaluator, site),
    former: getFormer(evaluator, site),
    clientRegions: (own ?? []).flatMap((use) =>
      use.kind === 'alone'
        ? [undefined]
        : findRegionsOf(use).map(({ kind, at }) => (kind === 'missing' ? undefined : at)),
    ),
  };
}

function getFormer(evaluator: Evaluator, site: ProviderSite<V3Provider>): ProviderFinding['former'] {
  const [options, ...others] = findOptions(evaluator, site);
  const place = options && getFormerPlace(evaluator, site, options);
  if (!options || !place) return undefined;
  const isInSight = others.length === 0 && !options.isOpen && options.uncertain.size === 0;
  return {
    place,
    keys: isInSight ? [...options.properties.keys()] : undefined,
    isShown: isRegionShown(evaluator, site, { argument: place.argument, options }),
  };
}

/** Tells whether the object around the configuration of a provider's STS client holds it. */
function getHeld(evaluator: Evaluator, site: ProviderSite): ProviderFinding['held'] {
  const property = site.place?.property;
  if (property === undefined) return 'unknown';
  const statuses = new Set(findOptions(evaluator, site).map((options) => lookUp(options, property).status));
  const [status] = statuses;
  return statuses.size === 1 && status ? status : 'unknown';
}
