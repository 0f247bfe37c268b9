import type { ClientFinding, SettingFinding } from '../clients/finding.js';
import { getPartition } from '../facts/regions.js';
import type { Remedy } from '../judgement.js';
import type { Draft } from './draft.js';
import { getString } from '../syntax/values.js';
import type { Change } from './plan-changes.js';
import { quoteLike } from './quote-like.js';
import type { RemedyContext } from './remedy-context.js';
import { findRegionsInSight, getEnvironmentRegion, getRegionOfEndpoint } from './region-expressions.js';
import {
  findGlobalEndpointRemedies,
  findMissingRegionRemedies,
  findV2Remedies,
  getHiddenRegionRemedies,
} from './v2-remedies.js';
import { isInlineProperty, getUndefinedLeafEdits, removeSetting } from './inline-properties.js';
import { writeDraft } from './write-draft.js';

/** Every honest remedy of one client, best first. */
export function findClientRemedies(context: RemedyContext, finding: ClientFinding): readonly Remedy[] {
  if (!finding.isUniform) return findLeafRemedies(context, finding);
  return findDrafts(context, finding).flatMap((draft) => writeDraft(context, finding, draft));
}

/** What can be done about the reason of a finding, before it is written. */
export function findDrafts(context: RemedyContext, finding: ClientFinding): readonly Draft[] {
  switch (finding.decisive.reason) {
    case 'noRegion':
      return findRegionDrafts(context, finding);
    case 'endpointWithoutRegion':
      return findEndpointRegionDrafts(context, finding);
    case 'globalRegion':
      return finding.site.sdk === 3 ? [replaceGlobalRegion(context)] : [];
    case 'useGlobalEndpoint':
      return dropGlobalSwitch(context, finding);
    case 'globalEndpoint':
      return finding.site.sdk === 3
        ? dropGlobalEndpoint(context, finding)
        : findGlobalEndpointRemedies(context, finding);
    case 'v2Default':
    case 'providerV2Default':
    case 'legacySetting':
      return findV2Remedies(context, finding);
    case 'noRegionV2':
      return findMissingRegionRemedies(context, finding);
    case 'hiddenRegion':
      return getHiddenRegionRemedies(context, finding);
    case 'v3Setting':
      return isInlineProperty(finding, 'stsRegionalEndpoints')
        ? [
            {
              id: 'dropIgnoredSetting',
              class: 'safe',
              keepsHost: true,
              changes: [{ kind: 'remove', key: 'stsRegionalEndpoints' }],
            },
          ]
        : [];
    case 'regionMismatch':
      return findMismatchDrafts(context, finding);
    default:
      return [];
  }
}

/** v3 reads AWS_REGION by itself: writing it down changes nothing at run time and says what is meant. */
function findRegionDrafts(context: RemedyContext, finding: ClientFinding): readonly Draft[] {
  const environment = getEnvironmentRegion(context);
  const first: Draft = {
    id: 'readRegionFromEnvironment',
    class: environment.class,
    keepsHost: true,
    data: { expression: environment.text },
    changes: [{ kind: 'set', key: 'region', value: environment.text }],
  };
  const inSight = findRegionsInSight(context, finding).map((expression): Draft => ({
    id: 'useRegionInSight',
    class: 'choose',
    keepsHost: false,
    data: { expression },
    changes: [{ kind: 'set', key: 'region', value: expression }],
  }));
  return [first, ...inSight];
}

function findEndpointRegionDrafts(context: RemedyContext, finding: ClientFinding): readonly Draft[] {
  const expression = getRegionOfEndpoint(context, finding);
  if (expression === undefined) return [];
  return [
    {
      id: 'useRegionOfEndpoint',
      class: 'safe',
      keepsHost: true,
      data: { expression },
      changes: [{ kind: 'set', key: 'region', value: expression }],
    },
  ];
}

function replaceGlobalRegion(context: RemedyContext): Draft {
  const environment = getEnvironmentRegion(context);
  return {
    id: 'replaceGlobalRegion',
    class: environment.class === 'choose' ? 'choose' : 'assumes-region',
    keepsHost: false,
    data: { expression: environment.text },
    changes: [{ kind: 'set', key: 'region', value: environment.text }],
  };
}

/** The change that takes a setting back: out of the literal, or overridden behind a spread. */
function takeBack(finding: ClientFinding, key: string, override: string | undefined): Change[] | undefined {
  if (isInlineProperty(finding, key)) return [{ kind: 'remove', key }];
  return override === undefined ? undefined : [{ kind: 'set', key, value: override }];
}

