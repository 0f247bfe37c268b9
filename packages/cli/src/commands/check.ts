import { InvalidArgumentError, Option, type Command } from 'commander';
import { addSourceOptions, type SourceFlags } from './source-options.js';

/** What the options of `check` say. */
export interface CheckFlags extends SourceFlags {
  readonly format: 'text' | 'json' | 'sarif' | 'html';
  readonly output?: string;
  readonly severity: 'error' | 'warning';
  readonly maxWarnings?: number;
}

/** Adds `check [paths]`. What it needs is loaded when it runs. */
export function addCheck(program: Command): void {
  addSourceOptions(
    program.command('check').description('report what ties the code to global endpoints and IAM'),
  )
    .addOption(
      new Option('-f, --format <format>', 'how to write the findings')
        .choices(['text', 'json', 'sarif', 'html'])
        .default('text'),
    )
    .option('-o, --output <file>', 'write to a file instead of the terminal')
    .addOption(
      new Option('--severity <least>', 'leave out what is less severe')
        .choices(['error', 'warning'])
        .default('warning'),
    )
    .option('--max-warnings <number>', 'fail where there are more warnings', readNumber)
    .action(async (paths: readonly string[], flags: CheckFlags) => {
      const { runCheck } = await import('./run-check.js');
      process.exitCode = await runCheck(paths, flags);
    });
}

function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number, 0 or more.');
}
