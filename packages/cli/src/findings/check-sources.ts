import type { SourceFlags } from '../commands/source-options.js';
import { findFiles } from '../project/find-files.js';
import { findChangedFiles } from '../project/git.js';
import { readConfiguration } from '../project/read-configuration.js';
import { UserError } from '../user-error.js';
import { checkFiles } from './check-files.js';
import type { CheckResult } from './finding.js';
import { RULES } from './rules.js';

/** Finds and checks the sources that the options name. */
export async function checkSources(paths: readonly string[], flags: SourceFlags): Promise<CheckResult> {
  const cwd = process.cwd();
  const rules = (flags.rule ?? []).map(readRule);
  const configuration = readConfiguration(cwd, flags);
  const files = await findScope(paths, { ...flags, ignore: configuration.ignore });
  return checkFiles({ cwd, files, configuration, rules });
}

/** The sources below the given paths, or those among them that have changed. */
export async function findScope(
  paths: readonly string[],
  { changed, since, ignore = [] }: Pick<SourceFlags, 'changed' | 'since' | 'ignore'>,
): Promise<readonly string[]> {
  const cwd = process.cwd();
  const isNarrowed = changed === true || since !== undefined;
  const known = isNarrowed ? findChangedFiles(cwd, since) : undefined;
  const files = await findFiles(paths.length > 0 ? paths : ['.'], { cwd, ignore });
  return known ? files.filter((path) => known.has(path)) : files;
}

function readRule(name: string): string {
  const plain = name.replace(/^endpoint-hygiene\//, '');
  if (RULES.some((rule) => rule.name === plain)) return plain;
  const names = RULES.map((rule) => rule.name).join(', ');
  throw new UserError(`There is no rule "${name}". The rules are ${names}.`);
}
