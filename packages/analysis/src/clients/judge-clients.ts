import type { Evaluator } from '../syntax/evaluator.js';
import type { SourceModule } from '../syntax/source-module.js';
import { findConfigurations, findSettings } from './configurations.js';
import { findClientFrames, findClients } from './find-clients.js';
import type { ClientFinding, ClientSite, Variant } from './finding.js';
import { judgeV2, type Surroundings } from './judge-v2.js';
import { judgeV3, type Settings } from './judge-v3.js';
import { getSurroundings, type Statement } from './surroundings.js';
import { MOST_VARIANTS, toFinding } from './variants.js';

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
  return toFinding(site, variants);
}

function judgeVariant({ sdk }: ClientSite, settings: Settings, surroundings: Surroundings): Variant {
  const judged =
    sdk === 3 ? judgeV3(settings, surroundings.hasRegionInEnvironment) : judgeV2(settings, surroundings);
  return { ...settings, ...judged };
}
