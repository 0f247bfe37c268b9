import { Environments } from './environments.js';
import type { InstalledSdk } from './find-sdks.js';
import type { Outcome } from './probe-protocol.js';
import { runProbe } from './run-probe.js';
import type { Setting } from './setting.js';

/**
 * What a setting does to an SDK here.
 * - `decides`: without it the host would be another.
 * - `redundant`: it counts where nothing else is set; here another comes first, or says the same.
 * - `ignored`: the SDK does not read it, or not for this.
 */
export type Effect = 'decides' | 'redundant' | 'ignored';

/** What one SDK does here, and why. */
export interface Diagnosis {
  readonly sdk: InstalledSdk;
  readonly outcome: Outcome;
  /** In the order of the settings. */
  readonly effects: readonly Effect[];
}

/** Measures which host an SDK asks here, then leaves out one setting after another to see which of them count. */
export async function diagnose(sdk: InstalledSdk, settings: readonly Setting[]): Promise<Diagnosis> {
  const trials = settings.flatMap((setting) => findTrials(setting, settings));
  const [outcome = {}, ...outcomes] = await tryOut(sdk, [settings, ...trials]);
  const effects = settings.map((_, index): Effect => {
    const [without, withIt, withoutIt] = outcomes.slice(index * TRIALS, (index + 1) * TRIALS);
    if (!isSame(without, outcome)) return 'decides';
    return isSame(withIt, withoutIt) ? 'ignored' : 'redundant';
  });
  return { sdk, outcome, effects };
}

/** What is tried for each setting: all but it; then as little as possible with it, and without it. */
const TRIALS = 3;

/** These choose among other settings, and mean nothing by themselves. */
const CHOOSERS = new Set(['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SDK_LOAD_CONFIG', 'services']);

function findTrials(setting: Setting, settings: readonly Setting[]): readonly (readonly Setting[])[] {
  const isNeeded = CHOOSERS.has(setting.name)
    ? ({ name, place }: Setting) => CHOOSERS.has(name) || place.kind === 'profile'
    : ({ name }: Setting) => CHOOSERS.has(name);
  const few = settings.filter((other) => other !== setting && isNeeded(other));
  return [settings.filter((other) => other !== setting), [...few, setting], few];
}

async function tryOut(
  { kind, entry }: InstalledSdk,
  sets: readonly (readonly Setting[])[],
): Promise<readonly Outcome[]> {
  const environments = new Environments();
  try {
    return await runProbe({ kind, entry, environments: sets.map((set) => environments.create(set)) });
  } finally {
    environments.remove();
  }
}

function isSame(one: Outcome | undefined, other: Outcome | undefined): boolean {
  return one?.host === other?.host && one?.error === other?.error;
}
