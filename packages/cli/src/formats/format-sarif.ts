import type { WayPlace } from '@endpoint-hygiene/analysis';
import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeFlow,
  Location,
  Log,
  Notification,
  PhysicalLocation,
  ReportingDescriptor,
  Result,
} from 'sarif';
import type { CheckResult, Finding, HotPath, Position, Problem } from '../findings/finding.js';
import { Lines } from '../findings/lines.js';
import { RULES } from '../findings/rules.js';
import { toDisplayPath } from '../project/display-path.js';
import type { ReportContext } from './report-context.js';

const INFORMATION = 'https://github.com/endpoint-hygiene/endpoint-hygiene';
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const BASE = '%SRCROOT%';

/** Findings as a SARIF 2.1.0 log: chains are code flows, findings that comments disable are suppressed results. */
export function formatSarif(result: CheckResult, context: ReportContext): string {
  const seen = new Map<string, number>();
  const toOwnResult = (finding: Finding): Result => toResult(finding, context, seen);
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'endpoint-hygiene',
            version: context.version,
            informationUri: INFORMATION,
            rules: RULES.map(toDescriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { description: { text: 'The folder in which the check was run.' } } },
        invocations: [
          {
            executionSuccessful: result.problems.length === 0,
            toolExecutionNotifications: result.problems.map((problem) => toNotification(problem, context)),
          },
        ],
        results: [...result.findings, ...result.suppressed].map(toOwnResult),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function toDescriptor({
  name,
  description,
  url,
  severity,
  theme,
}: (typeof RULES)[number]): ReportingDescriptor {
  return {
    id: name,
    shortDescription: { text: `${description}.` },
    helpUri: url,
    defaultConfiguration: { level: severity },
    properties: { tags: [theme] },
  };
}

function toResult(finding: Finding, context: ReportContext, seen: Map<string, number>): Result {
  const { path, rule, severity, message, start, end, way, suppressed } = finding;
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ name }) => name === rule),
    level: severity,
    message: { text: message },
    locations: [{ physicalLocation: toPhysicalLocation(path, { start, end }, context) }],
    partialFingerprints: { 'endpointHygiene/v1': fingerprint(finding, context, seen) },
    ...(way && { codeFlows: [toCodeFlow(way, context)] }),
    ...(suppressed !== undefined && {
      suppressions: [{ kind: 'inSource' as const, ...(suppressed !== '' && { justification: suppressed }) }],
    }),
  };
}

/** Stays the same while code moves: rule, file and line of code, with a number where a file has that line twice. */
function fingerprint(finding: Finding, { cwd, texts }: ReportContext, seen: Map<string, number>): string {
  const { path, rule, messageId, start } = finding;
  const code = texts.lineOf(path, start.line).trim();
  const key = [rule, messageId, toDisplayPath(cwd, path), code].join('\0');
  const occurrence = (seen.get(key) ?? 0) + 1;
  seen.set(key, occurrence);
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}:${String(occurrence)}`;
}

function toCodeFlow({ steps, operation }: HotPath, context: ReportContext): CodeFlow {
  const [entry] = steps;
  const start = entry ? [{ location: toLocation(entry.at, `${entry.name} is entered.`, context) }] : [];
  const calls = steps.map(({ name, call }, index) => ({
    location: toLocation(
      call,
      describeStep(name, steps[index + 1]?.name ?? operation, index === steps.length - 1),
      context,
    ),
  }));
  const locations = [...start, ...calls].map((location) => ({
    ...location,
    importance: 'essential' as const,
  }));
  return { threadFlows: [{ locations }] };
}

function describeStep(name: string, next: string, isLast: boolean): string {
  return isLast ? `${name} writes (${next}).` : `${name} calls ${next}.`;
}

function toLocation({ path, range }: WayPlace, text: string, context: ReportContext): Location {
  const lines = new Lines(context.texts.read(path));
  const span = { start: lines.positionAt(range[0]), end: lines.positionAt(range[1]) };
  return { physicalLocation: toPhysicalLocation(path, span, context), message: { text } };
}

interface Span {
  readonly start: Position;
  readonly end: Position;
}

function toPhysicalLocation(path: string, { start, end }: Span, { cwd }: ReportContext): PhysicalLocation {
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return { artifactLocation: toArtifact(path, cwd), region };
}

function toArtifact(path: string, cwd: string): NonNullable<PhysicalLocation['artifactLocation']> {
  const shown = toDisplayPath(cwd, path);
  if (shown.startsWith('../') || isAbsolute(shown)) return { uri: pathToFileURL(path).href };
  return { uri: shown.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}

function toNotification({ path, line, message }: Problem, { cwd }: ReportContext): Notification {
  const region = line === undefined ? {} : { region: { startLine: line } };
  return {
    level: 'error',
    message: { text: `${toDisplayPath(cwd, path)} ${message}` },
    locations: [{ physicalLocation: { artifactLocation: toArtifact(path, cwd), ...region } }],
  };
}
