import { toDisplayPath } from '../project/display-path.js';
import type { Colours } from '../terminal/colours.js';
import { count } from '../terminal/count.js';
import { CHECKLIST } from './checklist.js';
import type { Migration } from './migration.js';
import type { Remainder } from './plan.js';

/** `12 files changed, 3 places left to you, 2 changes to confirm; 240 files looked at.` */
function summarise({ isDry, files, rewrites, remainders }: Migration): string {
  const work = remainders.filter(({ kind }) => kind === 'work').length;
  const parts = [
    `${count(rewrites.length, 'file')} ${isDry ? 'to change' : 'changed'}`,
    `${count(work, 'place')} left to you`,
    `${count(remainders.length - work, 'change')} to confirm`,
  ];
  return `${parts.join(', ')}; ${count(files, 'file')} looked at.`;
}

/** For a terminal. */
export function formatMigrationText(migration: Migration, cwd: string, colours: Colours): string {
  const { isDry, rewrites, remainders, installCommand } = migration;
  const places = remainders.map(({ path, line, problem, advice }) => {
    const place = `${toDisplayPath(cwd, path)}:${String(line)}`;
    return `  ${colours.cyan(place)}\n    ${problem} ${advice}`;
  });
  const checklist = CHECKLIST.map(({ title, text }) => `  ${colours.bold(title)}: ${text}`);
  return joinBlocks([
    places.length > 0 ? [colours.bold('Left to you'), ...places] : [],
    rewrites.length > 0 ? [colours.bold('Look at these before you deploy'), ...checklist] : [],
    installCommand === undefined ? [] : [describeInstall(isDry, colours.bold(installCommand))],
    [summarise(migration)],
  ]);
}

function describeInstall(isDry: boolean, command: string): string {
  return isDry
    ? `The runtime would be added to package.json; then run ${command}.`
    : `Run ${command}: the runtime was added to package.json.`;
}

/** For the description of a pull request. */
export function formatMigrationMarkdown(migration: Migration, cwd: string): string {
  const { isDry, rewrites, remainders, manifests, installCommand } = migration;
  const show = (path: string): string => `\`${toDisplayPath(cwd, path)}\``;
  const toItem = ({ path, line, problem, advice }: Remainder): string =>
    `- [ ] \`${toDisplayPath(cwd, path)}:${String(line)}\`: ${problem} ${advice}`;
  const checklist = CHECKLIST.map(({ title, text }) => `- [ ] **${title}**: ${text.replace(/</g, '\\<')}`);
  return joinBlocks([
    ['# Migration to regional endpoints', '', summarise(migration)],
    list('## Changed', [
      ...rewrites.map(({ path, changes }) => `- ${show(path)}: ${count(changes.length, 'place')}`),
      ...manifests.map(({ path }) => `- ${show(path)}: the runtime as a dependency`),
    ]),
    list('## Left to you', remainders.map(toItem)),
    list('## Before you deploy', rewrites.length > 0 ? checklist : []),
    installCommand === undefined ? [] : [describeInstall(isDry, `\`${installCommand}\``)],
  ]);
}

function list(heading: string, items: readonly string[]): string[] {
  return items.length > 0 ? [heading, '', ...items] : [];
}

function joinBlocks(blocks: readonly (readonly string[])[]): string {
  const filled = blocks.filter((block) => block.length > 0);
  return `${filled.map((block) => block.join('\n')).join('\n\n')}\n`;
}

/** Raised when a field changes its meaning or goes; new fields leave it as it is. */
const FORMAT = 1;

/** For programs. */
export function formatMigrationJson(migration: Migration, cwd: string): string {
  const { isDry, files, rewrites, remainders, manifests, installCommand, problems } = migration;
  const show = (path: string): string => toDisplayPath(cwd, path);
  const log = {
    format: FORMAT,
    dryRun: isDry,
    files,
    changed: rewrites.map(({ path, changes }) => ({ file: show(path), changes })),
    runtimeAddedTo: manifests.map(({ path }) => show(path)),
    ...(installCommand !== undefined && { installCommand }),
    leftToYou: remainders.map(({ path, ...rest }) => ({ file: show(path), ...rest })),
    checklist: rewrites.length > 0 ? CHECKLIST : [],
    problems: problems.map(({ path, ...rest }) => ({ file: show(path), ...rest })),
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