function dropGlobalSwitch(context: RemedyContext, finding: ClientFinding): readonly Draft[] {
  const changes = takeBack(finding, 'useGlobalEndpoint', 'false');
  return changes ? [withRegion(context, finding, { id: 'dropGlobalSwitch', changes })] : [];
}

function dropGlobalEndpoint(context: RemedyContext, finding: ClientFinding): readonly Draft[] {
  const { region } = finding.decisive;
  const quote = quoteLike(context.source);
  const override =
    region.kind === 'known' ? quote(`https://sts.${String(region.name)}.amazonaws.com`) : undefined;
  const changes = takeBack(finding, 'endpoint', override);
  if (!changes || region.kind === 'odd') return [];
  return [withRegion(context, finding, { id: 'dropGlobalEndpoint', changes })];
}

/** Adds the region in force where the client names none, and says how far the whole can be trusted. */
function withRegion(
  context: RemedyContext,
  { variants }: ClientFinding,
  { id, changes }: Pick<Draft, 'id' | 'changes'>,
): Draft {
  const regions = variants.map(({ region }) => region);
  const environment = getEnvironmentRegion(context);
  const value = environment.text;
  const setRegion: Change[] = [{ kind: 'set', key: 'region', value }];
  const isAdded = !context.isInsideProvider && environment.class === 'safe';
  if (regions.every(({ kind }) => kind === 'missing') && isAdded) {
    return { id, class: 'safe', keepsHost: false, changes: [...changes, ...setRegion] };
  }
  if (regions.some(({ kind }) => kind === 'global')) {
    const isWritten = regions.every(({ kind }) => kind === 'global') && environment.class === 'safe';
    return isWritten
      ? { id, class: 'assumes-region', keepsHost: false, changes: [...changes, ...setRegion] }
      : { id, class: 'choose', keepsHost: false, changes };
  }
  const isSafe = regions.every(({ kind }) => kind === 'known' || kind === 'named' || kind === 'missing');
  return { id, class: isSafe ? 'safe' : 'assumes-region', keepsHost: false, changes };
}

function findMismatchDrafts(context: RemedyContext, finding: ClientFinding): readonly Draft[] {
  const { region, endpoint } = finding.decisive;
  const ofEndpoint = endpoint.kind === 'regional' ? getString(endpoint.region) : undefined;
  if (ofEndpoint === undefined || region.name === undefined) return [];
  const quote = quoteLike(context.source);
  const ofRegion: Draft[] = region.kind === 'known' ? [useEndpointOf(region.name, quote)] : [];
  return [
    {
      id: 'useRegionOfEndpoint',
      class: 'choose',
      keepsHost: true,
      data: { expression: quote(ofEndpoint) },
      changes: [{ kind: 'set', key: 'region', value: quote(ofEndpoint) }],
    },
    ...ofRegion,
  ];
}

function useEndpointOf(region: string, quote: (text: string) => string): Draft {
  const suffix = getPartition(region)?.dnsSuffix ?? 'amazonaws.com';
  const host = quote(`https://sts.${region}.${suffix}`);
  return {
    id: 'useEndpointOfRegion',
    class: 'choose',
    keepsHost: false,
    data: { expression: host },
    changes: [{ kind: 'set', key: 'endpoint', value: host }],
  };
}

/** One branch alone names no region, and says so with an `undefined` that stands in the construction. */
function findLeafRemedies(context: RemedyContext, finding: ClientFinding): readonly Remedy[] {
  const environment = getEnvironmentRegion(context);
  if (finding.decisive.reason !== 'noRegion') return [];
  const edits = getUndefinedLeafEdits(finding, environment.text);
  if (edits.length === 0) return [];
  const data = { expression: environment.text };
  return [{ id: 'readRegionFromEnvironment', class: environment.class, keepsHost: true, data, edits }];
}

/** A setting that v2 ignores can be removed; whether it was meant for something else, a person knows. */
export function findSettingRemedies(context: RemedyContext, finding: SettingFinding): readonly Remedy[] {
  const edits = removeSetting(context.source, finding);
  if (!edits || edits.length === 0) return [];
  return [{ id: 'dropIgnoredSetting', class: 'choose', keepsHost: true, data: {}, edits }];
}
