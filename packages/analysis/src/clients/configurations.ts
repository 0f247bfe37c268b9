import { toCaller } from '../syntax/callers.js';
import type { Evaluator } from '../syntax/evaluator.js';
import { flattenObject, lookUp, type FlatObject } from '../syntax/flat-object.js';
import type { Frame } from '../syntax/frame.js';
import { UNDEFINED, UNKNOWN, findAlternatives, type Value } from '../syntax/values.js';
import { readEndpoint, type Endpoint } from './endpoint.js';
import type { ClientSite } from './finding.js';
import type { Settings } from './judge-v3.js';
import { findRegions } from './region.js';
import { getWrittenConfig, isConfig, unwrapConfig, type Statement } from './surroundings.js';

/** Where a construction's configuration is asked for: in the frame of one of its callers. */
export interface ConfigurationQuestion {
  readonly site: ClientSite;
  readonly statements: readonly Statement[];
  readonly frame: Frame | undefined;
}

/** The configuration of a client that was given none. */
export const NOTHING: FlatObject = { properties: new Map(), uncertain: new Set(), isOpen: false };

/** Every object that may arrive as the configuration of a construction's STS client. */
export function findConfigurations(
  evaluator: Evaluator,
  question: ConfigurationQuestion,
): readonly FlatObject[] {
  const { place } = question.site;
  if (!place) return [NOTHING];
  if (place.property === undefined)
    return flattenConfiguration(evaluator, question, getArgument(evaluator, question));
  const { property } = place;
  return flattenObject(getArgument(evaluator, question)).flatMap((options) =>
    flattenConfiguration(evaluator, question, getProperty(options, property)),
  );
}

/** One object that holds settings among others: the configuration under a name, missing or unknown. */
export function getProperty(options: FlatObject, property: string): Value {
  const found = lookUp(options, property);
  if (found.status === 'found') return found.property.value;
  return found.status === 'missing' ? UNDEFINED : UNKNOWN;
}

function getArgument(evaluator: Evaluator, { site, frame }: ConfigurationQuestion): Value {
  const { node, module } = site.at;
  return toCaller(evaluator, { node, module, frame }).argument(site.place?.argument ?? 0);
}

function flattenConfiguration(
  evaluator: Evaluator,
  question: ConfigurationQuestion,
  value: Value,
): readonly FlatObject[] {
  return findAlternatives(value).flatMap((option) =>
    isConfig(option) ? [flattenConfig(question)] : flattenObject(unwrapConfig(evaluator, option)),
  );
}

/** `new AWS.STS(AWS.config)`: what this file wrote is enough where it says all that matters. */
function flattenConfig({ site, statements }: ConfigurationQuestion): FlatObject {
  const { module, node } = site.at;
  const [written = NOTHING] = flattenObject(getWrittenConfig(module, statements, node));
  const isEnough = ['region', 'stsRegionalEndpoints'].every((key) => lookUp(written, key).status === 'found');
  return isEnough ? written : { ...written, isOpen: true };
}

/** Each combination of region and endpoint that a configuration may hold. */
export function findSettings(evaluator: Evaluator, configuration: FlatObject): readonly Settings[] {
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
