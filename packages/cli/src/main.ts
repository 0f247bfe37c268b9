import { Command, CommanderError } from 'commander';
import { addCheck } from './commands/check.js';
import { addDoctor } from './commands/doctor.js';
import { addExplain } from './commands/explain.js';
import { addMigrate } from './commands/migrate.js';
import { addReport } from './commands/report.js';
import { EXIT } from './exit-status.js';
import { getColours } from './terminal/colours.js';
import { UserError } from './user-error.js';
import { getVersion } from './version.js';

const DESCRIPTION =
  "Finds, explains and migrates code that ties an application to AWS's global endpoints and to the IAM control plane.";
const STATUSES = `
Exit status:
  0  nothing to report
  1  findings, or work that is left
  2  the run itself went wrong: an unknown option, a file that cannot be read
`;

/** Runs the command line. Sets the exit status and never ends the process itself, so that all output is written. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', leaveOnClosedPipe);
  try {
    await createProgram().parseAsync([...argv]);
  } catch (error) {
    process.exitCode = report(error);
  }
}

/** The commands with their options. */
export function createProgram(): Command {
  const program = new Command('endpoint-hygiene')
    .description(DESCRIPTION)
    .version(getVersion(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showHelpAfterError('Run "endpoint-hygiene --help" to see what there is.')
    .addHelpText('after', STATUSES)
    .exitOverride();
  addCheck(program);
  addMigrate(program);
  addExplain(program);
  addReport(program);
  addDoctor(program);
  return program;
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.trouble;
  const { red } = getColours(process.stderr);
  if (error instanceof UserError) process.stderr.write(`${red('error')}: ${error.message}\n`);
  else process.stderr.write(`${red('error')}: ${describeDefect(error)}\n`);
  return EXIT.trouble;
}

function describeDefect(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${stack}\nThis is a defect of endpoint-hygiene: please report it.`;
}

/** `endpoint-hygiene check | head` closes the pipe before everything is written. */
function leaveOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
