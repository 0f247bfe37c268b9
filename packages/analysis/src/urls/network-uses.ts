import type { TSESTree } from '@typescript-eslint/types';
import {
  HOST_KEYS,
  URL_KEYS,
  getNetworkCall,
  isNetworkFactory,
  type NetworkCall,
} from '../facts/network-calls.js';
import type { PackageExport } from '../facts/sdk-packages.js';
import { HOLE } from '../facts/sign-in-hosts.js';
import { GLOBAL_STS_HOST } from '../facts/sts-hosts.js';
import { toCaller } from '../syntax/callers.js';
import { getMember } from '../syntax/evaluate-member.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject, lookUp, type FlatObject } from '../syntax/flat-object.js';
import type { SourceModule } from '../syntax/source-module.js';
import { getStaticKey, unwrap } from '../syntax/unwrap.js';
import { findAlternatives, type Value } from '../syntax/values.js';
import { findTexts } from './address.js';
import { isMatched } from './matching.js';
import { readSigning, type Signing } from './signing.js';

/** A call or construction that asks an address, or makes one. */
export type Invocation = TSESTree.CallExpression | TSESTree.NewExpression;

/** One address that is handed to a call which asks it. */
export interface NetworkUse {
  readonly call: Invocation;
  /** The expression of the address, in the judged file. */
  readonly node: TSESTree.Node;
  /** Whether the texts are URLs, or hosts alone. */
  readonly isHost: boolean;
  readonly texts: readonly string[];
  /** The same as URLs, a host with the path that stands beside it. */
  readonly urls: readonly string[];
  /** The objects that describe the request. */
  readonly options: readonly FlatObject[];
  readonly signing: Signing | undefined;
  /** True where the signer makes the host up from the name of the service, at `node`. */
  readonly isMadeUp: boolean;
}

interface CallPlace {
  readonly evaluator: Evaluator;
  readonly module: SourceModule;
  readonly call: Invocation;
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

function readUrl({ evaluator, module, call }: CallPlace, index: number): readonly Described[] {
  const node = call.arguments[index];
  if (!node || node.type === 'SpreadElement') return [];
  const texts = findTexts(evaluator, evaluator.evaluate(node, module));
  return texts.length > 0 ? [{ node, isHost: false, texts, urls: texts }] : [];
}

/** `new URL('/federation', base)` leads where its base does, unless it has a host of its own. */
function readAddress(place: CallPlace): readonly Described[] {
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
function readMadeUpHost({ evaluator, module }: CallPlace, object: FlatObject): readonly Described[] {
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

type Described = Pick<NetworkUse, 'node' | 'isHost' | 'texts' | 'urls'>;

function readOptions(
  { evaluator, module }: CallPlace,
  object: FlatObject,
  argument: TSESTree.Node | undefined,
): readonly Described[] {
  const read = (holder: FlatObject, key: string, isHost: boolean): Described[] => {
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
