import { Option, type Command } from 'commander';

/** What the options of `doctor` say. */
export interface DoctorFlags {
  readonly format: 'text' | 'json';
}

/** Adds `doctor [folder]`. What it needs is loaded when it runs. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('show which STS host the installed SDKs ask here, and which settings decide it')
    .argument('[folder]', 'the package whose SDKs are tried', '.')
    .addOption(
      new Option('-f, --format <format>', 'how to write it').choices(['text', 'json']).default('text'),
    )
    .action(async (folder: string, flags: DoctorFlags) => {
      const { runDoctor } = await import('./run-doctor.js');
      process.exitCode = await runDoctor(folder, flags);
    });
}
