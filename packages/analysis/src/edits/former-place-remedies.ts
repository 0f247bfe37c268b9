import type { TSESTree } from '@typescript-eslint/types';
import { PROVIDER_OPTIONS } from '../facts/credential-providers.js';
import type { Remedy, TextEdit } from '../judgement.js';
import type { ProviderFinding } from '../providers/provider-finding.js';
import { unwrap } from '../syntax/unwrap.js';
import { changeConfiguration } from './change-configuration.js';
import { changeObject } from './change-object.js';
import { getProperty } from './inline-properties.js';
import { mergeEdits } from './merge-edits.js';
import type { Change } from './plan-changes.js';
import { removeProperty } from './property-removal.js';
import type { RemedyContext } from './remedy-context.js';
import { getLexemesIn } from './source-text.js';

/** What v3 ignores, and v2 does not know, in the configuration of an STS client. */
const IGNORED = 'stsRegionalEndpoints';

/** Brings a region that stands where only v2 reads it to where v3 does. */
export function findFormerPlaceRemedies(context: RemedyContext, finding: ProviderFinding): readonly Remedy[] {
  const { former, site } = finding;
  const { property } = site.place ?? {};
  if (!former || property === undefined) return [];
  if (former.place.property !== undefined) return findRenames(context, finding, former.place.property);
  if (finding.held !== 'missing') return [];
  const move = former.place.argument === 0 ? moveRegion : moveArgument;
  const edits = move(context, finding, property);
  // `AWS.config.region || 'us-east-1'`: whether that is to overrule the region of a client, a person knows.
  return toRemedies({ id: 'moveToClientConfig', class: former.isShown ? 'safe' : 'choose' }, edits);
}

function toRemedies(remedy: Pick<Remedy, 'id' | 'class'>, edits: TextEdit[] | undefined): readonly Remedy[] {
  return edits && edits.length > 0 ? [{ ...remedy, keepsHost: false, data: {}, edits }] : [];
}

/** `stsConfig: { region }` becomes `clientConfig: { region }`, and loses what v3 does not know. */
function findRenames(
  context: RemedyContext,
  { site, held }: ProviderFinding,
  former: string,
): readonly Remedy[] {
  const options = site.at.node.arguments[0] && unwrap(site.at.node.arguments[0]);
  const property = getProperty(options, former);
  if (options?.type !== 'ObjectExpression' || !property) return [];
  if (held === 'missing')
    return toRemedies(
      { id: 'renameStsConfig', class: 'safe' },
      renameProperty(context, property, site.place?.property ?? ''),
    );
  const edits = changeObject(context.source, options, [{ kind: 'remove', key: former }]);
  return edits ? [{ id: 'dropIgnoredSetting', class: 'choose', keepsHost: true, data: {}, edits }] : [];
}

function renameProperty(
  { source }: RemedyContext,
  { key, value, shorthand }: TSESTree.Property,
  name: string,
): TextEdit[] | undefined {
  if (shorthand) return [{ range: [key.range[0], key.range[0]], text: `${name}: ` }];
  const quote = key.type === 'Literal' ? key.raw.charAt(0) : '';
  const rename: TextEdit = { range: [key.range[0], key.range[1]], text: `${quote}${name}${quote}` };
  const inner = unwrap(value);
  const ignored = getProperty(inner, IGNORED);
  if (inner.type !== 'ObjectExpression' || !ignored) return [rename];
  const removal = removeProperty(source, inner, ignored);
  return removal && [rename, ...removal];
}

/** `f({ region })` becomes `f({ clientConfig: { region } })`; beside options of v3 the region alone moves. */
function moveRegion(
  { source, module }: RemedyContext,
  { site, former }: ProviderFinding,
  name: string,
): TextEdit[] | undefined {
  const [given] = site.at.node.arguments;
  if (!given || !former?.keys) return undefined;
  if (!former.keys.some((key) => PROVIDER_OPTIONS.has(key))) {
    const [start, end] = given.range;
    return [
      { range: [start, start], text: `{ ${name}: ` },
      { range: [end, end], text: ' }' },
    ];
  }
  const region = getProperty(given, 'region');
  const options = unwrap(given);
  if (!region || options.type !== 'ObjectExpression') return undefined;
  const changes: Change[] = [
    { kind: 'remove', key: 'region' },
    ...(getProperty(given, IGNORED) ? [{ kind: 'remove' as const, key: IGNORED }] : []),
    { kind: 'set', key: name, value: `{ ${module.textOf(region)} }` },
  ];
  return changeObject(source, options, changes);
}

/** `f(options, { region })` becomes `f({ …options, clientConfig: { region } })`. */
function moveArgument(
  { source, module }: RemedyContext,
  { site }: ProviderFinding,
  name: string,
): TextEdit[] | undefined {
  const { node } = site.at;
  const [options, configuration, ...others] = node.arguments;
  if (!options || !configuration || others.length > 0) return undefined;
  const between = getLexemesIn(source, [options.range[1], configuration.range[0]]);
  if (!between || between.some(({ isComment }) => isComment)) return undefined;
  const added = changeConfiguration(source, { node, argument: 0 }, [
    { kind: 'set', key: name, value: module.textOf(configuration) },
  ]);
  return added && mergeEdits([...added, { range: [options.range[1], configuration.range[1]], text: '' }]);
}
