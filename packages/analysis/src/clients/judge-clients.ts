import type { TSESTree } from '@typescript-eslint/types';
import type { Verdict } from '../judgement.js';
import { toCaller } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject, lookUp, type FlatObject } from '../syntax/flat-object.js';
import type { Frame } from '../syntax/frame.js';
import { findAlternatives } from '../syntax/values.js';
import { readEndpoint, type Endpoint } from './endpoint.js';
import { findClientFrames, findClients } from './find-clients.js';
import type { ClientFinding, ClientSite, Variant } from './finding.js';
import { judgeV2, type Surroundings } from './judge-v2.js';
import { judgeV3, type Settings } from './judge-v3.js';
import { findRegions } from './region.js';
import { getWrittenConfig, getSurroundings, isConfig, unwrapConfig, type Statement } from './surroundings.js';
import type { SourceModule } from '../syntax/source-module.js';

/** The worst first: a client that goes wrong on one branch is reported for that branch. */
const SEVERITY: readonly Verdict[] = [
  'global',
  'mismatch',
  'ineffective',
  'us-east-1-by-default',
  'implicit',
  'unknown',
  'regional',
];
const MOST_VARIANTS = 64;

/** Finds and judges every STS client of a file. */
export function judgeClients(
  evaluator: Evaluator,
  module: SourceModule,
  statements: readonly Statement[],
): readonly ClientFinding[] {
  return findClients(evaluator, module).map((site) => judgeClient(evaluator, site, statements));
}

function judgeClient(
  evaluator: Evaluator,
  site: ClientSite,
  statements: readonly Statement[],
): ClientFinding {
  const { module, node } = site.at;
  const surroundings = getSurroundings(module, statements, node);
  const variants = findClientFrames(evaluator, site)
    .flatMap((frame) => findConfigurations(evaluator, { site, statements, frame }))
    .flatMap((configuration) => findSettings(evaluator, configuration))
    .slice(0, MOST_VARIANTS)
    .map((settings) => judgeVariant(site, settings, surroundings));
  const decisive = pickWorst(variants);
  return { site, decisive, variants, isUniform: variants.every(({ reason }) => reason === decisive.reason) };
}

function judgeVariant({ sdk }: ClientSite, settings: Settings, surroundings: Surroundings): Variant {
  const judged =
    sdk === 3 ? judgeV3(settings, surroundings.hasRegionInEnvironment) : judgeV2(settings, surroundings);
  return { ...settings, ...judged };
}

function pickWorst(variants: readonly Variant[]): Variant {
  for (const verdict of SEVERITY) {
    const found = variants.find((variant) => variant.verdict === verdict);
    if (found) return found;
  }
  return NOT_SHOWN;
}

const NOTHING: FlatObject = { properties: new Map(), uncertain: new Set(), isOpen: false };
const NOT_SHOWN: Variant = {
  verdict: 'unknown',
  reason: 'none',
  region: { kind: 'unknown', isExplicit: false, mayBeUndefined: true },
  endpoint: { kind: 'unknown' },
  configuration: { ...NOTHING, isOpen: true },
};

interface ConfigurationQuestion {
  readonly site: ClientSite;
  readonly statements: readonly Statement[];
  readonly frame: Frame | undefined;
}

/** Every object that may arrive as the constructor's configuration. */
function findConfigurations(
  evaluator: Evaluator,
  { site, statements, frame }: ConfigurationQuestion,
): readonly FlatObject[] {
  const { node, module } = site.at;
  if (node.arguments.length === 0) return [NOTHING];
  const configuration = toCaller(evaluator, { node, module, frame }).argument(0);
  return findAlternatives(configuration).flatMap((option) => {
    if (isConfig(option)) return [flattenConfig(module, statements, node)];
    return flattenObject(unwrapConfig(evaluator, option));
  });
}

/** `new AWS.STS(AWS.config)`: what this file wrote is enough where it says all that matters. */
function flattenConfig(
  module: SourceModule,
  statements: readonly Statement[],
  node: TSESTree.Node,
): FlatObject {
  const [written = NOTHING] = flattenObject(getWrittenConfig(module, statements, node));
  const isEnough = ['region', 'stsRegionalEndpoints'].every((key) => lookUp(written, key).status === 'found');
  return isEnough ? written : { ...written, isOpen: true };
}

/** Each combination of region and endpoint that a configuration may hold. */
function findSettings(evaluator: Evaluator, configuration: FlatObject): readonly Settings[] {
  const endpoints = findEndpoints(evaluator, configuration);
  return findRegions(evaluator, lookUp(configuration, 'region')).flatMap((region) =>
    endpoints.map((endpoint) => ({ configuration, region, endpoint })),
  );
}

function findEndpoints(evaluator: Evaluator, configuration: FlatObject): readonly Endpoint[] {
  const found = lookUp(configuration, 'endpoint');
  // An endpoint that a spread out of sight may bring is not held against a region in sight.
  if (found.status !== 'found') return [{ kind: 'absent' }];
  return findAlternatives(found.property.value).map((value) => readEndpoint(evaluator, value));
}
