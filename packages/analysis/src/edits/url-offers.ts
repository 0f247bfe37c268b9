import type { TSESTree } from '@typescript-eslint/types';
import { isKnownRegion } from '../facts/regions.js';
import type { RemedyClass } from '../judgement.js';
import type { SourceModule } from '../syntax/source-module.js';
import { unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type Value } from '../syntax/values.js';
import { SPELLED } from '../urls/find-sts-urls.js';
import type { UrlFinding } from '../urls/finding.js';
import type { Signing } from '../urls/signing.js';
import { spell } from '../urls/trace-texts.js';
import type { AddressRegion } from './change-address.js';
import { findNamedRegions, isReadableAt } from './named-regions.js';
import { getEnvironmentRegion, isPlain } from './region-expressions.js';
import type { RemedyContext } from './remedy-context.js';

/** A region that the addresses of a file may move to, and how far that can be trusted. */
export interface Offer {
  readonly class: RemedyClass;
  readonly region: AddressRegion;
}

/** The region that the global host is signed for. */
const REGION_OF_GLOBAL_HOST = 'us-east-1';
/** A signature that the code makes for itself names the host once more, where no edit would reach it. */
const SIGNED_BY_HAND = /AWS4-HMAC|aws4_request|X-Amz-(?:Credential|Signature)/i;
/** A file that speaks of signatures may sign what it sends by means that are not seen. */
const MAY_SIGN = /interceptor|sigv4|signature|signer|aws4/i;
/** Somebody else checks the signature, against a host of his own. */
const SIGNED_FOR_OTHERS = /x-vault-aws|iam_request_|iam_http_request|x-goog-cloud-target|akeyless|conjur/i;

/** Regions for addresses of STS: the one that the requests are signed for, or those to choose from. */
export function findStsOffers(context: RemedyContext, group: readonly UrlFinding[]): readonly Offer[] {
  if (SIGNED_BY_HAND.test(context.module.text)) return [];
  const signings = group.flatMap((finding) => finding.signings);
  const isForOthers = SIGNED_FOR_OTHERS.test(context.module.text) || hasOthers(context, group);
  const offers =
    signings.length > 0 ? findSignedOffers(context, group, signings) : findUnsignedOffers(context, group);
  return offers.map((offer) => (isForOthers && signings.length > 0 ? { ...offer, class: 'choose' } : offer));
}

/** Tells whether the file names the host elsewhere too, where a signed request may be compared with it. */
function hasOthers({ module }: RemedyContext, group: readonly UrlFinding[]): boolean {
  const known = new Set<TSESTree.Node>(group.flatMap(({ texts }) => texts.map(({ node }) => node)));
  return module.nodes.some((node) => SPELLED.test(spell(node)) && !known.has(node));
}

/** The host follows the region that the request is signed for. */
function findSignedOffers(
  context: RemedyContext,
  group: readonly UrlFinding[],
  signings: readonly Signing[],
): readonly Offer[] {
  const given = signings.flatMap(({ region }) => (region.kind === 'given' ? [region] : []));
  const [first] = given;
  if (!first) {
    return signings.every(({ region }) => region.kind === 'absent') ? findChoices(context, group) : [];
  }
  const isOne =
    given.length === signings.length && given.every(({ at }) => isSameText(context, at.node, first.at.node));
  if (!isOne || first.at.module !== context.module) return [];
  const names = findAlternatives(first.value);
  const [only] = names;
  const name = names.length === 1 && only?.kind === 'literal' ? String(only.value) : undefined;
  if (name === REGION_OF_GLOBAL_HOST) return [{ class: 'choose', region: { kind: 'name', name } }];
  if (name !== undefined && !isKnownRegion(name)) return [];
  const expression = getExpression(context, group, first.at.node);
  if (name !== undefined) return [{ class: 'safe', region: expression ?? { kind: 'name', name } }];
  if (!expression) return [];
  const isString = isTypedString(context.module, first.at.node);
  return [{ class: isString ? 'safe' : getClass(first.value), region: expression }];
}

