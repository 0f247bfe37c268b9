import type { ClientFinding } from '../clients/finding.js';
import { isKnownToV2 } from '../facts/regions.js';
import type { RemedyClass } from '../judgement.js';
import { isInlineProperty } from './inline-properties.js';
import type { Change } from './plan-changes.js';
import { quoteLike } from './quote-like.js';
import { getConfigExpression } from './region-expressions.js';
import type { RemedyContext } from './remedy-context.js';
import type { Draft } from './draft.js';

/** The one literal that a fix may bring: the region that v2's global host signs for today. */
const REGION_OF_GLOBAL_HOST = 'us-east-1';

/** How a v2 client comes to have a region: nothing to do, an expression to add, or no honest way. */
interface RegionPlan {
  readonly class: RemedyClass;
  readonly changes: readonly Change[];
}

/** The flag, with a region where the client has none: v2 asks a regional host only with both. */
export function findV2Remedies(context: RemedyContext, finding: ClientFinding): readonly Draft[] {
  const region = planRegion(context, finding);
  return region ? [toDraft(context, region, [])] : [];
}

/** A global endpoint gives way to the flag. */
export function findGlobalEndpointRemedies(context: RemedyContext, finding: ClientFinding): readonly Draft[] {
  const region = planRegion(context, finding);
  if (!region || !isInlineProperty(finding, 'endpoint')) return [];
  return [{ ...toDraft(context, region, [{ kind: 'remove', key: 'endpoint' }]), id: 'dropGlobalEndpoint' }];
}

function toDraft(context: RemedyContext, region: RegionPlan, first: readonly Change[]): Draft {
  const flag: Change = {
    kind: 'set',
    key: 'stsRegionalEndpoints',
    value: quoteLike(context.source)('regional'),
  };
  const [added] = region.changes;
  return {
    id: added ? 'addRegionAndRegionalFlag' : 'addRegionalFlag',
    class: region.class,
    keepsHost: false,
    data: added?.kind === 'set' ? { expression: added.value } : {},
    changes: [...first, ...region.changes, flag],
  };
}

/** The flag stands alone: what the environment or `AWS.config` gives stays in force, the rest no longer throws. */
export function findMissingRegionRemedies(context: RemedyContext, finding: ClientFinding): readonly Draft[] {
  return getHiddenRegionRemedies(context, finding).map((draft) => ({
    ...draft,
    class: 'safe',
    keepsHost: false,
  }));
}

/**
 * `region: undefined` hides the region of `AWS.config`, and v2 asks the environment again: whether the client should
 * follow the one or the other, a person knows.
 */
export function getHiddenRegionRemedies(context: RemedyContext, finding: ClientFinding): readonly Draft[] {
  const changes = getConfigRegion(context, finding);
  const [added] = changes ?? [];
  if (!changes || added?.kind !== 'set') return [];
  const data = { expression: added.value };
  return [{ id: 'useRegionInSight', class: 'choose', keepsHost: false, data, changes }];
}

function planRegion(context: RemedyContext, finding: ClientFinding): RegionPlan | undefined {
  const regions = finding.variants.map(({ region }) => region);
  if (regions.some(({ name }) => name !== undefined && !isKnownToV2(name))) return undefined;
  if (regions.every(({ kind }) => kind === 'missing')) {
    const changes = getConfigRegion(context, finding);
    return changes && { class: 'safe', changes };
  }
  if (regions.some(({ kind }) => kind === 'missing')) return undefined;
  const isSafe = regions.every(({ mayBeUndefined }) => !mayBeUndefined);
  return { class: isSafe ? 'safe' : 'assumes-region', changes: [] };
}

/** `region: AWS.config.region || 'us-east-1'`, unless `AWS.config.sts` may hold a region of its own. */
function getConfigRegion(context: RemedyContext, finding: ClientFinding): readonly Change[] | undefined {
  if (context.hasStsConfig) return undefined;
  const config = getConfigExpression(context, finding);
  if (config === undefined) return undefined;
  const value = `${config}.region || ${quoteLike(context.source)(REGION_OF_GLOBAL_HOST)}`;
  return [{ kind: 'set', key: 'region', value }];
}
