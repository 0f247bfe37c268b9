import type { TSESTree } from '@typescript-eslint/types';
import { findRegions, type Region } from '../clients/region.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { lookUp } from '../syntax/flat-object.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getProvider } from './find-providers.js';
import type { ClientUse, ProviderUse } from './find-uses.js';
import { findConfigurationsIn } from './judge-v3-provider.js';
import { takesClientRegion } from './own-region.js';
import { isV3Site, type ProviderVersion } from './provider-finding.js';

/** One use of a provider, among all uses of the file. */
export interface ClientRegionQuestion {
  readonly use: ClientUse;
  readonly uses: ReadonlyMap<TSESTree.Node, readonly ProviderUse[]>;
  readonly version: ProviderVersion;
  readonly module: SourceModule;
}

/** Providers that stand in each other deeper than this are not followed. */
const MOST_DEPTH = 4;

/** The regions of the client that uses a provider, which may be the STS client of another provider. */
export function findClientRegions(
  evaluator: Evaluator,
  question: ClientRegionQuestion,
  depth = 0,
): readonly Region[] {
  const { use, uses, version, module } = question;
  if (use.kind === 'client') return findRegions(evaluator, lookUp(use.configuration, 'region'));
  const site = getProvider(evaluator, module, use.node);
  if (!site || !isV3Site(site) || depth > MOST_DEPTH) return [UNKNOWN_REGION];
  const own = findConfigurationsIn(use.configuration, site.provider).flatMap((configuration) =>
    findRegions(evaluator, lookUp(configuration, 'region')),
  );
  const users = (uses.get(use.node) ?? []).filter((outer) => outer.kind !== 'alone');
  const isHandedOn = takesClientRegion(site.provider, version) && users.length > 0;
  return own.flatMap((region) => {
    if (region.kind !== 'missing' || !isHandedOn) return [region];
    return users.flatMap((outer) => findClientRegions(evaluator, { ...question, use: outer }, depth + 1));
  });
}

const UNKNOWN_REGION: Region = { kind: 'unknown', isExplicit: false, mayBeUndefined: true };
