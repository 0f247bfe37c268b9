import type { ClientFinding } from '../clients/finding.js';
import type { Remedy } from '../judgement.js';
import { changeConfiguration } from './change-configuration.js';
import { changeNestedConfiguration, type Held } from './change-nested-configuration.js';
import type { Draft } from './draft.js';
import type { RemedyContext } from './remedy-context.js';

/** Writes a draft where the configuration of the site stands; nothing where no edit is honest. */
export function writeDraft(
  { source }: RemedyContext,
  { site, held = 'unknown' }: ClientFinding & { readonly held?: Held },
  draft: Draft,
): Remedy[] {
  if (!site.place) return [];
  const { argument, property } = site.place;
  const construction = { node: site.at.node, argument };
  const edits =
    property === undefined
      ? changeConfiguration(source, construction, draft.changes)
      : changeNestedConfiguration(source, { ...construction, property, held }, draft.changes);
  const { id, keepsHost, data = {} } = draft;
  return edits && edits.length > 0 ? [{ id, class: draft.class, keepsHost, data, edits }] : [];
}
