import {
  Project,
  type ClientExplanation,
  type Judgement,
  type Range,
  type WriteExplanation,
} from '@endpoint-hygiene/analysis';
import { readFileSync } from 'node:fs';
import { Lines } from '../findings/lines.js';
import { PluginLinter } from '../findings/linter.js';
import { toDisplayPath } from '../project/display-path.js';
import type { Configuration } from '../project/read-configuration.js';
import { UserError } from '../user-error.js';
import type { Explanation, Site } from './explanation.js';
import { explainSilence } from './explain-silence.js';
import type { Place } from './parse-place.js';

/** Gathers all that is known of a line. Throws a UserError for a file that does not parse. */
export function explainPlace(place: Place, cwd: string, configuration: Configuration): Explanation {
  const { path, line } = place;
  const project = new Project();
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const file = { path, text };
  const linted = new PluginLinter(cwd, configuration, []).lint(path, text);
  if (linted.problem) throw new UserError(`${toDisplayPath(cwd, path)} ${linted.problem.message}`);
  const lines = new Lines(text);
  const isHere = (range: Range): boolean =>
    lines.positionAt(range[0]).line <= line &&
    line <= lines.positionAt(Math.max(range[0], range[1] - 1)).line;
  const { settings } = configuration;
  const judged = project.judge(file, { ...settings.judgeOptions, includeTests: true });
  const judgements = 'judgements' in judged ? judged.judgements : [];
  const clients = project.explainClients(file);
  const writes = project.explainWrites(path, settings.iamOptions);
  const found = {
    place,
    findings: linted.findings.filter(({ start, end }) => start.line <= line && line <= end.line),
    suppressed: linted.suppressed.filter(({ start, end }) => start.line <= line && line <= end.line),
    clients: clients.filter(({ range }) => isHere(range)),
    judgements: judgements.filter(({ kind, range }) => kind !== 'sts-client' && isHere(range)),
    writes: writes.filter((write) => isOnWay(write, place)),
    sites: findSites({ clients, judgements, writes }, place, lines),
  };
  return { ...found, silence: explainSilence(found, { isTest: project.isTest(path), configuration }) };
}

/** The write itself, or a step of the way that leads to it. */
function isOnWay({ at, way }: WriteExplanation, { path, line }: Place): boolean {
  const places = [at, ...(way?.steps ?? []).flatMap((step) => [step.at, step.call])];
  return places.some((other) => other.path === path && other.line === line);
}

interface Known {
  readonly clients: readonly ClientExplanation[];
  readonly judgements: readonly Judgement[];
  readonly writes: readonly WriteExplanation[];
}

function findSites(
  { clients, judgements, writes }: Known,
  { path, line }: Place,
  lines: Lines,
): readonly Site[] {
  const lineOf = (range: Range): number => lines.positionAt(range[0]).line;
  const sites = [
    ...clients.map(({ client, range }) => ({ line: lineOf(range), text: `new ${client}` })),
    ...judgements
      .filter(({ kind }) => kind !== 'sts-client')
      .map(({ kind, range }) => ({ line: lineOf(range), text: kind })),
    ...writes
      .filter(({ at }) => at.path === path)
      .map(({ at, operation }) => ({ line: at.line, text: operation })),
  ];
  return sites.filter((site) => site.line !== line).sort((a, b) => a.line - b.line);
}
