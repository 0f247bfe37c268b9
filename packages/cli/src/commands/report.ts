import type { Command } from 'commander';
import { addSourceOptions, type SourceFlags } from './source-options.js';

/** What the options of `report` say. */
export interface ReportFlags extends SourceFlags {
  readonly output: string;
}

/** Adds `report [paths]`. What it needs is loaded when it runs. */
export function addReport(program: Command): void {
  addSourceOptions(program.command('report').description('write the findings as one HTML page'))
    .option('-o, --output <file>', 'the page to write; - for the standard output', 'endpoint-hygiene.html')
    .action(async (paths: readonly string[], flags: ReportFlags) => {
      const { runReport } = await import('./run-report.js');
      process.exitCode = await runReport(paths, flags);
    });
}
