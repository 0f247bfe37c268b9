import type { TSESTree } from '@typescript-eslint/types';
import { HOST_KEYS, URL_KEYS } from '../facts/network-calls.js';
import { HOLE } from '../facts/sign-in-hosts.js';
import { GLOBAL_STS_HOST } from '../facts/sts-hosts.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject, lookUp, type FlatObject } from '../syntax/flat-object.js';
import { findTexts } from './address.js';
import type { CallPlace } from './call-place.js';

/** An address as a call is given it. */
export interface GivenAddress {
  /** The expression of the address, in the judged file. */
  readonly node: TSESTree.Node;
  /** Whether the texts are URLs, or hosts alone. */
  readonly isHost: boolean;
  readonly texts: readonly string[];
  /** The same as URLs, a host with the path that stands beside it. */
  readonly urls: readonly string[];
}

/** An argument that is a URL. */
export function readUrl({ evaluator, module, call }: CallPlace, index: number): readonly GivenAddress[] {
  const node = call.arguments[index];
  if (!node || node.type === 'SpreadElement') return [];
  const texts = findTexts(evaluator, evaluator.evaluate(node, module));
  return texts.length > 0 ? [{ node, isHost: false, texts, urls: texts }] : [];
}

/** `new URL('/federation', base)` leads where its base does, unless it has a host of its own. */
export function readAddress(place: CallPlace): readonly GivenAddress[] {
  const own = readUrl(place, 0);
  const bases = readUrl(place, 1);
  if (bases.length === 0 || own.some(({ texts }) => texts.some((text) => /^\w+:/.test(text)))) return own;
  const paths = own.flatMap(({ texts }) => texts.map((text) => text.replace(/^\/?/, '/')));
  return bases.map((base) => ({
    ...base,
    urls: base.texts.flatMap((text) =>
      (paths.length > 0 ? paths : [`/${HOLE}`]).map((path) => text.replace(/\/$/, '') + path),
    ),
  }));
}

/** aws4 asks the global host for `{ service: 'sts' }` without a host, whatever its region. */
export function readMadeUpHost(
  { evaluator, module }: CallPlace,
  object: FlatObject,
): readonly GivenAddress[] {
  const service = lookUp(object, 'service');
  const isHostless = ['host', 'hostname'].every((key) => lookUp(object, key).status === 'missing');
  if (service.status !== 'found' || !isHostless || service.property.at.module !== module) return [];
  const headers = lookUp(object, 'headers');
  const mayNameHost =
    headers.status !== 'missing' &&
    (headers.status === 'unknown' ||
      flattenObject(headers.property.value).some((one) =>
        ['host', 'Host'].some((key) => lookUp(one, key).status !== 'missing'),
      ));
  const names = findTexts(evaluator, service.property.value);
  if (mayNameHost || names.length !== 1 || names[0] !== 'sts') return [];
  const texts = [GLOBAL_STS_HOST];
  return [{ node: service.property.at.node, isHost: true, texts, urls: [] }];
}

/** The properties of options that are URLs or hosts, the host in the headers among them. */
export function readOptions(
  { evaluator, module }: CallPlace,
  object: FlatObject,
  argument: TSESTree.Node | undefined,
): readonly GivenAddress[] {
  const read = (holder: FlatObject, key: string, isHost: boolean): GivenAddress[] => {
    const found = lookUp(holder, key);
    if (found.status !== 'found') return [];
    const texts = findTexts(evaluator, found.property.value);
    const { at } = found.property;
    const node = at.module === module ? at.node : argument;
    if (texts.length === 0 || !node) return [];
    return [{ node, isHost, texts, urls: isHost ? toUrls(evaluator, texts, object) : texts }];
  };
  const headers = lookUp(object, 'headers');
  const header = headers.status === 'found' ? flattenObject(headers.property.value) : [];
  return [
    ...URL_KEYS.flatMap((key) => read(object, key, false)),
    ...HOST_KEYS.flatMap((key) => read(object, key, true)),
    ...header.flatMap((one) => ['host', 'Host'].flatMap((key) => read(one, key, true))),
  ];
}

/** `{ hostname, path }` as URLs. */
function toUrls(evaluator: Evaluator, hosts: readonly string[], object: FlatObject): readonly string[] {
  const path = ['path', 'pathname']
    .map((key) => lookUp(object, key))
    .find(({ status }) => status === 'found');
  const shown = path?.status === 'found' ? findTexts(evaluator, path.property.value) : [];
  const paths = shown.length > 0 ? shown : [path ? HOLE : ''];
  return hosts.flatMap((host) => paths.map((one) => `https://${host}${one}`));
}
