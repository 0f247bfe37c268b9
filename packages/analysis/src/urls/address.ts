import { isV2Member } from '../facts/sdk-packages.js';
import { HOLE } from '../facts/sign-in-hosts.js';
import { toCaller } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { findAlternatives, type Value } from '../syntax/values.js';

const MOST_TEXTS = 16;

/** Every text that an address may be, a hole for each part that the code does not show; none where nothing is shown. */
export function findTexts(evaluator: Evaluator, value: Value): readonly string[] {
  return findAlternatives(value).flatMap((option) => {
    if (option.kind === 'literal') return typeof option.value === 'string' ? [option.value] : [];
    if (option.kind === 'text') return joinParts(option.parts);
    if (option.kind !== 'instance' || !option.construction || !isAddressClass(option.callee)) return [];
    return findTexts(evaluator, toCaller(evaluator, option.construction).argument(0));
  });
}

/** `https://${host}/path`: each combination of what its parts may be. */
function joinParts(parts: readonly Value[]): readonly string[] {
  let texts: readonly string[] = [''];
  for (const part of parts) {
    const options = findAlternatives(part).flatMap((option) =>
      option.kind === 'text' ? joinParts(option.parts) : [toText(option)],
    );
    texts = texts.flatMap((text) => options.map((option) => text + option));
    if (texts.length > MOST_TEXTS) return [];
  }
  return texts;
}

function toText(value: Value): string {
  return value.kind === 'literal' ? String(value.value) : HOLE;
}

function isAddressClass(callee: Value): boolean {
  if (callee.kind !== 'external') return false;
  const isUrl = /^(?:node:)?url$|^$/.test(callee.package) && callee.path.join('.') === 'URL';
  return isUrl || isV2Member(callee, 'Endpoint');
}

const GLOBAL_URL = /^https?:\/\/sts\.amazonaws\.com\.?(?::\d+)?(?:[/?#](?!doc\/)|$)/i;
const GLOBAL_HOST = /^sts\.amazonaws\.com\.?(?::\d+)?$/i;

/** Tells whether a URL leads to the global STS host; the namespace of its XML is a name, and leads nowhere. */
export function isGlobalStsUrl(text: string): boolean {
  return GLOBAL_URL.test(text);
}

/** Tells whether a host is the global one of STS. */
export function isGlobalStsHost(text: string): boolean {
  return GLOBAL_HOST.test(text);
}
