import { Option, type Command } from 'commander';
import type { TransformName } from '@endpoint-hygiene/codemod';
import { addScopeOptions, type SourceFlags } from './source-options.js';

/** The transforms that `jscodeshift -t` runs. */
const TRANSFORMS: readonly TransformName[] = ['all', 'sts-regional-endpoint', 'iam-write-fallback'];

/** What the options of `migrate` say. */
export interface MigrateFlags extends Pick<SourceFlags, 'changed' | 'since' | 'ignore' | 'includeTests'> {
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly force?: boolean;
  readonly transform: TransformName;
  readonly client?: 'v2' | 'v3';
  readonly diff: boolean;
  readonly format: 'text' | 'markdown' | 'json';
  readonly output?: string;
  readonly formatWith?: string;
}

/** Adds `migrate [paths]`. What it needs is loaded when it runs. */
export function addMigrate(program: Command): void {
  addScopeOptions(
    program.command('migrate').description('mend what can be mended, and list what is left to a person'),
  )
    .option('--dry-run', 'change nothing, and show what would change')
    .option('--check', 'change nothing, and end with 1 where anything is left to change or to do')
    .option('--force', 'run with changes that are not committed, or outside of a repository')
    .addOption(
      new Option('--transform <name>', 'which edits to make').choices([...TRANSFORMS]).default('all'),
    )
    .addOption(
      new Option('--client <sdk>', 'change clients of this version of the SDK alone').choices(['v2', 'v3']),
    )
    .option('--no-diff', 'do not show what changes')
    .addOption(
      new Option('-f, --format <format>', 'how to write what is left to a person')
        .choices(['text', 'markdown', 'json'])
        .default('text'),
    )
    .option('-o, --output <file>', 'write that to a file')
    .option('--format-with <command>', 'run a formatter over the changed files, such as "prettier --write"')
    .action(async (paths: readonly string[], flags: MigrateFlags) => {
      const { runMigrate } = await import('./run-migrate.js');
      process.exitCode = await runMigrate(paths, flags);
    });
}
