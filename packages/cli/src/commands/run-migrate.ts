import { Project } from '@endpoint-hygiene/analysis';
import { EXIT, type ExitStatus } from '../exit-status.js';
import { findScope } from '../findings/check-sources.js';
import { formatProblems } from '../formats/format-text.js';
import {
  formatMigrationJson,
  formatMigrationMarkdown,
  formatMigrationText,
} from '../migration/format-migration.js';
import { findInstallCommand } from '../migration/install-command.js';
import type { Migration } from '../migration/migration.js';
import { makePlan } from '../migration/plan.js';
import { runFormatter } from '../migration/run-formatter.js';
import { planRuntime } from '../migration/runtime-dependency.js';
import { colourPatch, toPatch } from '../migration/show-diff.js';
import { ProjectOfOneSdk } from '../migration/project-of-one-sdk.js';
import { writeFiles } from '../migration/write-files.js';
import { toDisplayPath } from '../project/display-path.js';
import { findUncommitted } from '../project/git.js';
import { readConfiguration } from '../project/read-configuration.js';
import { getColours, wantsColour } from '../terminal/colours.js';
import { createProgress } from '../terminal/progress.js';
import { writeOutput } from '../terminal/write-output.js';
import { UserError } from '../user-error.js';
import { getVersion } from '../version.js';
import type { MigrateFlags } from './migrate.js';

/** Migrates the sources that the options name, shows what changed and what is left, and tells what to end with. */
export async function runMigrate(paths: readonly string[], flags: MigrateFlags): Promise<ExitStatus> {
  const cwd = process.cwd();
  const isDry = flags.dryRun === true || flags.check === true;
  if (!isDry && !flags.force) requireCommitted(cwd);
  const planned = await plan(paths, flags, isDry);
  const migration = isDry ? planned : write(planned);
  if (!isDry && flags.formatWith !== undefined && migration.rewrites.length > 0) {
    const files = migration.rewrites.map(({ path }) => path);
    runFormatter(flags.formatWith, files, cwd);
  }
  show(migration, flags);
  if (migration.problems.length > 0) return EXIT.trouble;
  const isLeft = migration.rewrites.length > 0 || migration.remainders.some(({ kind }) => kind === 'work');
  return flags.check && isLeft ? EXIT.findings : EXIT.clean;
}

/** What git does not hold, nobody can take back. */
function requireCommitted(cwd: string): void {
  const uncommitted = findUncommitted(cwd);
  if (uncommitted?.length === 0) return;
  if (!uncommitted) {
    throw new UserError(
      'This folder is in no git repository, so the changes could not be taken back. Look at them with --dry-run, or run with --force.',
    );
  }
  const [first = ''] = uncommitted;
  const others = uncommitted.length > 1 ? ` and ${String(uncommitted.length - 1)} more` : '';
  throw new UserError(
    `There are changes that are not committed (${first}${others}): they could not be told from the migration's. Commit them, or run with --force (also to finish a migration that was cut off).`,
  );
}

async function plan(paths: readonly string[], flags: MigrateFlags, isDry: boolean): Promise<Migration> {
  const cwd = process.cwd();
  const { settings, ignore } = readConfiguration(cwd, {
    ...(flags.ignore && { ignore: flags.ignore }),
    ...(flags.includeTests !== undefined && { includeTests: flags.includeTests }),
  });
  const files = await findScope(paths, { ...flags, ignore });
  const progress = createProgress(process.stderr);
  progress.start('Reading', files.length);
  const made = makePlan({
    files,
    options: { ...settings.judgeOptions, transform: flags.transform, iam: settings.iamOptions },
    project: flags.client === undefined ? new Project() : new ProjectOfOneSdk(flags.client === 'v2' ? 2 : 3),
    countsBefore: isDry,
    onFile: progress.step,
  });
  progress.stop();
  const runtime = planRuntime(made.rewrites, getVersion());
  const manifests = runtime.replacements;
  return {
    ...made,
    isDry,
    manifests,
    problems: [...made.problems, ...runtime.problems],
    ...(manifests.length > 0 && { installCommand: await findInstallCommand(cwd) }),
  };
}

/** The dependency first: code that imports what is not listed would be broken. */
function write(planned: Migration): Migration {
  const { manifests, rewrites } = planned;
  const progress = createProgress(process.stderr);
  progress.start('Writing', manifests.length + rewrites.length);
  const problems = writeFiles([...manifests, ...rewrites], progress.step);
  progress.stop();
  const failed = new Set(problems.map(({ path }) => path));
  return {
    ...planned,
    rewrites: rewrites.filter(({ path }) => !failed.has(path)),
    remainders: planned.remainders.filter(({ path }) => !failed.has(path)),
    problems: [...planned.problems, ...problems],
  };
}

/** The diff alone goes to the standard output, so that `migrate --dry-run > x.patch` is a patch. */
function show(migration: Migration, { diff, format, output }: MigrateFlags): void {
  const cwd = process.cwd();
  const { stdout, stderr } = process;
  const errorColours = getColours(stderr);
  if (diff && (format === 'text' || output !== undefined)) stdout.write(showDiff(migration, cwd));
  stderr.write(formatProblems(migration.problems, cwd, errorColours));
  const text = {
    text: () => formatMigrationText(migration, cwd, getColours(output === undefined ? stderr : {})),
    markdown: () => formatMigrationMarkdown(migration, cwd),
    json: () => formatMigrationJson(migration, cwd),
  }[format]();
  if (output !== undefined || format !== 'text') writeOutput(output, text);
  else stderr.write(text);
}

function showDiff({ manifests, rewrites }: Migration, cwd: string): string {
  const colours = getColours(process.stdout);
  return [...manifests, ...rewrites]
    .map((each) => toPatch(each, toDisplayPath(cwd, each.path)))
    .map((patch) => (wantsColour(process.stdout) ? colourPatch(patch, colours) : patch))
    .join('');
}
