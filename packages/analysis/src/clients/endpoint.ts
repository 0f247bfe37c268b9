import { isV2Member } from '../facts/sdk-packages.js';
import { parseStsHost } from '../facts/sts-hosts.js';
import { toCaller } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { getString, literal, type Value } from '../syntax/values.js';

/** What an `endpoint` setting leads to. */
export type Endpoint =
  | { readonly kind: 'absent' | 'global' | 'other' | 'unknown' }
  /** `region` is a literal, or the value that stands in the host's place for a region. */
  | { readonly kind: 'regional'; readonly region: Value };

/** Reads one alternative of an `endpoint` setting: a string, a template, a URL or v2's `AWS.Endpoint`. */
export function readEndpoint(evaluator: Evaluator, value: Value): Endpoint {
  if (value.kind === 'literal' && value.value == null) return { kind: 'absent' };
  const text = getString(value);
  if (text !== undefined) return readHost(text);
  if (value.kind === 'text') return readTemplate(value.parts);
  if (value.kind === 'instance' && value.construction && isUrlClass(value.callee)) {
    return readEndpoint(evaluator, toCaller(evaluator, value.construction).argument(0));
  }
  return { kind: 'unknown' };
}

function isUrlClass(callee: Value): boolean {
  if (callee.kind !== 'external') return false;
  const isUrl = /^(?:node:)?url$|^$/.test(callee.package) && callee.path.join('.') === 'URL';
  return isUrl || isV2Member(callee, 'Endpoint');
}

function readHost(text: string): Endpoint {
  const host = parseStsHost(text);
  if (host.kind === 'regional') return { kind: 'regional', region: literal(host.region) };
  return { kind: host.kind };
}

/** A name that no region has, to stand for the unknown part of a template. */
const PLACEHOLDER = 'region-in-template-0';

/** `https://sts.${region}.amazonaws.com` with one unknown part; a host with more of them is unknown. */
function readTemplate(parts: readonly Value[]): Endpoint {
  const unknowns = parts.filter((part) => part.kind !== 'literal');
  const [region] = unknowns;
  if (unknowns.length !== 1 || !region) return { kind: 'unknown' };
  const text = parts.map((part) => (part.kind === 'literal' ? String(part.value) : PLACEHOLDER)).join('');
  const host = parseStsHost(text);
  const isInPlace = host.kind === 'regional' && host.region === PLACEHOLDER;
  return isInPlace ? { kind: 'regional', region } : { kind: 'unknown' };
}
