import type { TSESTree } from '@typescript-eslint/types';
import { getNetworkCall, isNetworkFactory, type NetworkCall } from '../facts/network-calls.js';
import type { PackageExport } from '../facts/sdk-packages.js';
import { toCaller } from '../syntax/callers.js';
import { getMember } from '../syntax/evaluate-member.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject, type FlatObject } from '../syntax/flat-object.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type Value } from '../syntax/values.js';
import { findTexts } from './address.js';
import type { CallPlace, Invocation } from './call-place.js';
import { isMatched } from './matching.js';
import { readAddress, readMadeUpHost, readOptions, readUrl, type GivenAddress } from './read-addresses.js';
import { readSigning, type Signing } from './signing.js';

/** One address that is handed to a call which asks it. */
export interface NetworkUse extends GivenAddress {
  readonly call: Invocation;
  /** The objects that describe the request. */
  readonly options: readonly FlatObject[];
  readonly signing: Signing | undefined;
  /** True where the signer makes the host up from the name of the service, at `node`. */
  readonly isMadeUp: boolean;
}

const MOST_CALLS = 3_000;
const MOST_VARIANTS = 8;

/** Every address that the calls of a file ask, as far as callee and address are shown. */
export function findNetworkUses(evaluator: Evaluator, module: SourceModule): readonly NetworkUse[] {
  const calls = module.nodes.filter(
    (node): node is Invocation => node.type === 'CallExpression' || node.type === 'NewExpression',
  );
  const signed = new Map<TSESTree.Node, Signing>();
  const uses = calls.slice(0, MOST_CALLS).flatMap((call) => {
    evaluator.renew();
    const place = { evaluator, module, call };
    const shape = findShape(place);
    if (!shape) return [];
    const signing = readSigning(place, shape, findOptions(place, shape));
    if (signing) for (const request of findSignedRequests(place)) signed.set(request, signing);
    return findUsesOf(place, shape, signing);
  });
  return uses.map((use) => ({ ...use, signing: use.signing ?? signed.get(use.call) }));
}

/** `new HttpRequest({…})` behind `signer.sign(request)`. */
function findSignedRequests({ evaluator, module, call }: CallPlace): readonly TSESTree.Node[] {
  const [request] = call.arguments;
  if (!request || request.type === 'SpreadElement') return [];
  return findAlternatives(evaluator.evaluate(request, module)).flatMap((value) =>
    value.kind === 'instance' && value.construction?.module === module ? [value.construction.node] : [],
  );
}

/** Behind an object of options there is a callback. */
function findOptions(
  { evaluator, module, call }: CallPlace,
  { options }: NetworkCall,
): readonly FlatObject[] {
  const caller = toCaller(evaluator, { node: call, module, frame: undefined });
  const given = options
    .filter((index) => index < call.arguments.length)
    .map((index) => caller.argument(index));
  const first = given.findIndex((value) => findAlternatives(value).some(({ kind }) => kind === 'object'));
  return (first === -1 ? given : given.slice(0, first + 1)).flatMap((value) => findObjects(evaluator, value));
}

function findShape({ evaluator, module, call }: CallPlace): NetworkCall | undefined {
  if (call.callee.type === 'Super' || call.arguments.length === 0) return undefined;
  for (const option of findAlternatives(evaluateCallee(evaluator, module, unwrap(call.callee)))) {
    const exported = option.kind === 'external' ? option : undefined;
    const shape = exported && getNetworkCall(exported);
    if (shape) return shape;
  }
  return undefined;
}

/** `axios.create(…).get` is `axios.get`, and so is a call of what `axios.create` returned. */
function evaluateCallee(evaluator: Evaluator, module: SourceModule, callee: TSESTree.Node): Value {
  const value = unfold(evaluator.evaluate(callee, module));
  if (callee.type !== 'MemberExpression' || value.kind !== 'unknown') return value;
  const key = getStaticKey(callee);
  const object = unfold(evaluator.evaluate(callee.object, module));
  return key !== undefined && object.kind === 'external' ? getMember(evaluator, object, key) : value;
}

function unfold(value: Value): Value {
  if (value.kind !== 'result' || !isNetworkFactory(value.callee)) return value;
  const { package: name }: PackageExport = value.callee;
  return { kind: 'external', package: name, path: [] };
}

function findUsesOf(
  place: CallPlace,
  shape: NetworkCall,
  signing: Signing | undefined,
): readonly NetworkUse[] {
  const { evaluator, module, call } = place;
  if (shape.isAddressOnly && isElsewhereJudged(place)) return [];
  const caller = toCaller(evaluator, { node: call, module, frame: undefined });
  const options = findOptions(place, shape);
  const common = { call, options, signing, isMadeUp: false };
  const direct = shape.isAddressOnly
    ? readAddress(place)
    : shape.urls.flatMap((index) => readUrl(place, index));
  const described = shape.options.flatMap((index) =>
    findObjects(evaluator, caller.argument(index)).flatMap((object) =>
      readOptions(place, object, call.arguments[index]).map((use) => ({ ...common, ...use })),
    ),
  );
  const madeUp = signing?.signer === 'aws4' ? options.flatMap((object) => readMadeUpHost(place, object)) : [];
  return [
    ...direct.map((use) => ({ ...common, ...use })),
    ...described,
    ...madeUp.map((use) => ({ ...common, ...use, isMadeUp: true })),
  ];
}

/** `new STSClient({ endpoint: new URL(…) })` is the client's matter; `new URL(a).host === b` asks nobody. */
function isElsewhereJudged({ module, call }: CallPlace): boolean {
  if (isMatched(module, call)) return true;
  const parent = module.getParent(call);
  if (parent?.type === 'Property' && getStaticKey(parent) === 'endpoint') return true;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const declaration = module.getParent(parent);
  if (declaration && module.getParent(declaration)?.type === 'ExportNamedDeclaration') return false;
  const reads = module.scopeManager
    .getDeclaredVariables(parent)
    .flatMap(({ references }) => references.filter(({ init }) => !init));
  return reads.every(({ identifier }) => {
    const use = module.getParent(identifier);
    return use?.type === 'Property' && getStaticKey(use) === 'endpoint';
  });
}

/** What may be an object of options; a URL or a callback in its place is none. */
function findObjects(evaluator: Evaluator, value: Value): readonly FlatObject[] {
  return findAlternatives(value)
    .filter((option) => option.kind !== 'function' && findTexts(evaluator, option).length === 0)
    .flatMap((option) => flattenObject(option))
    .slice(0, MOST_VARIANTS);
}
