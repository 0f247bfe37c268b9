import { dirname, resolve } from 'node:path';
import { PRINCIPAL_EVENTS, TERRAFORM_COLD, TERRAFORM_EVENTS } from './event-kinds.js';
import type { ManifestEvent, NamedHandler } from './manifest-handler.js';

/** A top-level block: `resource "aws_lambda_function" "create" { … }`. */
interface Block {
  readonly labels: readonly string[];
  readonly path: string;
  readonly line: number;
  readonly text: string;
  /** `key = "value"` anywhere in the block, the first of each key. */
  readonly settings: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
}

/** Tells from its text whether a Terraform file names handlers. */
export function mayDefineFunctions(text: string): boolean {
  return /^\s*handler\s*=\s*"/m.test(text);
}

/**
 * The handlers of the Terraform files of one folder, which Terraform reads as one program.
 * Read line by line, not as HCL: a block starts at the left edge and ends at a brace there; a setting stands on a line
 * of its own with a quoted value. Heredocs, conditions and variables are not followed; what depends on them is left out.
 */
export function findTerraformHandlers(
  files: readonly { path: string; text: string }[],
): readonly NamedHandler[] {
  const blocks = files.flatMap(({ path, text }) => readBlocks(path, text));
  return blocks.flatMap((block) => {
    const handler = block.settings.get('handler');
    const address = getAddress(block);
    if (
      !handler ||
      address === undefined ||
      /^(?!nodejs|\$\{|provided)/.test(block.settings.get('runtime')?.value ?? 'nodejs')
    )
      return [];
    const users = blocks.filter((other) => other !== block && refersTo(other, address));
    return [
      {
        handler: handler.value,
        bases: findBases(block, blocks),
        manifestPath: block.path,
        line: handler.line,
        functionId: block.labels.at(-1) ?? '',
        events: [...new Set(users.flatMap((user) => readEvent(user) ?? []))],
        isCold: users.some(({ labels }) => labels[1] === TERRAFORM_COLD),
      },
    ];
  });
}

function readBlocks(path: string, text: string): readonly Block[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const opening = /^(resource|data|module|locals)\b([^{]*)\{/.exec(line);
    if (!opening) return [];
    const length = lines.slice(index).findIndex((other) => /^\}/.test(other));
    const body = length < 0 ? [line] : lines.slice(index, index + length + 1);
    const labels = [
      opening[1] ?? '',
      ...[...(opening[2] ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? ''),
    ];
    return [
      { labels, path, line: index + 1, text: body.join('\n'), settings: readSettings(body, index + 1) },
    ];
  });
}

function readSettings(lines: readonly string[], first: number): Block['settings'] {
  const settings = new Map<string, { value: string; line: number }>();
  lines.forEach((line, index) => {
    const [, key, value] = /^\s*(\w+)\s*=\s*"([^"]*)"/.exec(line) ?? [];
    if (key !== undefined && value !== undefined && !settings.has(key))
      settings.set(key, { value, line: first + index });
  });
  return settings;
}

/** How other blocks refer to a function. */
function getAddress({ labels }: Block): string | undefined {
  const [kind, first, second] = labels;
  if (kind === 'module') return `module.${first ?? ''}`;
  return kind === 'resource' && first === 'aws_lambda_function' ? `${first}.${second ?? ''}` : undefined;
}

function refersTo({ text }: Block, address: string): boolean {
  return text
    .split(address)
    .slice(1)
    .some((rest) => !/^[\w-]/.test(rest));
}

function readEvent({ labels, settings }: Block): ManifestEvent | undefined {
  if (labels[1] === 'aws_lambda_permission') return PRINCIPAL_EVENTS[settings.get('principal')?.value ?? ''];
  return labels[0] === 'resource' ? TERRAFORM_EVENTS[labels[1] ?? ''] : undefined;
}

/** The folder of the code: named by the block, or by the archive that it uploads; else the Terraform folder. */
function findBases(block: Block, blocks: readonly Block[]): readonly string[] {
  const archives = blocks.filter(
    ({ labels }) => labels[1] === 'archive_file' && refersTo(block, `data.archive_file.${labels[2] ?? ''}`),
  );
  const folders = [block, ...archives].flatMap(({ settings, path }) =>
    ['source_path', 'source_dir', 'path', 'source_file'].flatMap((key) => {
      const folder = toPath(settings.get(key)?.value, dirname(path));
      if (folder === undefined) return [];
      return key === 'source_file' ? [dirname(folder)] : [folder];
    }),
  );
  return folders.length > 0 ? folders : [dirname(block.path)];
}

/** `${path.module}/../src`; undefined where another variable has a part in it. */
function toPath(value: string | undefined, directory: string): string | undefined {
  const path = value?.replace(/\$\{path\.(?:module|root|cwd)\}/g, '.');
  return path === undefined || path.includes('${') ? undefined : resolve(directory, path);
}