function isSameText({ module }: RemedyContext, a: TSESTree.Node, b: TSESTree.Node): boolean {
  return a === b || module.textOf(a) === module.textOf(b);
}

/** The signer's own expression, where every address can read it; a name that is spelled out is none. */
function getExpression(
  { module }: RemedyContext,
  group: readonly UrlFinding[],
  node: TSESTree.Node,
): AddressRegion | undefined {
  const isReadable = isPlain(node) && !/\.config\.region$/.test(module.textOf(node));
  const isInSight = group.every(({ texts, hostless }) =>
    [...texts.map((text) => text.node), ...(hostless ? [hostless] : [])].every((place) =>
      isReadableAt(module, node, place),
    ),
  );
  return isReadable && isInSight ? { kind: 'expression', text: module.textOf(node) } : undefined;
}

/** `region: string` says that there always is one. */
function isTypedString(module: SourceModule, node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  const [declared] = inner.type === 'Identifier' ? (module.getVariable(inner)?.identifiers ?? []) : [];
  const annotation = declared?.type === 'Identifier' ? declared.typeAnnotation : undefined;
  return annotation?.typeAnnotation.type === 'TSStringKeyword' && !(declared as TSESTree.Identifier).optional;
}

/** A region that may be undefined would make a host of that word. */
function getClass(value: Value): RemedyClass {
  const isShown = findAlternatives(value).every(
    (option) =>
      (option.kind === 'literal' && typeof option.value === 'string' && option.value !== '') ||
      option.kind === 'text' ||
      ((option.kind === 'environment' || option.kind === 'unknown') && option.isPresent === true),
  );
  return isShown ? 'safe' : 'assumes-region';
}

/** Nothing is signed: any region will do, and where the code reads the environment's, that one is meant. */
function findUnsignedOffers(context: RemedyContext, group: readonly UrlFinding[]): readonly Offer[] {
  const choices = findChoices(context, group);
  const isPlainRequest = group.every((finding) => finding.isPlain) && !MAY_SIGN.test(context.module.text);
  const isInUse = /process\.env(?:\.AWS_REGION\b|\[['"]AWS_REGION['"]\])/.test(context.module.text);
  const [first, ...others] = choices;
  if (!first || !isPlainRequest || !isInUse || getEnvironment(context) === undefined) return choices;
  const environment = choices.find(
    ({ region }) => region.kind === 'expression' && /AWS_REGION/.test(region.text),
  );
  return environment
    ? [
        { ...environment, class: 'assumes-region' },
        ...[first, ...others].filter((choice) => choice !== environment),
      ]
    : choices;
}

/** Regions to choose from: the one the user offers, those in sight, and the environment's. */
function findChoices(context: RemedyContext, group: readonly UrlFinding[]): readonly Offer[] {
  const places = group.flatMap(({ texts, hostless }) => [
    ...texts.map((text) => text.node),
    ...(hostless ? [hostless] : []),
  ]);
  const environment = getEnvironment(context);
  const texts = new Set([
    ...(context.regionExpression === undefined ? [] : [context.regionExpression]),
    ...findNamedRegions(context.module, places),
    ...(environment === undefined ? [] : [environment]),
  ]);
  return [...texts].slice(0, 3).map((text) => ({ class: 'choose', region: { kind: 'expression', text } }));
}

/** In a template, undefined is a word as any other to the compiler, so that no assertion is needed. */
function getEnvironment(context: RemedyContext): string | undefined {
  const options = { ...context.options, exactOptionalPropertyTypes: false };
  const region = getEnvironmentRegion({ ...context, options, takesUndefinedRegion: true });
  return region.class === 'safe' ? region.text : undefined;
}

/** Regions for addresses of sign-in: which one a person signs in to, no code knows for certain. */
export function findSignInOffers(context: RemedyContext, group: readonly UrlFinding[]): readonly Offer[] {
  if (group.some(({ change }) => change === 'none')) return [];
  return findChoices(context, group);
}
