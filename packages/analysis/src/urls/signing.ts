import type { NetworkCall, Signer } from '../facts/network-calls.js';
import { toCaller } from '../syntax/callers.js';
import { flattenObject, lookUp, type FlatObject, type Lookup } from '../syntax/flat-object.js';
import { unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type Located, type Value } from '../syntax/values.js';
import type { CallPlace } from './call-place.js';

/** Who signs a request, and for which region. */
export interface Signing {
  readonly signer: Signer;
  /** `absent`: the signer reads the region off the host. `unknown`: it is not shown. */
  readonly region:
    | { readonly kind: 'absent' | 'unknown' }
    | { readonly kind: 'given'; readonly value: Value; readonly at: Located };
}

/** How the call signs what it is handed; undefined where it signs nothing. */
export function readSigning(
  place: CallPlace,
  { signer }: NetworkCall,
  options: readonly FlatObject[],
): Signing | undefined {
  if (!signer) return undefined;
  if (signer === 'aws4') return { signer, region: readAll(options) };
  if (signer === 'aws-sdk') return { signer, region: readArgument(place, 1) };
  if (place.call.type === 'NewExpression') return { signer, region: readAll(options) };
  return { signer, region: readAll(findSignerOptions(place)) };
}

/** `new SignatureV4({ region })` behind `signer.presign(…)`. */
function findSignerOptions({ evaluator, module, call }: CallPlace): readonly FlatObject[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return [];
  return findAlternatives(evaluator.evaluate(callee.object, module)).flatMap((value) => {
    if (value.kind !== 'instance' || !value.construction) return [];
    const argument = toCaller(evaluator, value.construction).argument(0);
    return findAlternatives(argument).flatMap((option) => flattenObject(option));
  });
}

function readAll(options: readonly FlatObject[]): Signing['region'] {
  const found = options.map((object) => toRegion(lookUp(object, 'region')));
  const [first] = found;
  if (!first) return { kind: 'unknown' };
  return found.every((other) => isSame(first, other)) ? first : { kind: 'unknown' };
}

function isSame(a: Signing['region'], b: Signing['region']): boolean {
  if (a.kind === 'given' && b.kind === 'given') return a.at.node === b.at.node;
  return a.kind === b.kind;
}

function toRegion(lookup: Lookup): Signing['region'] {
  if (lookup.status === 'missing') return { kind: 'absent' };
  if (lookup.status === 'unknown') return { kind: 'unknown' };
  const { value, at } = lookup.property;
  const isUnset = value.kind === 'literal' && (value.value === undefined || value.value === '');
  return isUnset ? { kind: 'absent' } : { kind: 'given', value, at };
}

/** `new AWS.HttpRequest(endpoint, region)`. */
function readArgument({ evaluator, module, call }: CallPlace, index: number): Signing['region'] {
  const node = call.arguments[index];
  if (!node || node.type === 'SpreadElement') return { kind: 'unknown' };
  return { kind: 'given', value: evaluator.evaluate(node, module), at: { node, module, frame: undefined } };
}
