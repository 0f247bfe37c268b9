import type { Colours } from '../terminal/colours.js';
import type { Diagnosis, Effect } from './diagnose.js';
import type { Outcome } from './probe-protocol.js';
import { toShownValue, type Setting } from './setting.js';

const GLOBAL_HOST = 'sts.amazonaws.com';

/** Tells whether a client works here, and asks no global host. */
export function isHealthy({ outcome }: Diagnosis): boolean {
  return outcome.host !== undefined && outcome.host !== GLOBAL_HOST;
}

/** For a terminal: what is installed, whom it asks, and which settings count. */
export function formatDiagnoses(
  diagnoses: readonly Diagnosis[],
  settings: readonly Setting[],
  colours: Colours,
): string {
  const blocks = [
    [
      colours.bold('What the installed SDKs ask here'),
      ...diagnoses.flatMap((each) => formatOutcome(each, colours)),
    ],
    [colours.bold('What is set here'), ...formatSettings(diagnoses, settings, colours)],
  ];
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function formatOutcome(diagnosis: Diagnosis, colours: Colours): string[] {
  const { packageName, version, construction } = diagnosis.sdk;
  const paint = isHealthy(diagnosis) ? colours.green : colours.red;
  return [`  ${packageName} ${version}: ${construction}`, `    ${paint(describeOutcome(diagnosis.outcome))}`];
}

function describeOutcome({ host, error }: Outcome): string {
  if (host === undefined) return `asks nobody: ${error ?? 'no reason is known'}`;
  return host === GLOBAL_HOST ? `asks ${host}, the global endpoint` : `asks ${host}`;
}

const WORDS: Readonly<Record<Effect, string>> = {
  decides: 'decides',
  redundant: 'changes nothing here, where another comes first or says the same,',
  ignored: 'is ignored',
};

function formatSettings(
  diagnoses: readonly Diagnosis[],
  settings: readonly Setting[],
  colours: Colours,
): string[] {
  if (settings.length === 0)
    return ['  Nothing: neither the environment nor a profile says anything about STS.'];
  return settings.flatMap((setting, index) => [
    `  ${describeSetting(setting)}`,
    ...diagnoses.map(({ sdk, effects }) => {
      const effect = effects[index] ?? 'ignored';
      const paint = effect === 'decides' ? colours.green : colours.dim;
      return paint(`    ${WORDS[effect]} for ${sdk.construction} (${sdk.packageName})`);
    }),
  ]);
}

/** A setting with its value and its place. */
export function describeSetting({ name, value, place }: Setting): string {
  const shown = `${name} = ${toShownValue(value)}`;
  if (place.kind === 'variable') return shown;
  const section = place.section.startsWith('services.')
    ? place.section.replace('.', ' ')
    : `profile ${place.section}`;
  return `${shown} (${section} in the shared ${place.file} file)`;
}

/** Raised when a field changes its meaning or goes; new fields leave it as it is. */
const FORMAT = 1;

/** For programs. */
export function formatDiagnosesAsJson(diagnoses: readonly Diagnosis[], settings: readonly Setting[]): string {
  const log = {
    format: FORMAT,
    clients: diagnoses.map(({ sdk, outcome }) => {
      const { packageName, version, construction } = sdk;
      return { packageName, version, construction, ...outcome, isGlobal: outcome.host === GLOBAL_HOST };
    }),
    settings: settings.map(({ name, value, place }, index) => ({
      name,
      value: toShownValue(value),
      ...(place.kind === 'profile' ? { file: place.file, section: place.section } : {}),
      effects: Object.fromEntries(diagnoses.map(({ sdk, effects }) => [sdk.packageName, effects[index]])),
    })),
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
