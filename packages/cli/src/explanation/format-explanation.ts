import type {
  ClientExplanation,
  Environment,
  HostPrediction,
  Judgement,
  SettingExplanation,
  VariantExplanation,
  WriteExplanation,
} from '@endpoint-hygiene/analysis';
import type { Finding } from '../findings/finding.js';
import type { ReportContext } from '../formats/report-context.js';
import { toDisplayPath } from '../project/display-path.js';
import type { Colours } from '../terminal/colours.js';
import { EVIDENCE, VERDICTS, nameClient } from './explain-silence.js';
import type { Explanation } from './explanation.js';

interface Tools {
  readonly context: ReportContext;
  readonly colours: Colours;
}

/** What is known of a line, for a person. */
export function formatExplanation(explanation: Explanation, tools: Tools): string {
  const { place, clients, judgements, writes } = explanation;
  const { context, colours } = tools;
  const shown = `${toDisplayPath(context.cwd, place.path)}:${String(place.line)}`;
  const code = context.texts.lineOf(place.path, place.line).trim().slice(0, 200);
  const blocks = [
    [colours.underline(shown), `  ${colours.dim(code)}`],
    formatReports(explanation, colours),
    ...clients.map((client) => formatClient(client, tools)),
    ...judgements.map((judgement) => formatJudgement(judgement, colours)),
    ...writes.map((write) => formatWrite(write, tools)),
    formatSites(explanation, colours),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

function formatReports({ findings, suppressed, silence }: Explanation, colours: Colours): string[] {
  const toLines = ({ severity, rule, message, mending }: Finding): string[] => [
    `  ${severity === 'error' ? colours.red(severity) : colours.yellow(severity)}  ${colours.dim(rule)}`,
    `  ${message}`,
    ...(mending === undefined ? [] : [`  ${colours.green('→')} ${mending}`]),
  ];
  if (findings.length > 0) return [colours.bold('Reported'), ...findings.flatMap(toLines)];
  const disabled = suppressed.map(
    ({ rule, suppressed: reason }) => `  ${rule}: ${reason || 'no reason is given'}`,
  );
  return [colours.bold('Not reported'), ...silence.map((reason) => `  ${reason}`), ...disabled];
}

function formatClient(client: ClientExplanation, tools: Tools): string[] {
  const { bold } = tools.colours;
  const { variants } = client;
  const title = bold(`${nameClient(client)} ${VERDICTS[client.verdict]}`);
  return [
    title,
    ...variants.flatMap((variant, index) => [
      ...(variants.length > 1
        ? [
            `  ${String(index + 1)} of ${String(variants.length)} ways in which it may be configured: it ${VERDICTS[variant.verdict]}`,
          ]
        : []),
      ...formatVariant(variant, tools),
    ]),
  ];
}

function formatVariant({ settings, hosts }: VariantExplanation, tools: Tools): string[] {
  const width = Math.max(...settings.map(({ name }) => name.length));
  const nameWidth = Math.max(0, ...hosts.map(({ environment }) => ENVIRONMENTS[environment].length));
  return [
    ...settings.map((setting) => `  ${setting.name.padEnd(width)}  ${describeSetting(setting, tools)}`),
    ...(hosts.length === 0 ? ['  The host is not shown by the code in sight.'] : []),
    ...hosts.map(
      (host) => `  ${`${ENVIRONMENTS[host.environment]}:`.padEnd(nameWidth + 1)} ${describeHost(host)}`,
    ),
  ];
}

function describeSetting({ status, value, at }: SettingExplanation, { context, colours }: Tools): string {
  if (status === 'missing') return 'not set';
  if (status === 'unknown') return 'not shown by the code in sight';
  const place = at ? colours.cyan(`${toDisplayPath(context.cwd, at.path)}:${String(at.line)}`) : '';
  return `${value ?? ''}  ${place}`.trimEnd();
}

const ENVIRONMENTS: Readonly<Record<Environment, string>> = {
  nothing: 'With nothing set',
  region: 'With AWS_REGION',
  'region+regional': 'With AWS_REGION and AWS_STS_REGIONAL_ENDPOINTS=regional',
};

function describeHost({ host, error }: HostPrediction): string {
  return host === undefined ? `throws "${error ?? ''}"` : `asks ${host}`;
}

function formatJudgement({ kind, verdict, data }: Judgement, colours: Colours): string[] {
  const words = Object.entries(data).map(([name, value]) => `  ${name}: ${value}`);
  return [colours.bold(`${kind} ${VERDICTS[verdict]}`), ...words];
}

function formatWrite(write: WriteExplanation, { context, colours }: Tools): string[] {
  const { operation, at, isMended, way, outerFunctions } = write;
  const show = (path: string, line: number): string =>
    colours.cyan(`${toDisplayPath(context.cwd, path)}:${String(line)}`);
  const title = colours.bold(
    `${operation}, a write at ${toDisplayPath(context.cwd, at.path)}:${String(at.line)}`,
  );
  if (isMended) return [title, '  A fallback or a guard stands around it.'];
  if (way) {
    const steps = way.steps.map(({ name, call }) => `  ${name} ${show(call.path, call.line)}`);
    return [
      title,
      `  A ${way.kind} reaches it from ${way.entry}, shown ${EVIDENCE[way.evidence]}:`,
      ...steps,
    ];
  }
  if (outerFunctions.length === 0)
    return [title, '  It stands in no function: the program makes it when it starts.'];
  const ends = outerFunctions.map(
    ({ name, path, line }) => `  ${name ?? 'a function without a name'} ${show(path, line)}`,
  );
  return [
    title,
    '  No entry point that is known reaches it. Nothing in sight calls:',
    ...ends,
    '  Where one of them serves requests, name it under "entryPoints" in the settings.',
  ];
}

function formatSites({ clients, judgements, writes, sites }: Explanation, colours: Colours): string[] {
  if (sites.length === 0 || clients.length + judgements.length + writes.length > 0) return [];
  return [colours.bold('In this file'), ...sites.map(({ line, text }) => `  line ${String(line)}: ${text}`)];
}
