import { Option, type Command } from 'commander';
import { PRESETS, type Preset } from '../project/presets.js';

/** The options by which sources are chosen and judged, as commander reads them. */
export interface SourceFlags {
  readonly changed?: boolean;
  readonly since?: string;
  readonly preset?: Preset;
  readonly rule?: readonly string[];
  readonly ignore?: readonly string[];
  readonly runtime?: string;
  readonly includeTests?: boolean;
}

/** Adds the paths and options that `check` and `report` share. */
export function addSourceOptions(command: Command): Command {
  return addScopeOptions(command)
    .addOption(
      new Option('--preset <name>', 'which rules are on (default: "recommended")').choices([...PRESETS]),
    )
    .option('--rule <name>', 'run this rule alone; may be given again', collect)
    .addOption(
      new Option('--runtime <name>', 'where the code runs: AWS_REGION always exists there').choices([
        'lambda',
      ]),
    );
}

/** Adds the paths and the options that narrow them. */
export function addScopeOptions(command: Command): Command {
  return command
    .argument('[paths...]', 'files, folders or globs (all of this folder without them)')
    .option('--changed', 'look only at files that differ from the last commit')
    .option('--since <commit>', 'look only at files that differ from a commit, such as origin/main')
    .option('--ignore <glob>', 'leave out these files as well; may be given again', collect)
    .option('--include-tests', 'look at test files, too');
}

/** For an option that may be given again. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
