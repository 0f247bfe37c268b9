import { Option, type Command } from 'commander';

/** What the options of `explain` say. */
export interface ExplainFlags {
  readonly format: 'text' | 'json';
}

/** Adds `explain file:line`. What it needs is loaded when it runs. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('say of a line what was found there, or why nothing was')
    .argument('<file:line>', 'such as src/clients.ts:12')
    .addOption(
      new Option('-f, --format <format>', 'how to write it').choices(['text', 'json']).default('text'),
    )
    .action(async (place: string, flags: ExplainFlags) => {
      const { runExplain } = await import('./run-explain.js');
      process.exitCode = runExplain(place, flags);
    });
}
